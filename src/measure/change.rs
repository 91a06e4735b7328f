//! Two periods of one indicator beside each other: did anything change?
//!
//! Shares, scores, means and rates have tests of their own; what has none is held against its own
//! moving range. Where a chart showed that cases go together, its factor widens the noise here too.

use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::results::Figure;
use super::tally::confidence_of;
use super::trend::{ChartKind, Trend, cases, exposed};
use crate::model::CsatVariant;
use crate::statistics::{
    self, Confidence, Difference, Recommendations, Sums, compare_means, compare_rates, compare_scores,
    compare_shares,
};
use crate::values::{PeriodKey, Ratio};

/// How a difference was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeTest {
    /// Two shares, pooled z.
    Shares,
    /// Two Net Promoter Scores.
    Scores,
    /// Two means, Welch.
    Means,
    /// Two rates, exact given the events of both.
    Rates,
    /// Against 3.27 times the average moving range of the series.
    MovingRange,
    /// Nothing moved at all.
    Equal,
}

impl ChangeTest {
    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shares => "two shares, pooled z",
            Self::Scores => "two scores",
            Self::Means => "two means, Welch",
            Self::Rates => "two rates, exact conditional",
            Self::MovingRange => "moving range",
            Self::Equal => "equal",
        }
    }
}

/// A figure beside an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub before: PeriodKey,
    pub after: PeriodKey,
    /// Later less earlier, in the unit of the figure.
    pub difference: Ratio,
    pub test: ChangeTest,
    /// The difference in standard errors; nothing where the test has none.
    pub z: Option<f64>,
    /// Chance alone gives as much: nothing is known to have changed.
    pub inside_noise: bool,
}

/// The change from one figure to another, at the confidence of the indicator; nothing where no test
/// fits.
pub fn change(
    plan: &IndicatorPlan,
    (before, after): (&Figure, &Figure),
    trend: Option<&Trend>,
) -> Option<Change> {
    let difference = after.value?.checked_sub(before.value?)?;
    let of = |test, found: Difference| Change {
        before: before.period,
        after: after.period,
        difference,
        test,
        z: found.z,
        inside_noise: found.inside_noise,
    };
    if difference == Ratio::ZERO {
        return Some(of(ChangeTest::Equal, Difference { z: None, inside_noise: true }));
    }
    let confidence = confidence_of(plan.confidence)?;
    let (test, found) = tested(plan, (before, after), confidence)
        .or_else(|| Some((ChangeTest::MovingRange, ranged(difference, trend?)?)))?;
    let found = trend.map_or(found, |trend| dampened(found, trend, confidence));
    Some(of(test, found))
}

/// The test that suits the formula, where there is one.
fn tested(
    plan: &IndicatorPlan,
    (before, after): (&Figure, &Figure),
    confidence: Confidence,
) -> Option<(ChangeTest, Difference)> {
    match &plan.formula {
        FormulaPlan::NetPromoter(_) | FormulaPlan::Satisfaction { variant: CsatVariant::Net, .. } => {
            let found = compare_scores(answers(before)?, answers(after)?, confidence)?;
            Some((ChangeTest::Scores, found))
        }
        FormulaPlan::Mean { weight: None, .. }
        | FormulaPlan::Satisfaction { variant: CsatVariant::Mean, .. } => {
            Some((ChangeTest::Means, compare_means(sums(before)?, sums(after)?, confidence)?))
        }
        _ => match cases(plan, before).zip(cases(plan, after)) {
            Some((before, after)) => Some((ChangeTest::Shares, compare_shares(before, after, confidence)?)),
            None => rates(plan, (before, after), confidence),
        },
    }
}

fn rates(
    plan: &IndicatorPlan,
    (before, after): (&Figure, &Figure),
    confidence: Confidence,
) -> Option<(ChangeTest, Difference)> {
    let (before, after) = exposed(plan, before).zip(exposed(plan, after))?;
    Some((ChangeTest::Rates, compare_rates(before, after, confidence)?))
}

fn answers(figure: &Figure) -> Option<Recommendations> {
    let tally = &figure.tally;
    let passives = tally.n.checked_sub(tally.good)?.checked_sub(tally.detractors)?;
    Some(Recommendations { promoters: tally.good, passives, detractors: tally.detractors })
}

fn sums(figure: &Figure) -> Option<Sums> {
    let (sum, squares) = figure.tally.scaled?;
    Some(Sums { n: figure.tally.n, sum, squares })
}

/// Whether a step lies beyond the range limit of the chart of single values.
fn ranged(difference: Ratio, trend: &Trend) -> Option<Difference> {
    let values: Vec<f64> = trend.points.iter().map(|point| point.value).collect();
    let limit = match trend.kind {
        ChartKind::Xmr => statistics::xmr(&values)?.range_upper,
        ChartKind::LogXmr => {
            let logarithms: Vec<f64> = values.iter().map(|value| value.ln()).collect();
            let [.., before, after] = logarithms.as_slice() else { return None };
            let limit = statistics::xmr(&logarithms)?.range_upper;
            return Some(Difference { z: None, inside_noise: (after - before).abs() <= limit });
        }
        _ => return None,
    };
    Some(Difference { z: None, inside_noise: difference.to_f64().abs() <= limit })
}

/// The same difference where cases go together: `σ_z` times as much is still noise.
fn dampened(found: Difference, trend: &Trend, confidence: Confidence) -> Difference {
    let together = matches!(trend.kind, ChartKind::PPrime | ChartKind::UPrime);
    match (found.z, trend.dispersion.filter(|_| together)) {
        (Some(z), Some(sigma)) => {
            let z = z / sigma;
            Difference { z: Some(z), inside_noise: z.abs() < confidence.z() }
        }
        _ => found,
    }
}
