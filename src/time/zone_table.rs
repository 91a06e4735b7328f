//! A time zone as a table of its changes, for millions of conversions. Between 1900 and 2100 the
//! table answers; outside, the zone itself.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::instant_at;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The offsets of a zone.
#[derive(Debug, Clone)]
pub struct ZoneTable {
    zone: TimeZone,
    /// Instants from which an offset holds, in seconds since 1970; the first is the start of the
    /// table.
    starts: Vec<i64>,
    /// Seconds east of UTC.
    offsets: Vec<i32>,
    end: i64,
    /// For each stretch of time from the start of the table: how many offsets began before it.
    begun: Vec<usize>,
}

/// The length of a stretch, in seconds, as a power of two: 24 days.
const STRETCH: u32 = 21;

impl ZoneTable {
    pub fn new(zone: TimeZone) -> Self {
        let second = |year: i16| {
            let first = Date::constant(year, 1, 1).to_datetime(jiff::civil::Time::midnight());
            TimeZone::UTC.to_timestamp(first).unwrap_or(Timestamp::UNIX_EPOCH)
        };
        let (start, end) = (second(1900), second(2101));
        let mut starts = vec![start.as_second()];
        let mut offsets = vec![zone.to_offset(start).seconds()];
        for change in zone.following(start).take_while(|change| change.timestamp() < end) {
            if offsets.last() != Some(&change.offset().seconds()) {
                starts.push(change.timestamp().as_second());
                offsets.push(change.offset().seconds());
            }
        }
        let stretches = start.as_second()..end.as_second();
        let begun = stretches.step_by(1 << STRETCH).map(|at| starts.partition_point(|start| *start <= at));
        let begun = begun.collect();
        Self { zone, starts, offsets, end: end.as_second(), begun }
    }

    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Seconds east of UTC at an instant, in seconds since 1970.
    pub fn offset(&self, instant: i64) -> i64 {
        match self.offset_in_table(instant) {
            Some(offset) => i64::from(offset),
            None => Timestamp::from_second(instant)
                .map_or(0, |instant| i64::from(self.zone.to_offset(instant).seconds())),
        }
    }

    fn offset_in_table(&self, instant: i64) -> Option<i32> {
        let since = instant.checked_sub(*self.starts.first()?).filter(|_| instant < self.end)?;
        let mut begun = *self.begun.get(usize::try_from(since >> STRETCH).ok()?)?;
        while self.starts.get(begun).is_some_and(|start| *start <= instant) {
            begun += 1;
        }
        self.offsets.get(begun.checked_sub(1)?).copied()
    }

    /// The time on the wall at an instant, both in seconds since 1970.
    pub fn local(&self, instant: i64) -> i64 {
        instant + self.offset(instant)
    }

    /// The civil day of an instant, in days since 1970-01-01.
    pub fn day(&self, instant: i64) -> i32 {
        i32::try_from(self.local(instant).div_euclid(DAY)).unwrap_or(i32::MAX)
    }

    /// The instant of a time on the wall: a skipped hour resolves forward, a repeated one is its
    /// first pass. `None` beyond the years -9999 to 9999.
    pub fn instant(&self, local: i64) -> Option<i64> {
        let (from, to) = (local.checked_sub(DAY)?, local.checked_add(DAY)?);
        let first = self.starts.partition_point(|start| *start <= from);
        let last = self.starts.partition_point(|start| *start <= to);
        if from < *self.starts.first()? || to >= self.end || last > first + 1 {
            let local = Timestamp::from_second(local).ok()?;
            return Some(instant_at(&self.zone, TimeZone::UTC.to_datetime(local))?.as_second());
        }
        let before = i64::from(*self.offsets.get(first.checked_sub(1)?)?);
        let change = self.starts.get(first).zip(self.offsets.get(first)).filter(|_| last > first);
        let Some((start, after)) = change else { return Some(local - before) };
        let after = i64::from(*after);
        Some(if local < start + before.max(after) { local - before } else { local - after })
    }
}

/// A date as days since 1970-01-01.
pub fn day_number(date: Date) -> i32 {
    date.to_datetime(jiff::civil::Time::midnight())
        .to_zoned(TimeZone::UTC)
        .map_or(0, |at| i32::try_from(at.timestamp().as_second().div_euclid(DAY)).unwrap_or(0))
}

/// The date that lies so many days after 1970-01-01; `None` beyond the years -9999 to 9999.
pub fn date_of(day: i32) -> Option<Date> {
    let second = i64::from(day).checked_mul(DAY)?;
    Some(TimeZone::UTC.to_datetime(Timestamp::from_second(second).ok()?).date())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::time_zone;

    proptest! {
        /// Against the zone itself, around every hour of two centuries.
        #[test]
        fn the_table_agrees_with_the_zone(
            name in proptest::sample::select(vec![
                "Europe/Brussels", "America/New_York", "Asia/Kolkata", "Africa/Casablanca",
                "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC",
            ]),
            hour in -900_000_i64..1_300_000,
            second in 0_i64..3_600,
        ) {
            let zone = time_zone(name).expect("a zone");
            let table = ZoneTable::new(zone.clone());
            let seconds = hour * 3_600 + second;
            let instant = Timestamp::from_second(seconds).expect("an instant");
            prop_assert_eq!(table.offset(seconds), i64::from(zone.to_offset(instant).seconds()));
            let local = TimeZone::UTC.to_datetime(instant);
            let expected = instant_at(&zone, local).map(Timestamp::as_second);
            prop_assert_eq!(table.instant(seconds), expected);
        }
    }

    #[test]
    fn days_are_numbered_from_1970() {
        for (date, number) in [("1970-01-01", 0), ("1969-12-31", -1), ("2026-11-21", 20_778)] {
            let date: Date = date.parse().expect("a date");
            assert_eq!((day_number(date), date_of(number)), (number, Some(date)));
        }
    }
}
