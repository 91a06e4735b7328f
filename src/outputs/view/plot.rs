//! Charts of figures and of verdicts, with the key that explains their lines and marks in words.

use serde::Serialize;

use super::figure::{Scale, bounds, ends};
use super::history::{interval_of, mark, tip};
use super::reader::{Link, Reader};
use super::trend::{TrendView, is_part};
use crate::language::Message;
use crate::measure::{Figure, Reading, State, TargetPlan, Trend, Verdict, VerdictOnPeriod};
use crate::model::Definition;
use crate::outputs::chart::{self, Labels, Level, Limits, Mark, Plot, Point};
use crate::statistics::Interval;
use crate::values::{PeriodKey, Ratio, Target};

/// A chart and its key.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ChartView {
    /// For pages that are wide enough, and for paper.
    #[serde(serialize_with = "crate::outputs::template::drawn")]
    #[schemars(with = "String")]
    pub broad: String,
    #[serde(serialize_with = "crate::outputs::template::drawn")]
    #[schemars(with = "String")]
    pub slim: String,
    pub key: Vec<KeyView>,
}

/// A line or mark, in words.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct KeyView {
    /// Its form.
    pub look: &'static str,
    pub text: String,
    pub link: Option<Link>,
}

/// What a chart is drawn for.
struct Sheet<'s> {
    reader: &'s Reader<'s>,
    scale: &'s Scale<'s>,
    id: String,
    title: String,
    periods: Vec<PeriodKey>,
}

impl Sheet<'_> {
    fn draw(&self, plot: &Plot, about: &str) -> Option<[String; 2]> {
        let reader = self.reader;
        let periods: Vec<String> =
            self.periods.iter().map(|period| reader.formatter().period_key(*period)).collect();
        let limits = ["figures-limit-upper", "figures-centre", "figures-limit-lower"];
        let labels = Labels {
            id: &self.id,
            title: &self.title,
            about,
            value: &|value, decimals| self.scale.written(value, decimals),
            exact: &|value| self.scale.written(value, 1),
            count: &|n| reader.count(n),
            periods: &periods,
            limits: limits.map(|key| reader.word(key)),
            share: self.scale.share,
        };
        chart::chart(plot, &labels)
    }

    /// « 18 périodes, de janvier 2025 à juin 2026. … »
    fn about(&self, last: &str, more: &str) -> String {
        let (Some(from), Some(to)) = (self.periods.first(), self.periods.last()) else {
            return String::new();
        };
        let message = Message::new("figures-about").with("n", self.periods.len());
        let message = message.with("from", *from).with("to", *to).with("last", last).with("more", more);
        self.reader.say(message)
    }

    fn key(&self, look: &'static str, key: &str) -> KeyView {
        KeyView { look, text: self.reader.word(key), link: None }
    }
}

/// The control chart of a reading; its number tells it from the others of the page.
pub fn of_reading(
    reader: &Reader<'_>,
    definition: &Definition,
    scale: &Scale<'_>,
    (reading, shown): (&Reading, &[Figure]),
    (said, number): (Option<&TrendView>, usize),
) -> Option<ChartView> {
    let trend = reading.trend.as_ref();
    let sheet = Sheet {
        reader,
        scale,
        id: format!("chart-{}-{}-{number}", definition.kind.slug, definition.id()),
        title: reader.title(definition).text,
        periods: shown.iter().map(|figure| figure.period).collect(),
    };
    let (levels, targets) = levels_on(reader, reading, &sheet.periods);
    let plot = Plot {
        points: points_of(reader, scale, shown, trend, said),
        levels,
        letters: letters(&sheet.periods, trend, said),
        breaks: breaks(&sheet.periods, trend),
    };
    let last = shown.iter().rev().find(|figure| figure.complete && figure.value.is_some());
    let last = last.map(|figure| plain_tip(reader, scale, figure)).unwrap_or_default();
    let signals = said.map(|said| match said.signals.len() {
        0 => reader.word("trend-no-signal"),
        n => reader.say(Message::new("figures-about-signals").with("n", n)),
    });
    let [broad, slim] = sheet.draw(&plot, &sheet.about(&last, &signals.unwrap_or_default()))?;
    let mut key = vec![sheet.key("line", "page-key-value")];
    if plot.points.iter().any(|point| !point.complete && point.value.is_some()) {
        key.push(sheet.key("running", "figures-key-running"));
    }
    key.extend(limits_key(reader, scale, &plot));
    if plot.points.iter().any(|point| point.signal) {
        key.push(sheet.key("ring", "figures-key-signal"));
    }
    key.extend(targets);
    if plot.points.iter().any(|point| point.interval.is_some()) {
        key.push(interval_key(reader, &reading.indicator));
    }
    if !plot.breaks.is_empty() {
        key.push(sheet.key("break", "figures-key-break"));
    }
    key.push(sheet.key("cases", "figures-key-cases"));
    Some(ChartView { broad, slim, key })
}

/// The chart of the verdicts on a promise or an objective.
pub fn of_verdict(
    reader: &Reader<'_>,
    definition: &Definition,
    verdict: &Verdict,
    shown: &[VerdictOnPeriod],
) -> Option<ChartView> {
    let scale = Scale::of(reader, &verdict.indicator, Some(verdict.target));
    let sheet = Sheet {
        reader,
        scale: &scale,
        id: format!("chart-{}-{}", definition.kind.slug, definition.id()),
        title: reader.title(definition).text,
        periods: shown.iter().map(|period| period.period).collect(),
    };
    let points = verdict_points(reader, verdict, shown);
    let level = verdict_level(reader, shown);
    let plot = Plot { points, levels: vec![level], ..Plot::default() };
    let last = plot.points.iter().rev().find(|point| point.complete && point.value.is_some());
    let last = last.map(|point| point.tip.clone()).unwrap_or_default();
    let [broad, slim] = sheet.draw(&plot, &sheet.about(&last, ""))?;
    let mut key = vec![sheet.key("line", "page-key-value"), sheet.key("level", "page-key-target")];
    if plot.points.iter().any(|point| point.interval.is_some()) {
        key.push(interval_key(reader, &verdict.indicator));
    }
    let marks = [
        (Mark::Met, "met", "badge-met"),
        (Mark::Watch, "watch", "badge-at-risk"),
        (Mark::Missed, "missed", "badge-missed"),
        (Mark::Open, "open", "page-not-judged"),
    ];
    let there = marks
        .into_iter()
        .filter(|(mark, ..)| plot.points.iter().any(|point| point.mark == *mark && point.value.is_some()));
    key.extend(there.map(|(_, look, word)| sheet.key(look, word)));
    key.push(sheet.key("cases", "figures-key-cases"));
    Some(ChartView { broad, slim, key })
}

/// The verdicts of periods as points.
pub fn verdict_points(reader: &Reader<'_>, verdict: &Verdict, periods: &[VerdictOnPeriod]) -> Vec<Point> {
    let points = periods.iter().map(|period| Point {
        tip: tip(reader, verdict, period),
        interval: interval_of(reader, verdict, period),
        ..bare_point(period)
    });
    points.collect()
}

/// The same for a sparkline, of which only the last known point is marked.
pub fn spark_points(reader: &Reader<'_>, verdict: &Verdict, periods: &[VerdictOnPeriod]) -> Vec<Point> {
    let mut points: Vec<Point> = periods.iter().map(bare_point).collect();
    let known = points.iter_mut().zip(periods).rev().find(|(point, _)| point.value.is_some());
    if let Some((point, period)) = known {
        point.tip = tip(reader, verdict, period);
    }
    points
}

/// The verdict of a period as a point, without what is said of it.
fn bare_point(period: &VerdictOnPeriod) -> Point {
    Point {
        tip: String::new(),
        value: period.value,
        interval: None,
        limits: None,
        mark: mark(period.state),
        signal: false,
        complete: period.state != State::InProgress,
        n: period.n,
    }
}

/// The level that periods were held against.
pub fn verdict_level(reader: &Reader<'_>, periods: &[VerdictOnPeriod]) -> Level {
    let ends = periods.iter().map(|period| bounds(period.level)).collect();
    Level { name: reader.word("page-key-target"), ends }
}

/// A series as points; with its limits and signals, where it has a control chart.
pub fn points_of(
    reader: &Reader<'_>,
    scale: &Scale<'_>,
    figures: &[Figure],
    trend: Option<&Trend>,
    said: Option<&TrendView>,
) -> Vec<Point> {
    let in_signal = |period: PeriodKey| {
        let mut signals = said.iter().flat_map(|said| &said.signals).flat_map(|signal| &signal.found);
        trend.is_some_and(|trend| signals.any(|found| is_part(found, trend, period)))
    };
    let points = figures.iter().map(|figure| Point {
        tip: plain_tip(reader, scale, figure),
        value: figure.value,
        interval: figure.interval.and_then(ends),
        limits: trend.and_then(|trend| limits_of(trend, figure.period)),
        mark: if figure.complete { Mark::Plain } else { Mark::Open },
        signal: in_signal(figure.period),
        complete: figure.complete,
        n: figure.tally.n,
    });
    points.collect()
}

/// The limits of a period, for display.
pub fn limits_of(trend: &Trend, period: PeriodKey) -> Option<Limits> {
    let own = trend.limits(period)?;
    let (lower, upper) = ends(Interval { low: own.lower, high: own.upper })?;
    let (centre, _) = ends(Interval { low: own.centre, high: own.centre })?;
    Some(Limits { lower, centre, upper })
}

fn plain_tip(reader: &Reader<'_>, scale: &Scale<'_>, figure: &Figure) -> String {
    let value =
        figure.value.map_or_else(|| reader.word("page-no-figure"), |value: Ratio| scale.value(value, None));
    let message = Message::new("page-tip-plain").with("period", figure.period).with("value", value);
    reader.say(message.with("n", reader.count(figure.tally.n)))
}

/// Each letter at the last point of its signal that is shown.
fn letters(periods: &[PeriodKey], trend: Option<&Trend>, said: Option<&TrendView>) -> Vec<(usize, String)> {
    let (Some(trend), Some(said)) = (trend, said) else { return Vec::new() };
    let placed = said.signals.iter().flat_map(|signal| {
        let last = |found| periods.iter().rposition(|period| is_part(found, trend, *period));
        signal.found.iter().filter_map(last).map(|at| (at, signal.letter.clone()))
    });
    placed.collect()
}

fn breaks(periods: &[PeriodKey], trend: Option<&Trend>) -> Vec<usize> {
    let breaks = trend.map(|trend| trend.breaks.as_slice()).unwrap_or_default();
    breaks.iter().filter_map(|at| periods.iter().position(|own| own == at)).collect()
}

/// The levels that promises and objectives hold a reading to, each height once; and what they are.
fn levels_on(reader: &Reader<'_>, reading: &Reading, periods: &[PeriodKey]) -> (Vec<Level>, Vec<KeyView>) {
    let plans = reader.atlas.compilation.plans.targets.on(&reading.indicator);
    let holds = |plan: &&TargetPlan| plan.calendar == reading.calendar && plan.group.is_none();
    let (mut levels, mut key): (Vec<Level>, Vec<KeyView>) = (Vec::new(), Vec::new());
    for plan in plans.filter(holds) {
        let in_force = |period: &PeriodKey| {
            let level = plan.in_force(*period);
            (plan.judges(*period) && level.within() == reading.limit).then_some(level)
        };
        let targets: Vec<Option<Target>> = periods.iter().map(in_force).collect();
        let Some(last) = targets.iter().rev().flatten().next() else { continue };
        let ends = targets.iter().map(|target| target.map_or((None, None), bounds)).collect();
        let level = Level { name: reader.word("page-key-target"), ends };
        if !levels.contains(&level) {
            levels.push(level);
        }
        let message = Message::new("figures-key-target").with("target", *last);
        key.push(KeyView {
            look: "level",
            text: reader.say(message),
            link: Some(reader.link_to_address(&plan.holder)),
        });
    }
    (levels, key)
}

fn limits_key(reader: &Reader<'_>, scale: &Scale<'_>, plot: &Plot) -> Vec<KeyView> {
    let Some(limits) = plot.points.iter().rev().find_map(|point| point.limits) else { return Vec::new() };
    let differ = plot.points.iter().filter_map(|point| point.limits).any(|own| own != limits);
    let centre = Message::new("figures-key-centre").with("value", scale.written(limits.centre, 1));
    let key = if differ { "figures-key-limits-last" } else { "figures-key-limits" };
    let limits = Message::new(key)
        .with("lower", scale.written(limits.lower, 1))
        .with("upper", scale.written(limits.upper, 1));
    vec![
        KeyView { look: "centre", text: reader.say(centre), link: None },
        KeyView { look: "limit", text: reader.say(limits), link: None },
    ]
}

fn interval_key(reader: &Reader<'_>, indicator: &str) -> KeyView {
    let plan = reader.atlas.compilation.plans.indicators.get(indicator);
    let confidence = plan.map(|plan| reader.formatter().percent(plan.confidence)).unwrap_or_default();
    let message = Message::new("figures-key-interval").with("confidence", confidence);
    KeyView { look: "interval", text: reader.say(message), link: None }
}
