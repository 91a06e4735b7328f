//! The verdicts of a promise or an objective, period by period: a table and charts.

use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Scale, bounds, ends};
use super::reader::Reader;
use super::standing::{Badge, Now, badge, current_state, figure_of};
use crate::language::Message;
use crate::measure::{Figure, State, Trend, Verdict, VerdictOnPeriod};
use crate::model::Definition;
use crate::outputs::chart::{self, Labels, Mark, Point};
use crate::statistics::Interval;
use crate::values::{PeriodKey, Ratio};

/// The verdict on one period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VerdictRow {
    pub period: String,
    pub badge: Badge,
    pub now: Now,
    pub target: String,
}

/// The periods of a promise or objective.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct History {
    pub rows: Vec<VerdictRow>,
    /// Periods before the first row.
    pub earlier: usize,
    #[serde(serialize_with = "crate::outputs::template::as_drawing")]
    #[schemars(with = "Option<String>")]
    pub chart: Option<String>,
    /// The target changed from one period to another.
    pub targets_differ: bool,
    /// Some verdict rests on two periods together.
    pub pooled: bool,
    pub confidence: Option<String>,
}

/// Periods on a sparkline.
pub const SPARK: usize = 12;
/// Periods in a table and on a chart.
pub const SHOWN: usize = 36;

/// The verdicts of every period, newest first; nothing where nothing was judged.
pub fn history(reader: &Reader<'_>, definition: &Definition) -> Option<History> {
    let verdict = reader.atlas.verdict(&definition.address())?;
    let periods = verdict.periods.as_slice();
    if periods.is_empty() {
        return None;
    }
    let shown = &periods[periods.len().saturating_sub(SHOWN)..];
    let formatter = reader.formatter();
    let rows = shown.iter().rev().map(|period| VerdictRow {
        period: formatter.period_key(period.period),
        badge: badge(reader, period.state),
        now: current_state(reader, verdict, period, 1),
        target: formatter.target(period.level),
    });
    let plan = reader.atlas.compilation.plans.indicators.get(&verdict.indicator);
    Some(History {
        rows: rows.collect(),
        earlier: periods.len() - shown.len(),
        chart: chart_of(reader, definition, verdict, shown),
        targets_differ: shown.windows(2).any(|pair| pair[0].level != pair[1].level),
        pooled: shown.iter().any(|period| period.pooled),
        confidence: plan.map(|plan| formatter.percent(plan.confidence)),
    })
}

/// The last complete periods as a drawing.
pub fn spark(reader: &Reader<'_>, verdict: &Verdict) -> Option<String> {
    // A period that is still running would mislead at this size.
    let done = verdict.periods.iter().filter(|period| period.state != State::InProgress).cloned();
    let done: Vec<VerdictOnPeriod> = done.collect();
    let points = points(reader, verdict, &done[done.len().saturating_sub(SPARK)..]);
    let last = points.iter().rev().find(|point| point.value.is_some())?;
    let message = Message::new("page-spark").with("n", points.len()).with("last", last.tip.as_str());
    chart::sparkline(&points, &reader.say(message))
}

fn chart_of(
    reader: &Reader<'_>,
    definition: &Definition,
    verdict: &Verdict,
    shown: &[VerdictOnPeriod],
) -> Option<String> {
    let scale = Scale::of(reader, &verdict.indicator, Some(verdict.target));
    let keys: Vec<_> = shown.iter().map(|period| period.period).collect();
    let labels = Labels {
        title: &reader.title(definition).text,
        value: &|value, decimals| scale.written(value, decimals),
        periods: ends_of(reader, &keys),
        share: scale.share,
    };
    chart::chart(&points(reader, verdict, shown), &labels)
}

/// The first, the middle and the last period of a chart; the middle one only where there is room.
pub fn ends_of(reader: &Reader<'_>, periods: &[PeriodKey]) -> [String; 3] {
    let name =
        |key: Option<&PeriodKey>| key.map_or_else(String::new, |key| reader.formatter().period_key(*key));
    let middle =
        (periods.len() >= 7 && periods.len() % 2 == 1).then(|| periods.get(periods.len() / 2)).flatten();
    [name(periods.first()), name(middle), name(periods.last())]
}

fn points(reader: &Reader<'_>, verdict: &Verdict, periods: &[VerdictOnPeriod]) -> Vec<Point> {
    let point = |period: &VerdictOnPeriod| {
        let now = current_state(reader, verdict, period, 0);
        let value = now.value.unwrap_or_else(|| reader.word("page-no-figure"));
        let message = Message::new("page-tip")
            .with("period", now.period)
            .with("value", value)
            .with("n", now.n)
            .with("state", badge(reader, period.state).word);
        let interval = figure_of(reader, verdict, period).and_then(|figure| figure.interval).and_then(ends);
        Point {
            tip: reader.say(message),
            value: period.value,
            interval,
            level: bounds(period.level),
            mark: mark(period.state),
            complete: period.state != State::InProgress,
        }
    };
    periods.iter().map(point).collect()
}

const fn mark(state: State) -> Mark {
    match state {
        State::Met => Mark::Met,
        State::AtRisk | State::RestingOnExclusions => Mark::Watch,
        State::Missed => Mark::Missed,
        State::InProgress | State::InsufficientData | State::NoData => Mark::Open,
    }
}

/// A series as points, held against the limits of its control chart, if it has one.
pub fn plain_points(
    reader: &Reader<'_>,
    scale: &Scale<'_>,
    figures: &[Figure],
    trend: Option<&Trend>,
) -> Vec<Point> {
    let limits = |figure: &Figure| {
        let limits = trend?.limits(figure.period)?;
        ends(Interval { low: limits.lower, high: limits.upper })
    };
    let point = |figure: &Figure| {
        let value = figure
            .value
            .map_or_else(|| reader.word("page-no-figure"), |value: Ratio| scale.value(value, None));
        let message = Message::new("page-tip-plain")
            .with("period", figure.period)
            .with("value", value)
            .with("n", reader.count(figure.tally.n));
        Point {
            tip: reader.say(message),
            value: figure.value,
            interval: figure.interval.and_then(ends),
            level: limits(figure).map_or((None, None), |(lower, upper)| (Some(lower), Some(upper))),
            mark: if figure.complete { Mark::Plain } else { Mark::Open },
            complete: figure.complete,
        }
    };
    figures.iter().map(point).collect()
}
