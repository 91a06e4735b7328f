//! Figures made of figures: rates over an exposure, formulas, indices. Computed when every source
//! has been read, each after what it is made of; a circle has no figures.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::fate::Reconciliation;
use super::formulas::{Combination, ExposurePlan, RatePlan};
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::plan::Plans;
use super::results::{Figure, Reading};
use super::tally::Tally;
use super::verdicts::ReadingKey;
use crate::expression::{Cell, Clock, Expression};
use crate::model::TypedValue;
use crate::values::{PeriodKey, Ratio};

/// Completes the rates among the readings, and adds those made of others.
pub fn combine(plans: &Plans, wanted: &[ReadingKey], read: &mut HashMap<ReadingKey, Reading>) {
    let mut combiner = Combiner { plans, wanted, read, visited: HashSet::new() };
    for key in wanted {
        combiner.settle(key);
    }
}

struct Combiner<'c> {
    plans: &'c Plans,
    wanted: &'c [ReadingKey],
    read: &'c mut HashMap<ReadingKey, Reading>,
    visited: HashSet<ReadingKey>,
}

impl Combiner<'_> {
    /// Computes a reading and what it is made of; one that is being computed is not there yet.
    fn settle(&mut self, key: &ReadingKey) {
        if !self.visited.insert(key.clone()) {
            return;
        }
        let plans = self.plans;
        let Some(plan) = plans.indicators.get(&key.0) else { return };
        match &plan.formula {
            FormulaPlan::Rate(rate) => {
                let Some(mut reading) = self.read.remove(key) else { return };
                if let Some(indicator) = rate.exposure.indicator() {
                    self.settle_part(indicator);
                }
                self.relate(plan, rate, &mut reading);
                self.read.insert(key.clone(), reading);
            }
            FormulaPlan::Combination(combination) => {
                for part in combination.parts() {
                    self.settle_part(part);
                }
                let series = self.series(plan, combination);
                let days = combination.parts().into_iter().filter_map(|part| Some(self.part(part)?.cut_off));
                let cut_off = days.min().unwrap_or(plans.as_of);
                let reading = Reading {
                    indicator: key.0.clone(),
                    limit: key.1,
                    calendar: key.2.clone(),
                    series,
                    groups: Vec::new(),
                    rows: Reconciliation::default(),
                    cut_off,
                    left_out: None,
                    late: Vec::new(),
                    trend: None,
                };
                self.read.insert(key.clone(), reading);
            }
            _ => {}
        }
    }

    fn settle_part(&mut self, indicator: &str) {
        if let Some(key) = self.key_of(indicator) {
            self.settle(&key);
        }
    }

    /// The one reading that an indicator has as a part: for a time, the one held against a limit.
    fn key_of(&self, indicator: &str) -> Option<ReadingKey> {
        let timed = matches!(self.plans.indicators.get(indicator)?.formula, FormulaPlan::Time(_));
        self.wanted.iter().find(|key| key.0 == indicator && (!timed || key.1.is_some())).cloned()
    }

    fn part(&self, indicator: &str) -> Option<&Reading> {
        self.read.get(&self.key_of(indicator)?)
    }

    /// Puts the exposure below the line of a rate. A group is kept where the exposure has the same.
    fn relate(&self, plan: &IndicatorPlan, rate: &RatePlan, reading: &mut Reading) {
        for figure in &mut reading.series {
            let exposure = self.exposure(&rate.exposure, figure.period);
            related(plan, rate, figure, exposure);
        }
        let exposure = rate.exposure.indicator().and_then(|indicator| self.part(indicator));
        reading.groups.retain_mut(|(column, value, figures)| {
            let mut groups = exposure.iter().flat_map(|exposure| &exposure.groups);
            let Some((_, _, below)) = groups.find(|(own, group, _)| own == column && group == value) else {
                return false;
            };
            for figure in figures {
                let found = below.iter().find(|other| other.period == figure.period);
                related(plan, rate, figure, found.and_then(|other| other.value));
            }
            true
        });
    }

    fn exposure(&self, exposure: &ExposurePlan, period: PeriodKey) -> Option<Ratio> {
        match exposure {
            ExposurePlan::Indicator(indicator) => Some(self.value(indicator, period)?.0),
            ExposurePlan::Typed(values) => typed_value(values, period),
        }
    }

    /// The figure of a part in a period, the cases it rests on, and whether the period was over. A
    /// count or sum is zero where its source has rows of the period, and none that it counts.
    fn value(&self, indicator: &str, period: PeriodKey) -> Option<(Ratio, u64, bool)> {
        let plan = self.plans.indicators.get(indicator)?;
        let reading = self.part(indicator)?;
        let figure = reading.series.iter().find(|figure| figure.period == period);
        let adds_up = matches!(plan.formula, FormulaPlan::Count | FormulaPlan::Sum(_));
        let nothing = |figure: &Figure| adds_up && figure.tally.rows == 0 && figure.tally.left_out() == 0;
        match figure {
            Some(figure) if nothing(figure) => Some((Ratio::ZERO, 0, figure.complete)),
            Some(figure) => Some((figure.value?, figure.tally.n, figure.complete)),
            None if adds_up && self.covered(plan, period) => {
                Some((Ratio::ZERO, 0, period.end() <= reading.cut_off))
            }
            None => None,
        }
    }

    /// Whether another indicator of the same source has rows of a period.
    fn covered(&self, plan: &IndicatorPlan, period: PeriodKey) -> bool {
        self.read.values().any(|reading| {
            let other = self.plans.indicators.get(&reading.indicator);
            other.is_some_and(|other| other.source.is_some() && other.source == plan.source)
                && reading.series.iter().any(|figure| figure.period == period && figure.tally.rows > 0)
        })
    }

    /// The figures of a combination: one for every period in which one of its parts has one.
    fn series(&self, plan: &IndicatorPlan, combination: &Combination) -> Vec<Figure> {
        let parts = combination.parts();
        let readings = parts.iter().filter_map(|part| self.part(part));
        let periods: BTreeSet<PeriodKey> =
            readings.flat_map(|reading| &reading.series).map(|figure| figure.period).collect();
        let own = periods.into_iter().filter(|period| period.cut() == plan.period);
        own.map(|period| self.combined(plan, combination, &parts, period)).collect()
    }

    fn combined(
        &self,
        plan: &IndicatorPlan,
        combination: &Combination,
        parts: &[&str],
        period: PeriodKey,
    ) -> Figure {
        let found: Option<Vec<_>> = parts.iter().map(|part| self.value(part, period)).collect();
        let complete = found.as_ref().is_some_and(|found| found.iter().all(|(_, _, complete)| *complete));
        let n = found.iter().flatten().map(|(_, n, _)| *n).filter(|n| *n > 0).min().unwrap_or(0);
        let values: Option<Vec<Ratio>> =
            found.map(|found| found.into_iter().map(|(value, _, _)| value).collect());
        let value = values.and_then(|values| compute(combination, &values, period));
        let tally = value.map_or_else(Tally::default, |value| Tally::typed(value, n));
        Figure { period, complete, value: tally.value(&plan.formula), interval: None, tally }
    }
}

/// The figure of a period from those of its parts.
fn compute(combination: &Combination, values: &[Ratio], period: PeriodKey) -> Option<Ratio> {
    match (combination, values) {
        (Combination::Rate { exposure: ExposurePlan::Indicator(_), .. }, [above, below]) => {
            above.checked_div(*below)
        }
        (Combination::Rate { exposure: ExposurePlan::Typed(typed), .. }, [above]) => {
            above.checked_div(typed_value(typed, period)?)
        }
        (Combination::Rate { .. }, _) => None,
        (Combination::Formula { expression, .. }, values) => evaluated(expression, values),
        (Combination::Weighted(parts), values) => parts
            .iter()
            .zip(values)
            .try_fold(Ratio::ZERO, |sum, ((_, weight), value)| sum.checked_add(value.checked_mul(*weight)?)),
    }
}

fn evaluated(expression: &Expression, values: &[Ratio]) -> Option<Ratio> {
    let row: Vec<Cell<'_>> = values.iter().map(|value| Cell::Number(*value)).collect();
    match expression.evaluate(&row, &Timeless) {
        Cell::Number(value) => Some(value),
        _ => None,
    }
}

/// Figures know no dates.
struct Timeless;

impl Clock for Timeless {
    fn business_days(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn business_hours(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn day_of(&self, _: Timestamp) -> Date {
        Date::MIN
    }
}

fn typed_value(values: &[TypedValue], period: PeriodKey) -> Option<Ratio> {
    values.iter().find(|value| value.period == period)?.value.level()
}

/// A figure of rows over an exposure: without one there is no figure. What was not counted in a
/// period that the source covers is nothing, not unknown.
fn related(plan: &IndicatorPlan, rate: &RatePlan, figure: &mut Figure, exposure: Option<Ratio>) {
    let tally = &mut figure.tally;
    if rate.sum.is_none() {
        tally.sum = Ratio::integer(i128::from(tally.good));
    }
    tally.scaled = None;
    tally.weight = exposure.unwrap_or(Ratio::ZERO);
    let whole = u64::try_from(tally.weight.numerator()).ok().filter(|_| tally.weight.denominator() == 1);
    tally.n = if exposure.is_some() { whole.unwrap_or(tally.rows) } else { 0 };
    figure.value = tally.value(&plan.formula);
    figure.interval = tally.interval(&plan.formula, plan.confidence);
}
