//! What a control chart says: its kind, its signals one by one, or that there is none; and whether the
//! last period differs from the one before.

use serde::Serialize;

use super::reader::{Reader, capitalised};
use crate::language::Message;
use crate::measure::{ChartKind, Reading, Trend, TrendSignal};
use crate::statistics::{Rule, Side, SignalSet};
use crate::values::{PeriodKey, Ratio};

/// What the chart of a reading says.
#[derive(Debug, Clone, Serialize)]
pub struct TrendView {
    /// Which chart it is, of how many periods.
    pub about: String,
    /// How its limits come about.
    pub how: Vec<String>,
    /// Oldest first.
    pub signals: Vec<SignalView>,
    /// Signals before those shown.
    pub earlier: Option<String>,
    /// « Pas de signal », where there is none.
    pub none: Option<String>,
    /// The last period beside the one before.
    pub change: Option<String>,
}

/// One signal.
#[derive(Debug, Clone, Serialize)]
pub struct SignalView {
    /// On the chart.
    pub letter: String,
    /// By which rule, and when.
    pub what: String,
    pub meaning: String,
    /// Signals by one rule, on one side, oldest first.
    #[serde(skip)]
    pub found: Vec<TrendSignal>,
}

/// As many as rules have sides.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What is said of a trend, signals that touch the periods from `first` on.
pub fn trend(reader: &Reader<'_>, reading: &Reading, first: Option<PeriodKey>) -> Option<TrendView> {
    let trend = reading.trend.as_ref()?;
    let shown = |found: &&TrendSignal| first.is_none_or(|first| found.to >= first);
    let earlier = trend.signals.iter().filter(|found| !shown(found)).count();
    let mut groups: Vec<Vec<TrendSignal>> = Vec::new();
    let mut all: Vec<&TrendSignal> = trend.signals.iter().filter(shown).collect();
    all.sort_by_key(|found| (found.from, found.to));
    for found in all {
        let same = |own: &&mut Vec<TrendSignal>| {
            own.first().is_some_and(|own| (own.rule, own.side) == (found.rule, found.side))
        };
        match groups.iter_mut().find(same) {
            Some(own) => own.push(*found),
            None => groups.push(vec![*found]),
        }
    }
    let signals = groups.into_iter().zip(LETTERS.chars()).filter_map(|(found, letter)| {
        Some(SignalView {
            letter: letter.to_string(),
            what: signal(reader, &found)?,
            meaning: reader.word(meaning(found.first()?.rule)),
            found,
        })
    });
    let earlier = (earlier > 0).then(|| reader.say(Message::new("trend-earlier-signals").with("n", earlier)));
    let change = trend.change.map(|change| {
        let key = if change.inside_noise { "trend-inside-noise" } else { "trend-beyond-noise" };
        let message = Message::new(key).with("before", change.before).with("after", change.after);
        reader.say(message)
    });
    Some(TrendView {
        about: chart(reader, trend),
        how: how(reader, trend),
        signals: signals.collect(),
        earlier,
        none: trend.signals.is_empty().then(|| reader.word("trend-no-signal")),
        change,
    })
}

/// Whether a point is one of those that make up a signal: those on the other side of the centre are
/// not, where the rule is about one side.
pub fn is_part(found: &TrendSignal, trend: &Trend, period: PeriodKey) -> bool {
    if period < found.from || found.to < period {
        return false;
    }
    let Some(point) = trend.limits(period) else { return false };
    match (found.rule, found.side) {
        (Rule::SixTrend, _) | (_, None) => true,
        (_, Some(Side::Above)) => point.value > point.centre,
        (_, Some(Side::Below)) => point.value < point.centre,
    }
}

fn chart(reader: &Reader<'_>, trend: &Trend) -> String {
    let key = if trend.provisional() { "trend-chart-provisional" } else { "trend-chart" };
    let message = Message::new(key)
        .with("chart", chart_name(reader, trend.kind))
        .with("rules", rules_name(reader, trend.set))
        .with("n", trend.points.len());
    reader.say(message)
}

/// How the limits come about, and what the rules look for.
fn how(reader: &Reader<'_>, trend: &Trend) -> Vec<String> {
    let (key, widened) = match trend.kind {
        ChartKind::Xmr => ("figures-chart-xmr", false),
        ChartKind::LogXmr => ("figures-chart-log", false),
        ChartKind::P => ("figures-chart-p", false),
        ChartKind::PPrime => ("figures-chart-p", true),
        ChartKind::U => ("figures-chart-u", false),
        ChartKind::UPrime => ("figures-chart-u", true),
    };
    let mut how = vec![reader.word(key)];
    if widened {
        let sigma = trend.dispersion.and_then(hundredths).unwrap_or(Ratio::ONE);
        let sigma = reader.formatter().rounded(sigma, 2);
        how.push(reader.say(Message::new("figures-chart-widened").with("sigma", sigma)));
    }
    how.push(reader.word(match trend.set {
        SignalSet::Wheeler => "figures-rules-wheeler",
        SignalSet::Nelson => "figures-rules-nelson",
        SignalSet::WesternElectric => "figures-rules-western-electric",
        SignalSet::Shewhart => "figures-rules-shewhart",
    }));
    how
}

#[expect(clippy::cast_possible_truncation, reason = "a factor is shown with two decimals")]
fn hundredths(value: f64) -> Option<Ratio> {
    let scaled = (value * 100.0).round();
    if scaled.is_finite() && scaled.abs() < 1e12 { Ratio::new(scaled as i128, 100) } else { None }
}

fn chart_name(reader: &Reader<'_>, kind: ChartKind) -> String {
    match kind {
        ChartKind::LogXmr => reader.word("figures-chart-name-log"),
        other => other.name().to_owned(),
    }
}

fn rules_name(reader: &Reader<'_>, set: SignalSet) -> String {
    match set {
        SignalSet::Wheeler => "Wheeler".to_owned(),
        SignalSet::Nelson => "Nelson".to_owned(),
        SignalSet::WesternElectric => reader.word("figures-rules-name-western-electric"),
        SignalSet::Shewhart => "Shewhart".to_owned(),
    }
}

/// « Une valeur au-dessus des limites : janvier 2025, mars 2025 à mai 2025. »
fn signal(reader: &Reader<'_>, found: &[TrendSignal]) -> Option<String> {
    let first = found.first()?;
    let side = match first.side {
        Some(Side::Above) => "above",
        Some(Side::Below) => "below",
        None => "none",
    };
    let rule = capitalised(&reader.say(Message::new(rule_key(first.rule)).with("side", side)));
    let when = found.iter().map(|own| {
        if own.from == own.to {
            return reader.formatter().period_key(own.from);
        }
        reader.say(Message::new("figures-signal-range").with("from", own.from).with("to", own.to))
    });
    let when = when.collect::<Vec<_>>().join(", ");
    Some(reader.say(Message::new("figures-signal").with("rule", rule).with("when", when)))
}

const fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::BeyondLimit => "signal-beyond-limit",
        Rule::NearLimit => "signal-near-limit",
        Rule::EightOneSide => "signal-eight-one-side",
        Rule::NineOneSide => "signal-nine-one-side",
        Rule::SixTrend => "signal-six-trend",
        Rule::FourteenAlternating => "signal-fourteen-alternating",
        Rule::TwoOfThreeBeyondTwo => "signal-two-of-three",
        Rule::FourOfFiveBeyondOne => "signal-four-of-five",
        Rule::FifteenWithinOne => "signal-fifteen-within",
        Rule::EightOutsideOne => "signal-eight-outside",
    }
}

/// What a signal by a rule means for those who look for its cause.
const fn meaning(rule: Rule) -> &'static str {
    match rule {
        Rule::BeyondLimit => "figures-means-once",
        Rule::NearLimit | Rule::TwoOfThreeBeyondTwo | Rule::FourOfFiveBeyondOne => "figures-means-several",
        Rule::EightOneSide | Rule::NineOneSide => "figures-means-level",
        Rule::SixTrend => "figures-means-drift",
        Rule::FourteenAlternating => "figures-means-alternating",
        Rule::FifteenWithinOne => "figures-means-quiet",
        Rule::EightOutsideOne => "figures-means-mixture",
    }
}
