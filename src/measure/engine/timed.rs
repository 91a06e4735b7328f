//! Timed cases: when a case is due, whether it stopped in time, how long it took.

use jiff::Timestamp;

use super::code::{Fates, Judged};
use super::follow::Followed;
use super::program::Job;
use super::view::View;
use crate::expression::{Mask, Values};
use crate::measure::fate::Fate;
use crate::measure::indicator_plan::{Pause, TimePlan};
use crate::model::kinds::indicator::Cohort;
use crate::model::kinds::source::ColumnType;
use crate::time::{Due, Moment, day_number, due_elapsed, instant_at};
use crate::values::{Clock, Duration, Ratio, Within};

/// The timed cases of a batch.
pub struct Timed {
    pub judged: Judged,
    /// The day that decides the period of each row, since 1970.
    pub days: Vec<Option<i32>>,
    /// How long each case took, on the clock of the limit, and whether it is still open; for an
    /// open one, its age at the cut-off.
    pub elapsed: Vec<Option<(i64, bool)>>,
    pub dues: Vec<Option<Due>>,
}

/// One row.
struct Case {
    fate: Fate,
    day: Option<i32>,
    good: bool,
    without_pauses: bool,
    elapsed: Option<(i64, bool)>,
    due: Option<Due>,
}

impl Case {
    const fn uncounted(fate: Fate, day: Option<i32>) -> Self {
        Self { fate, day, good: false, without_pauses: false, elapsed: None, due: None }
    }
}

/// Judges the rows that may be in scope.
pub fn judge(view: &View<'_>, job: &Job<'_>, plan: &TimePlan, in_question: &Mask) -> Timed {
    let rows = view.rows();
    let clerk = Clerk { view, job, plan, stop_is_day: is_day_column(view, plan.to) };
    let mut timed = Timed {
        judged: Judged {
            fates: Fates::none(rows),
            good: Mask::none(rows),
            without_pauses: Mask::none(rows),
            detractors: None,
        },
        days: vec![None; rows],
        elapsed: vec![None; rows],
        dues: vec![None; rows],
    };
    for row in in_question.iter() {
        let case = clerk.case(row).unwrap_or_else(|| Case::uncounted(Fate::Rejected, view.point(row)));
        timed.take(row, &case);
    }
    timed
}

impl Timed {
    /// Takes a row that has no length; without a day of its own it has the one it speaks of.
    pub fn take_plain(&mut self, row: usize, case: &Followed, point: Option<i32>) {
        let taken = Case { due: case.due, ..Case::uncounted(case.fate, case.day.or(point)) };
        self.take(row, &Case { good: case.good, without_pauses: case.good, ..taken });
        if case.fate == Fate::OutOfScope {
            self.judged.fates.out_of_scope.set(row);
        }
    }

    fn take(&mut self, row: usize, case: &Case) {
        let fates = &mut self.judged.fates;
        match case.fate {
            Fate::NotYetDue => fates.not_yet_due.set(row),
            Fate::Missing => fates.missing.set(row),
            Fate::Rejected => fates.rejected.set(row),
            Fate::Counted | Fate::OutOfScope | Fate::Excluded => {}
        }
        if case.good {
            self.judged.good.set(row);
        }
        if case.without_pauses {
            self.judged.without_pauses.set(row);
        }
        if let (Some(day), Some(elapsed), Some(due)) =
            (self.days.get_mut(row), self.elapsed.get_mut(row), self.dues.get_mut(row))
        {
            (*day, *elapsed, *due) = (case.day, case.elapsed, case.due);
        }
    }
}

/// Whether a column holds dates without hours.
fn is_day_column(view: &View<'_>, column: usize) -> bool {
    view.program.source.columns.get(column).is_some_and(|column| column.kind == ColumnType::Date)
}

/// Judges one case after the other.
struct Clerk<'c> {
    view: &'c View<'c>,
    job: &'c Job<'c>,
    plan: &'c TimePlan,
    /// Whether the stop column holds dates only.
    stop_is_day: bool,
}

impl Clerk<'_> {
    /// A timed case: it belongs to the period that holds its due instant and counts once that is
    /// past; good ⇔ stopped by then. `None` when it cannot be timed at all.
    fn case(&self, row: usize) -> Option<Case> {
        let start = self.view.moment(self.plan.from, row)?;
        let start_day = self.day_of(start);
        let paused = self.plan.less.as_ref().map_or(Some(Ratio::ZERO), |less| self.paused(row, less));
        let pause = paused.unwrap_or(Ratio::ZERO);
        let due = match self.due_of(row, start, pause) {
            Ok(due) => due,
            Err(fate) => return Some(Case::uncounted(fate, Some(start_day))),
        };
        let due_day = day_number(due.day);
        let day = if self.job.plan.cohort == Cohort::Received { start_day } else { due_day };
        let stop = self.view.moment(self.plan.to, row);
        let stop_bad = self.view.column(self.plan.to).is_some_and(|column| column.bad.get(row));
        if stop_bad || paused.is_none() || stop.is_some_and(|stop| self.is_before(stop, start)) {
            return Some(Case::uncounted(Fate::Rejected, Some(day)));
        }
        let cut_off = day_number(self.view.cut_off);
        let stopped = stop.filter(|stop| self.day_of(*stop) <= cut_off);
        let fate = if due_day <= cut_off { Fate::Counted } else { Fate::NotYetDue };
        let plain = match self.job.limit {
            Some(Within::Duration(limit)) if self.plan.less.is_some() => self.due(start, limit)?,
            _ => due,
        };
        Some(Case {
            fate,
            day: Some(day),
            good: stopped.is_some_and(|stop| !due.is_late(stop)),
            without_pauses: stopped.is_some_and(|stop| !plain.is_late(stop)),
            elapsed: self.elapsed(start, stopped, pause),
            due: Some(due),
        })
    }

    /// The civil day of a moment in the System's zone, since 1970.
    fn day_of(&self, moment: Moment) -> i32 {
        match moment {
            Moment::Day(day) => day_number(day),
            Moment::Instant(instant) => self.view.program.zone.day(instant.as_second()),
        }
    }

    /// Whether a stop comes before a start, at the coarser precision of the two.
    fn is_before(&self, stop: Moment, start: Moment) -> bool {
        match (stop, start) {
            (Moment::Instant(stop), Moment::Instant(start)) => stop < start,
            _ => self.day_of(stop) < self.day_of(start),
        }
    }

    /// The pause of a case, capped; nothing when the cell is wrong. A missing pause is none.
    fn paused(&self, row: usize, pause: &Pause) -> Option<Ratio> {
        let column = self.view.column(pause.column)?;
        if column.bad.get(row) {
            return None;
        }
        if !column.given.get(row) {
            return Some(Ratio::ZERO);
        }
        let Values::Numbers(numbers) = &column.values else { return None };
        let paused = numbers.get(row)?.ratio();
        (paused >= Ratio::ZERO).then(|| pause.cap.map_or(paused, |cap| cap.min(paused)))
    }

    /// The due of a case: by the limit, made longer by the pause; by the column of due dates; or,
    /// where nothing is held against it, the start itself.
    fn due_of(&self, row: usize, start: Moment, pause: Ratio) -> Result<Due, Fate> {
        match (self.job.limit, self.plan.due) {
            (Some(Within::DueDate), Some(column)) => {
                if self.view.column(column).is_some_and(|column| column.bad.get(row)) {
                    return Err(Fate::Rejected);
                }
                let due = self.view.moment(column, row).ok_or(Fate::Missing)?;
                self.due_at(due).ok_or(Fate::Rejected)
            }
            (Some(Within::Duration(limit)), _) => {
                let limit = longer(limit, pause).ok_or(Fate::Rejected)?;
                self.due(start, limit).ok_or(Fate::Rejected)
            }
            _ => self.due_at(start).ok_or(Fate::Rejected),
        }
    }

    /// The due of a case under the calendar of the reading.
    fn due(&self, start: Moment, limit: Duration) -> Option<Due> {
        match &self.job.calendar {
            Some(calendar) => calendar.due(start, limit, self.stop_is_day).ok(),
            None => due_elapsed(start, limit, self.view.program.zone.zone(), self.stop_is_day).ok(),
        }
    }

    fn due_at(&self, moment: Moment) -> Option<Due> {
        let zone = self.view.program.zone;
        match moment {
            Moment::Instant(instant) => {
                Some(Due { instant, day: crate::time::date_of(zone.day(instant.as_second()))? })
            }
            Moment::Day(day) => {
                Some(Due { instant: instant_at(zone.zone(), day.tomorrow().ok()?.at(0, 0, 0, 0))?, day })
            }
        }
    }

    /// How long a case took on the clock of the limit; for an open one, its age at the cut-off.
    fn elapsed(&self, start: Moment, stopped: Option<Moment>, pause: Ratio) -> Option<(i64, bool)> {
        let until = stopped.unwrap_or(Moment::Day(self.view.cut_off));
        let calendar = self.job.calendar.as_deref();
        let limit = match self.job.limit {
            Some(Within::Duration(limit)) => Some(limit),
            _ => None,
        };
        let clock = match limit {
            Some(limit) => limit.clock(),
            None if calendar.is_some() => Clock::BusinessDays,
            None => Clock::Calendar,
        };
        let (whole, unit) = match clock {
            Clock::BusinessDays => {
                let by_day = self.stop_is_day || until.is_day();
                (i64::from(calendar?.business_days_between(start, until, by_day)?), 1)
            }
            Clock::Calendar => (i64::from(self.day_of(until)) - i64::from(self.day_of(start)), 1),
            Clock::BusinessHours => {
                let (from, to) = self.instants(start, until)?;
                (calendar?.working_seconds_between(from, to)?, 3_600)
            }
            Clock::Elapsed => {
                let (from, to) = self.instants(start, until)?;
                let unit = limit.and_then(|limit| Duration { amount: 1, ..limit }.seconds()).unwrap_or(1);
                (to.as_second() - from.as_second(), unit)
            }
        };
        let pause = i64::try_from(pause.numerator() / pause.denominator()).ok()?;
        Some(((whole - pause.checked_mul(unit)?).max(0), stopped.is_none()))
    }

    /// Start and end as instants; a day ends at 24:00. `None` when the start is a day only.
    fn instants(&self, start: Moment, until: Moment) -> Option<(Timestamp, Timestamp)> {
        let Moment::Instant(from) = start else { return None };
        Some((from, self.due_at(until)?.instant))
    }
}

/// A limit made longer by a pause, in whole units of the limit.
fn longer(limit: Duration, pause: Ratio) -> Option<Duration> {
    let whole = u32::try_from(pause.numerator() / pause.denominator()).ok()?;
    Some(Duration { amount: limit.amount.checked_add(whole)?, ..limit })
}
