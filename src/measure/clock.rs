//! The clock of a source: its zone, and the calendar that business time is counted on.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::expression::{Cell, Clock, TableClock};
use crate::time::{Moment, WorkingCalendar, ZoneTable};
use crate::values::Ratio;

/// What expressions count time with.
pub struct SourceClock<'c> {
    /// Zone in which instants are told as dates.
    pub zone: &'c ZoneTable,
    pub calendar: Option<&'c WorkingCalendar>,
}

impl Clock for SourceClock<'_> {
    fn business_days(&self, a: &Cell<'_>, b: &Cell<'_>) -> Option<Ratio> {
        let (start, stop) = (moment(a)?, moment(b)?);
        let days = self.calendar?.business_days_between(start, stop, stop.is_day())?;
        Some(Ratio::integer(i128::from(days)))
    }

    fn business_hours(&self, a: &Cell<'_>, b: &Cell<'_>) -> Option<Ratio> {
        let (Moment::Instant(start), Moment::Instant(stop)) = (moment(a)?, moment(b)?) else { return None };
        let seconds = self.calendar?.working_seconds_between(start, stop)?;
        Ratio::new(i128::from(seconds), 3600)
    }

    fn day_of(&self, instant: Timestamp) -> Date {
        self.zone.zone().to_datetime(instant).date()
    }
}

impl TableClock for SourceClock<'_> {
    fn zone(&self) -> &ZoneTable {
        self.zone
    }
}

/// The moment of a cell that holds a date or an instant.
pub const fn moment(cell: &Cell<'_>) -> Option<Moment> {
    match cell {
        Cell::Day(day) => Some(Moment::Day(*day)),
        Cell::Instant(instant) => Some(Moment::Instant(*instant)),
        _ => None,
    }
}
