//! The longest time during which a calendar stays closed: what a promise of elapsed time has to
//! survive (SMQ5009).

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};

use super::WorkingCalendar;
use super::days::Spot;
use super::moment::{boundary_at, end_of_day};

/// A time during which the calendar is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closure {
    /// Closing time, by the clock on the wall in the calendar's zone.
    pub from: DateTime,
    /// Opening time.
    pub to: DateTime,
    /// Elapsed seconds from one to the other; a change of the clocks counts.
    pub seconds: i64,
}

impl WorkingCalendar {
    /// The longest closure of which some part falls on the days `from` to `to`, both included; the
    /// first of several. It is given in whole, beyond those days if need be: nights and breaks,
    /// weekends, holidays and declared closings alike.
    ///
    /// `None` for a calendar that never closes in that time, or outside the years 1970 to 2100.
    pub fn longest_closure(&self, from: Date, to: Date) -> Option<Closure> {
        let (first, last) = (Spot::of(from)?, Spot::of(to)?);
        let begins = boundary_at(&self.zone, from.to_datetime(Time::midnight()))?;
        let ends = end_of_day(&self.zone, to)?;
        let before = self.previous_open(first).unwrap_or(first);
        let after = self.day_after(last).and_then(|day| self.next_open(day)).unwrap_or(last);
        let mut closed_since: Option<Timestamp> = None;
        let mut longest: Option<(Timestamp, Timestamp)> = None;
        for (opens, closes) in self.worked_intervals(before, after) {
            let closure = closed_since.map(|since| (since, opens));
            let inside = closure.filter(|(since, until)| *until > begins && *since < ends && since < until);
            if let Some(closure) = inside
                && longest.is_none_or(|longest| length(closure) > length(longest))
            {
                longest = Some(closure);
            }
            closed_since = Some(closes);
        }
        let (since, until) = longest?;
        Some(Closure {
            from: self.zone.to_datetime(since),
            to: self.zone.to_datetime(until),
            seconds: length((since, until)),
        })
    }

    /// The intervals of the shifts from one day to another, both included, as instants.
    fn worked_intervals(&self, from: Spot, to: Spot) -> impl Iterator<Item = (Timestamp, Timestamp)> {
        let date = |spot| self.date(spot).unwrap_or_default();
        let days = date(from).series(1.day()).take_while(move |day| *day <= date(to));
        let open_days = days.filter_map(Spot::of).filter(|day| self.shift(*day).is_open());
        open_days.flat_map(move |day| {
            let spans = self.shift(day).spans().iter();
            spans.filter_map(move |span| self.year(day.year).instants(day.day, *span, &self.zone))
        })
    }
}

fn length((since, until): (Timestamp, Timestamp)) -> i64 {
    until.as_second() - since.as_second()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::CalendarSpec;
    use crate::time::case_table::{date, office, plain};

    fn closure(spec: &CalendarSpec, from: &str, to: &str) -> Option<(String, String, i64)> {
        let calendar = WorkingCalendar::compile(spec).expect("a calendar");
        let closure = calendar.longest_closure(date(from), date(to))?;
        Some((closure.from.to_string(), closure.to.to_string(), closure.seconds / 3_600))
    }

    #[expect(clippy::unnecessary_wraps, reason = "compared with an answer that may be none")]
    fn told(from: &str, to: &str, hours: i64) -> Option<(String, String, i64)> {
        Some((from.to_owned(), to.to_owned(), hours))
    }

    #[test]
    fn weekends_holidays_and_closings() {
        // SMQ5009: closed from Friday 18:00 to Monday 09:00, 63 hours.
        let spec = plain("Mo-Fr 09:00-18:00");
        let weekend = told("2026-03-06T18:00:00", "2026-03-09T09:00:00", 63);
        assert_eq!(closure(&spec, "2026-03-03", "2026-03-15"), weekend);
        // Seen whole from a day in the middle of it.
        assert_eq!(closure(&spec, "2026-03-08", "2026-03-08"), weekend);
        // A night.
        let night = told("2026-03-02T18:00:00", "2026-03-03T09:00:00", 15);
        assert_eq!(closure(&spec, "2026-03-03", "2026-03-05"), night);
        // The weekend in which the clocks go forward is an hour shorter.
        let spring = told("2026-03-27T18:00:00", "2026-03-30T09:00:00", 62);
        assert_eq!(closure(&spec, "2026-03-28", "2026-03-28"), spring);
        // The August closing, from Friday 31 July 12:30 to Monday 17.
        let summer = told("2026-07-31T12:30:00", "2026-08-17T09:00:00", 404);
        assert_eq!(closure(&office(), "2026-01-01", "2026-12-31"), summer);
    }

    #[test]
    fn calendars_that_never_close() {
        assert_eq!(closure(&plain("24/7"), "2026-01-01", "2026-12-31"), None);
        assert_eq!(closure(&plain("Mo-Fr 09:00-18:00"), "1900-01-01", "1900-12-31"), None);
    }
}
