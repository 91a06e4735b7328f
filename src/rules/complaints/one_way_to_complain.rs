//! SMQ2004: whoever cannot use the one way to complain cannot complain.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, ComplaintProcedure};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2004"),
    slug: "one-way-to-complain",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.5",
    page: include_str!("one_way_to_complain.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(means) = means_of(model, procedure.body()) else { continue };
        if let Some(need) = shared_need(&means) {
            let span = procedure.channels.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("one-way-to-complain").with("need", need));
        }
    }
}

/// The means of every channel, each channel once; nothing when one of them is not known.
fn means_of(model: &Model, procedure: &ComplaintProcedure) -> Option<Vec<ChannelType>> {
    let channels = all_of(&procedure.channels)?;
    let ids: BTreeSet<&str> = channels.iter().map(|channel| channel.id.as_str()).collect();
    ids.into_iter().map(|id| model.find::<Channel>(id)?.body().r#type.given().copied()).collect()
}

/// What one cannot complain without, in a word of the page.
fn shared_need(means: &[ChannelType]) -> Option<&'static str> {
    match means {
        [] => None,
        [_] => Some("one"),
        _ if means.iter().all(|means| *means == ChannelType::Phone) => Some("voice"),
        _ if means.iter().all(|means| needs_internet(*means)) => Some("internet"),
        _ => None,
    }
}

const fn needs_internet(means: ChannelType) -> bool {
    match means {
        ChannelType::Email
        | ChannelType::Chat
        | ChannelType::Social
        | ChannelType::WebForm
        | ChannelType::App
        | ChannelType::Forum => true,
        ChannelType::Phone | ChannelType::Letter | ChannelType::InPerson | ChannelType::Sms => false,
    }
}
