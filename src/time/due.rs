//! When a case is due: `due(start, limit, clock, calendar)` of verdicts.md.
//!
//! **Business days.** Day 0 is the day of receipt; day 1 the next day on which the calendar opens,
//! even for half a day; due at closing time of day N. A receipt before opening or during a break
//! of an open day counts as that day. A receipt on a closed day, at or after closing time, or after
//! the cut-off hour (not at it) is deemed to be of the next open day. In a calendar that runs past
//! midnight a day is the shift that begins on it: Saturday 03:00 is Friday's shift, and past
//! Friday's cut-off if there is one.
//!
//! **Business hours.** Working time from the instant of receipt, whatever the cut-off hour; used up
//! exactly at closing time, the case is due then and not at the next opening.
//!
//! **Calendar days, weeks, months, years.** The same local time later, on the last day of a month
//! that is too short; a skipped hour resolves forward, a repeated one is its first pass. On a
//! closed day it stays, or rolls to closing time of the next open day ("the last hour of the
//! following working day", Regulation (EEC, Euratom) 1182/71, article 3(4)).
//!
//! **Seconds, minutes, hours.** Elapsed time; they never roll.
//!
//! **Dates without hours.** Where the start or the stop column holds dates only, days are due at
//! 24:00, and hours cannot be counted.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::days::Spot;
use super::moment::end_of_day;
use super::shift::{MINUTES_OF_A_DAY, minute_of_day};
use super::{Moment, Roll, WorkingCalendar, instant_at};
use crate::values::{Clock, Duration, Unit};

/// When a case is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Due {
    /// The last instant at which a stop is good: good ⇔ stopped ≤ instant. For a due at 24:00 this
    /// is the instant at which the next day begins.
    pub instant: Timestamp,
    /// The due day: the business day N, or the civil day of the instant. A due at 24:00 is of the
    /// day that ends. A case belongs to the period that holds this day.
    pub day: Date,
}

impl Due {
    /// Whether a stop comes too late: an instant after the due instant, a date after the due day.
    pub fn is_late(self, stop: Moment) -> bool {
        match stop {
            Moment::Day(day) => day > self.day,
            Moment::Instant(instant) => instant > self.instant,
        }
    }
}

/// Why a due cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueFault {
    /// Hours, minutes or seconds counted on a column that holds dates only.
    HoursOnDays,
    /// Business time without a calendar (SMQ5005).
    NeedsCalendar,
    /// Before 1970 or after 2100 for business time; beyond year 9999 for any.
    OutsideHorizon,
}

impl WorkingCalendar {
    /// The due of a case received at `start`; `stop_is_day` when the stop column holds dates only.
    ///
    /// # Errors
    /// `HoursOnDays`, `OutsideHorizon`.
    pub fn due(&self, start: Moment, limit: Duration, stop_is_day: bool) -> Result<Due, DueFault> {
        self.due_later(start, limit, 0, stop_is_day)
    }

    /// The same, where the clock stood still for `extra` in between: days on a clock of days,
    /// seconds on a clock of hours; 0 or more.
    ///
    /// # Errors
    /// `HoursOnDays`, `OutsideHorizon`.
    pub fn due_later(
        &self,
        start: Moment,
        limit: Duration,
        extra: i64,
        stop_is_day: bool,
    ) -> Result<Due, DueFault> {
        let by_day = stop_is_day || start.is_day();
        match limit.clock() {
            Clock::BusinessDays => {
                let days = u32::try_from(i64::from(limit.amount).saturating_add(extra));
                self.after_business_days(start, days.map_err(|_| DueFault::OutsideHorizon)?, by_day)
            }
            Clock::BusinessHours => {
                let seconds = (i64::from(limit.amount) * 3_600).saturating_add(extra);
                self.after_business_time(start, seconds, by_day)
            }
            Clock::Elapsed => due_elapsed_later(start, limit, extra, &self.zone, stop_is_day),
            Clock::Calendar => {
                let due = due_elapsed_later(start, limit, extra, &self.zone, stop_is_day)?;
                self.rolled(due, by_day).ok_or(DueFault::OutsideHorizon)
            }
        }
    }

    fn after_business_days(&self, start: Moment, days: u32, by_day: bool) -> Result<Due, DueFault> {
        let last = self.day_of_receipt(start).and_then(|day| self.open_day_after(day, days));
        last.and_then(|day| self.due_on(day, by_day)).ok_or(DueFault::OutsideHorizon)
    }

    fn after_business_time(&self, start: Moment, seconds: i64, by_day: bool) -> Result<Due, DueFault> {
        let (Moment::Instant(start), false) = (start, by_day) else {
            return Err(DueFault::HoursOnDays);
        };
        let instant = self.after_working_seconds(start, seconds).ok_or(DueFault::OutsideHorizon)?;
        // A shift that closes at 24:00 ends on its own day, not on the next.
        let last_moment = instant.checked_sub(Span::new().nanoseconds(1)).unwrap_or(instant);
        let last_moment = if seconds == 0 { instant } else { last_moment };
        Ok(Due { instant, day: self.zone.to_datetime(last_moment).date() })
    }

    /// The business day a receipt counts as, day 0.
    pub(super) fn day_of_receipt(&self, start: Moment) -> Option<Spot> {
        match start {
            Moment::Day(day) => self.next_open(Spot::of(day)?),
            Moment::Instant(instant) => {
                let local = self.zone.to_datetime(instant);
                let day = self.running_shift(local)?;
                if self.takes_receipts_at(day, local) {
                    return Some(day);
                }
                self.next_open(self.day_after(day)?)
            }
        }
    }

    /// The day whose shift a local time belongs to: the day before while its night lasts, else the
    /// civil day, open or not.
    pub(super) fn running_shift(&self, local: DateTime) -> Option<Spot> {
        let today = Spot::of(local.date())?;
        let Some(yesterday) = self.day_before(today) else { return Some(today) };
        Some(if minute_of_day(local) < self.shift(yesterday).past_midnight() { yesterday } else { today })
    }

    /// Whether a receipt at this local time, within or before the shift of the day, still counts as
    /// that day.
    pub(super) fn takes_receipts_at(&self, day: Spot, local: DateTime) -> bool {
        self.is_before_closing(day, local) && !self.is_past_cut_off(day, local)
    }

    pub(super) fn is_before_closing(&self, day: Spot, local: DateTime) -> bool {
        let past_midnight = self.date(day) != Some(local.date());
        let minutes = minute_of_day(local) + if past_midnight { MINUTES_OF_A_DAY } else { 0 };
        self.shift(day).closing().is_some_and(|closing| minutes < closing)
    }

    pub(super) fn is_past_cut_off(&self, day: Spot, local: DateTime) -> bool {
        let past_midnight = self.date(day) != Some(local.date());
        self.spec.cut_off.is_some_and(|cut_off| past_midnight || local.time() > cut_off)
    }

    /// Due on an open day: at closing time, or at 24:00.
    fn due_on(&self, open: Spot, by_day: bool) -> Option<Due> {
        let day = self.date(open)?;
        let instant = if by_day { end_of_day(&self.zone, day)? } else { self.closing_instant(open)? };
        Some(Due { instant, day })
    }

    /// The instant at which an open day closes.
    pub(super) fn closing_instant(&self, open: Spot) -> Option<Timestamp> {
        self.year(open.year).instant(open.day, self.shift(open).closing()?, &self.zone)
    }

    /// Moves a due on a closed day where the calendar says so.
    fn rolled(&self, due: Due, by_day: bool) -> Option<Due> {
        if self.spec.roll == Roll::Stay {
            return Some(due);
        }
        let day =
            if by_day { Spot::of(due.day)? } else { self.running_shift(self.zone.to_datetime(due.instant))? };
        if self.shift(day).is_open() {
            return Some(due);
        }
        self.due_on(self.next_open(day)?, by_day)
    }
}

/// The due of a case on a clock that needs no calendar: elapsed time, or calendar days to years.
///
/// # Errors
/// `HoursOnDays`; `NeedsCalendar` for business days and hours; `OutsideHorizon` beyond year 9999.
pub fn due_elapsed(
    start: Moment,
    limit: Duration,
    zone: &TimeZone,
    stop_is_day: bool,
) -> Result<Due, DueFault> {
    due_elapsed_later(start, limit, 0, zone, stop_is_day)
}

/// The same, where the clock stood still for `extra` in between: seconds of elapsed time, or
/// calendar days; 0 or more.
///
/// # Errors
/// Those of `due_elapsed`.
pub fn due_elapsed_later(
    start: Moment,
    limit: Duration,
    extra: i64,
    zone: &TimeZone,
    stop_is_day: bool,
) -> Result<Due, DueFault> {
    let due = match (limit.clock(), start) {
        (Clock::BusinessHours | Clock::BusinessDays, _) => return Err(DueFault::NeedsCalendar),
        (Clock::Elapsed, Moment::Instant(start)) if !stop_is_day => {
            limit.steps().and_then(|seconds| elapsed_later(start, seconds.checked_add(extra)?, zone))
        }
        (Clock::Elapsed, _) => return Err(DueFault::HoursOnDays),
        (Clock::Calendar, Moment::Instant(start)) if !stop_is_day => {
            same_time_later(start, limit, extra, zone)
        }
        (Clock::Calendar, _) => {
            let day = date_later(start.day_in(zone), limit, extra);
            day.and_then(|day| Some(Due { instant: end_of_day(zone, day)?, day }))
        }
    };
    due.ok_or(DueFault::OutsideHorizon)
}

fn elapsed_later(start: Timestamp, seconds: i64, zone: &TimeZone) -> Option<Due> {
    let instant = start.checked_add(jiff::SignedDuration::from_secs(seconds)).ok()?;
    Some(Due { instant, day: zone.to_datetime(instant).date() })
}

fn same_time_later(start: Timestamp, limit: Duration, extra: i64, zone: &TimeZone) -> Option<Due> {
    let local = zone.to_datetime(start);
    let day = date_later(local.date(), limit, extra)?;
    // Nothing later is the start itself, in the second pass of a repeated hour too.
    let unmoved = limit.amount == 0 && extra == 0;
    let instant = if unmoved { start } else { instant_at(zone, day.to_datetime(local.time()))? };
    Some(Due { instant, day: zone.to_datetime(instant).date() })
}

/// The day that lies a duration of calendar days, weeks, months or years later; nothing for other
/// units, whose length a calendar or a clock gives.
pub fn day_later(date: Date, limit: Duration) -> Option<Date> {
    date_later(date, limit, 0)
}

fn date_later(date: Date, limit: Duration, extra: i64) -> Option<Date> {
    let amount = i64::from(limit.amount);
    let span = match limit.unit {
        Unit::CalendarDay => Span::new().try_days(amount),
        Unit::Week => Span::new().try_weeks(amount),
        Unit::Month => Span::new().try_months(amount),
        Unit::Year => Span::new().try_years(amount),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::BusinessHour | Unit::BusinessDay => return None,
    };
    date.checked_add(span.ok()?).ok()?.checked_add(Span::new().try_days(extra).ok()?).ok()
}
