//! SMQ6021: so few cases that a single miss uses more than the target allows.

use super::current;
use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{Measured, Plans};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ6021"),
    slug: "one-miss-spends-the-budget",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("one_miss_spends_the_budget.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for verdict in &measured.verdicts {
        let Some(definition) = model.get(verdict.kind, &verdict.id) else { continue };
        let Some((judged, figure)) = current(measured, verdict) else { continue };
        let Some(budget) = verdict.budget.filter(|budget| budget.cases > 0) else { continue };
        let cases = figure.tally.n;
        let share = budget.allowed.checked_div(Ratio::integer(i128::from(budget.cases)));
        let allowed = share.and_then(|share| share.checked_mul(Ratio::integer(i128::from(cases))));
        if cases > 0 && allowed.is_some_and(|allowed| allowed < Ratio::ONE) {
            let message = Message::new("one-miss-spends-the-budget")
                .with("period", judged.period)
                .with("n", cases)
                .with("allowed", Argument::Rounded(allowed.unwrap_or(Ratio::ZERO), 2));
            report.add(definition, definition.id_span, message);
        }
    }
}
