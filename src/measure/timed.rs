//! Timed cases: when a case is due, whether it stopped in time, how long it took.

use jiff::civil::Date;

use super::clock::moment;
use super::fate::{Adds, Fate, Judged};
use super::indicator_plan::{Pause, TimePlan};
use super::read::{Row, Value};
use super::scan::{Judge, is_bad};
use super::tally::Elapsed;
use crate::expression::Cell;
use crate::model::kinds::indicator::Cohort;
use crate::model::kinds::source::ColumnType;
use crate::time::{Due, Moment, due_elapsed};
use crate::values::{Clock, Duration, Ratio, Within};

/// The instants of a case.
struct Course {
    start: Moment,
    /// Whether the stop column holds dates only.
    stop_is_day: bool,
    pause: Ratio,
}

/// Why a case has no due.
enum NoDue {
    Missing,
    Rejected,
}

impl Judge<'_> {
    /// A timed case: it belongs to the period that holds its due instant and counts once that is
    /// past; good ⇔ stopped by then. `None` when it cannot be timed at all.
    pub(super) fn timed(&self, row: &Row, cells: &[Cell<'_>], plan: &TimePlan) -> Option<Judged> {
        let start = cells.get(plan.from).and_then(moment)?;
        let start_day = start.day_in(&self.zone);
        let without = |fate: Fate, day: Date| Judged::uncounted(fate, Some(day));
        let paused = plan.less.as_ref().map_or(Some(Ratio::ZERO), |less| paused(row, cells, less));
        let pause = paused.unwrap_or(Ratio::ZERO);
        let course = Course { start, stop_is_day: self.is_day_column(plan.to), pause };
        let due = match self.due_of(row, cells, plan, &course) {
            Ok(due) => due,
            Err(NoDue::Missing) => return Some(without(Fate::Missing, start_day)),
            Err(NoDue::Rejected) => return Some(without(Fate::Rejected, start_day)),
        };
        let day = if self.plan.cohort == Cohort::Received { start_day } else { due.day };
        let stop = cells.get(plan.to).and_then(moment);
        let reversed = stop.is_some_and(|stop| stop.compare(start, &self.zone).is_lt());
        if reversed || paused.is_none() || is_bad(row, &[plan.to]) {
            return Some(without(Fate::Rejected, day));
        }
        let cut_off = self.register.cut_off(row.file, self.as_of);
        let stopped = stop.filter(|stop| stop.day_in(&self.zone) <= cut_off);
        let fate = if due.day <= cut_off { Fate::Counted } else { Fate::NotYetDue };
        let plain = match self.limit {
            Some(Within::Duration(limit)) if plan.less.is_some() => {
                self.due(start, limit, course.stop_is_day)?
            }
            _ => due,
        };
        let adds = Adds {
            good: stopped.is_some_and(|stop| !due.is_late(stop)),
            good_without_pauses: stopped.is_some_and(|stop| !plain.is_late(stop)),
            elapsed: self.elapsed(&course, stopped, cut_off),
            ..Adds::default()
        };
        Some(Judged { fate, day: Some(day), adds, due: Some(due) })
    }

    /// The due of a case: by the limit, made longer by the pause; by the column of due dates; or,
    /// where nothing is held against it, the start itself.
    fn due_of(&self, row: &Row, cells: &[Cell<'_>], plan: &TimePlan, course: &Course) -> Result<Due, NoDue> {
        match (self.limit, plan.due) {
            (Some(Within::DueDate), Some(column)) => {
                if is_bad(row, &[column]) {
                    return Err(NoDue::Rejected);
                }
                let due = cells.get(column).and_then(moment).ok_or(NoDue::Missing)?;
                self.due_at(due).ok_or(NoDue::Rejected)
            }
            (Some(Within::Duration(limit)), _) => {
                let limit = longer(limit, course.pause).ok_or(NoDue::Rejected)?;
                self.due(course.start, limit, course.stop_is_day).ok_or(NoDue::Rejected)
            }
            _ => self.due_at(course.start).ok_or(NoDue::Rejected),
        }
    }

    /// The due of a case under this judge's calendar.
    fn due(&self, start: Moment, limit: Duration, stop_is_day: bool) -> Option<Due> {
        match &self.calendar {
            Some(calendar) => calendar.due(start, limit, stop_is_day).ok(),
            None => due_elapsed(start, limit, &self.zone, stop_is_day).ok(),
        }
    }

    fn due_at(&self, moment: Moment) -> Option<Due> {
        let day = moment.day_in(&self.zone);
        let instant = match moment {
            Moment::Instant(instant) => instant,
            Moment::Day(day) => crate::time::instant_at(&self.zone, day.tomorrow().ok()?.at(0, 0, 0, 0))?,
        };
        Some(Due { instant, day })
    }

    /// Whether a column holds dates without hours.
    pub fn is_day_column(&self, column: usize) -> bool {
        let kind = self.source.columns.get(column).map(|column| column.kind);
        kind == Some(ColumnType::Date)
    }

    /// How long a case took on the clock of the limit; for an open one, its age at the cut-off.
    fn elapsed(&self, course: &Course, stopped: Option<Moment>, cut_off: Date) -> Option<Elapsed> {
        let until = stopped.unwrap_or(Moment::Day(cut_off));
        let start = course.start;
        let limit = match self.limit {
            Some(Within::Duration(limit)) => Some(limit),
            _ => None,
        };
        let clock = match limit {
            Some(limit) => limit.clock(),
            None if self.calendar.is_some() => Clock::BusinessDays,
            None => Clock::Calendar,
        };
        let (whole, unit) = match clock {
            Clock::BusinessDays => {
                let by_day = course.stop_is_day || until.is_day();
                (i64::from(self.calendar.as_ref()?.business_days_between(start, until, by_day)?), 1)
            }
            Clock::Calendar => {
                let span = start.day_in(&self.zone).until(until.day_in(&self.zone)).ok()?;
                (i64::from(span.get_days()), 1)
            }
            Clock::BusinessHours => {
                let (from, to) = self.instants(start, until)?;
                (self.calendar.as_ref()?.working_seconds_between(from, to)?, 3_600)
            }
            Clock::Elapsed => {
                let (from, to) = self.instants(start, until)?;
                let unit = limit.and_then(|limit| Duration { amount: 1, ..limit }.seconds()).unwrap_or(1);
                (to.as_second() - from.as_second(), unit)
            }
        };
        let pause = i64::try_from(course.pause.numerator() / course.pause.denominator()).ok()?;
        Some(Elapsed { amount: (whole - pause.checked_mul(unit)?).max(0), open: stopped.is_none() })
    }

    /// Start and end as instants; a day ends at 24:00. `None` when the start is a day only.
    fn instants(&self, start: Moment, until: Moment) -> Option<(jiff::Timestamp, jiff::Timestamp)> {
        let Moment::Instant(from) = start else { return None };
        Some((from, self.due_at(until)?.instant))
    }
}

/// The pause of a case, capped; nothing when the cell is wrong. A missing pause is none.
fn paused(row: &Row, cells: &[Cell<'_>], pause: &Pause) -> Option<Ratio> {
    match cells.get(pause.column) {
        Some(Cell::Number(paused)) if *paused >= Ratio::ZERO => {
            Some(pause.cap.map_or(*paused, |cap| cap.min(*paused)))
        }
        Some(Cell::Missing) if !row.cells.get(pause.column).is_some_and(Value::is_bad) => Some(Ratio::ZERO),
        _ => None,
    }
}

/// A limit made longer by a pause, in whole units of the limit.
fn longer(limit: Duration, pause: Ratio) -> Option<Duration> {
    let whole = u32::try_from(pause.numerator() / pause.denominator()).ok()?;
    Some(Duration { amount: limit.amount.checked_add(whole)?, ..limit })
}
