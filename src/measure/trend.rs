//! How a figure moves: its control chart, and whether anything in it is news.
//!
//! The chart is chosen by what is measured, its limits come from the data alone, and one named set of
//! rules says which points are signals. Whoever shows a trend shows this one: nothing else computes
//! limits. An empty list of signals is a statement, "no signal".

use super::change::{Change, change};
use super::figure_kind::FigureKind;
use super::formulas::Combination;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::plan::Plans;
use super::results::{Figure, Reading};
use crate::statistics::{
    Point, Rule, Side, SignalSet, critical_dispersion, dispersion, p_chart, signals, u_chart, widened, xmr,
};
use crate::values::{PeriodKey, Ratio};

/// The most periods that limits are drawn from, the last ones: older ones say little of today.
const WINDOW: usize = 60;
/// Limits from fewer points are provisional.
const SETTLED: usize = 8;
/// Cases a share must have, on the rarer side and on average, before p′ may widen its limits: with
/// fewer, counts are too coarse to tell dispersion from rounding.
const COARSE: f64 = 4.0;

/// The kind of a control chart (`domain/metrics.md` 4.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Single values and their moving ranges.
    Xmr,
    /// The same on logarithms: durations are skewed.
    LogXmr,
    /// Shares of cases.
    P,
    /// Shares of cases that go together (Laney).
    PPrime,
    /// Events per exposure.
    U,
    /// Events that go together (Laney).
    UPrime,
}

impl ChartKind {
    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xmr => "XmR",
            Self::LogXmr => "XmR of logarithms",
            Self::P => "p",
            Self::PPrime => "p′",
            Self::U => "u",
            Self::UPrime => "u′",
        }
    }
}

/// The chart of a series, and what in it is news.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    pub kind: ChartKind,
    pub set: SignalSet,
    /// The complete periods charted, in order.
    pub points: Vec<TrendPoint>,
    /// `σ_z` of the counts: 1 where cases are independent; nothing for single values.
    pub dispersion: Option<f64>,
    pub signals: Vec<TrendSignal>,
    /// The last complete period beside the one before it.
    pub change: Option<Change>,
    /// Periods from which another level is in force.
    pub breaks: Vec<PeriodKey>,
}

/// One period and the limits it is judged by, in the unit of the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    pub period: PeriodKey,
    pub value: f64,
    pub centre: f64,
    pub lower: f64,
    pub upper: f64,
}

/// A change that is news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendSignal {
    pub from: PeriodKey,
    pub to: PeriodKey,
    pub rule: Rule,
    pub side: Option<Side>,
}

impl Trend {
    /// Whether there are too few points for the limits to be settled.
    pub const fn provisional(&self) -> bool {
        self.points.len() < SETTLED
    }

    /// The limits of a period.
    pub fn limits(&self, period: PeriodKey) -> Option<&TrendPoint> {
        self.points.iter().find(|point| point.period == period)
    }

    /// Whether the last period charted is part of a signal.
    pub fn signal_now(&self) -> Option<&TrendSignal> {
        let last = self.points.last()?.period;
        self.signals.iter().rev().find(|signal| signal.to == last)
    }
}

/// The trend of a reading; nothing for fewer than two complete periods with a figure.
pub fn of_reading(plans: &Plans, reading: &Reading) -> Option<Trend> {
    let plan = plans.indicators.get(&reading.indicator)?;
    let done: Vec<&Figure> =
        reading.series.iter().filter(|figure| figure.complete && figure.value.is_some()).collect();
    let charted = &done[done.len().saturating_sub(WINDOW)..];
    if charted.len() < 2 {
        return None;
    }
    let Chart { kind, points, dispersion } = chart(plan, charted, plans.figure_kind(plan))?;
    let found = signals(&points, plan.signals).into_iter().filter_map(|signal| {
        let period = |at: usize| charted.get(at).map(|figure| figure.period);
        let (from, to) = (period(signal.first)?, period(signal.last)?);
        Some(TrendSignal { from, to, rule: signal.rule, side: signal.side })
    });
    let found: Vec<TrendSignal> = found.collect();
    let shown = charted.iter().zip(&points).map(|(figure, point)| shown(kind, figure.period, point));
    let mut trend = Trend {
        kind,
        set: plan.signals,
        points: shown.collect(),
        dispersion,
        signals: found,
        change: None,
        breaks: breaks(plans, plan, charted),
    };
    trend.change = last_change(plan, charted, &trend);
    Some(trend)
}

/// The periods from which a promise or objective on the indicator holds another level than before, or
/// comes into force.
fn breaks(plans: &Plans, plan: &IndicatorPlan, charted: &[&Figure]) -> Vec<PeriodKey> {
    let targets = plans.targets.on(&plan.id).filter(|target| target.group.is_none());
    let mut breaks = Vec::new();
    for target in targets {
        let level = |period| target.judges(period).then(|| target.in_force(period));
        for pair in charted.windows(2) {
            let (before, after) = (level(pair[0].period), level(pair[1].period));
            if before != after {
                breaks.push(pair[1].period);
            }
        }
    }
    breaks.sort_unstable();
    breaks.dedup();
    breaks
}

struct Chart {
    kind: ChartKind,
    points: Vec<Point>,
    dispersion: Option<f64>,
}

/// The chart that suits what is measured.
fn chart(plan: &IndicatorPlan, figures: &[&Figure], kind: FigureKind) -> Option<Chart> {
    if let Some(counts) = all(figures, |figure| cases(plan, figure)) {
        return Some(counted(p_chart(&counts)?, (ChartKind::P, ChartKind::PPrime), Some(rarer(&counts))));
    }
    if let Some(counts) = all(figures, |figure| events(plan, figure)) {
        return Some(counted(u_chart(&counts)?, (ChartKind::U, ChartKind::UPrime), None));
    }
    let values: Vec<f64> = figures.iter().filter_map(|figure| figure.value).map(Ratio::to_f64).collect();
    // Lengths of time are skewed.
    if kind == FigureKind::Length && values.iter().all(|value| *value > 0.0) {
        let logarithms: Vec<f64> = values.iter().map(|value| value.ln()).collect();
        return Some(Chart { kind: ChartKind::LogXmr, points: xmr(&logarithms)?.points, dispersion: None });
    }
    Some(Chart { kind: ChartKind::Xmr, points: xmr(&values)?.points, dispersion: None })
}

/// A chart of counts, widened where the counts move more than independent ones would. `rarer` is
/// the average number of cases on the rarer side of a share.
fn counted(points: Vec<Point>, (plain, wide): (ChartKind, ChartKind), rarer: Option<f64>) -> Chart {
    let found = dispersion(&points);
    let critical = critical_dispersion(points.len());
    let coarse = rarer.is_some_and(|cases| cases < COARSE);
    let highest = rarer.map(|_| 1.0);
    match found.zip(critical) {
        Some((sigma, critical)) if sigma > critical && !coarse => {
            Chart { kind: wide, points: widened(&points, sigma, highest), dispersion: found }
        }
        _ => Chart { kind: plain, points, dispersion: found },
    }
}

fn all<T>(figures: &[&Figure], count: impl Fn(&Figure) -> Option<T>) -> Option<Vec<T>> {
    figures.iter().map(|figure| count(figure)).collect()
}

/// Good cases and cases, where the figure is a share of cases.
pub fn cases(plan: &IndicatorPlan, figure: &Figure) -> Option<(u64, u64)> {
    let (value, n) = (figure.value?, figure.tally.n);
    let good = match plan.formula {
        _ if plan.formula.is_share_of_cases() => figure.tally.good,
        FormulaPlan::ShareOfSums { .. } | FormulaPlan::Quotient(_) if plan.per.is_none() => figure.tally.good,
        FormulaPlan::Typed(_) => {
            let good = value.checked_mul(Ratio::integer(i128::from(n)))?;
            u64::try_from(good.numerator()).ok().filter(|_| n > 1 && good.denominator() == 1)?
        }
        _ => return None,
    };
    let agrees = Ratio::new(i128::from(good), i128::from(n)) == Some(value);
    (n > 0 && good <= n && agrees).then_some((good, n))
}

/// Events and exposure, where the figure divides one whole number by another that does not hold it.
fn events(plan: &IndicatorPlan, figure: &Figure) -> Option<(u64, f64)> {
    let (events, exposure) = exposed(plan, figure)?;
    Some((events, Ratio::integer(i128::from(exposure)).to_f64()))
}

/// The same on whole numbers.
pub fn exposed(plan: &IndicatorPlan, figure: &Figure) -> Option<(u64, u64)> {
    let divides = matches!(
        plan.formula,
        FormulaPlan::ShareOfSums { .. }
            | FormulaPlan::Rate(_)
            | FormulaPlan::Combination(Combination::Rate { .. })
    );
    let whole = |ratio: Ratio| u64::try_from(ratio.numerator()).ok().filter(|_| ratio.denominator() == 1);
    let (events, exposure) = (whole(figure.tally.sum)?, whole(figure.tally.weight)?);
    let agrees = Ratio::new(i128::from(events), i128::from(exposure)) == figure.value;
    (divides && exposure > 0 && agrees).then_some((events, exposure))
}

/// The average number of cases on the rarer side.
fn rarer(counts: &[(u64, u64)]) -> f64 {
    let good: u128 = counts.iter().map(|(good, _)| u128::from(*good)).sum();
    let all: u128 = counts.iter().map(|(_, n)| u128::from(*n)).sum();
    let rarer = i128::try_from(good.min(all.saturating_sub(good))).unwrap_or(i128::MAX);
    let periods = i128::try_from(counts.len()).unwrap_or(i128::MAX);
    Ratio::new(rarer, periods).map_or(0.0, Ratio::to_f64)
}

/// A point in the unit of the figure.
fn shown(kind: ChartKind, period: PeriodKey, point: &Point) -> TrendPoint {
    let unit = |value: f64| if kind == ChartKind::LogXmr { value.exp() } else { value };
    let limits = point.limits;
    TrendPoint {
        period,
        value: unit(point.value),
        centre: unit(limits.centre),
        lower: unit(limits.lower),
        upper: unit(limits.upper),
    }
}

/// The last complete period beside the one before it; nothing when a period lies between them.
fn last_change(plan: &IndicatorPlan, charted: &[&Figure], trend: &Trend) -> Option<Change> {
    let [.., before, after] = charted else { return None };
    if before.period.next() != Some(after.period) {
        return None;
    }
    change(plan, (before, after), Some(trend))
}
