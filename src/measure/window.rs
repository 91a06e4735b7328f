//! A part of what was measured: one period, or everything from a day on as one figure.

use jiff::civil::Date;

use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::judge::State;
use super::plan::Plans;
use super::results::{Figure, Measured, Reading, Verdict};
use super::tally::Tally;
use crate::values::{Period, PeriodKey};

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The last complete period of each series.
    Last,
    /// One period; series that are cut otherwise are left out. A day stands for the rolling window
    /// that ends on it.
    Of(PeriodKey),
    /// The periods that begin on this day or later, as one figure that is not judged.
    Since(Date),
}

/// Why there is nothing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowFault {
    /// No series is cut like this; so they are.
    OtherLength(Vec<Period>),
    /// No series has rows in it; the first and the last day that some series knows of.
    NoData(Option<(Date, Date)>),
    /// The figures of no indicator can be merged.
    NotMerged,
}

impl Measured {
    /// Leaves only what lies in a window, and answers the indicators that were left out, in order:
    /// their periods have another length, or their figures cannot be merged.
    ///
    /// # Errors
    /// When nothing would be left though something was measured.
    pub fn narrow(&mut self, plans: &Plans, window: Window) -> Result<Vec<String>, WindowFault> {
        let known = self.known();
        // Charts and budgets speak of other periods too.
        self.readings.iter_mut().for_each(|reading| reading.trend = None);
        self.verdicts.iter_mut().for_each(|verdict| verdict.budget = None);
        let other = match window {
            Window::Last => {
                self.keep_last();
                Vec::new()
            }
            Window::Of(period) => self.keep_period(plans, period)?,
            Window::Since(day) => self.merge_since(plans, day)?,
        };
        let empty = |reading: &Reading| reading.series.iter().all(|figure| figure.tally.is_empty());
        if known.is_some() && self.readings.iter().all(empty) {
            return Err(WindowFault::NoData(known));
        }
        Ok(other)
    }

    /// The first day of the first period, and the last day on which something is known.
    fn known(&self) -> Option<(Date, Date)> {
        let figures = || {
            let readings = self.readings.iter();
            readings.flat_map(|reading| reading.series.iter().map(|figure| (figure.period, reading.cut_off)))
        };
        let first = figures().map(|(period, _)| period.start()).min()?;
        Some((first, figures().map(|(period, cut_off)| period.end().min(cut_off)).max()?))
    }

    fn keep_last(&mut self) {
        let last = |figures: &mut Vec<Figure>| {
            let last = figures.iter().rposition(|figure| figure.complete);
            *figures = last.map(|at| figures.swap_remove(at)).into_iter().collect();
        };
        for reading in &mut self.readings {
            last(&mut reading.series);
            let period = reading.series.first().map(|figure| figure.period);
            let same = |figure: &Figure| Some(figure.period) == period;
            reading.groups.iter_mut().for_each(|(_, _, figures)| figures.retain(same));
        }
        for verdict in &mut self.verdicts {
            let last = verdict.current().filter(|period| period.state != State::InProgress).cloned();
            verdict.periods = last.into_iter().collect();
        }
    }

    fn keep_period(&mut self, plans: &Plans, asked: PeriodKey) -> Result<Vec<String>, WindowFault> {
        let mut lengths: Vec<Period> = Vec::new();
        let mut other: Vec<String> = Vec::new();
        for reading in &mut self.readings {
            let cuts = reading.series.iter().map(|figure| figure.period.cut());
            let fits = reading.series.is_empty() || cuts.clone().any(|cut| is_cut_like(cut, asked));
            if !fits {
                let unseen: Vec<Period> = cuts.filter(|cut| !lengths.contains(cut)).take(1).collect();
                lengths.extend(unseen);
                other.push(reading.indicator.clone());
            }
            let same = |figure: &Figure| figure.period.is_named_by(asked);
            reading.series.retain(same);
            reading.groups.iter_mut().for_each(|(_, _, figures)| figures.retain(same));
        }
        if !other.is_empty() && other.len() == self.readings.len() {
            return Err(WindowFault::OtherLength(lengths));
        }
        self.readings.retain(|reading| !other.contains(&reading.indicator));
        self.verdicts.retain(|verdict| !other.contains(&verdict.indicator));
        self.find_verdicts_again();
        for verdict in &mut self.verdicts {
            verdict.periods.retain(|period| period.period.is_named_by(asked));
        }
        self.find_readings_again(plans);
        other.dedup();
        Ok(other)
    }

    /// Verdicts name their readings by place.
    fn find_readings_again(&mut self, plans: &Plans) {
        let readings = &self.readings;
        let place = |verdict: &Verdict| {
            let plan = plans.targets.held_by(&verdict.holder)?;
            let limit = verdict.target.within();
            readings.iter().position(|own| {
                own.indicator == verdict.indicator && own.limit == limit && own.calendar == plan.calendar
            })
        };
        let places: Vec<Option<usize>> = self.verdicts.iter().map(place).collect();
        self.verdicts.iter_mut().zip(places).for_each(|(verdict, place)| verdict.reading = place);
    }

    fn merge_since(&mut self, plans: &Plans, day: Date) -> Result<Vec<String>, WindowFault> {
        self.verdicts.clear();
        self.find_verdicts_again();
        let left_out = |reading: &Reading| !is_mergeable(plans, reading);
        let out: Vec<&Reading> = self.readings.iter().filter(|reading| left_out(reading)).collect();
        if !out.is_empty() && out.len() == self.readings.len() {
            return Err(WindowFault::NotMerged);
        }
        let mut other: Vec<String> = out.into_iter().map(|reading| reading.indicator.clone()).collect();
        other.dedup();
        self.readings.retain(|reading| !other.contains(&reading.indicator));
        for reading in &mut self.readings {
            let Some(plan) = plans.indicators.get(&reading.indicator) else { continue };
            let span = (day, reading.cut_off);
            let merge =
                |figures: &mut Vec<Figure>| *figures = merged(plan, figures, span).into_iter().collect();
            merge(&mut reading.series);
            reading.groups.iter_mut().for_each(|(_, _, figures)| merge(figures));
        }
        Ok(other)
    }
}

/// Whether the sums of two periods make those of both together. Rolling windows overlap, and a
/// percentage typed by hand does not say of how many.
fn is_mergeable(plans: &Plans, reading: &Reading) -> bool {
    let formula = plans.indicators.get(&reading.indicator).map(|plan| &plan.formula);
    let adds_up = matches!(
        formula,
        Some(
            FormulaPlan::Time(_)
                | FormulaPlan::Share { .. }
                | FormulaPlan::ShareOfSums { .. }
                | FormulaPlan::Count
                | FormulaPlan::Sum(_)
                | FormulaPlan::Mean { .. }
                | FormulaPlan::NetPromoter(_)
                | FormulaPlan::Satisfaction { .. }
        )
    );
    adds_up && !reading.series.iter().any(|figure| matches!(figure.period.cut(), Period::Rolling(_)))
}

fn is_cut_like(cut: Period, asked: PeriodKey) -> bool {
    cut == asked.cut() || matches!(cut, Period::Rolling(_)) && asked.cut() == Period::Day
}

/// The figures from a day to another as one; its period runs from the first that lies inside to the
/// last day on which something is known.
fn merged(plan: &IndicatorPlan, figures: &[Figure], (from, to): (Date, Date)) -> Option<Figure> {
    let inside = || figures.iter().filter(|figure| figure.period.start() >= from);
    let first = inside().next()?.period.start();
    let days = first.until(to).ok()?.get_days().checked_add(1)?;
    let period = PeriodKey::holding(Period::Rolling(u32::try_from(days).ok().filter(|days| *days > 0)?), to)?;
    let mut tally = Tally::default();
    inside().for_each(|figure| tally.merge(&figure.tally));
    Some(Figure {
        period,
        complete: inside().all(|figure| figure.complete),
        value: tally.value(&plan.formula).filter(|_| tally.rows > 0),
        interval: tally.interval(&plan.formula, plan.confidence),
        tally,
    })
}
