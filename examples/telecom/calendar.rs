//! Days, and which of them are open: the calendars of `organisation/calendriers.yaml`, for delays that
//! look like those of a Belgian office.

/// A day, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// The day of a date in the Gregorian calendar.
    pub const fn new(year: i64, month: i64, day: i64) -> Self {
        // The year is taken to begin in March, so that the leap day comes last.
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    pub const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Year, month and day of the month.
    pub const fn civil(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = (shifted_month + 2) % 12 + 1;
        let year = year_of_era + era * 400;
        (if month <= 2 { year + 1 } else { year }, month, day)
    }

    /// 0 on Monday, 6 on Sunday.
    pub const fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }

    /// `31/03/2026`
    pub fn slashed(self) -> String {
        let (year, month, day) = self.civil();
        format!("{day:02}/{month:02}/{year}")
    }

    /// `2026-03-31`
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year}-{month:02}-{day:02}")
    }
}

/// Days on which the office closes beside Belgian holidays.
const OWN_CLOSINGS: [Day; 4] =
    [Day::new(2025, 5, 30), Day::new(2025, 12, 26), Day::new(2026, 1, 2), Day::new(2026, 5, 15)];

/// What comes in after this minute of the day counts as received on the next open day.
const CUT_OFF: i64 = 16 * 60;

/// Complaints office: Monday to Friday, holidays and own closings aside.
pub fn office_opens(day: Day) -> bool {
    day.weekday() < 5 && !is_holiday(day) && !OWN_CLOSINGS.contains(&day)
}

/// Telephone service: Monday to Saturday, holidays aside.
pub fn telephone_opens(day: Day) -> bool {
    day.weekday() < 6 && !is_holiday(day)
}

/// Day 0 of a case: the day of receipt, or the next open one.
pub fn day_of_receipt(day: Day, minute: i64) -> Day {
    if office_opens(day) && minute <= CUT_OFF { day } else { next_open(day) }
}

/// The `count`-th open day after `day`.
pub fn business_days_after(day: Day, count: i64) -> Day {
    (0..count).fold(day, |reached, _| next_open(reached))
}

fn next_open(day: Day) -> Day {
    let mut next = day.plus(1);
    while !office_opens(next) {
        next = next.plus(1);
    }
    next
}

fn is_holiday(day: Day) -> bool {
    let (year, month, date) = day.civil();
    let fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];
    // Easter Monday, Ascension, Whit Monday.
    let after_easter = [1, 39, 50];
    fixed.contains(&(month, date)) || after_easter.iter().any(|&days| easter(year).plus(days) == day)
}

/// Easter Sunday of a Gregorian year (the anonymous computus).
const fn easter(year: i64) -> Day {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Day::new(year, sum / 31, sum % 31 + 1)
}
