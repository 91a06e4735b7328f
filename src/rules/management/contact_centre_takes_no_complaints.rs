//! SMQ9102: a contact centre through which no complaint can be made.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9102"),
    slug: "contact-centre-takes-no-complaints",
    severity: Severity::Warning,
    basis: "ISO 18295-1:2017, 4.4",
    page: include_str!("contact_centre_takes_no_complaints.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// By what a contact centre is reached.
const FROM_AFAR: [ChannelType; 6] = [
    ChannelType::Phone,
    ChannelType::Chat,
    ChannelType::Email,
    ChannelType::Sms,
    ChannelType::Social,
    ChannelType::App,
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(claim) = claim_of(model, "ISO 18295-1", "4.4") else { return };
    if model.has_tombstone("complaint-procedure") {
        return;
    }
    let procedures: Vec<_> = model.active::<ComplaintProcedure>().collect();
    if procedures.is_empty() {
        report.add(
            claim.system.definition,
            claim.span,
            Message::new("contact-centre-takes-no-complaints-at-all"),
        );
        return;
    }
    // A procedure without a channel is told by SMQ2003.
    let takes = procedures.iter().any(|procedure| match &procedure.body().channels {
        Slot::Given(channels) if channels.value.complete && !channels.value.items.is_empty() => {
            channels.value.iter().any(|channel| is_from_afar(model, &channel.id))
        }
        _ => true,
    });
    if let Some(procedure) = procedures.first().filter(|_| !takes) {
        let span = procedure.channels.span().unwrap_or(procedure.definition.id_span);
        report.add(procedure.definition, span, Message::new("contact-centre-takes-no-complaints"));
    }
}

/// Whether a channel may be one of the contact centre.
fn is_from_afar(model: &Model, channel: &str) -> bool {
    let found = model.find::<Channel>(channel);
    found.is_none_or(|found| found.r#type.given().is_none_or(|own| FROM_AFAR.contains(own)))
}
