//! SMQ1106: an objective that nothing is done for.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1106"),
    slug: "objective-without-means",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 6.2.2",
    page: include_str!("objective_without_means.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if nothing_listed(&objective.means) && objective.resources.is_absent() {
            let message = Message::new("objective-without-means");
            report.add(objective.definition, objective.definition.id_span, message);
        }
    }
}
