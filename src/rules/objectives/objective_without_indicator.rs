//! SMQ1101: an objective that names nothing to measure.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1101"),
    slug: "objective-without-indicator",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 6.2.1",
    page: include_str!("objective_without_indicator.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if objective.indicator.is_absent() {
            let message = Message::new("objective-without-indicator");
            report.add(objective.definition, objective.definition.id_span, message);
        }
    }
}
