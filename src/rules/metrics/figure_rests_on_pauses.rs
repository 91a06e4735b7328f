//! SMQ6029: pauses change the figure by more than five points.

use super::current;
use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{FormulaPlan, Measured, Plans, TimePlan};
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ6029"),
    slug: "figure-rests-on-pauses",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("figure_rests_on_pauses.md"),
    limits: &[Limit { name: "points", default: "5" }],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let tolerated = report.limit("points").level().unwrap_or(Ratio::ZERO);
    for verdict in &measured.verdicts {
        let Some(definition) = model.get(verdict.kind, &verdict.id) else { continue };
        let formula = plans.indicators.get(&verdict.indicator).map(|plan| &plan.formula);
        if !matches!(formula, Some(FormulaPlan::Time(TimePlan { less: Some(_), .. }))) {
            continue;
        }
        let Some((judged, figure)) = current(measured, verdict) else { continue };
        let percent = |good: u64| Ratio::new(100 * i128::from(good), i128::from(figure.tally.n));
        let with = percent(figure.tally.good);
        let without = percent(figure.tally.good_without_pauses);
        let Some((with, without)) = with.zip(without) else { continue };
        if with.checked_sub(without).is_some_and(|points| points > tolerated) {
            let message = Message::new("figure-rests-on-pauses")
                .with("period", judged.period)
                .with("with", Argument::Rounded(with, 1))
                .with("without", Argument::Rounded(without, 1));
            report.add(definition, definition.id_span, message);
        }
    }
}
