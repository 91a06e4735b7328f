//! SMQ6016: a chart of shares whose points hold too few cases of the rarer kind.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{ChartKind, Measured, Plans, Reading};
use crate::model::Indicator;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ6016"),
    slug: "too-few-cases-per-point",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("too_few_cases_per_point.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let Some(reading) = measured.readings_of(indicator.id()).next() else { continue };
        let Some((average, wanted)) = cases_and_wanted(reading) else { continue };
        if average < wanted {
            let message = Message::new("too-few-cases-per-point")
                .with("n", Argument::Rounded(average, 0))
                .with("wanted", Argument::Rounded(wanted, 0));
            report.add(indicator.definition, indicator.definition.id_span, message);
        }
    }
}

/// Cases of a point on average, and 1/q with q the rarer share of the whole chart: below it, most
/// points hold no case of the rarer kind. Nothing for other charts, for provisional ones, and where
/// nothing rare ever happened.
fn cases_and_wanted(reading: &Reading) -> Option<(Ratio, Ratio)> {
    let trend = reading.trend.as_ref().filter(|trend| !trend.provisional())?;
    if trend.kind != ChartKind::P {
        return None;
    }
    let charted = reading.series.iter().filter(|figure| trend.limits(figure.period).is_some());
    let (mut good, mut cases, mut points) = (Ratio::ZERO, Ratio::ZERO, 0);
    for figure in charted {
        let n = Ratio::integer(i128::from(figure.tally.n));
        good = good.checked_add(figure.value?.checked_mul(n)?)?;
        cases = cases.checked_add(n)?;
        points += 1;
    }
    let share = good.checked_div(cases)?;
    let rarer = share.min(Ratio::ONE.checked_sub(share)?);
    let wanted = Ratio::ONE.checked_div(rarer)?;
    Some((cases.checked_div(Ratio::integer(points))?, wanted))
}
