//! Sums into figures: one per period, periods without rows included.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fate::Reconciliation;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::results::{Figure, Reading};
use super::tally::{Tally, confidence_of};
use super::trend::cases;
use crate::model::TypedValue;
use crate::statistics;
use crate::values::{PeriodKey, Quantity};

/// The most periods without rows that are shown in a row: a date of the year 202 is a slip of the
/// pen, and must not bury the present under centuries.
const LONGEST_GAP: usize = 4_000;

/// Figures from the first period with rows to the one of the cut-off.
pub fn figures(
    indicator: &IndicatorPlan,
    periods: &BTreeMap<PeriodKey, Tally>,
    cut_off: Date,
) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut show = |period: PeriodKey, tally: &Tally| {
        let before = figures.last().map(|figure| figure.period);
        let gap = before.map(|before| between(before, period)).unwrap_or_default();
        let empty = gap.into_iter().map(|period| (period, Tally::default()));
        let shown = empty.chain(std::iter::once((period, tally.clone())));
        figures.extend(shown.map(|(period, tally)| figure(indicator, period, tally, cut_off)));
    };
    for (period, tally) in periods {
        show(*period, tally);
    }
    let last = periods.keys().next_back().filter(|last| last.end() < cut_off && last.next().is_some());
    if let Some(period) = last.and_then(|last| PeriodKey::holding(last.cut(), cut_off)) {
        show(period, &Tally::default());
    }
    figures
}

/// The periods from one to another, both left out; none where they are too many.
fn between(before: PeriodKey, behind: PeriodKey) -> Vec<PeriodKey> {
    let periods =
        std::iter::successors(before.next(), |period| period.next()).take_while(|period| *period < behind);
    let periods: Vec<PeriodKey> = periods.take(LONGEST_GAP + 1).collect();
    if periods.len() > LONGEST_GAP { Vec::new() } else { periods }
}

fn figure(indicator: &IndicatorPlan, period: PeriodKey, tally: Tally, cut_off: Date) -> Figure {
    let empty_count =
        matches!(indicator.formula, FormulaPlan::Count | FormulaPlan::Sum(_)) && tally.rows == 0;
    Figure {
        period,
        complete: period.end() <= cut_off && tally.pending == 0,
        value: if empty_count { None } else { tally.value(&indicator.formula) },
        interval: tally.interval(&indicator.formula, indicator.confidence),
        tally,
    }
}

/// Figures by group: the columns of the breakdown, and their values.
pub fn group_figures(
    indicator: &IndicatorPlan,
    columns: &[String],
    groups: &BTreeMap<Vec<String>, BTreeMap<PeriodKey, Tally>>,
    cut_off: Date,
) -> Vec<(String, String, Vec<Figure>)> {
    let name = columns.join(ACROSS);
    let groups = groups.iter().map(|(values, periods)| {
        let figures = periods.iter().map(|(key, tally)| figure(indicator, *key, tally.clone(), cut_off));
        (name.clone(), values.join(ACROSS), figures.collect())
    });
    groups.collect()
}

/// Stands between the columns, and between the values, of a breakdown by several together.
pub const ACROSS: &str = " × ";

/// Figures entered by hand, in the order of their periods.
pub fn typed(indicator: &IndicatorPlan, values: &[TypedValue], as_of: Date) -> Reading {
    let mut series: Vec<Figure> =
        values.iter().filter_map(|value| typed_figure(indicator, value, as_of)).collect();
    series.sort_by_key(|figure| figure.period);
    let rows = Reconciliation::default();
    let cut_off = series.iter().map(|figure| figure.period.end()).max().unwrap_or(as_of).min(as_of);
    Reading {
        indicator: indicator.id.clone(),
        limit: None,
        calendar: None,
        series,
        groups: Vec::new(),
        rows,
        cut_off,
        left_out: None,
        late: Vec::new(),
        trend: None,
    }
}

fn typed_figure(indicator: &IndicatorPlan, value: &TypedValue, as_of: Date) -> Option<Figure> {
    let level = value.value.level()?;
    let n = u64::from(value.n.unwrap_or(1));
    let tally = Tally::typed(level, n);
    let mut figure = Figure {
        period: value.period,
        complete: value.period.end() <= as_of,
        value: tally.value(&indicator.formula),
        interval: None,
        tally,
    };
    let percentage = matches!(value.value, Quantity::Percent(_));
    figure.interval = confidence_of(indicator.confidence).filter(|_| percentage).and_then(|confidence| {
        let (good, n) = cases(indicator, &figure)?;
        statistics::wilson(good, n, confidence)
    });
    Some(figure)
}
