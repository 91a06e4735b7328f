//! Working calendars: made of what is declared, and asked about one day.

use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use opening_hours::localization::Country;

use super::days::{FIRST_YEAR, Spot, YEARS};
use super::holidays::{Holidays, country};
use super::hours::Hours;
use super::shift::{MINUTES_OF_A_DAY, Shift};
use super::year::Year;
use super::{CalendarFault, CalendarSpec, time_zone};

/// A calendar ready to count with, over the years 1970 to 2100.
///
/// The table of a year is made when it is first asked for; the calendar may be shared by threads.
#[derive(Debug)]
pub struct WorkingCalendar {
    pub(super) zone: TimeZone,
    pub(super) spec: CalendarSpec,
    country: Option<Country>,
    /// The hours as written; without holidays.
    hours: Hours,
    /// Unpacking the bundled holidays takes milliseconds, so it waits until a day is asked for.
    known: OnceLock<Known>,
    pub(super) years: Box<[OnceLock<Year>]>,
}

/// The hours and the holidays, each knowing the other.
#[derive(Debug)]
struct Known {
    hours: Hours,
    holidays: Holidays,
}

impl WorkingCalendar {
    /// Makes a calendar of what is declared.
    ///
    /// # Errors
    /// The first fault found: zone, hours, country, closings, and no working time at all.
    pub fn compile(spec: &CalendarSpec) -> Result<Self, CalendarFault> {
        let zone = time_zone(&spec.timezone).map_err(CalendarFault::UnknownZone)?;
        let hours = Hours::read(&spec.hours, spec.overnight)?;
        let found = spec.holidays.as_deref().map(country).transpose();
        let country = found.map_err(|nearest| CalendarFault::UnknownCountry {
            code: spec.holidays.clone().unwrap_or_default(),
            nearest,
        })?;
        if hours.uses_holidays && country.is_none() && spec.also_holidays.is_empty() {
            return Err(CalendarFault::HolidaysUnnamed);
        }
        if let Some(&(from, to)) = spec.closed.iter().find(|(from, to)| from > to) {
            return Err(CalendarFault::ReversedClosing { from, to });
        }
        let calendar = Self {
            zone,
            spec: spec.clone(),
            country,
            hours,
            known: OnceLock::new(),
            years: (0..YEARS).map(|_| OnceLock::new()).collect(),
        };
        if calendar.ever_opens() { Ok(calendar) } else { Err(CalendarFault::NoWorkingTime) }
    }

    /// The zone in which receipts are dated and hours are read.
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether the calendar can speak of this day: 1970 to 2100.
    pub fn covers(&self, date: Date) -> bool {
        Spot::of(date).is_some()
    }

    /// Whether the calendar opens on this day, even for half a day. `false` outside the years
    /// covered. A shift that runs past midnight opens the day on which it begins.
    pub fn opens(&self, date: Date) -> bool {
        Spot::of(date).is_some_and(|day| self.shift(day).is_open())
    }

    /// The working intervals that begin on this day, in order and disjoint, by the clock on the
    /// wall. An interval whose second time is not after its first ends on the following day:
    /// `(00:00, 00:00)` is the whole day, `(22:00, 06:00)` a night.
    pub fn open_intervals(&self, date: Date) -> Vec<(Time, Time)> {
        let time = |minutes: u16| {
            let minutes = i64::from(minutes % MINUTES_OF_A_DAY);
            Time::midnight().wrapping_add(jiff::SignedDuration::from_mins(minutes))
        };
        let spans = Spot::of(date).map(|day| self.shift(day).spans()).unwrap_or_default();
        spans.iter().map(|span| (time(span.from), time(span.to))).collect()
    }

    /// Seconds worked in the shift that begins on this day; a change of the clocks counts.
    pub fn working_seconds(&self, date: Date) -> i64 {
        let Some(day) = Spot::of(date) else { return 0 };
        let year = self.year(day.year);
        i64::from(year.seconds_before(day.day + 1) - year.seconds_before(day.day))
    }

    /// Whether this day is a public holiday of the calendar, open or not.
    pub fn is_holiday(&self, date: Date) -> bool {
        self.known().holidays.contains(date)
    }

    /// Whether this day lies in a declared closing.
    pub fn is_closing(&self, date: Date) -> bool {
        self.spec.closed.iter().any(|(from, to)| (*from..=*to).contains(&date))
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let holidays = Holidays::of(&self.spec, self.country);
            let hours = &self.hours;
            let hours = if hours.uses_holidays { hours.knowing(&holidays) } else { hours.clone() };
            Known { hours, holidays }
        })
    }

    /// Makes the table of one year, given by its place among the years covered.
    pub(super) fn tabulate(&self, year: usize) -> Year {
        let known = self.known();
        let january_first = i16::try_from(year).ok().and_then(|year| Date::new(FIRST_YEAR + year, 1, 1).ok());
        let january_first = january_first.unwrap_or_default();
        let eve = january_first.yesterday().unwrap_or(january_first);
        let length = usize::try_from(january_first.days_in_year()).unwrap_or(365);
        let mut past_midnight = 0;
        let mut days: Vec<(Date, Shift)> = Vec::with_capacity(length);
        for (date, mut shift) in eve.series(1.day()).zip(known.hours.shifts(eve, length + 1)) {
            let holiday = !known.hours.names_holidays && known.holidays.contains(date);
            if holiday || self.is_closing(date) {
                shift = Shift::CLOSED;
            }
            shift.without_first(past_midnight);
            past_midnight = shift.past_midnight();
            days.push((date, shift));
        }
        days.remove(0);
        Year::new(days, &self.zone)
    }

    /// Looks for one open day: in an ordinary fortnight without holidays first, which costs nothing,
    /// then everywhere.
    fn ever_opens(&self) -> bool {
        let monday = Date::constant(2026, 1, 5);
        let fortnight = monday.series(1.day()).zip(self.hours.shifts(monday, 14));
        let mut open_days = fortnight.filter(|(_, shift)| shift.is_open());
        open_days.any(|(date, _)| !self.is_closing(date))
            || (0..YEARS).rev().any(|year| !self.year(year).open_days().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::UnknownZone;
    use crate::time::case_table::{date, office, plain};

    fn fault(spec: &CalendarSpec) -> CalendarFault {
        WorkingCalendar::compile(spec).expect_err("a fault")
    }

    #[test]
    fn one_fault_for_each_mistake() {
        let zone = CalendarSpec { timezone: "Europe/Bruxelles".to_owned(), ..plain("24/7") };
        let nearest = Some("Europe/Brussels".to_owned());
        let unknown = UnknownZone { name: "Europe/Bruxelles".to_owned(), nearest };
        assert_eq!(fault(&zone), CalendarFault::UnknownZone(unknown));
        let country = CalendarSpec { holidays: Some("UK".to_owned()), ..plain("24/7") };
        let nearest = Some("GB".to_owned());
        assert_eq!(fault(&country), CalendarFault::UnknownCountry { code: "UK".to_owned(), nearest });
        let interval = "14:00-12:00".to_owned();
        assert_eq!(
            fault(&plain("Mo-Fr 14:00-12:00")),
            CalendarFault::ReversedInterval { at: Some(6), interval }
        );
        let (from, to) = (date("2026-08-14"), date("2026-08-03"));
        let closing = CalendarSpec { closed: vec![(from, to)], ..plain("24/7") };
        assert_eq!(fault(&closing), CalendarFault::ReversedClosing { from, to });
    }

    #[test]
    fn holidays_have_to_be_named() {
        let hours = "Mo-Fr 09:00-17:00; PH off";
        assert_eq!(fault(&plain(hours)), CalendarFault::HolidaysUnnamed);
        let named = CalendarSpec { also_holidays: vec![date("2026-03-02")], ..plain(hours) };
        let calendar = WorkingCalendar::compile(&named).expect("a calendar");
        assert!(!calendar.opens(date("2026-03-02")));
        assert!(calendar.opens(date("2026-03-03")));
    }

    #[test]
    fn the_eve_of_a_holiday_does_not_open_the_holiday() {
        let eve = CalendarSpec {
            holidays: Some("BE".to_owned()),
            ..plain("Mo-Fr 09:00-17:00; PH -1 day 09:00-12:00")
        };
        let calendar = WorkingCalendar::compile(&eve).expect("a calendar");
        assert_eq!(calendar.working_seconds(date("2026-07-20")), 3 * 3_600);
        assert!(!calendar.opens(date("2026-07-21")));
    }

    #[test]
    fn calendars_without_working_time() {
        assert_eq!(fault(&plain("Mo-Su off")), CalendarFault::NoWorkingTime);
        assert_eq!(fault(&plain("Mo-Fr 09:00-17:00; Mo-Fr off")), CalendarFault::NoWorkingTime);
        // Closed for the fortnight that is looked at first, and open afterwards.
        let january = vec![(date("2026-01-01"), date("2026-01-31"))];
        assert!(WorkingCalendar::compile(&CalendarSpec { closed: january, ..plain("24/7") }).is_ok());
        // Open on holidays only.
        let holidays = CalendarSpec { holidays: Some("BE".to_owned()), ..plain("PH 10:00-12:00") };
        assert!(WorkingCalendar::compile(&holidays).is_ok());
    }

    #[test]
    fn what_a_day_is_asked() {
        let calendar = WorkingCalendar::compile(&office()).expect("a calendar");
        let intervals = |calendar: &WorkingCalendar, day: &str| {
            let intervals = calendar.open_intervals(date(day)).into_iter();
            intervals.map(|(from, to)| format!("{from}-{to}")).collect::<Vec<_>>()
        };
        assert_eq!(intervals(&calendar, "2026-03-02"), ["09:00:00-12:30:00", "13:30:00-17:00:00"]);
        assert_eq!(calendar.working_seconds(date("2026-03-02")), 7 * 3_600);
        assert!(intervals(&calendar, "2026-05-14").is_empty());
        assert!(calendar.is_holiday(date("2026-05-14")) && calendar.is_closing(date("2026-05-15")));
        assert!(!calendar.covers(date("1969-12-31")) && !calendar.opens(date("2101-01-03")));
        let round_the_clock = WorkingCalendar::compile(&plain("24/7")).expect("a calendar");
        assert_eq!(intervals(&round_the_clock, "2026-03-02"), ["00:00:00-00:00:00"]);
        // The night in which the clocks go forward.
        assert_eq!(round_the_clock.working_seconds(date("2026-03-29")), 23 * 3_600);
    }

    #[test]
    fn a_calendar_is_shared_by_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<WorkingCalendar>();
    }

    #[test]
    fn a_date_that_never_came() {
        let samoa = CalendarSpec { timezone: "Pacific/Apia".to_owned(), ..plain("24/7") };
        let calendar = WorkingCalendar::compile(&samoa).expect("a calendar");
        assert!(calendar.opens(date("2011-12-29")) && calendar.opens(date("2011-12-31")));
        assert!(!calendar.opens(date("2011-12-30")));
    }
}
