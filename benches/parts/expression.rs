//! The conditions of the fifty ratios: compiled, and asked of rows that are read already.

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use smqc::expression::{Cell, Clock, Column, ColumnType, Expression, compile_condition};
use smqc::time::{instant_at, time_zone};
use smqc::values::Ratio;

use crate::register;

const ROWS: u32 = 2_000;

pub fn bench(criterion: &mut Criterion) {
    let columns = columns();
    let texts: Vec<&str> = register::ratios().flat_map(|(of, among)| [Some(of), among]).flatten().collect();
    let conditions: Vec<Expression> =
        texts.iter().map(|text| compile_condition(text, &columns).expect("a condition")).collect();
    let clock = Brussels(time_zone("Europe/Brussels").expect("a zone"));
    let register = register::written(ROWS);
    let rows: Vec<Vec<Cell<'_>>> =
        register.lines().skip(1).map(|line| cells(line, &columns, &clock.0)).collect();

    let mut group = criterion.benchmark_group("expression");
    group.throughput(Throughput::Elements(u64::try_from(texts.len()).unwrap_or_default()));
    group.bench_function("compile the conditions of 50 ratios", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                let _ = black_box(compile_condition(text, &columns));
            }
        });
    });
    group.throughput(Throughput::Elements(u64::from(ROWS)));
    group.bench_function("the conditions of 50 ratios on a row", |bencher| {
        bencher.iter(|| {
            for row in &rows {
                for condition in &conditions {
                    black_box(condition.holds(row, &clock));
                }
            }
        });
    });
    group.finish();
}

/// The columns of `benches/register/smq.yaml`.
fn columns() -> Vec<Column> {
    let category = || ColumnType::Category(Vec::new(), true);
    let kinds = [
        ("id", ColumnType::Text),
        ("received", ColumnType::DateTime),
        ("acknowledged", ColumnType::DateTime),
        ("closed", ColumnType::DateTime),
        ("channel", category()),
        ("region", category()),
        ("category", category()),
        ("satisfaction", ColumnType::Number),
        ("ease", ColumnType::Number),
        ("upheld", ColumnType::YesNo),
        ("solved_at_once", ColumnType::YesNo),
    ];
    kinds.into_iter().map(|(name, kind)| Column { name: name.to_owned(), kind }).collect()
}

fn cells<'l>(line: &'l str, columns: &[Column], zone: &TimeZone) -> Vec<Cell<'l>> {
    let read = |(text, column): (&'l str, &Column)| match column.kind {
        _ if text.is_empty() => Cell::Missing,
        ColumnType::DateTime => {
            let local: DateTime = text.parse().expect("a local time");
            Cell::Instant(instant_at(zone, local).expect("an instant"))
        }
        ColumnType::Number => Cell::Number(Ratio::integer(text.parse().expect("a whole number"))),
        ColumnType::YesNo => Cell::YesNo(text == "yes"),
        _ => Cell::Text(Cow::Borrowed(text)),
    };
    line.split(',').zip(columns).map(read).collect()
}

/// A zone without a calendar of working hours.
struct Brussels(TimeZone);

impl Clock for Brussels {
    fn business_days(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn business_hours(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn day_of(&self, instant: Timestamp) -> Date {
        self.0.to_datetime(instant).date()
    }
}
