//! Working time and business days between two moments.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::days::{Spot, YEARS};
use super::moment::end_of_day;
use super::year::NANOS;
use super::{Moment, WorkingCalendar};

impl WorkingCalendar {
    /// Seconds worked from `a` to `b`, whole seconds, rounded towards zero; negative when `b` comes
    /// first. Business time of metrics.md 4.7: pauses are subtracted by asking again for each.
    ///
    /// `None` outside the years 1970 to 2100.
    pub fn working_seconds_between(&self, a: Timestamp, b: Timestamp) -> Option<i64> {
        let (from, to) = (self.worked_until(a)?, self.worked_until(b)?);
        let total = |year: usize| i64::from(self.year(year).total_seconds()) * NANOS;
        let years: i64 = if from.year <= to.year {
            (from.year..to.year).map(total).sum()
        } else {
            -(to.year..from.year).map(total).sum::<i64>()
        };
        Some((years + to.nanos - from.nanos) / NANOS)
    }

    /// The first instant at which `seconds` have been worked since `start`; `start` itself for 0.
    pub(super) fn after_working_seconds(&self, start: Timestamp, seconds: i64) -> Option<Timestamp> {
        if seconds <= 0 {
            return Some(start);
        }
        let worked = self.worked_until(start)?;
        let mut wanted = worked.nanos.checked_add(seconds.checked_mul(NANOS)?)?;
        for year in worked.year..YEARS {
            let total = i64::from(self.year(year).total_seconds()) * NANOS;
            if wanted <= total {
                let (day, before) = self.year(year).day_reaching(wanted);
                return self.instant_worked(Spot { year, day }, wanted - before);
            }
            wanted -= total;
        }
        None
    }

    /// The instant at which so much of a shift has been worked.
    fn instant_worked(&self, day: Spot, mut nanos: i64) -> Option<Timestamp> {
        let year = self.year(day.year);
        for span in self.shift(day).spans() {
            let (from, to) = year.instants(day.day, *span, &self.zone)?;
            let length = nanos_between(from, to);
            if nanos <= length {
                return from.checked_add(SignedDuration::from_nanos(nanos)).ok();
            }
            nanos -= length;
        }
        None
    }

    /// How much has been worked at `instant` since its shift's year began.
    fn worked_until(&self, instant: Timestamp) -> Option<Worked> {
        let local = self.zone.to_datetime(instant);
        let day = self.running_shift(local)?;
        let year = self.year(day.year);
        let before = i64::from(year.seconds_before(day.day)) * NANOS;
        let mut nanos = 0;
        if year.clocks_change(day.day) {
            for span in self.shift(day).spans() {
                let (from, to) = year.instants(day.day, *span, &self.zone)?;
                nanos += nanos_between(from, to.min(instant)).max(0);
            }
        } else {
            let day_before = if self.date(day)? == local.date() { 0 } else { 86_400 * NANOS };
            let now = day_before + nanos_of_day(local.time());
            for span in self.shift(day).spans() {
                let (from, to) = (i64::from(span.from) * 60 * NANOS, i64::from(span.to) * 60 * NANOS);
                nanos += (now.min(to) - from).max(0);
            }
        }
        Some(Worked { year: day.year, nanos: before + nanos })
    }

    /// The smallest N for which `b` is no later than `due(a, N business days)`: the meaning of
    /// `business_days(a, b) <= N`. 0 when `b` comes first.
    ///
    /// `stop_is_day` as for `due`. `None` outside the years 1970 to 2100.
    pub fn business_days_between(&self, a: Moment, b: Moment, stop_is_day: bool) -> Option<u32> {
        let receipt = self.day_of_receipt(a)?;
        let by_day = stop_is_day || a.is_day() || b.is_day();
        let day = Spot::of(b.day_in(&self.zone))?;
        // An instant at or before the closing of an earlier day, past midnight, is still of that day.
        let in_time = |day: &Spot| self.is_in_time(b, *day, by_day).unwrap_or(false);
        let candidates = [self.day_before(day), Some(day)];
        let mut open = candidates.into_iter().flatten().filter(|day| self.shift(*day).is_open());
        let last = match open.find(in_time) {
            Some(last) => last,
            None => self.next_open(self.day_after(day)?)?,
        };
        if last <= receipt { Some(0) } else { u32::try_from(self.open_days_between(receipt, last)).ok() }
    }

    /// Whether a stop on this open day, the due day, is in time.
    fn is_in_time(&self, stop: Moment, due_day: Spot, by_day: bool) -> Option<bool> {
        let date = self.date(due_day)?;
        Some(match stop {
            Moment::Day(day) => day <= date,
            Moment::Instant(instant) if by_day => instant <= end_of_day(&self.zone, date)?,
            Moment::Instant(instant) => instant <= self.closing_instant(due_day)?,
        })
    }

    /// What Excel's `NETWORKDAYS.INTL` (`NB.JOURS.OUVRES.INTL`) counts from `a` to `b` with this
    /// calendar's open weekdays, holidays and closings: the open days, both ends included, and
    /// negative when `b` comes first. One more, usually, than the business days between them.
    ///
    /// `None` outside the years 1970 to 2100.
    pub fn networkdays_excel(&self, a: Date, b: Date) -> Option<i64> {
        let (first, last) = (Spot::of(a.min(b))?, Spot::of(a.max(b))?);
        let both_ends = usize::from(self.shift(last).is_open());
        let days = i64::try_from(self.open_days_between(first, last) + both_ends).ok()?;
        Some(if a <= b { days } else { -days })
    }
}

/// Working time since the beginning of a year.
struct Worked {
    year: usize,
    nanos: i64,
}

fn nanos_between(from: Timestamp, to: Timestamp) -> i64 {
    i64::try_from(to.as_nanosecond() - from.as_nanosecond()).unwrap_or(0)
}

fn nanos_of_day(time: jiff::civil::Time) -> i64 {
    let seconds = i64::from(time.hour()) * 3_600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    seconds * NANOS + i64::from(time.subsec_nanosecond())
}
