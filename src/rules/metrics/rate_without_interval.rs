//! SMQ6013: a percentage on a few cases stands alone.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{Figure, FigureKind, FormulaPlan, Measured, Plans};
use crate::model::Indicator;
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Quantity, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ6013"),
    slug: "rate-without-interval",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("rate_without_interval.md"),
    limits: &[Limit { name: "cases", default: "30" }],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let few = report.count("cases");
    for indicator in model.active::<Indicator>() {
        let Some(plan) = plans.indicators.get(indicator.id()) else { continue };
        let kind = plans.figure_kind(plan);
        let share = matches!(kind, FigureKind::Share | FigureKind::Typed(Some(Quantity::Percent(_))));
        let Some(reading) = measured.readings_of(indicator.id()).next().filter(|_| share) else { continue };
        let last = reading.series.iter().rev().find(|figure| figure.complete && figure.value.is_some());
        let Some(figure) = last.filter(|figure| figure.interval.is_none() && figure.tally.n < few) else {
            continue;
        };
        // A figure typed without its number of cases counts as one case.
        let unknown = matches!(plan.formula, FormulaPlan::Typed(_)) && figure.tally.n == 1;
        let key = if unknown { "rate-without-interval-or-cases" } else { "rate-without-interval" };
        let message = Message::new(key)
            .with("period", figure.period)
            .with("n", figure.tally.n)
            .with("value", Argument::Rounded(percent(figure), 1));
        report.add(indicator.definition, indicator.definition.id_span, message);
    }
}

fn percent(figure: &Figure) -> Ratio {
    let value = figure.value.unwrap_or(Ratio::ZERO);
    value.checked_mul(Ratio::integer(100)).unwrap_or(value)
}
