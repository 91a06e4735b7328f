//! One year of a calendar as a table: the shift of every day, and how many open days and working
//! seconds precede it, so that a due date is found by arithmetic and not by walking days.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::moment::boundary_at;
use super::shift::{MINUTES_OF_A_DAY, Shift, Span};

/// Nanoseconds, the unit in which working time is added up exactly.
pub(super) const NANOS: i64 = 1_000_000_000;

/// A year of a calendar. Days are numbered from 0, 1 January.
#[derive(Debug, Clone)]
pub(super) struct Year {
    dates: Vec<Date>,
    /// The instant at which each day begins.
    midnights: Vec<Timestamp>,
    /// The distinct shifts of the year, and which of them each day has.
    shifts: Vec<Shift>,
    shift_of: Vec<u16>,
    /// Open days, in order; `rank[d]` of them come before day `d`.
    open_days: Vec<u16>,
    rank: Vec<u16>,
    /// Working seconds of the shifts that begin before day `d`; one entry more than days.
    seconds_before: Vec<u32>,
    /// Days whose shift may be touched by a change of the clocks.
    clock_changes: Vec<u16>,
}

impl Year {
    /// Builds the table from the days of a year, in order.
    pub(super) fn new(days: Vec<(Date, Shift)>, zone: &TimeZone) -> Self {
        let dates: Vec<Date> = days.iter().map(|(date, _)| *date).collect();
        let midnights = dates.iter().filter_map(|date| local_boundary(zone, *date, 0)).collect();
        let mut year = Self {
            midnights,
            shifts: Vec::new(),
            shift_of: Vec::with_capacity(days.len()),
            open_days: Vec::new(),
            rank: Vec::with_capacity(days.len()),
            seconds_before: vec![0],
            clock_changes: clock_changes(&dates, zone),
            dates,
        };
        for (day, (_, mut shift)) in (0_u16..).zip(days) {
            if year.never_comes(usize::from(day)) {
                shift = Shift::CLOSED;
            }
            year.rank.push(u16::try_from(year.open_days.len()).unwrap_or(u16::MAX));
            if shift.is_open() {
                year.open_days.push(day);
            }
            let known = year.shifts.iter().position(|other| *other == shift);
            let place = known.unwrap_or(year.shifts.len());
            if known.is_none() {
                year.shifts.push(shift);
            }
            year.shift_of.push(u16::try_from(place).unwrap_or(u16::MAX));
            let seconds = year.seconds(usize::from(day), zone);
            year.seconds_before.push(year.total_seconds() + seconds);
        }
        year
    }

    pub(super) fn shift(&self, day: usize) -> &Shift {
        static CLOSED: Shift = Shift::CLOSED;
        let place = self.shift_of.get(day).map(|place| usize::from(*place));
        place.and_then(|place| self.shifts.get(place)).unwrap_or(&CLOSED)
    }

    pub(super) fn open_days(&self) -> &[u16] {
        &self.open_days
    }

    /// How many open days come before `day`.
    pub(super) fn rank(&self, day: usize) -> usize {
        self.rank.get(day).map_or(self.open_days.len(), |rank| usize::from(*rank))
    }

    /// Working seconds of the whole year.
    pub(super) fn total_seconds(&self) -> u32 {
        self.seconds_before.last().copied().unwrap_or(0)
    }

    /// Working seconds of the shifts that begin before `day`.
    pub(super) fn seconds_before(&self, day: usize) -> u32 {
        self.seconds_before.get(day).copied().unwrap_or_else(|| self.total_seconds())
    }

    /// The first day whose shift ends with at least so much worked since 1 January, and how much was
    /// worked before it. `nanos` is above 0 and at most the total.
    pub(super) fn day_reaching(&self, nanos: i64) -> (usize, i64) {
        let too_little = |seconds: &u32| i64::from(*seconds) * NANOS < nanos;
        let day = self.seconds_before.partition_point(too_little).saturating_sub(1);
        (day, i64::from(self.seconds_before(day)) * NANOS)
    }

    pub(super) fn date(&self, day: usize) -> Option<Date> {
        self.dates.get(day).copied()
    }

    /// How many days the year has.
    pub(super) fn length(&self) -> usize {
        self.dates.len()
    }

    /// Whether a change of the clocks may touch the shift of this day.
    pub(super) fn clocks_change(&self, day: usize) -> bool {
        self.clock_changes.iter().any(|change| usize::from(*change) == day)
    }

    /// Whether the zone leapt over this date, as Samoa did over 30 December 2011.
    fn never_comes(&self, day: usize) -> bool {
        let next = self.midnights.get(day + 1);
        next.is_some() && next == self.midnights.get(day)
    }

    /// The instant so many minutes after the midnight with which a day begins, by the clock on the
    /// wall; beyond 1440, on the following day.
    pub(super) fn instant(&self, day: usize, minutes: u16, zone: &TimeZone) -> Option<Timestamp> {
        if self.clocks_change(day) {
            return local_boundary(zone, self.date(day)?, minutes);
        }
        let midnight = self.midnights.get(day)?;
        midnight.checked_add(SignedDuration::from_mins(i64::from(minutes))).ok()
    }

    /// The instants between which an interval of the shift of `day` is worked.
    pub(super) fn instants(&self, day: usize, span: Span, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
        Some((self.instant(day, span.from, zone)?, self.instant(day, span.to, zone)?))
    }

    /// Working seconds of one shift, the changes of the clocks included.
    fn seconds(&self, day: usize, zone: &TimeZone) -> u32 {
        let shift = self.shift(day);
        if !self.clocks_change(day) {
            return shift.nominal_seconds();
        }
        let instants = shift.spans().iter().filter_map(|span| self.instants(day, *span, zone));
        let seconds = instants.map(|(from, to)| to.as_second() - from.as_second()).sum::<i64>();
        u32::try_from(seconds).unwrap_or(0)
    }
}

/// The same for any date, by asking the zone.
fn local_boundary(zone: &TimeZone, date: Date, minutes: u16) -> Option<Timestamp> {
    let date = if minutes < MINUTES_OF_A_DAY { date } else { date.tomorrow().ok()? };
    let minutes = minutes % MINUTES_OF_A_DAY;
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    boundary_at(zone, date.at(hour, minute, 0, 0))
}

/// The days of the year on which the clocks change, and those before them, whose shifts may run
/// past midnight.
fn clock_changes(dates: &[Date], zone: &TimeZone) -> Vec<u16> {
    let mut found = Vec::new();
    let Some(&january_first) = dates.first() else { return found };
    let eve = january_first.yesterday().ok().and_then(|eve| local_boundary(zone, eve, 0));
    let Some(eve) = eve else { return found };
    let day_of = |instant: Timestamp| {
        let date = zone.to_datetime(instant).date();
        january_first.until(date).map_or(i32::MAX, |span| span.get_days())
    };
    for change in zone.following(eve) {
        let just_before = change.timestamp().checked_sub(SignedDuration::from_secs(1));
        let (from, to) = (day_of(just_before.unwrap_or_default()), day_of(change.timestamp()));
        let days = (from.saturating_sub(1)..=to).filter_map(|day| u16::try_from(day).ok());
        let within = days.filter(|day| usize::from(*day) < dates.len());
        let known = found.len();
        found.extend(within);
        if found.len() == known && from > 0 {
            break;
        }
    }
    found
}
