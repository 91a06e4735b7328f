//! The tables against the slowest possible count: two years, minute by minute and day by day, from
//! hours written down again as plain comparisons.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp};

use super::case_table::{date, office, plain};
use super::{CalendarSpec, Moment, WorkingCalendar};
use crate::values::{Duration, Unit};

/// A small generator (`SplitMix64`), so that every run sees the same cases.
pub(super) struct Draw(pub(super) u64);

impl Draw {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(bound).expect("a bound")).expect("a number")
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

fn is_weekday(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The Belgian holidays and the closings of `office` that fall on its open weekdays, 2026–27.
const OFFICE_CLOSED: [(i16, i8, i8); 18] = [
    (2026, 1, 1),
    (2026, 4, 6),
    (2026, 5, 1),
    (2026, 5, 14),
    (2026, 5, 15),
    (2026, 5, 25),
    (2026, 7, 21),
    (2026, 11, 11),
    (2026, 12, 25),
    (2026, 12, 28),
    (2027, 1, 1),
    (2027, 3, 29),
    (2027, 5, 6),
    (2027, 5, 17),
    (2027, 7, 21),
    (2027, 11, 1),
    (2027, 11, 11),
    (2027, 12, 24),
];

fn office_is_open(day: Date, minute: u16) -> bool {
    let summer = day.year() == 2026 && day.month() == 8 && (3..=14).contains(&day.day());
    let closed = summer || OFFICE_CLOSED.contains(&(day.year(), day.month(), day.day()));
    let morning = (540..750).contains(&minute);
    let afternoon = (810..1020).contains(&minute) && day.weekday() != Weekday::Friday;
    is_weekday(day) && !closed && (morning || afternoon)
}

fn night_is_open(day: Date, minute: u16) -> bool {
    let evening = minute >= 22 * 60 && day.weekday() != Weekday::Sunday;
    let morning = minute < 6 * 60 && day.weekday() != Weekday::Monday;
    evening || morning
}

/// Whether it is open at a minute of a day, by the clock on the wall.
pub(super) type IsOpen = fn(Date, u16) -> bool;

/// The calendars, and when they are open, said a second time.
pub(super) fn calendars() -> Vec<(&'static str, WorkingCalendar, IsOpen)> {
    let zoned = |timezone: &str, spec: CalendarSpec| {
        let spec = CalendarSpec { timezone: timezone.to_owned(), ..spec };
        WorkingCalendar::compile(&spec).expect("a calendar")
    };
    let office = CalendarSpec {
        closed: [office().closed, vec![(date("2027-12-24"), date("2027-12-24"))]].concat(),
        ..office()
    };
    let nights = CalendarSpec { overnight: true, ..plain("Mo-Sa 22:00-06:00") };
    vec![
        ("office", zoned("Europe/Brussels", office), office_is_open),
        ("round the clock", zoned("Europe/Brussels", plain("24/7")), |_, _| true),
        ("nights", zoned("America/New_York", nights.clone()), night_is_open),
        ("nights here", zoned("Europe/Brussels", nights), night_is_open),
        ("six days", zoned("Asia/Kolkata", plain("Mo-Sa 10:00-18:00")), |day, minute| {
            day.weekday() != Weekday::Sunday && (600..1080).contains(&minute)
        }),
        ("midnight to midnight", zoned("America/New_York", plain("Mo-Fr 00:00-24:00")), |day, _| {
            is_weekday(day)
        }),
    ]
}

/// 2026 and 2027, in minutes, whole in every zone of the test.
pub(super) fn minute(nth: usize) -> Timestamp {
    let first = date("2026-01-03").at(0, 0, 0, 0).in_tz("UTC").expect("an instant").timestamp();
    first + SignedDuration::from_mins(i64::try_from(nth).expect("a minute"))
}
pub(super) const MINUTES: usize = 725 * 1440;

#[test]
fn working_time_minute_by_minute() {
    let mut draw = Draw(1);
    for (name, calendar, is_open) in calendars() {
        let worked = worked_before_each_minute(&calendar, is_open);
        for _ in 0..4_000 {
            let (a, b) = (draw.below(MINUTES), draw.below(MINUTES));
            let seconds = (i64::from(worked[b]) - i64::from(worked[a])) * 60;
            let counted = calendar.working_seconds_between(minute(a), minute(b));
            assert_eq!(counted, Some(seconds), "{name}: {} to {}", minute(a), minute(b));
        }
        for _ in 0..4_000 {
            let (start, hours) =
                (draw.below(MINUTES - 60 * 1440), u32::try_from(1 + draw.below(60)).expect("hours"));
            let wanted = worked[start] + hours * 60;
            let end = worked.partition_point(|so_far| *so_far < wanted);
            let limit = Duration { amount: hours, unit: Unit::BusinessHour };
            let due = calendar.due(Moment::Instant(minute(start)), limit, false);
            assert_eq!(due.map(|due| due.instant), Ok(minute(end)), "{name}: {} + {limit}", minute(start));
        }
    }
}

/// Open minutes before minute 0, 1, 2 …
pub(super) fn worked_before_each_minute(calendar: &WorkingCalendar, is_open: IsOpen) -> Vec<u32> {
    let mut worked = vec![0];
    // The offset of every zone here changes at half hours only.
    for half_hour in 0..MINUTES / 30 {
        let local = calendar.zone().to_datetime(minute(half_hour * 30));
        let first = super::shift::minute_of_day(local);
        for minute in first..first + 30 {
            let open = is_open(local.date(), minute);
            worked.push(worked.last().copied().unwrap_or(0) + u32::from(open));
        }
    }
    worked
}

#[test]
fn business_days_one_by_one() {
    let mut draw = Draw(2);
    for (name, calendar, _) in calendars() {
        let moment = |draw: &mut Draw| {
            let nth = draw.below(MINUTES - 90 * 1440);
            // Whole hours often, so that opening and closing times are hit.
            let instant = minute(if draw.below(2) == 0 { nth } else { nth / 60 * 60 });
            match draw.below(4) {
                0 => Moment::Day(calendar.zone().to_datetime(instant).date()),
                _ => Moment::Instant(instant),
            }
        };
        for _ in 0..3_000 {
            let a = moment(&mut draw);
            let b = match (a, moment(&mut draw)) {
                // Near enough for a search from 0, mostly.
                (Moment::Instant(a), Moment::Instant(_)) => Moment::Instant(
                    a + SignedDuration::from_mins(30 * i64::try_from(draw.below(900)).expect("a number")),
                ),
                (_, b) => b,
            };
            let stop_is_day = b.is_day() || draw.below(3) == 0;
            let counted = calendar.business_days_between(a, b, stop_is_day).expect("inside the horizon");
            let in_time = |days: u32| {
                let limit = Duration { amount: days, unit: Unit::BusinessDay };
                let due = calendar.due(a, limit, stop_is_day).expect("inside the horizon");
                !due.is_late(b)
            };
            assert!(in_time(counted), "{name}: {a:?} to {b:?}, day {stop_is_day}: {counted} is too few");
            let smallest = counted == 0 || !in_time(counted - 1);
            assert!(smallest, "{name}: {a:?} to {b:?}, day {stop_is_day}: {counted} is too many");
        }
    }
}

#[test]
fn network_days_one_by_one() {
    let mut draw = Draw(3);
    for (name, calendar, _) in calendars() {
        for _ in 0..200 {
            let mut day = || {
                date("2026-01-03") + jiff::Span::new().days(i64::try_from(draw.below(700)).expect("a day"))
            };
            let (a, b) = (day(), day());
            let days = a.min(b).series(jiff::Span::new().days(1)).take_while(|day| *day <= a.max(b));
            let count = i64::try_from(days.filter(|day| calendar.opens(*day)).count()).expect("a number");
            let signed = if a <= b { count } else { -count };
            assert_eq!(calendar.networkdays_excel(a, b), Some(signed), "{name}: {a} to {b}");
        }
    }
}

/// The steps of an explanation end on the due day, and count up to the limit.
#[test]
fn every_explanation_ends_at_the_due_day() {
    let mut draw = Draw(4);
    for (name, calendar, _) in calendars() {
        for _ in 0..500 {
            let start = Moment::Instant(minute(draw.below(MINUTES - 90 * 1440)));
            let amount = u32::try_from(draw.below(12)).expect("a number");
            let limit = Duration { amount, unit: Unit::BusinessDay };
            let told = calendar.explain_due(start, limit, false).expect("a due date");
            let counted: Vec<_> = told.steps.iter().filter_map(|step| step.counted).collect();
            let expected: Vec<_> = (0..=amount).map(super::Counted::Day).collect();
            assert_eq!(counted, expected, "{name}: {start:?} + {limit}");
            assert_eq!(told.steps.last().map(|step| step.date), Some(told.due.day));
            let limit = Duration { amount: 1 + amount, unit: Unit::BusinessHour };
            let told = calendar.explain_due(start, limit, false).expect("a due instant");
            let seconds = told.steps.iter().filter_map(|step| match step.counted {
                Some(super::Counted::Seconds(seconds)) => Some(seconds),
                _ => None,
            });
            assert_eq!(seconds.sum::<i64>(), i64::from(limit.amount) * 3_600, "{name}: {start:?} + {limit}");
        }
    }
}

/// Nothing that can be written as hours makes the compiler of calendars panic.
#[test]
fn no_text_of_hours_is_too_strange() {
    let words = [
        "Mo",
        "-",
        "Fr",
        " ",
        "09:00",
        "17:00",
        ",",
        ";",
        " ",
        "PH",
        "off",
        "SH",
        "24/7",
        "open",
        "22:00",
        "06:00",
        "48:00",
        "week 1-53/2",
        "Jan",
        "Feb 30",
        "Dec 24-26",
        "2026",
        "2020-2030/3",
        "easter",
        " +1 day",
        " -2 days",
        "[1]",
        "[-1]",
        "||",
        "\"x\"",
        "unknown",
        "+",
        "/01:30",
        "sunset",
        "(",
        ")",
        "Su",
        "é",
        "Mo[1-3] +9999 days",
        "easter -9999 days-easter +9999 days",
        ":",
        "00:00-24:00",
        "year",
    ];
    let mut draw = Draw(5);
    let mut compiled = 0;
    for _ in 0..1_500 {
        let length = 1 + draw.below(9);
        let hours: String = (0..length).map(|_| *draw.pick(&words)).collect();
        let spec = CalendarSpec {
            overnight: draw.below(2) == 0,
            also_holidays: vec![date("2026-05-04")],
            ..plain(&hours)
        };
        if let Ok(calendar) = WorkingCalendar::compile(&spec) {
            compiled += 1;
            let start = Moment::Instant(minute(draw.below(MINUTES)));
            for unit in [Unit::BusinessDay, Unit::BusinessHour] {
                let _ = calendar.explain_due(start, Duration { amount: 3, unit }, false);
            }
        }
    }
    assert!(compiled > 50, "{compiled} texts could be read");
}
