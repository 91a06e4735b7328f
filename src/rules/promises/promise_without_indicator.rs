//! SMQ1001: nothing measures whether a promise is kept.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1001"),
    slug: "promise-without-indicator",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.5",
    page: include_str!("promise_without_indicator.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        if promise.indicator.is_absent() {
            let message = Message::new("promise-without-indicator");
            report.add(promise.definition, promise.definition.id_span, message);
        }
    }
}
