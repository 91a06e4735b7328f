//! What a control chart says, in sentences: its signals, or that there is none; and whether the last
//! period differs from the one before.

use super::reader::Reader;
use crate::language::Message;
use crate::measure::{Reading, Trend, TrendSignal};
use crate::statistics::{Rule, Side};

/// The most signals told, the newest; the others are counted.
const SIGNALS: usize = 3;

/// Sentences on the trend of a reading, in order; none without a chart.
pub fn sentences(reader: &Reader<'_>, reading: &Reading) -> Vec<String> {
    let Some(trend) = &reading.trend else { return Vec::new() };
    let mut sentences = vec![chart(reader, trend)];
    if trend.signals.is_empty() {
        sentences.push(reader.word("trend-no-signal"));
    }
    let mut newest: Vec<&TrendSignal> = trend.signals.iter().collect();
    newest.sort_by_key(|found| (found.to, found.from));
    let (earlier, shown) = newest.split_at(newest.len().saturating_sub(SIGNALS));
    sentences.extend(shown.iter().map(|found| signal(reader, found)));
    if !earlier.is_empty() {
        sentences.push(reader.say(Message::new("trend-earlier-signals").with("n", earlier.len())));
    }
    sentences.extend(trend.change.map(|change| {
        let key = if change.inside_noise { "trend-inside-noise" } else { "trend-beyond-noise" };
        let message = Message::new(key).with("before", change.before).with("after", change.after);
        reader.say(message)
    }));
    sentences
}

fn chart(reader: &Reader<'_>, trend: &Trend) -> String {
    let key = if trend.provisional() { "trend-chart-provisional" } else { "trend-chart" };
    let message = Message::new(key)
        .with("chart", trend.kind.name())
        .with("rules", trend.set.name())
        .with("n", trend.points.len());
    reader.say(message)
}

fn signal(reader: &Reader<'_>, found: &TrendSignal) -> String {
    let side = match found.side {
        Some(Side::Above) => "above",
        Some(Side::Below) => "below",
        None => "none",
    };
    let message = Message::new(rule_key(found.rule)).with("side", side);
    let rule = reader.say(message);
    let key = if found.from == found.to { "trend-signal-once" } else { "trend-signal" };
    reader.say(Message::new(key).with("from", found.from).with("to", found.to).with("rule", rule))
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
