//! The conditions of the fifty ratios: compiled; asked row by row; worked out column by column.

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use smqc::expression::{
    Cell, Circuit, Clock, Column, ColumnType, Expression, Mask, Table, TableClock, TableColumn, Values,
    compile_condition,
};
use smqc::time::{ZoneTable, instant_at, time_zone};
use smqc::values::{Decimal, Ratio};

use crate::register;

const ROWS: u32 = 8_192;

pub fn bench(criterion: &mut Criterion) {
    let columns = columns();
    let texts: Vec<&str> = register::ratios().flat_map(|(of, among)| [Some(of), among]).flatten().collect();
    let conditions: Vec<Expression> =
        texts.iter().map(|text| compile_condition(text, &columns).expect("a condition")).collect();
    let clock = Brussels(ZoneTable::new(time_zone("Europe/Brussels").expect("a zone")));
    let register = register::written(ROWS);
    let rows: Vec<Vec<Cell<'_>>> =
        register.lines().skip(1).map(|line| cells(line, &columns, &clock)).collect();

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
    group.bench_function("50 ratios, row by row", |bencher| {
        bencher.iter(|| {
            for row in &rows {
                for condition in &conditions {
                    black_box(condition.holds(row, &clock));
                }
            }
        });
    });
    let mut circuit = Circuit::default();
    for condition in &conditions {
        circuit.expression(condition);
    }
    let table = table(&rows, &columns);
    group.bench_function("50 ratios, column by column", |bencher| {
        bencher.iter(|| black_box(circuit.run(&table, &clock)));
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

fn cells<'l>(line: &'l str, columns: &[Column], clock: &Brussels) -> Vec<Cell<'l>> {
    let read = |(text, column): (&'l str, &Column)| match column.kind {
        _ if text.is_empty() => Cell::Missing,
        ColumnType::DateTime => {
            let local: DateTime = text.parse().expect("a local time");
            Cell::Instant(instant_at(clock.0.zone(), local).expect("an instant"))
        }
        ColumnType::Number => Cell::Number(Ratio::integer(text.parse().expect("a whole number"))),
        ColumnType::YesNo => Cell::YesNo(text == "yes"),
        _ => Cell::Text(Cow::Borrowed(text)),
    };
    line.split(',').zip(columns).map(read).collect()
}

/// The same rows, column by column.
fn table<'r>(rows: &[Vec<Cell<'r>>], columns: &[Column]) -> Table<'r> {
    let column = |(at, column): (usize, &Column)| {
        let cells: Vec<&Cell<'r>> = rows.iter().map(|row| &row[at]).collect();
        TableColumn {
            given: Mask::of(rows.len(), |row| *cells[row] != Cell::Missing),
            bad: Mask::none(rows.len()),
            unanswered: Mask::none(rows.len()),
            values: values(&cells, &column.kind),
        }
    };
    Table { rows: rows.len(), columns: columns.iter().enumerate().map(column).collect() }
}

fn values<'r>(cells: &[&Cell<'r>], kind: &ColumnType) -> Values<'r> {
    let text = |cell: &Cell<'r>| match cell {
        Cell::Text(text) => text.clone(),
        _ => Cow::Borrowed(""),
    };
    let whole = |cell: &Cell<'r>| match cell {
        Cell::Number(number) => i64::try_from(number.numerator()).unwrap_or_default(),
        _ => 0,
    };
    let second = |cell: &Cell<'r>| match cell {
        Cell::Instant(instant) => instant.as_second(),
        _ => 0,
    };
    let each = || cells.iter().copied();
    match kind {
        ColumnType::DateTime => Values::Instants(each().map(second).collect()),
        ColumnType::Number => Values::Numbers(each().map(|cell| Decimal::integer(whole(cell))).collect()),
        ColumnType::YesNo => Values::YesNo(Mask::of(cells.len(), |row| *cells[row] == Cell::YesNo(true))),
        ColumnType::Category(..) => {
            let mut words: Vec<Cow<'r, str>> = each().map(text).collect();
            words.sort_unstable();
            words.dedup();
            let code = |cell| words.binary_search(&text(cell)).ok().and_then(|at| u32::try_from(at).ok());
            Values::Words { codes: each().map(|cell| code(cell).unwrap_or_default()).collect(), words }
        }
        _ => Values::Texts(each().map(text).collect()),
    }
}

/// A zone without a calendar of working hours.
struct Brussels(ZoneTable);

impl Clock for Brussels {
    fn business_days(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn business_hours(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn day_of(&self, instant: Timestamp) -> Date {
        self.0.zone().to_datetime(instant).date()
    }
}

impl TableClock for Brussels {
    fn zone(&self) -> &ZoneTable {
        &self.0
    }
}
