//! SMQ1104: nobody answers for an objective.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::owners::owner_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1104"),
    slug: "objective-without-owner",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 6.2.2",
    page: include_str!("objective_without_owner.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if owner_of(model, objective.definition).is_absent() {
            let message = Message::new("objective-without-owner");
            report.add(objective.definition, objective.definition.id_span, message);
        }
    }
}
