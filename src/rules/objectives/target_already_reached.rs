//! SMQ1109: an objective that asks for what is there already.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::levels::reaches;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1109"),
    slug: "target-already-reached",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("target_already_reached.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        let baseline = objective.baseline.given().and_then(|baseline| baseline.value.spanned());
        if let Some((baseline, target)) = baseline.zip(objective.target.given())
            && reaches(baseline.value, *target) == Some(true)
        {
            let message = Message::new("target-already-reached")
                .with("baseline", baseline.value)
                .with("target", *target);
            report.add(objective.definition, baseline.span, message);
        }
    }
}
