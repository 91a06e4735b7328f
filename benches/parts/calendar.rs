//! Due instants and working time over a calendar with holidays, closings and a break at noon.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use jiff::Timestamp;
use jiff::civil::{Date, time};
use smqc::time::{CalendarSpec, Moment, Roll, WorkingCalendar};
use smqc::values::Duration;

use crate::random::Random;

const CASES: u64 = 10_000;

pub fn bench(criterion: &mut Criterion) {
    let calendar = WorkingCalendar::compile(&office()).expect("a calendar");
    let cases = cases();
    let mut group = criterion.benchmark_group("calendar");
    group.throughput(Throughput::Elements(CASES));
    for limit in ["2 business days", "16 business hours", "30 calendar days"] {
        let duration = Duration::parse(limit).expect("a duration");
        group.bench_function(format!("due, {limit}"), |bencher| {
            bencher.iter(|| {
                for (received, _) in &cases {
                    let _ = black_box(calendar.due(Moment::Instant(*received), duration, false));
                }
            });
        });
    }
    group.bench_function("working time", |bencher| {
        bencher.iter(|| {
            for (received, closed) in &cases {
                black_box(calendar.working_seconds_between(*received, *closed));
            }
        });
    });
    group.bench_function("business days", |bencher| {
        bencher.iter(|| {
            for (received, closed) in &cases {
                let (from, to) = (Moment::Instant(*received), Moment::Instant(*closed));
                black_box(calendar.business_days_between(from, to, false));
            }
        });
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("compile, first day asked for", |bencher| {
        bencher.iter(|| {
            let calendar = WorkingCalendar::compile(&office()).expect("a calendar");
            black_box(calendar.opens(Date::constant(2026, 5, 14)))
        });
    });
    group.finish();
}

fn office() -> CalendarSpec {
    CalendarSpec {
        timezone: "Europe/Brussels".to_owned(),
        hours: "Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-12:00".to_owned(),
        holidays: Some("BE".to_owned()),
        also_holidays: Vec::new(),
        not_holidays: Vec::new(),
        closed: vec![(Date::constant(2025, 12, 24), Date::constant(2025, 12, 31))],
        cut_off: Some(time(16, 0, 0, 0)),
        roll: Roll::NextOpenDay,
        overnight: false,
    }
}

/// Received and closed, in 2024 to 2026, at any hour; each case takes up to ninety days.
fn cases() -> Vec<(Timestamp, Timestamp)> {
    const DAY: i64 = 86_400;
    let first = Timestamp::constant(1_704_067_200, 0).as_second();
    let mut random = Random::seeded(7);
    let mut case = || {
        let received = first + random.between(0, 1_000 * DAY);
        let closed = received + random.between(0, 90 * DAY);
        let at = |second| Timestamp::from_second(second).expect("an instant");
        (at(received), at(closed))
    };
    (0..CASES).map(|_| case()).collect()
}
