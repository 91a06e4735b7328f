//! What every report looks up: the figure behind a verdict, its percentile, the same without
//! pauses, the title of a definition.

use crate::compile::Compilation;
use crate::language::Speaker;
use crate::measure::{Figure, FormulaPlan, Measured, Reading, TimePlan, Verdict, VerdictOnPeriod};
use crate::values::{Clock, Quantity, Ratio, Target, Unit};

/// Everything measured, with the definitions it was measured for.
#[derive(Clone, Copy)]
pub struct Figures<'t> {
    pub compilation: &'t Compilation,
    pub measured: &'t Measured,
}

/// A nearest-rank percentile of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percentile {
    pub amount: i64,
    /// Business days, calendar days or seconds.
    pub unit: Unit,
    /// Cases that are still open leave it undecided: it is this much or more.
    pub at_least: bool,
}

impl<'t> Figures<'t> {
    /// The figure behind the verdict on a period, from the series or the group that is judged.
    pub fn behind(self, verdict: &Verdict, period: &VerdictOnPeriod) -> Option<&'t Figure> {
        let reading = self.reading(verdict, period)?;
        let figures = match self.group(verdict) {
            None => &reading.series,
            Some((column, value)) => {
                &reading.groups.iter().find(|(own, group, _)| own == column && group == value)?.2
            }
        };
        figures.iter().find(|figure| figure.period == period.period)
    }

    /// The reading on which a period is judged.
    pub fn reading(self, verdict: &Verdict, period: &VerdictOnPeriod) -> Option<&'t Reading> {
        let mut readings = self.measured.readings_of(&verdict.indicator);
        readings.find(|own| own.limit == period.level.within() && self.is_judged_on(verdict, own))
    }

    /// Whether a verdict rests on this reading, or would under another limit.
    pub fn is_judged_on(self, verdict: &Verdict, reading: &Reading) -> bool {
        let plan = || self.compilation.plans.targets.held_by(&verdict.holder);
        verdict.indicator == reading.indicator && plan().is_some_and(|plan| plan.calendar == reading.calendar)
    }

    /// The one group that is judged: column and value.
    pub fn group(self, verdict: &Verdict) -> Option<(&'t String, &'t String)> {
        let plan = self.compilation.plans.targets.held_by(&verdict.holder)?;
        plan.group.as_ref().map(|(column, value)| (column, value))
    }

    /// The percentile that a level names.
    pub fn percentile(figure: &Figure, level: Target) -> Option<Percentile> {
        let Target::Percentile { p, at_most: Quantity::Duration(limit) } = level else { return None };
        let (amount, at_least) = figure.tally.percentile(p.share())?;
        let unit = match limit.clock() {
            Clock::BusinessDays => Unit::BusinessDay,
            Clock::Calendar => Unit::CalendarDay,
            Clock::BusinessHours | Clock::Elapsed => Unit::Second,
        };
        Some(Percentile { amount, unit, at_least })
    }

    /// The share of good cases had nobody paused the clock; nothing where no clock can be paused.
    pub fn without_pauses(self, indicator: &str, figure: &Figure) -> Option<Ratio> {
        let plan = self.compilation.plans.indicators.get(indicator)?;
        let FormulaPlan::Time(TimePlan { less: Some(_), .. }) = plan.formula else { return None };
        Ratio::new(i128::from(figure.tally.good_without_pauses), i128::from(figure.tally.n))
    }

    /// The title of a definition in the reader's language, else its id.
    pub fn title(self, kind: &str, id: &str, speaker: &Speaker) -> String {
        let definition = self.compilation.model.get(kind, id);
        let title = definition.and_then(|definition| definition.header.title.given());
        let title = title.map(|title| speaker.formatter().text(title)).filter(|title| !title.is_empty());
        title.unwrap_or_else(|| id.to_owned())
    }
}
