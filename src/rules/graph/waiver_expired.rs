//! SMQ7012: a waiver that is over, or that nobody answers for.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Waiver;
use crate::resolve::Model;
use crate::rules::owners::owner_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7012"),
    slug: "waiver-expired",
    severity: Severity::Error,
    basis: "practice",
    page: include_str!("waiver_expired.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for waiver in model.active::<Waiver>() {
        if let Some(until) = waiver.until.spanned().filter(|until| until.value < plans.as_of) {
            let rule = waiver.rule.given().map_or("", |rule| rule.0.as_str());
            let message = Message::new("waiver-expired").with("until", until.value).with("rule", rule);
            report.add(waiver.definition, until.span, message);
        }
        if owner_of(model, waiver.definition).is_absent() {
            let message = Message::new("waiver-expired-without-owner");
            report.add(waiver.definition, waiver.definition.id_span, message);
        }
    }
}
