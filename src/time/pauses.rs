//! Pauses of a case (verdicts.md): the union of the intervals in which its clock stands still,
//! capped in total. A pause counts when it was begun, and recorded, no later than the case was due
//! by then: each that counts makes the due later, in the order of their beginnings. One that has not
//! ended lasts until the cap is reached; without a cap, until the last day of which anything is
//! known. Only time that the clock of the case counts is taken off.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::{CaseClock, Due, DueFault, Moment, instant_at};
use crate::values::Duration;

/// One pause, as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    pub from: Moment,
    /// Nothing while it lasts.
    pub to: Option<Moment>,
    /// When it was written down; nothing where that is not asked.
    pub recorded: Option<Moment>,
}

/// How far pauses go.
#[derive(Debug, Clone, Copy)]
pub struct PauseLimits {
    /// The most that counts in all, in steps of the clock.
    pub cap: Option<i64>,
    /// The last day of which anything is known.
    pub cut_off: Date,
}

/// Why a pause does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncounted {
    BegunAfterDue,
    RecordedAfterDue,
}

/// What pauses make of a due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paused {
    pub due: Due,
    /// How long the clock stands still before the due, in its steps.
    pub steps: i64,
    /// By pause, in the order given: why it does not count.
    pub uncounted: Vec<Option<Uncounted>>,
}

impl CaseClock<'_> {
    /// The due of a case with pauses.
    ///
    /// # Errors
    /// Those of `due`; `HoursOnDays` for pauses known to the day on a clock of hours.
    pub fn due_paused(
        &self,
        start: Moment,
        limit: Duration,
        pauses: &[Pause],
        limits: PauseLimits,
    ) -> Result<Paused, DueFault> {
        let mut due = self.due(start, limit, 0)?;
        let mut sum = Sum::new(self, start, limits);
        let mut uncounted = vec![None; pauses.len()];
        for (at, pause) in self.in_order(pauses) {
            let why = if due.is_late(pause.from) {
                Some(Uncounted::BegunAfterDue)
            } else if pause.recorded.is_some_and(|recorded| due.is_late(recorded)) {
                Some(Uncounted::RecordedAfterDue)
            } else {
                None
            };
            if let Some(told) = uncounted.get_mut(at) {
                *told = why;
            }
            if why.is_none() {
                sum.add(pause).ok_or(DueFault::HoursOnDays)?;
                due = self.due(start, limit, sum.steps().ok_or(DueFault::HoursOnDays)?)?;
            }
        }
        Ok(Paused { due, steps: sum.steps().unwrap_or(0), uncounted })
    }

    /// How long the clock stood still from `start` until `until`, in its steps.
    pub fn paused_until(
        &self,
        (start, until): (Moment, Moment),
        pauses: &[Pause],
        limits: PauseLimits,
    ) -> Option<i64> {
        let mut sum = Sum::new(self, start, limits);
        for (_, pause) in self.in_order(pauses) {
            if self.compare(pause.from, until) == Ordering::Greater {
                continue;
            }
            let to = pause.to.filter(|to| self.compare(*to, until) == Ordering::Less).unwrap_or(until);
            sum.add(&Pause { to: Some(to), ..*pause })?;
        }
        sum.steps()
    }

    /// Pauses by their beginnings, each with its place.
    fn in_order<'p>(&self, pauses: &'p [Pause]) -> Vec<(usize, &'p Pause)> {
        let begins = |pause: &Pause| match pause.from {
            Moment::Instant(instant) => Some(instant),
            Moment::Day(day) => instant_at(self.zone.zone(), day.at(0, 0, 0, 0)),
        };
        let mut ordered: Vec<_> = pauses.iter().enumerate().collect();
        ordered.sort_by_key(|(at, pause)| (begins(pause), *at));
        ordered
    }

    /// Compares two moments at the coarser precision of the two.
    pub fn compare(&self, a: Moment, b: Moment) -> Ordering {
        match (a, b) {
            (Moment::Instant(a), Moment::Instant(b)) => a.cmp(&b),
            _ => self.day(a).cmp(&self.day(b)),
        }
    }
}

/// The union of pauses that come in the order of their beginnings.
struct Sum<'s> {
    clock: &'s CaseClock<'s>,
    start: Moment,
    limits: PauseLimits,
    /// Steps of the runs that are over.
    over: i64,
    /// The run that still may grow.
    run: Option<(Moment, Moment)>,
    /// One has not ended: everything that may count does.
    endless: bool,
}

impl<'s> Sum<'s> {
    const fn new(clock: &'s CaseClock<'s>, start: Moment, limits: PauseLimits) -> Self {
        Self { clock, start, limits, over: 0, run: None, endless: false }
    }

    fn add(&mut self, pause: &Pause) -> Option<()> {
        self.endless |= pause.to.is_none();
        let compare = |a, b| self.clock.compare(a, b);
        let later = |a, b| if compare(a, b) == Ordering::Less { b } else { a };
        let from = later(pause.from, self.start);
        let to = pause.to.unwrap_or(Moment::Day(self.limits.cut_off));
        if compare(to, from) == Ordering::Less {
            return Some(());
        }
        match self.run {
            Some((began, ended)) if compare(from, ended) != Ordering::Greater => {
                self.run = Some((began, later(ended, to)));
            }
            Some((began, ended)) => {
                self.over = self.over.checked_add(self.clock.between(began, ended)?.max(0))?;
                self.run = Some((from, to));
            }
            None => self.run = Some((from, to)),
        }
        Some(())
    }

    fn steps(&self) -> Option<i64> {
        if let (true, Some(cap)) = (self.endless, self.limits.cap) {
            return Some(cap);
        }
        let run = self.run.map_or(Some(0), |(from, to)| self.clock.between(from, to))?;
        let steps = self.over.checked_add(run.max(0))?;
        Some(self.limits.cap.map_or(steps, |cap| steps.min(cap)))
    }
}
