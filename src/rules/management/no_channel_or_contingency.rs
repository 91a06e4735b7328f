//! SMQ9004: customers have no way to speak, or none is foreseen for when it fails.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Channel, ComplaintProcedure};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9004"),
    slug: "no-channel-or-contingency",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 8.2.1",
    page: include_str!("no_channel_or_contingency.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(claim) = claim_of(model, "ISO 9001", "8.2.1").filter(|_| !model.has_tombstone("channel")) else {
        return;
    };
    let mut channels = model.active::<Channel>().peekable();
    if channels.peek().is_none() {
        // A procedure without a channel is told by SMQ2003.
        if model.active::<ComplaintProcedure>().next().is_none() {
            report.add(claim.system.definition, claim.span, Message::new("no-channel-or-contingency"));
        }
        return;
    }
    if claim.system.contingency.is_absent() && channels.all(|channel| channel.contingency.is_absent()) {
        let message = Message::new("no-channel-or-contingency-foreseen");
        report.add(claim.system.definition, claim.span, message);
    }
}
