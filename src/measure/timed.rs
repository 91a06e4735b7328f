//! Timed cases: when a case is due, whether it stopped in time, how long it took.

use jiff::civil::Date;

use super::clock::moment;
use super::fate::{Adds, Fate, Judged};
use super::indicator_plan::Pause;
use super::read::{Row, Value};
use super::scan::{Judge, is_bad};
use super::tally::Elapsed;
use crate::expression::Cell;
use crate::model::kinds::indicator::Cohort;
use crate::model::kinds::source::ColumnType;
use crate::time::{Due, Moment, due_elapsed};
use crate::values::{Clock, Duration, Ratio, Within};

impl Judge<'_> {
    /// A timed case: it belongs to the period that holds its due instant and counts once that is
    /// past; good ⇔ stopped by then. `None` when it cannot be timed at all.
    pub(super) fn timed(
        &self,
        row: &Row,
        cells: &[Cell<'_>],
        from: usize,
        to: usize,
        less: Option<&Pause>,
        due_column: Option<usize>,
    ) -> Option<Judged> {
        let start = cells.get(from).and_then(moment)?;
        let start_day = start.day_in(&self.zone);
        let rejected = |day: Date| Judged::uncounted(Fate::Rejected, Some(day));
        let stop_is_day = self.is_day_column(to);
        let pause = match less {
            Some(pause) => match self.paused(row, cells, pause) {
                Some(pause) => pause,
                None => return Some(rejected(start_day)),
            },
            None => Ratio::ZERO,
        };
        let due = match (self.limit, due_column) {
            (Some(Within::DueDate), Some(column)) => match cells.get(column) {
                Some(Cell::Missing) if row.cells.get(column).is_some_and(Value::is_bad) => {
                    return Some(rejected(start_day));
                }
                Some(cell) => match moment(cell) {
                    Some(moment) => self.due_at(moment)?,
                    None => return Some(Judged { fate: Fate::Missing, ..rejected(start_day) }),
                },
                None => return None,
            },
            (Some(Within::Duration(limit)), _) => self.due(start, longer(limit, pause)?, stop_is_day)?,
            _ => self.due_at(start)?,
        };
        let day = if self.plan.cohort == Cohort::Received { start_day } else { due.day };
        if is_bad(row, &[to]) {
            return Some(rejected(day));
        }
        let cut_off = self.register.cut_off(row.file, self.as_of);
        let stop = cells.get(to).and_then(moment);
        if stop.is_some_and(|stop| stop.compare(start, &self.zone).is_lt()) {
            return Some(rejected(day));
        }
        let stopped = stop.filter(|stop| stop.day_in(&self.zone) <= cut_off);
        let fate = if due.day <= cut_off { Fate::Counted } else { Fate::NotYetDue };
        let plain = match self.limit {
            Some(Within::Duration(limit)) if less.is_some() => self.due(start, limit, stop_is_day)?,
            _ => due,
        };
        let adds = Adds {
            good: stopped.is_some_and(|stop| !due.is_late(stop)),
            good_without_pauses: stopped.is_some_and(|stop| !plain.is_late(stop)),
            elapsed: self.elapsed(start, stopped, cut_off, pause, stop_is_day),
            ..Adds::default()
        };
        Some(Judged { fate, day: Some(day), adds, due: Some(due) })
    }

    /// The due of a case under this judge's calendar.
    pub fn due(&self, start: Moment, limit: Duration, stop_is_day: bool) -> Option<Due> {
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

    pub fn is_day_column(&self, column: usize) -> bool {
        let kind = self.source.columns.get(column).map(|column| column.kind);
        kind == Some(ColumnType::Date)
    }

    /// The pause of a case, capped; nothing when the cell is wrong. A missing pause is none.
    fn paused(&self, row: &Row, cells: &[Cell<'_>], pause: &Pause) -> Option<Ratio> {
        match cells.get(pause.column) {
            Some(Cell::Number(paused)) if *paused >= Ratio::ZERO => {
                Some(pause.cap.map_or(*paused, |cap| cap.min(*paused)))
            }
            Some(Cell::Missing) if !is_bad(row, &[pause.column]) => Some(Ratio::ZERO),
            _ => None,
        }
    }

    /// How long a case took on the clock of the limit; for an open one, its age at the cut-off.
    fn elapsed(
        &self,
        start: Moment,
        stopped: Option<Moment>,
        cut_off: Date,
        pause: Ratio,
        stop_is_day: bool,
    ) -> Option<Elapsed> {
        let until = stopped.unwrap_or(Moment::Day(cut_off));
        let by_day = stop_is_day || until.is_day();
        let clock = match self.limit {
            Some(Within::Duration(limit)) => limit.clock(),
            _ if self.calendar.is_some() => Clock::BusinessDays,
            _ => Clock::Calendar,
        };
        let whole = match clock {
            Clock::BusinessDays => {
                i64::from(self.calendar.as_ref()?.business_days_between(start, until, by_day)?)
            }
            Clock::Calendar => {
                let span = start.day_in(&self.zone).until(until.day_in(&self.zone)).ok()?;
                i64::from(span.get_days())
            }
            Clock::BusinessHours => match (start, until) {
                (Moment::Instant(a), Moment::Instant(b)) => {
                    self.calendar.as_ref()?.working_seconds_between(a, b)?
                }
                (Moment::Instant(a), Moment::Day(_)) => {
                    self.calendar.as_ref()?.working_seconds_between(a, self.due_at(until)?.instant)?
                }
                _ => return None,
            },
            Clock::Elapsed => match (start, until) {
                (Moment::Instant(a), Moment::Instant(b)) => b.as_second() - a.as_second(),
                (Moment::Instant(a), Moment::Day(_)) => {
                    self.due_at(until)?.instant.as_second() - a.as_second()
                }
                _ => return None,
            },
        };
        let pause = i64::try_from(pause.numerator() / pause.denominator()).ok()?;
        Some(Elapsed { amount: (whole - pause).max(0), open: stopped.is_none() })
    }
}

/// A limit made longer by a pause, in whole units of the limit.
fn longer(limit: Duration, pause: Ratio) -> Option<Duration> {
    let whole = u32::try_from(pause.numerator() / pause.denominator()).ok()?;
    Some(Duration { amount: limit.amount.checked_add(whole)?, ..limit })
}
