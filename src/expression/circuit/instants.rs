//! A range of days as a range of instants, so that a column of instants need not be told as days.

use jiff::Timestamp;

use super::range::Range;
use crate::time::ZoneTable;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The instants that fall on the days, in seconds since 1970. `None` where they are no range: in
/// some zones the clocks were turned back a minute after midnight.
pub(super) fn instants(days: Range<i32>, zone: &ZoneTable) -> Option<Range<i64>> {
    if days.low > days.high {
        return Some(Range { low: 1, high: 0 });
    }
    let low = if days.low == i32::MIN { i64::MIN } else { midnight(i64::from(days.low), zone)? };
    let high = if days.high == i32::MAX { i64::MAX } else { midnight(i64::from(days.high) + 1, zone)? - 1 };
    Some(Range { low, high })
}

/// The instant before which it is never that day or a later one, and from which it always is.
fn midnight(day: i64, zone: &ZoneTable) -> Option<i64> {
    let local = day.checked_mul(DAY)?;
    // No clock is ever further from UTC than 26 hours.
    let (from, to) = (local - 2 * DAY, local + 2 * DAY);
    let first = Timestamp::from_second(from).ok()?;
    let last = Timestamp::from_second(to).ok()?;
    let mut changes = zone.zone().following(first).take_while(|change| change.timestamp() <= last);
    let before = local - zone.offset(from);
    let Some(change) = changes.next() else { return Some(before) };
    if changes.next().is_some() {
        return None;
    }
    let at = change.timestamp().as_second();
    let after = local - i64::from(change.offset().seconds());
    if before < at { (after <= at).then_some(before) } else { Some(after.max(at)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::time_zone;

    proptest! {
        /// Against the day that the zone tells, around midnight of that day.
        #[test]
        fn a_range_of_days_is_a_range_of_instants(
            name in proptest::sample::select(vec![
                "Europe/Brussels", "America/Sao_Paulo", "America/St_Johns", "Africa/Casablanca",
                "Pacific/Apia", "Asia/Beirut", "UTC",
            ]),
            low in -20_000_i32..40_000,
            width in 0_i32..3,
            second in -100_000_i64..100_000,
        ) {
            let zone = ZoneTable::new(time_zone(name).expect("a zone"));
            let days = Range { low, high: low + width };
            if let Some(range) = instants(days, &zone) {
                let near = [low, low + width + 1].map(|day| i64::from(day) * DAY + second);
                for instant in near.into_iter().chain([range.low - 1, range.low, range.high, range.high + 1]) {
                    prop_assert_eq!(range.holds(instant), days.holds(zone.day(instant)));
                }
            }
        }
    }

    /// In St John's the clocks went back at 00:01 (tzdata, rule `StJohns`, 1987 to 2011).
    #[test]
    fn a_day_that_begins_twice_is_no_range() {
        let zone = ZoneTable::new(time_zone("America/St_Johns").expect("a zone"));
        let day = crate::time::day_number("2006-10-29".parse().expect("a date"));
        assert_eq!(instants(Range { low: day, high: day }, &zone), None);
        assert!(instants(Range { low: day + 1, high: day + 1 }, &zone).is_some());
    }
}
