//! Business time: calendars compiled to per-day tables, due instants, working time.
//!
//! `domain/verdicts.md` is the specification. The layer is pure: it never asks what time it is,
//! reads no file and prints nothing; whatever it is given, it answers or says why it cannot.
//!
//! A calendar is a row of *shifts*: the working intervals that begin on one civil day. A day is
//! *open* when a shift begins on it, even for half a day; a shift that runs past midnight belongs
//! to the day on which it opens.

mod calendar;
mod case_clock;
mod closure;
mod days;
mod due;
mod explain;
mod holidays;
mod hours;
mod hours_fault;
mod moment;
mod night;
mod pauses;
mod shift;
mod spec;
mod worked;
mod worst;
mod year;
mod zone_table;

#[cfg(test)]
mod brute_force;
#[cfg(test)]
mod brute_force_pauses;
#[cfg(test)]
mod case_table;
#[cfg(test)]
mod worked_cases;

pub use calendar::WorkingCalendar;
pub use case_clock::CaseClock;
pub use closure::Closure;
pub use due::{Due, DueFault, day_later, due_elapsed, due_elapsed_later};
pub use explain::{Counted, Explanation, PassedOver, Step};
pub use holidays::holidays_known_until;
pub use hours_fault::HoursReason;
pub use moment::{Moment, UnknownZone, instant_at, time_zone};
pub use pauses::{Pause, PauseLimits, Paused, Uncounted};
pub use spec::{CalendarFault, CalendarSpec, Roll};
pub use worst::{Later, Race, Receipts, race};
pub use zone_table::{ZoneTable, date_of, day_number};
