//! SMQ6004: a share of more than everything, or of less than nothing: what stands above the line is
//! no part of what stands below it.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{FormulaPlan, Measured, Plans};
use crate::model::Indicator;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ6004"),
    slug: "part-exceeds-whole",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("part_exceeds_whole.md"),
    limits: &[],
    check: Check::Results(check),
};

/// Measures of sums that are parts of one another. A ratio of flows may well exceed one.
const PARTS_OF_A_WHOLE: [&str; 4] = ["abandonment", "response_rate", "retention", "service_level"];

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let Some(measure) = indicator.measure.spanned() else { continue };
        let formula = plans.indicators.get(indicator.id()).map(|plan| &plan.formula);
        let of_sums = matches!(formula, Some(FormulaPlan::ShareOfSums { .. } | FormulaPlan::Quotient(_)));
        if !of_sums || !PARTS_OF_A_WHOLE.contains(&measure.value.tag) {
            continue;
        }
        let mut figures = measured.readings_of(indicator.id()).flat_map(|reading| &reading.series);
        let impossible = figures.find_map(|figure| {
            let value = figure.value.filter(|value| *value < Ratio::ZERO || *value > Ratio::ONE)?;
            Some((figure.period, value.checked_mul(Ratio::integer(100))?))
        });
        if let Some((period, percent)) = impossible {
            let message = Message::new("part-exceeds-whole")
                .with("period", period)
                .with("value", Argument::Rounded(percent, 1));
            report.add(indicator.definition, measure.span, message);
        }
    }
}
