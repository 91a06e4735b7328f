//! SMQ1102: an objective without the level to reach.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1102"),
    slug: "objective-without-target",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 6.2.1",
    page: include_str!("objective_without_target.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if objective.target.is_absent() {
            let message = Message::new("objective-without-target");
            report.add(objective.definition, objective.definition.id_span, message);
        }
    }
}
