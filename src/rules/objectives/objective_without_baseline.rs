//! SMQ1103: a level to reach, and nothing said of where things stand.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1103"),
    slug: "objective-without-baseline",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("objective_without_baseline.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if let Some(target) = objective.target.spanned()
            && objective.baseline.is_absent()
        {
            let message = Message::new("objective-without-baseline").with("target", target.value);
            report.add(objective.definition, target.span, message);
        }
    }
}
