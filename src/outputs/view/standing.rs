//! How a promise or an objective stands: its verdicts, as a line, a table and a chart.

use serde::Serialize;

use super::figure::{Scale, bounds, ends};
use super::reader::{Link, Prose, Reader};
use crate::language::Message;
use crate::measure::{Figure, State, Verdict, VerdictOnPeriod};
use crate::model::{Definition, Objective, Promise};
use crate::outputs::chart::{self, Labels, Mark, Point};
use crate::values::{Ratio, Target};

/// A verdict in a word and a form: never by colour alone.
#[derive(Debug, Clone, Serialize)]
pub struct Badge {
    /// `met`, `watch`, `missed`, `open` or `unknown`: the colour and the icon.
    pub look: &'static str,
    pub word: String,
}

/// Where a promise or objective stands now.
#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    pub link: Link,
    pub id: String,
    pub statement: Option<Prose>,
    pub badge: Badge,
    pub target: Option<String>,
    pub indicator: Option<Link>,
    pub due: Option<String>,
    /// What the value says of: « en 2 jours ouvrés ».
    pub limit: Option<String>,
    pub now: Option<Now>,
    pub spark: Option<String>,
}

/// The figures of the period that counts.
#[derive(Debug, Clone, Serialize)]
pub struct Now {
    pub value: Option<String>,
    pub period: String,
    pub n: String,
    pub interval: Option<String>,
    pub worst: Option<String>,
    pub used: Option<String>,
    pub percentile: Option<String>,
    pub pooled: bool,
}

/// The verdict on one period.
#[derive(Debug, Clone, Serialize)]
pub struct VerdictRow {
    pub period: String,
    pub badge: Badge,
    pub now: Now,
    pub target: String,
}

/// The periods of a promise or objective.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    pub rows: Vec<VerdictRow>,
    /// Periods before the first row.
    pub earlier: usize,
    pub chart: Option<String>,
    /// The target changed from one period to another.
    pub targets_differ: bool,
    /// Some verdict rests on two periods together.
    pub pooled: bool,
    pub confidence: Option<String>,
}

/// Periods on a sparkline.
const SPARK: usize = 12;
/// Periods in a table and on a chart.
pub const SHOWN: usize = 36;

/// The badge of a state.
pub fn badge(reader: &Reader<'_>, state: State) -> Badge {
    let (look, key) = match state {
        State::Met => ("met", "badge-met"),
        State::AtRisk => ("watch", "badge-at-risk"),
        State::RestingOnExclusions => ("watch", "badge-resting"),
        State::Missed => ("missed", "badge-missed"),
        State::InProgress => ("open", "badge-in-progress"),
        State::InsufficientData => ("unknown", "badge-insufficient-data"),
        State::NoData => ("unknown", "badge-no-data"),
    };
    Badge { look, word: reader.word(key) }
}

/// The target that a promise or objective sets.
pub fn target_of(definition: &Definition) -> Option<Target> {
    let promised = definition.view::<Promise>().and_then(|promise| promise.body().target.given().copied());
    promised.or_else(|| {
        definition.view::<Objective>().and_then(|objective| objective.body().target.given().copied())
    })
}

/// The badge of a promise or objective and the figures behind it; nothing for other kinds.
pub fn current(reader: &Reader<'_>, definition: &Definition) -> Option<(Badge, Option<Now>)> {
    if !matches!(definition.kind.slug, "promise" | "objective") {
        return None;
    }
    let verdict = reader.atlas.verdict(&definition.address());
    let period = verdict.and_then(|verdict| Some((verdict, verdict.current()?)));
    let badge = badge(reader, verdict.map_or(State::NoData, Verdict::state));
    Some((badge, period.map(|(verdict, period)| now(reader, verdict, period, 0))))
}

/// Where a promise or objective stands; nothing for other kinds.
pub fn standing(reader: &Reader<'_>, definition: &Definition) -> Option<Standing> {
    let (badge, now) = current(reader, definition)?;
    let promise = definition.view::<Promise>().map(|view| view.body());
    let objective = definition.view::<Objective>().map(|view| view.body());
    let verdict = reader.atlas.verdict(&definition.address());
    let level = verdict.and_then(Verdict::current).map(|period| period.level);
    let target = level.or_else(|| target_of(definition));
    let indicator =
        promise.map(|p| &p.indicator).or(objective.map(|o| &o.indicator)).and_then(|slot| slot.given());
    let formatter = reader.formatter();
    Some(Standing {
        link: reader.link(definition),
        id: definition.id().to_owned(),
        statement: promise
            .and_then(|p| p.statement.given())
            .map(|text| reader.filled(text, target_of(definition))),
        badge,
        target: target.map(|target| formatter.target(target)),
        indicator: indicator.map(|indicator| reader.link_to("indicator", &indicator.id, None)),
        due: objective.and_then(|o| o.due.given()).map(|due| formatter.date(*due)),
        limit: target.and_then(|target| target.within()).map(|within| formatter.within(within)),
        now,
        spark: verdict.and_then(|verdict| spark(reader, verdict)),
    })
}

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
        now: now(reader, verdict, period, 1),
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

/// The figures of a period; percentages with at least so many decimals.
fn now(reader: &Reader<'_>, verdict: &Verdict, period: &VerdictOnPeriod, least: u32) -> Now {
    let scale = Scale::of(reader, &verdict.indicator, Some(period.level)).with_at_least(least);
    let (low, high) = bounds(period.level);
    let level = low.or(high);
    let formatter = reader.formatter();
    let figure = figure_of(reader, verdict, period);
    Now {
        value: period.value.map(|value| scale.value(value, level)),
        period: formatter.period_key(period.period),
        n: reader.count(period.n),
        interval: figure.and_then(|figure| figure.interval).and_then(|interval| scale.interval(interval)),
        worst: period.worst.map(|worst| scale.value(worst, level)),
        used: period.used.map(|used| formatter.share(used, 0)),
        percentile: figure.and_then(|figure| percentile(reader, figure, period.level)),
        pooled: period.pooled,
    }
}

/// The figure behind the verdict on a period, from the series or the group that is judged.
fn figure_of<'r>(reader: &Reader<'r>, verdict: &Verdict, period: &VerdictOnPeriod) -> Option<&'r Figure> {
    let plan = reader.atlas.target(&verdict.holder);
    let readings = reader.atlas.readings_of(&verdict.indicator);
    let same = readings.iter().find(|reading| {
        reading.limit == period.level.within() && plan.is_none_or(|plan| plan.calendar == reading.calendar)
    })?;
    let figures = match plan.and_then(|plan| plan.group.as_ref()) {
        None => &same.series,
        Some((column, value)) => {
            &same.groups.iter().find(|(own, group, _)| own == column && group == value)?.2
        }
    };
    figures.iter().find(|figure| figure.period == period.period)
}

/// « p90 = 16 jours ouvrés », or at least that where open cases leave it undecided.
fn percentile(reader: &Reader<'_>, figure: &Figure, level: Target) -> Option<String> {
    use crate::values::{Duration, Quantity, Unit};
    let Target::Percentile { p, at_most: Quantity::Duration(limit) } = level else { return None };
    // Only days are counted in the unit of the limit itself.
    if !matches!(limit.unit, Unit::BusinessDay | Unit::CalendarDay) {
        return None;
    }
    let (days, open) = figure.tally.percentile(p.share())?;
    let duration = Duration { amount: u32::try_from(days).ok()?, unit: limit.unit };
    let formatter = reader.formatter();
    let sign = if open { "≥" } else { "=" };
    Some(format!("p{} {sign} {}", formatter.number(p.number()), formatter.duration(duration)))
}

fn spark(reader: &Reader<'_>, verdict: &Verdict) -> Option<String> {
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
pub fn ends_of(reader: &Reader<'_>, periods: &[crate::values::PeriodKey]) -> [String; 3] {
    let name = |key: Option<&crate::values::PeriodKey>| {
        key.map_or_else(String::new, |key| reader.formatter().period_key(*key))
    };
    let middle =
        (periods.len() >= 7 && periods.len() % 2 == 1).then(|| periods.get(periods.len() / 2)).flatten();
    [name(periods.first()), name(middle), name(periods.last())]
}

fn points(reader: &Reader<'_>, verdict: &Verdict, periods: &[VerdictOnPeriod]) -> Vec<Point> {
    let point = |period: &VerdictOnPeriod| {
        let now = now(reader, verdict, period, 0);
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

/// A series without a level, as points.
pub fn plain_points(reader: &Reader<'_>, scale: &Scale<'_>, figures: &[Figure]) -> Vec<Point> {
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
            level: (None, None),
            mark: if figure.complete { Mark::Plain } else { Mark::Open },
            complete: figure.complete,
        }
    };
    figures.iter().map(point).collect()
}
