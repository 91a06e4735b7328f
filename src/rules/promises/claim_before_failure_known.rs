//! SMQ1023: the time to claim redress is over before the customer can know of the broken promise.
//!
//! `claim.within` is counted from the broken promise, so a claim time shorter than the promised
//! limit is sound; only one without length ends too early whatever the case.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Either, Promise};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1023"),
    slug: "claim-before-failure-known",
    severity: Severity::Error,
    basis: "ISO 10001:2018, 6.4",
    page: include_str!("claim_before_failure_known.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let Some(Either::Long(redress)) = promise.redress.given() else { continue };
        let within = redress.claim.given().and_then(|claim| claim.within.spanned());
        if let Some(within) = within.filter(|within| within.value.amount == 0) {
            let message = Message::new("claim-before-failure-known").with("within", within.value);
            report.add(promise.definition, within.span, message);
        }
    }
}
