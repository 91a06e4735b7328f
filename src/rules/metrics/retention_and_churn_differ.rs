//! SMQ6023: retention and churn of the same customers do not make 100 %.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{Measured, Plans};
use crate::model::{Indicator, RetentionFigure, Slot, View};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{PeriodKey, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ6023"),
    slug: "retention-and-churn-differ",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("retention_and_churn_differ.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let of = |figure: RetentionFigure| {
        model
            .active::<Indicator>()
            .filter(move |own| own.measure.given().and_then(crate::model::Measure::retention) == Some(figure))
    };
    for retention in of(RetentionFigure::Retention) {
        for churn in of(RetentionFigure::Churn).filter(|churn| same_cohort(plans, &retention, churn)) {
            let Some((period, sum)) = first_gap(measured, retention.id(), churn.id()) else { continue };
            let message = Message::new("retention-and-churn-differ")
                .with("churn", churn.id())
                .with("period", period)
                .with("sum", Argument::Rounded(sum, 1));
            report.add(retention.definition, retention.definition.id_span, message);
        }
    }
}

/// One source, all of it, cut alike.
fn same_cohort(plans: &Plans, one: &View<'_, Indicator>, other: &View<'_, Indicator>) -> bool {
    let pair = plans.indicators.get(one.id()).zip(plans.indicators.get(other.id()));
    let whole = [one, other].iter().all(|own| matches!(own.r#where, Slot::Absent));
    whole && pair.is_some_and(|(a, b)| a.source == b.source && a.period == b.period)
}

/// The first period in which the two do not make one, and what they make, in percent.
fn first_gap(measured: &Measured, retention: &str, churn: &str) -> Option<(PeriodKey, Ratio)> {
    let kept = measured.readings_of(retention).flat_map(|reading| &reading.series);
    kept.filter_map(|figure| {
        let mut lost = measured.readings_of(churn).flat_map(|reading| &reading.series);
        let lost = lost.find(|other| other.period == figure.period)?.value?;
        let sum = figure.value?.checked_add(lost)?;
        Some((figure.period, sum.checked_mul(Ratio::integer(100))?))
    })
    .find(|(_, percent)| *percent != Ratio::integer(100))
}
