//! Verdicts for people: one line per promise and objective, the figure on the side of its verdict.

use super::{Style, human};
use crate::compile::Compilation;
use crate::language::{Argument, Message, Speaker};
use crate::measure::{FigureKind, State, Verdict, VerdictOnPeriod};
use crate::values::{Bound, Ratio, Target, Within};

/// The verdicts, then the findings.
pub fn verdicts(compilation: &Compilation, speaker: &Speaker, style: Style) -> String {
    let mut text = String::new();
    let Some(measured) = &compilation.measured else { return human::findings(compilation, speaker, style) };
    for (kind, heading) in [("promise", "measured-promises"), ("objective", "measured-objectives")] {
        let own: Vec<&Verdict> = measured.verdicts.iter().filter(|verdict| verdict.kind == kind).collect();
        if own.is_empty() {
            continue;
        }
        text.push_str(&speaker.word(heading));
        text.push('\n');
        for verdict in own {
            text.push_str(&verdict_line(compilation, verdict, speaker, style));
            text.push('\n');
        }
        text.push('\n');
    }
    text.push_str(&human::findings(compilation, speaker, style));
    text
}

/// `✓ met   written-ack   97.4% (n = 412, March 2026), target: …`.
pub fn verdict_line(compilation: &Compilation, verdict: &Verdict, speaker: &Speaker, style: Style) -> String {
    let state = verdict.state();
    let word = speaker.word(state.key());
    let mark = mark(state);
    let painted = match style {
        Style::Plain => format!("{mark} {word}"),
        Style::Coloured => format!("{}{mark} {word}\u{1b}[0m", colour(state)),
    };
    let target = verdict.current().map_or(verdict.target, |period| period.level);
    let figure = match verdict.current() {
        Some(period) => {
            let value = shown_value(compilation, &verdict.indicator, period, speaker);
            let message = Message::new("measured-figure").with("value", value).with("n", period.n);
            let message =
                message.with("shown", speaker.formatter().count(i64::try_from(period.n).unwrap_or(i64::MAX)));
            let message = message.with("period", period.period);
            let pooled = if period.pooled { speaker.word("measured-pooled") } else { String::new() };
            speaker.say(&message) + &pooled
        }
        None => speaker.word("measured-nothing"),
    };
    let line = Message::new("measured-line").with("state", painted).with("id", verdict.id.as_str());
    format!("  {}", speaker.say(&line.with("figure", figure).with("target", target)))
}

const fn mark(state: State) -> char {
    match state {
        State::Met => '✓',
        State::AtRisk | State::RestingOnExclusions => '!',
        State::Missed => '✗',
        State::InProgress => '…',
        State::NoData | State::InsufficientData => '?',
    }
}

const fn colour(state: State) -> &'static str {
    match state {
        State::Met => "\u{1b}[32m",
        State::AtRisk | State::RestingOnExclusions => "\u{1b}[33m",
        State::Missed => "\u{1b}[31m",
        State::InProgress | State::NoData | State::InsufficientData => "\u{1b}[36m",
    }
}

/// The figure of a period, with as many decimals as it takes to lie on its verdict's side.
pub fn shown_value(
    compilation: &Compilation,
    indicator: &str,
    period: &VerdictOnPeriod,
    speaker: &Speaker,
) -> String {
    let Some(value) = period.value else { return speaker.word("measured-no-value") };
    let share = is_share(compilation, indicator, period.level);
    let scale = if share { Ratio::integer(100) } else { Ratio::ONE };
    let scaled = value.checked_mul(scale).unwrap_or(value);
    let level = level_of(period.level).and_then(|level| level.checked_mul(scale));
    let decimals = decimals_needed(scaled, level);
    let formatter = speaker.formatter();
    if share {
        formatter.share(value, decimals)
    } else {
        formatter.argument(&Argument::Rounded(value, decimals))
    }
}

/// Whether the figure of an indicator is a share, to be shown as a percentage.
pub fn is_share(compilation: &Compilation, indicator: &str, level: Target) -> bool {
    let plans = &compilation.plans;
    match plans.indicators.get(indicator).map(|plan| plans.figure_kind(plan)) {
        Some(FigureKind::Time { .. } | FigureKind::Share) => true,
        Some(FigureKind::Typed(_) | FigureKind::Number) => is_percentage(level),
        _ => false,
    }
}

fn is_percentage(level: Target) -> bool {
    use crate::values::Quantity::Percent;
    matches!(
        level,
        Target::Level(Bound::AtLeast(Percent(_)) | Bound::AtMost(Percent(_)) | Bound::Between(Percent(_), _))
    )
}

/// The level a figure is compared with.
fn level_of(target: Target) -> Option<Ratio> {
    match target {
        Target::Share { at_least, .. } => Some(at_least.share()),
        Target::Percentile { p, .. } => Some(p.share()),
        Target::Level(Bound::AtLeast(quantity) | Bound::AtMost(quantity)) => quantity.level(),
        Target::Level(Bound::Between(low, _)) => low.level(),
    }
}

/// One decimal, or more until the rounded figure is on the same side of the level as the exact one.
pub fn decimals_needed(value: Ratio, level: Option<Ratio>) -> u32 {
    let whole = u32::from(value.denominator() != 1);
    let Some(level) = level else { return whole };
    let same_side = |decimals: u32| {
        let power = 10_i128.checked_pow(decimals)?;
        let rounded = Ratio::new(value.round(decimals)?, power)?;
        Some(rounded.cmp(&level) == value.cmp(&level))
    };
    (whole..=9).find(|decimals| same_side(*decimals) == Some(true)).unwrap_or(9)
}

/// A limit in canonical spelling.
pub fn within_text(within: Within) -> String {
    match within {
        Within::Duration(limit) => format!("within {limit}"),
        Within::DueDate => "on time".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_miss_of_95_is_never_shown_as_95() {
        let ratio = |a, b| Ratio::new(a, b).expect("a ratio");
        assert_eq!(decimals_needed(ratio(9496, 100), Some(Ratio::integer(95))), 2);
        assert_eq!(decimals_needed(ratio(949_999, 10_000), Some(Ratio::integer(95))), 4);
        assert_eq!(decimals_needed(ratio(974, 10), Some(Ratio::integer(95))), 1);
        assert_eq!(decimals_needed(Ratio::integer(95), Some(Ratio::integer(95))), 0);
    }
}
