//! Public holidays: the list bundled with opening-hours (2.1.4, from date.nager.at), corrected by
//! what the calendar itself declares.
//!
//! The list covers 2000 to 2076; regional holidays and substitute days are not in it. Compared
//! with the law for every one of those years:
//! - **BE** holds the ten legal holidays and, wrongly, Easter Sunday, which is none: a service open
//!   on Sundays must take it out (`not_holidays`). The days replacing a holiday that falls on a
//!   Sunday or on a day of rest are the employer's to name (`also_holidays`).
//! - **FR** holds the eleven legal holidays, without fault. Good Friday and 26 December, holidays
//!   in Alsace and Moselle only, are left out.

use std::sync::Arc;

use jiff::civil::Date;
use opening_hours::ContextHolidays;
use opening_hours::localization::Country;

use super::CalendarSpec;

/// The public holidays of a calendar.
#[derive(Debug, Clone, Default)]
pub(super) struct Holidays {
    /// Sorted, each once.
    days: Vec<Date>,
}

impl Holidays {
    /// The bundled days of the country, without `not_holidays`, with `also_holidays`; a day in both
    /// is a holiday.
    pub(super) fn of(spec: &CalendarSpec, country: Option<Country>) -> Self {
        let mut days = country.map(bundled).unwrap_or_default();
        days.retain(|day| !spec.not_holidays.contains(day));
        days.extend(&spec.also_holidays);
        days.sort_unstable();
        days.dedup();
        Self { days }
    }

    pub(super) fn contains(&self, day: Date) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// The same days as opening-hours wants them, for hours that name `PH`.
    pub(super) fn context(&self) -> ContextHolidays {
        let nothing = ContextHolidays::default();
        let mut public = nothing.get_public().clone();
        for day in &self.days {
            if let Ok(day) = day.to_string().parse() {
                public.insert(day);
            }
        }
        ContextHolidays::new(Arc::new(public), Arc::default())
    }
}

fn bundled(country: Country) -> Vec<Date> {
    let holidays = country.holidays();
    holidays.get_public().iter().filter_map(|day| day.to_string().parse().ok()).collect()
}

/// A country by its ISO 3166 code of two letters, in any case.
///
/// # Errors
/// The code that was probably meant, if any: that of a country given by its English name, or of
/// the country of a region (`DE-BY`), whose own holidays have to be declared one by one.
pub(super) fn country(code: &str) -> Result<Country, Option<String>> {
    let code = code.trim();
    code.to_uppercase().parse().map_err(|_| nearest_country(code).map(|c| c.iso_code().to_owned()))
}

fn nearest_country(given: &str) -> Option<Country> {
    let given = given.to_lowercase();
    let code = match given.split(['-', '_']).next().unwrap_or(&given) {
        "uk" => "GB".to_owned(),
        "el" => "GR".to_owned(),
        prefix => prefix.to_uppercase(),
    };
    let by_name = || Country::ALL.into_iter().find(|country| country.name().to_lowercase() == given);
    code.parse().ok().or_else(by_name)
}

/// The last day for which the bundled holidays of a country are known; `None` for an unknown
/// country, or one without any.
pub fn holidays_known_until(country_code: &str) -> Option<Date> {
    let last = bundled(country(country_code).ok()?).into_iter().max()?;
    Date::new(last.year(), 12, 31).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::case_table::plain;

    fn year(country: Country, year: i16) -> Vec<String> {
        let days = bundled(country).into_iter().filter(|day| day.year() == year);
        days.map(|day| day.strftime("%m-%d").to_string()).collect()
    }

    #[expect(clippy::many_single_char_names, reason = "the letters of the published computus")]
    /// Easter by the anonymous Gregorian computus.
    fn easter(year: i16) -> Date {
        let y = i32::from(year);
        let (a, b, c) = (y % 19, y / 100, y % 100);
        let h = (19 * a + b - b / 4 - (8 * b + 13) / 25 + 15) % 30;
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        let m = (a + 11 * h + 22 * l) / 451;
        let n = h + l - 7 * m + 114;
        let (month, day) = (i8::try_from(n / 31), i8::try_from(n % 31 + 1));
        Date::new(year, month.expect("a month"), day.expect("a day")).expect("Easter")
    }

    fn legal(fixed: &[&str], of: i16) -> Vec<String> {
        let movable = [1, 39, 50].map(|days| easter(of) + jiff::Span::new().days(days));
        let movable = movable.map(|day| day.strftime("%m-%d").to_string());
        let mut days: Vec<String> = fixed.iter().map(|&day| day.to_owned()).chain(movable).collect();
        days.sort();
        days.dedup();
        days
    }

    #[test]
    fn the_bundled_list_and_the_law() {
        let belgian = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"];
        let french = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
        for of in 2000..=2076 {
            let sunday = easter(of).strftime("%m-%d").to_string();
            let mut with_sunday = legal(&belgian, of);
            with_sunday.push(sunday);
            with_sunday.sort();
            assert_eq!(year(Country::BE, of), with_sunday, "BE {of}");
            assert_eq!(year(Country::FR, of), legal(&french, of), "FR {of}");
        }
        assert_eq!(holidays_known_until("BE"), Date::new(2076, 12, 31).ok());
        assert_eq!(holidays_known_until("atlantis"), None);
    }

    #[test]
    fn what_the_calendar_declares_wins() {
        let spec = CalendarSpec {
            also_holidays: vec![Date::constant(2026, 9, 27)],
            not_holidays: vec![Date::constant(2026, 4, 5)],
            ..plain("24/7")
        };
        let holidays = Holidays::of(&spec, Some(Country::BE));
        assert!(holidays.contains(Date::constant(2026, 9, 27)));
        assert!(!holidays.contains(Date::constant(2026, 4, 5)));
        assert!(holidays.contains(Date::constant(2026, 4, 6)));
    }

    #[test]
    fn codes_that_were_probably_meant() {
        assert_eq!(country("be"), Ok(Country::BE));
        assert_eq!(country("UK"), Err(Some("GB".to_owned())));
        assert_eq!(country("Belgium"), Err(Some("BE".to_owned())));
        assert_eq!(country("DE-BY"), Err(Some("DE".to_owned())));
        assert_eq!(country("Atlantis"), Err(None));
    }
}
