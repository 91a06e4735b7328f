//! SMQ3009: nobody knows when a dispute is over at the latest.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3009"),
    slug: "dispute-without-time-limit",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.11",
    page: include_str!("dispute_without_time_limit.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        if provider.duration.is_absent() {
            let message = Message::new("dispute-without-time-limit");
            report.add(provider.definition, provider.definition.id_span, message);
        }
    }
}
