//! How the figures of an indicator are written: as a percentage, with a currency or a unit, with as
//! many decimals as put them on their verdict's side.

use crate::compile::Compilation;
use crate::language::{Message, Speaker};
use crate::measure::{ColumnPlan, FigureKind, FormulaPlan, IndicatorPlan, VerdictOnPeriod};
use crate::model::AgeClock;
use crate::statistics::Interval;
use crate::values::{Bound, Duration, Money, Quantity, Ratio, Target, Unit, Within};

/// How the figures of one indicator are written.
pub struct Scale<'s> {
    speaker: &'s Speaker,
    writing: Writing<'s>,
}

/// What a figure is, to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing<'s> {
    Number,
    /// A percentage.
    Share,
    Money(&'s str),
    /// A number of what the column counts.
    Named(&'s str),
    /// A quotient, per so many.
    Per(u32),
    /// A length of time: seconds of its unit, and the sign of the unit.
    Length(u32, &'static str),
    /// A number of days: seconds of one where it is held in seconds.
    Days(Unit, u32),
}

impl<'s> Scale<'s> {
    /// The scale of an indicator that is held against `level`, if against anything.
    pub fn of(
        compilation: &'s Compilation,
        indicator: &str,
        level: Option<Target>,
        speaker: &'s Speaker,
    ) -> Self {
        let plan = compilation.plans.indicators.get(indicator);
        let column = plan.and_then(|plan| column_of(compilation, plan));
        let currency = column.and_then(|column| column.currency.as_deref()).map(Writing::Money);
        let unit = column.and_then(|column| column.unit.as_deref()).map(Writing::Named);
        let plain = currency.or(unit).unwrap_or(Writing::Number);
        let writing = match kind_of(compilation, indicator) {
            Some(FigureKind::Time { .. } | FigureKind::Share) => Writing::Share,
            Some(FigureKind::Typed(first)) => match level.map(level_quantity).or(first) {
                Some(Quantity::Percent(_)) => Writing::Share,
                Some(Quantity::Per { per, .. }) => Writing::Per(per),
                Some(Quantity::Duration(duration)) => length_in(duration.unit),
                _ => plain,
            },
            Some(FigureKind::Number) if level.is_some_and(is_percentage) => Writing::Share,
            Some(FigureKind::Number | FigureKind::Score) | None => plain,
            Some(FigureKind::Per(per)) => Writing::Per(per),
            Some(FigureKind::Length) => match level.map(level_quantity) {
                Some(Quantity::Duration(duration)) => length_in(duration.unit),
                _ => Writing::Length(1, "s"),
            },
            Some(FigureKind::Age(AgeClock::BusinessDays)) => Writing::Days(Unit::BusinessDay, 1),
            Some(FigureKind::Age(AgeClock::CalendarDays)) => Writing::Days(Unit::CalendarDay, 86_400),
        };
        Self { speaker, writing }
    }

    /// A figure on its side of the level.
    pub fn value(&self, value: Ratio, level: Option<Target>) -> String {
        let decimals = bounds(level)
            .into_iter()
            .map(|bound| decimals_needed(self.scaled(value), bound.map(|bound| self.scaled(bound))));
        self.written(value, decimals.max().unwrap_or(1))
    }

    /// A figure with a number of decimals.
    fn written(&self, value: Ratio, decimals: u32) -> String {
        let formatter = self.speaker.formatter();
        let number = formatter.rounded(self.scaled(value), decimals);
        match self.writing {
            Writing::Number => number,
            Writing::Share => formatter.share(value, decimals),
            Writing::Money(currency) => {
                let amount = crate::language::rounded(value, decimals.max(2));
                let money = Money::parse(&format!("{amount} {currency}"));
                money.map_or(number, |money| formatter.money(money))
            }
            Writing::Named(unit) | Writing::Length(_, unit) => format!("{number}\u{a0}{unit}"),
            Writing::Per(per) => {
                let message = Message::new("target-per").with("number", number);
                self.speaker.say(&message.with("per", formatter.count(i64::from(per))))
            }
            Writing::Days(unit, _) => match u32::try_from(self.scaled(value).numerator()) {
                Ok(amount) if self.scaled(value).denominator() == 1 => {
                    formatter.duration(Duration { amount, unit })
                }
                _ => number,
            },
        }
    }

    /// « 75,8 – 88,4 % »: the sign of a percentage or a unit once.
    pub fn interval(&self, interval: Interval) -> Option<String> {
        let (low, high) = (millionths(interval.low)?, millionths(interval.high)?);
        let start = match self.writing {
            Writing::Money(_) => self.written(low, 2),
            _ => self.speaker.formatter().rounded(self.scaled(low), 1),
        };
        Some(format!("{start}\u{a0}–\u{a0}{}", self.written(high, 1)))
    }

    fn scaled(&self, value: Ratio) -> Ratio {
        let seconds = |seconds: u32| value.checked_div(Ratio::integer(i128::from(seconds)));
        let scaled = match self.writing {
            Writing::Share => value.checked_mul(Ratio::integer(100)),
            Writing::Per(per) => value.checked_mul(Ratio::integer(i128::from(per))),
            Writing::Length(unit, _) | Writing::Days(_, unit) => seconds(unit),
            Writing::Number | Writing::Money(_) | Writing::Named(_) => Some(value),
        };
        scaled.unwrap_or(value)
    }
}

/// Lengths in the unit of their level; days and more in hours.
const fn length_in(unit: Unit) -> Writing<'static> {
    match unit {
        Unit::Second => Writing::Length(1, "s"),
        Unit::Minute => Writing::Length(60, "min"),
        _ => Writing::Length(3_600, "h"),
    }
}

/// What a level says, its lower end where it has two.
const fn level_quantity(level: Target) -> Quantity {
    match level {
        Target::Share { at_least, .. } => Quantity::Percent(at_least),
        Target::Percentile { at_most, .. } => at_most,
        Target::Level(Bound::AtLeast(quantity) | Bound::AtMost(quantity) | Bound::Between(quantity, _)) => {
            quantity
        }
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
    Scale::of(compilation, indicator, Some(period.level), speaker).value(value, Some(period.level))
}

/// Whether the figure of an indicator is a share, to be shown as a percentage.
pub fn is_share(compilation: &Compilation, indicator: &str, level: Target) -> bool {
    match kind_of(compilation, indicator) {
        Some(FigureKind::Time { .. } | FigureKind::Share) => true,
        Some(FigureKind::Typed(_) | FigureKind::Number) => is_percentage(level),
        _ => false,
    }
}

fn kind_of(compilation: &Compilation, indicator: &str) -> Option<FigureKind> {
    let plans = &compilation.plans;
    plans.indicators.get(indicator).map(|plan| plans.figure_kind(plan))
}

const fn is_percentage(level: Target) -> bool {
    use crate::values::Quantity::Percent;
    matches!(
        level,
        Target::Level(Bound::AtLeast(Percent(_)) | Bound::AtMost(Percent(_)) | Bound::Between(Percent(_), _))
    )
}

/// The column whose values are averaged or summed.
fn column_of<'c>(compilation: &'c Compilation, plan: &IndicatorPlan) -> Option<&'c ColumnPlan> {
    let (FormulaPlan::Sum(at) | FormulaPlan::Mean { of: at, .. }) = plan.formula else { return None };
    compilation.plans.sources.get(plan.source.as_ref()?)?.columns.get(at)
}

/// The levels a figure is compared with; one that is no level where it is compared with nothing.
fn bounds(target: Option<Target>) -> Vec<Option<Ratio>> {
    match target {
        None => vec![None],
        Some(Target::Share { at_least, .. }) => vec![Some(at_least.share())],
        Some(Target::Percentile { p, .. }) => vec![Some(p.share())],
        Some(Target::Level(Bound::AtLeast(quantity) | Bound::AtMost(quantity))) => vec![quantity.level()],
        Some(Target::Level(Bound::Between(low, high))) => vec![low.level(), high.level()],
    }
}

/// The level that belongs to the scale of a chart.
pub fn level_of(target: Target) -> Option<Ratio> {
    bounds(Some(target)).into_iter().flatten().next()
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

#[expect(clippy::cast_possible_truncation, reason = "an interval is shown with one decimal")]
fn millionths(value: f64) -> Option<Ratio> {
    let scaled = (value * 1e6).round();
    if scaled.is_finite() && scaled.abs() < 1e18 { Ratio::new(scaled as i128, 1_000_000) } else { None }
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

    #[test]
    fn lengths_are_written_in_the_unit_of_their_level() {
        let speaker = Speaker::new(crate::language::Language::French, "fr");
        let seconds = Ratio::new(3_004, 100).expect("a ratio");
        let scale = Scale { speaker: &speaker, writing: length_in(Unit::Second) };
        let level = Target::parse("at most 30 seconds").ok();
        assert_eq!(scale.value(seconds, level), "30,04\u{a0}s", "above the level by a hair");
        let scale = Scale { speaker: &speaker, writing: length_in(Unit::Minute) };
        assert_eq!(scale.value(Ratio::integer(90), None), "1,5\u{a0}min");
        let scale = Scale { speaker: &speaker, writing: Writing::Per(1_000) };
        assert_eq!(scale.value(Ratio::new(7, 2_000).expect("a ratio"), None), "3,5 pour 1\u{202f}000");
        let scale = Scale { speaker: &speaker, writing: Writing::Days(Unit::CalendarDay, 86_400) };
        assert_eq!(scale.value(Ratio::integer(3 * 86_400), None), "3\u{a0}jours calendaires");
    }

    #[test]
    fn both_ends_of_a_range_are_looked_at() {
        let target = Target::parse("between 3 and 5").expect("a target");
        assert_eq!(bounds(Some(target)), [Some(Ratio::integer(3)), Some(Ratio::integer(5))]);
    }
}
