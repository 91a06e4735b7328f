//! The clock that one case is counted on: that of its limit, or of its calendar where nothing is held
//! against it. It counts in steps: days on a clock of days, seconds on a clock of hours.

use jiff::Timestamp;

use super::moment::end_of_day;
use super::{Due, DueFault, Moment, WorkingCalendar, ZoneTable, due_elapsed_later};
use crate::time::day_number;
use crate::values::{Clock, Duration};

/// A clock, and what it needs to run.
#[derive(Debug, Clone, Copy)]
pub struct CaseClock<'c> {
    pub clock: Clock,
    pub calendar: Option<&'c WorkingCalendar>,
    /// The zone of days without a calendar.
    pub zone: &'c ZoneTable,
    /// Whether the stop of the case is known to the day only.
    pub stop_is_day: bool,
}

impl CaseClock<'_> {
    /// The due of a case whose clock stood still for so many steps.
    ///
    /// # Errors
    /// Those of `WorkingCalendar::due`, and `NeedsCalendar`.
    pub fn due(&self, start: Moment, limit: Duration, extra: i64) -> Result<Due, DueFault> {
        match self.calendar {
            Some(calendar) => calendar.due_later(start, limit, extra, self.stop_is_day),
            None => due_elapsed_later(start, limit, extra, self.zone.zone(), self.stop_is_day),
        }
    }

    /// The steps from one moment to another. `None` for hours where the first is a day only, for
    /// business time without a calendar, and outside 1970 to 2100.
    pub fn between(&self, from: Moment, to: Moment) -> Option<i64> {
        match self.clock {
            Clock::BusinessDays => {
                let by_day = self.stop_is_day || to.is_day();
                self.calendar?.business_days_between(from, to, by_day).map(i64::from)
            }
            Clock::Calendar => Some(i64::from(self.day(to)) - i64::from(self.day(from))),
            Clock::BusinessHours => {
                let (from, to) = self.instants(from, to)?;
                self.calendar?.working_seconds_between(from, to)
            }
            Clock::Elapsed => {
                let (from, to) = self.instants(from, to)?;
                Some(to.as_second() - from.as_second())
            }
        }
    }

    /// The civil day of a moment, since 1970.
    pub fn day(&self, moment: Moment) -> i32 {
        match moment {
            Moment::Day(day) => day_number(day),
            Moment::Instant(instant) => self.zone.day(instant.as_second()),
        }
    }

    /// Start and end as instants; a day ends at 24:00.
    fn instants(&self, from: Moment, to: Moment) -> Option<(Timestamp, Timestamp)> {
        let Moment::Instant(from) = from else { return None };
        let to = match to {
            Moment::Instant(to) => to,
            Moment::Day(day) => end_of_day(self.zone.zone(), day)?,
        };
        Some((from, to))
    }
}
