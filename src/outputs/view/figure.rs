//! Figures in the reader's writing: values, intervals, the series of an indicator.

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::Reader;
use crate::compile::Compilation;
use crate::measure::{Figure, FigureKind, FormulaPlan, IndicatorPlan, TimePlan};
use crate::report::{self, decimals_needed, is_share};
use crate::statistics::Interval;
use crate::values::{Bound, Decimal, Money, Quantity, Ratio, Target};

/// How the values of an indicator are written.
pub struct Scale<'s> {
    reader: &'s Reader<'s>,
    /// Shown as a percentage.
    pub share: bool,
    currency: Option<String>,
    unit: Option<String>,
    /// Decimals of a percentage, at least.
    least: u32,
    /// Rates and ages are written as in every report.
    told: Option<(report::Scale<'s>, Option<Target>)>,
}

impl<'s> Scale<'s> {
    /// The scale of an indicator whose values are compared with `level`, if with anything.
    pub fn of(reader: &'s Reader<'s>, indicator: &str, level: Option<Target>) -> Self {
        let compilation = reader.atlas.compilation;
        let plan = compilation.plans.indicators.get(indicator);
        let level = level.or_else(|| compilation.plans.targets.on(indicator).map(|own| own.target).next());
        let share = match level {
            Some(level) => is_share(compilation, indicator, level),
            None => is_share(compilation, indicator, NO_LEVEL) || plan.is_some_and(is_typed_share),
        };
        let column = plan.and_then(|plan| column_of(compilation, plan));
        let (currency, unit) =
            column.map_or((None, None), |column| (column.currency.clone(), column.unit.clone()));
        let kind = plan.map(|plan| compilation.plans.figure_kind(plan));
        let told = matches!(kind, Some(FigureKind::Per(_) | FigureKind::Age(_)))
            .then(|| (report::Scale::of(compilation, indicator, level, reader.speaker), level));
        Self { reader, share, currency, unit, least: 0, told }
    }

    /// The same with at least so many decimals for percentages, so that they align in a column.
    #[must_use]
    pub fn with_at_least(self, decimals: u32) -> Self {
        Self { least: if self.share { decimals } else { 0 }, ..self }
    }

    /// A value with as many decimals as it takes to lie on its side of the level.
    pub fn value(&self, value: Ratio, level: Option<Ratio>) -> String {
        if let Some((told, own)) = &self.told {
            return told.value(value, level.and(*own));
        }
        let hundred = if self.share { Ratio::integer(100) } else { Ratio::ONE };
        let scaled = value.checked_mul(hundred).unwrap_or(value);
        let level = level.and_then(|level| level.checked_mul(hundred));
        self.written(value, decimals_needed(scaled, level).max(self.least))
    }

    /// A value with a fixed number of decimals.
    pub fn written(&self, value: Ratio, decimals: u32) -> String {
        if let Some((told, _)) = &self.told {
            return told.value(value, None);
        }
        let formatter = self.reader.formatter();
        if self.share {
            return formatter.share(value, decimals);
        }
        if let Some(currency) = &self.currency {
            let amount = crate::language::rounded(value, decimals.max(2));
            if let Ok(money) = Money::parse(&format!("{amount} {currency}")) {
                return formatter.money(money);
            }
        }
        let number = formatter.rounded(value, decimals);
        match &self.unit {
            Some(unit) => format!("{number}\u{a0}{unit}"),
            None => number,
        }
    }

    /// `65.6%–69.2%`.
    pub fn interval(&self, interval: Interval) -> Option<String> {
        if let Some((told, _)) = &self.told {
            return told.interval(interval);
        }
        let (low, high) = ends(interval)?;
        Some(format!("{}\u{202f}–\u{202f}{}", self.written(low, 1), self.written(high, 1)))
    }
}

/// Where nothing is asked for: a level without a percentage.
const NO_LEVEL: Target = Target::Level(Bound::AtLeast(Quantity::Number(Decimal::integer(0))));

fn is_typed_share(plan: &IndicatorPlan) -> bool {
    match &plan.formula {
        FormulaPlan::Typed(values) => values.iter().all(|value| matches!(value.value, Quantity::Percent(_))),
        _ => false,
    }
}

/// The column whose values are averaged or summed.
fn column_of<'c>(
    compilation: &'c Compilation,
    plan: &IndicatorPlan,
) -> Option<&'c crate::measure::ColumnPlan> {
    let (FormulaPlan::Sum(at) | FormulaPlan::Mean { of: at, .. }) = plan.formula else { return None };
    compilation.plans.sources.get(plan.source.as_ref()?)?.columns.get(at)
}

/// The bounds of an interval as ratios, for display.
pub fn ends(interval: Interval) -> Option<(Ratio, Ratio)> {
    Some((millionths(interval.low)?, millionths(interval.high)?))
}

#[expect(clippy::cast_possible_truncation, reason = "an interval is shown with one decimal")]
fn millionths(value: f64) -> Option<Ratio> {
    let scaled = (value * 1e6).round();
    if scaled.is_finite() && scaled.abs() < 1e18 { Ratio::new(scaled as i128, 1_000_000) } else { None }
}

/// The ends of a target, on the scale of its indicator's value.
pub fn bounds(target: Target) -> (Option<Ratio>, Option<Ratio>) {
    match target {
        Target::Share { at_least, .. } => (Some(at_least.share()), None),
        Target::Percentile { p, .. } => (Some(p.share()), None),
        Target::Level(Bound::AtLeast(quantity)) => (quantity.level(), None),
        Target::Level(Bound::AtMost(quantity)) => (None, quantity.level()),
        Target::Level(Bound::Between(low, high)) => (low.level(), high.level()),
    }
}

/// One row of a series.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FigureRow {
    pub period: String,
    pub complete: bool,
    pub value: Option<String>,
    pub interval: Option<String>,
    pub n: String,
    /// Counted as good, where cases are.
    pub good: Option<String>,
    /// Good had nobody paused the clock, where pauses are taken off.
    pub unpaused: Option<String>,
    pub excluded: String,
    pub missing: String,
    pub rejected: String,
    /// Lower and upper control limit.
    pub limits: Option<String>,
    /// Letters of the signals it is part of.
    pub signals: String,
}

/// The rows of a series, oldest first.
pub fn rows(
    reader: &Reader<'_>,
    scale: &Scale<'_>,
    plan: &IndicatorPlan,
    figures: &[Figure],
) -> Vec<FigureRow> {
    figures.iter().map(|figure| row(reader, scale, plan, figure)).collect()
}

fn row(reader: &Reader<'_>, scale: &Scale<'_>, plan: &IndicatorPlan, figure: &Figure) -> FigureRow {
    let tally = &figure.tally;
    let paused = matches!(plan.formula, FormulaPlan::Time(TimePlan { less: Some(_), .. }));
    FigureRow {
        period: reader.formatter().period_key(figure.period),
        complete: figure.complete,
        value: figure.value.map(|value| scale.value(value, None)),
        interval: figure.interval.and_then(|interval| scale.interval(interval)),
        n: reader.count(tally.n),
        good: counts_good(&plan.formula).then(|| reader.count(tally.good)),
        unpaused: paused.then(|| reader.count(tally.good_without_pauses)),
        excluded: reader.count(tally.excluded),
        missing: reader.count(tally.missing),
        rejected: reader.count(tally.rejected),
        limits: None,
        signals: String::new(),
    }
}

/// Whether the figure counts cases, or sums of them, as good.
const fn counts_good(formula: &FormulaPlan) -> bool {
    formula.is_share_of_cases() || matches!(formula, FormulaPlan::ShareOfSums { .. })
}
