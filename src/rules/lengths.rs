//! Durations of different clocks, held against each other where the calendar cannot matter: a
//! finding holds whenever the time starts.

use std::cmp::Ordering;

use crate::measure::Plans;
use crate::resolve::Model;
use crate::time::WorkingCalendar;
use crate::values::{Duration, Unit};

/// Whether one duration is longer than another whenever they start. Months are compared with days by
/// their shortest and longest.
pub fn is_longer(a: Duration, b: Duration) -> bool {
    match a.compare(b) {
        Some(order) => order == Ordering::Greater,
        None => days(a).zip(days(b)).is_some_and(|((shortest, _), (_, longest))| shortest > longest),
    }
}

/// The fewest and the most days of a duration of the civil calendar.
fn days(duration: Duration) -> Option<(u64, u64)> {
    let amount = u64::from(duration.amount);
    match duration.unit {
        Unit::CalendarDay => Some((amount, amount)),
        Unit::Week => Some((amount * 7, amount * 7)),
        Unit::Month => Some((amount * 28, amount * 31)),
        Unit::Year => Some((amount * 365, amount * 366)),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::BusinessHour | Unit::BusinessDay => None,
    }
}

/// A limit that a law sets.
#[derive(Debug, Clone, Copy)]
pub enum Allowed {
    /// On the civil calendar.
    Civil(Duration),
    /// Working days of the law, so many a week; public holidays are not counted.
    WorkingDays { amount: u32, a_week: u32 },
}

/// Whether what the organisation gives itself is longer than a limit on whichever working day it
/// starts, on the System's calendar.
pub fn exceeds(model: &Model, plans: &Plans, own: Duration, limit: Allowed) -> bool {
    exceeds_on(plans.calendar_for(model, None).as_deref(), own, limit)
}

/// The same on a calendar; without one, its own business days are the law's.
pub fn exceeds_on(calendar: Option<&WorkingCalendar>, own: Duration, limit: Allowed) -> bool {
    let shortest = if own.unit == Unit::BusinessDay {
        let a_week = calendar.map(open_days_a_week);
        if let Allowed::WorkingDays { amount, a_week: allowed } = limit
            && a_week.is_none_or(|a_week| a_week <= allowed)
        {
            return own.amount > amount;
        }
        Some(span_of(own.amount, a_week.unwrap_or(7)).0)
    } else {
        days(own).map(|(shortest, _)| shortest)
    };
    let longest = match limit {
        Allowed::Civil(limit) if own.unit != Unit::BusinessDay => return is_longer(own, limit),
        Allowed::Civil(limit) => days(limit).map(|(_, longest)| longest),
        Allowed::WorkingDays { amount, a_week } => Some(span_of(amount, a_week).1),
    };
    shortest.zip(longest).is_some_and(|(shortest, longest)| shortest > longest)
}

/// The fewest and the most calendar days that working days take after a day that is one, without
/// holidays.
fn span_of(amount: u32, a_week: u32) -> (u64, u64) {
    let (amount, a_week) = (u64::from(amount), u64::from(a_week.clamp(1, 7)));
    let off = 7 - a_week;
    (amount + off * (amount / a_week), amount + off * amount.div_ceil(a_week))
}

/// The days on which a calendar opens in its fullest week of a year.
fn open_days_a_week(calendar: &WorkingCalendar) -> u32 {
    let start = jiff::civil::date(2024, 1, 1);
    let mut fullest = 0;
    let mut days = start.series(jiff::Span::new().days(1));
    for _ in 0..53 {
        let open = days.by_ref().take(7).filter(|day| calendar.opens(*day)).count();
        fullest = fullest.max(u32::try_from(open).unwrap_or(7));
    }
    fullest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_compare_where_the_calendar_cannot_matter() {
        let read = |raw: &str| Duration::parse(raw).expect("a duration");
        assert!(is_longer(read("14 months"), read("1 year")));
        assert!(is_longer(read("400 calendar days"), read("1 year")));
        assert!(!is_longer(read("30 calendar days"), read("1 month")));
        assert!(!is_longer(read("30 business days"), read("1 month")));
    }

    /// `domain/rules.md`, SMQ5004: from Monday to Friday, N business days cost up to 2→4, 5→7,
    /// 10→14, 20→28, 43→61 and 45→63 calendar days.
    #[test]
    fn working_days_take_their_weekends_along() {
        let most = |amount| span_of(amount, 5).1;
        assert_eq!([2, 5, 10, 20, 43, 45].map(most), [4, 7, 14, 28, 61, 63]);
        // From Monday to Friday, and from a Monday to the Monday of the second week after it.
        assert_eq!((span_of(4, 5).0, span_of(10, 5).0), (4, 14));
    }
}
