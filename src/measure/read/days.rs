//! Days counted from 1970-01-01, and seconds of a day.

/// Days since 1970-01-01 of a date of the Gregorian calendar; `None` when there is no such date.
pub const fn day_of(year: i32, month: i32, day: i32) -> Option<i32> {
    if day < 1 || month < 1 || month > 12 || day > days_in(year, month) {
        return None;
    }
    // Years start in March, so that the leap day is the last one.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

const fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Seconds since midnight; `None` when the clock shows no such time.
pub const fn second_of(hour: i32, minute: i32, second: i32) -> Option<i32> {
    let shown = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if shown { Some(hour * 3_600 + minute * 60 + second) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{date_of, day_number};

    #[test]
    fn days_agree_with_the_calendar() {
        for day in (-719_528..2_932_000).step_by(13) {
            let date = date_of(day).expect("a date");
            let (year, month) = (i32::from(date.year()), i32::from(date.month()));
            assert_eq!(day_of(year, month, i32::from(date.day())), Some(day_number(date)));
        }
        for (year, month, day) in [(2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31), (2026, 0, 1)] {
            assert_eq!(day_of(year, month, day), None);
        }
        assert!(day_of(2000, 2, 29).is_some());
    }
}
