//! The worst case of a limit: how long it may take in civil days, and whether it may end after
//! another limit that runs from the same receipt (SMQ5004).
//!
//! Every receipt of a stretch of days is tried with the calendar's own holidays, closings and
//! cut-off hour: what holds on an ordinary Monday says nothing of Christmas.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::days::Spot;
use super::{Due, Moment, WorkingCalendar, instant_at};

/// Which receipts there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Receipts {
    /// On open days, before the cut-off hour: customers call or come in.
    InWorkingTime,
    /// On any day, as a register of dates knows them; after the cut-off hour too, where one is
    /// declared.
    Dated,
    /// On any day at any hour.
    Timed,
}

/// Two limits from one receipt, of which the first ends after the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later {
    pub received: Moment,
    pub due: Due,
    pub other: Due,
}

/// How two limits ended, over all receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Race {
    /// The receipt for which the first limit ended longest after the second, the earliest of several.
    pub worst: Option<Later>,
    /// Whether the first ended after the second for every receipt.
    pub always: bool,
}

impl WorkingCalendar {
    /// The receipts of the days `from` to `to`, both included, among which the worst cases are: what
    /// a limit takes only changes where a day, or the time to receive on it, begins or ends.
    pub fn receipts(&self, from: Date, to: Date, which: Receipts) -> Vec<Moment> {
        let days = from.series(1.day()).take_while(|day| *day <= to);
        let mut receipts = Vec::new();
        for date in days {
            let open = Spot::of(date).filter(|day| self.shift(*day).is_open());
            match which {
                Receipts::InWorkingTime => receipts.extend(open.map(|_| Moment::Day(date))),
                Receipts::Dated => {
                    receipts.push(Moment::Day(date));
                    let late = open.and(self.spec.cut_off).and_then(|_| self.too_late(open?));
                    receipts.extend(late.map(Moment::Instant));
                }
                Receipts::Timed => {
                    let midnight = instant_at(&self.zone, date.to_datetime(Time::midnight()));
                    let opening = open.and_then(|day| self.opening_instant(day));
                    let late = open.and_then(|day| self.too_late(day));
                    let in_time = late.map(|late| late - SignedDuration::from_mins(1));
                    let moments = [midnight, opening, in_time, late];
                    receipts.extend(moments.into_iter().flatten().map(Moment::Instant));
                }
            }
        }
        receipts
    }

    /// The first moment at which a receipt no longer counts as this open day.
    fn too_late(&self, open: Spot) -> Option<Timestamp> {
        let closing = self.closing_instant(open)?;
        let Some(cut_off) = self.spec.cut_off else { return Some(closing) };
        let local = DateTime::from_parts(self.date(open)?, cut_off);
        let after = instant_at(&self.zone, local)? + SignedDuration::from_mins(1);
        Some(closing.min(after))
    }

    fn opening_instant(&self, open: Spot) -> Option<Timestamp> {
        let first = self.shift(open).spans().first()?;
        self.year(open.year).instant(open.day, first.from, &self.zone)
    }
}

/// Lets two limits run from each receipt. `None` when neither could be counted from any of them.
pub fn race(
    receipts: &[Moment],
    one: impl Fn(Moment) -> Option<Due>,
    other: impl Fn(Moment) -> Option<Due>,
) -> Option<Race> {
    let mut race: Option<Race> = None;
    let behind = |later: &Later| later.due.instant.duration_since(later.other.instant);
    for received in receipts.iter().copied() {
        let (Some(due), Some(other)) = (one(received), other(received)) else { continue };
        let race = race.get_or_insert(Race { worst: None, always: true });
        if due.instant <= other.instant {
            race.always = false;
            continue;
        }
        let later = Later { received, due, other };
        if race.worst.as_ref().is_none_or(|worst| behind(&later) > behind(worst)) {
            race.worst = Some(later);
        }
    }
    race
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::case_table::{date, plain};
    use crate::time::{CalendarSpec, due_elapsed};
    use crate::values::Duration;

    fn limit(raw: &str) -> Duration {
        Duration::parse(raw).expect("a duration")
    }

    /// The most and the fewest calendar days that so many business days take from 2026 to 2029.
    fn days(spec: &CalendarSpec, business_days: u32, which: Receipts) -> (i32, i32) {
        let calendar = WorkingCalendar::compile(spec).expect("a calendar");
        let limit = limit(&format!("{business_days} business days"));
        let receipts = calendar.receipts(date("2026-01-01"), date("2029-12-31"), which);
        let taken = receipts.iter().map(|receipt| {
            let due = calendar.due(*receipt, limit, true).expect("a due date");
            receipt.day_in(calendar.zone()).until(due.day).expect("a span").get_days()
        });
        let taken: Vec<i32> = taken.collect();
        (taken.iter().copied().max().expect("a day"), taken.iter().copied().min().expect("a day"))
    }

    fn most(spec: &CalendarSpec, which: Receipts, cases: &[(u32, i32)]) {
        for (business_days, calendar_days) in cases {
            assert_eq!(days(spec, *business_days, which).0, *calendar_days, "{business_days} business days");
        }
    }

    // domain/rules.md, SMQ5004.

    #[test]
    fn business_days_from_a_receipt_in_working_time() {
        let cases = [(2, 4), (5, 7), (10, 14), (20, 28), (43, 61), (45, 63)];
        most(&plain("Mo-Fr 09:00-17:00"), Receipts::InWorkingTime, &cases);
    }

    #[test]
    fn business_days_from_a_saturday() {
        let cases = [(5, 9), (10, 16), (20, 30), (45, 65)];
        most(&plain("Mo-Fr 09:00-17:00"), Receipts::Dated, &cases);
    }

    #[test]
    fn business_days_after_a_friday_cut_off() {
        let cut_off = Some(Time::constant(16, 0, 0, 0));
        let spec = CalendarSpec { cut_off, ..plain("Mo-Fr 09:00-17:00") };
        let cases = [(2, 5), (5, 10), (10, 17), (20, 31), (43, 62), (45, 66)];
        most(&spec, Receipts::Dated, &cases);
        // Closing time does the same as a cut-off hour where the hour of receipt is known.
        most(&plain("Mo-Fr 09:00-17:00"), Receipts::Timed, &cases);
    }

    #[test]
    fn business_days_with_belgian_holidays() {
        let spec = CalendarSpec { holidays: Some("BE".to_owned()), ..plain("Mo-Fr 09:00-17:00") };
        most(&spec, Receipts::Dated, &[(10, 18), (20, 33), (45, 69)]);
    }

    #[test]
    fn forty_five_business_days_always_end_after_two_months() {
        let spec = plain("Mo-Fr 09:00-17:00");
        let calendar = WorkingCalendar::compile(&spec).expect("a calendar");
        let receipts = calendar.receipts(date("2026-01-01"), date("2029-12-31"), Receipts::InWorkingTime);
        let two_months = |start| due_elapsed(start, limit("2 months"), calendar.zone(), true).ok();
        // Two months are 59 to 62 days.
        let months: Vec<i32> = receipts
            .iter()
            .filter_map(|start| {
                let day = start.day_in(calendar.zone());
                Some(day.until(two_months(*start)?.day).ok()?.get_days())
            })
            .collect();
        assert_eq!((months.iter().min(), months.iter().max()), (Some(&59), Some(&62)));
        let outcome = |raw: &str| {
            let own = limit(raw);
            race(&receipts, |start| calendar.due(start, own, true).ok(), two_months).expect("a race")
        };
        assert!(outcome("45 business days").always);
        let sometimes = outcome("43 business days");
        assert!(!sometimes.always && sometimes.worst.is_some());
        assert_eq!(outcome("40 business days").worst, None);
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(race(&[Moment::Day(date("2026-01-01"))], |_| None, |_| None), None);
    }
}
