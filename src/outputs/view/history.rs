//! The verdicts of a promise or an objective, period by period: a table and charts.

use schemars::JsonSchema;
use serde::Serialize;

use super::figure::ends;
use super::plot::{self, ChartView};
use super::reader::Reader;
use super::standing::{Badge, Now, badge, current_state, figure_of};
use crate::language::Message;
use crate::measure::{State, Verdict, VerdictOnPeriod};
use crate::model::Definition;
use crate::outputs::chart::{self, Mark};
use crate::values::Ratio;

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
    pub chart: Option<ChartView>,
    /// The target changed from one period to another.
    pub targets_differ: bool,
    /// Some verdict rests on two periods together.
    pub pooled: bool,
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
    Some(History {
        rows: rows.collect(),
        earlier: periods.len() - shown.len(),
        chart: plot::of_verdict(reader, definition, verdict, shown),
        targets_differ: shown.windows(2).any(|pair| pair[0].level != pair[1].level),
        pooled: shown.iter().any(|period| period.pooled),
    })
}

/// The last complete periods as a drawing.
pub fn spark(reader: &Reader<'_>, verdict: &Verdict) -> Option<String> {
    // A period that is still running would mislead at this size.
    let done = verdict.periods.iter().filter(|period| period.state != State::InProgress);
    let mut done: Vec<VerdictOnPeriod> = done.rev().take(SPARK).cloned().collect();
    done.reverse();
    let points = plot::spark_points(reader, verdict, &done);
    let last = points.iter().rev().find(|point| point.value.is_some())?;
    let message = Message::new("page-spark").with("n", points.len()).with("last", last.tip.as_str());
    chart::sparkline(&points, &[plot::verdict_level(reader, &done)], &reader.say(message))
}

/// What a reader sees when pointing at a period.
pub fn tip(reader: &Reader<'_>, verdict: &Verdict, period: &VerdictOnPeriod) -> String {
    let now = current_state(reader, verdict, period, 0);
    let value = now.value.unwrap_or_else(|| reader.word("page-no-figure"));
    let message = Message::new("page-tip")
        .with("period", now.period)
        .with("value", value)
        .with("n", now.n)
        .with("state", badge(reader, period.state).word);
    reader.say(message)
}

/// The interval of the figure behind a verdict.
pub fn interval_of(
    reader: &Reader<'_>,
    verdict: &Verdict,
    period: &VerdictOnPeriod,
) -> Option<(Ratio, Ratio)> {
    figure_of(reader, verdict, period).and_then(|figure| figure.interval).and_then(ends)
}

/// How a state is drawn.
pub const fn mark(state: State) -> Mark {
    match state {
        State::Met => Mark::Met,
        State::AtRisk | State::RestingOnExclusions => Mark::Watch,
        State::Missed => Mark::Missed,
        State::InProgress | State::InsufficientData | State::NoData => Mark::Open,
    }
}
