//! The circuit says what the row by row evaluation says.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::typed::{conditions, tables};
use super::{Circuit, Gate, TableClock};
use crate::expression::fixture::{Brussels, columns, compiled};
use crate::expression::table::Truths;
use crate::expression::{Cell, Column, Expression, Kind, Table, compile_condition};
use crate::time::{ZoneTable, time_zone};
use crate::values::Ratio;

impl TableClock for Brussels {
    fn zone(&self) -> &ZoneTable {
        static ZONE: LazyLock<ZoneTable> =
            LazyLock::new(|| ZoneTable::new(time_zone("Europe/Brussels").expect("a zone")));
        &ZONE
    }
}

fn cells<'t>(table: &'t Table<'_>, row: usize) -> Vec<Cell<'t>> {
    table.columns.iter().map(|column| column.cell(row)).collect()
}

fn at(truths: &Truths, row: usize) -> Option<bool> {
    assert!(!(truths.yes.get(row) && truths.no.get(row)), "both true and false");
    if truths.yes.get(row) { Some(true) } else { truths.no.get(row).then_some(false) }
}

fn agree(texts: &[String], table: &Table<'_>) -> Result<usize, TestCaseError> {
    let mut circuit = Circuit::default();
    let expressions: Vec<(Expression, Gate)> = texts
        .iter()
        .filter_map(|text| compile_condition(text, &columns()).ok())
        .map(|expression| (circuit.expression(&expression), expression))
        .map(|(gate, expression)| (expression, gate))
        .collect();
    let outcome = circuit.run(table, &Brussels);
    for (expression, gate) in &expressions {
        let truths = outcome.truths(*gate);
        prop_assert_eq!((truths.yes.rows(), truths.no.rows()), (table.rows, table.rows));
        prop_assert!(circuit.columns(*gate).iter().all(|column| expression.columns().contains(column)));
        for row in 0..table.rows {
            let cells = cells(table, row);
            let expected = expression.holds(&cells, &Brussels);
            prop_assert_eq!(at(truths, row), expected, "{}, row {}: {:?}", expression, row, cells);
        }
        let (yes, no) = (truths.yes.iter().last(), truths.no.iter().last());
        prop_assert!(yes.max(no).is_none_or(|last| last < table.rows), "bits past the end");
    }
    Ok(expressions.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_circuit_says_what_each_row_says(
        texts in proptest::collection::vec(conditions(), 1..6),
        table in tables(),
    ) {
        agree(&texts, &table)?;
    }
}

#[test]
fn conditions_drawn_at_random_are_mostly_sound() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let drawn: Vec<String> =
        (0..300).map(|_| conditions().new_tree(&mut runner).expect("a condition").current()).collect();
    let sound = drawn.iter().filter(|text| compile_condition(text, &columns()).is_ok()).count();
    assert!(sound > 200, "{sound} of 300");
}

/// The number of gates that conditions need together.
fn size(texts: &[&str]) -> usize {
    let mut circuit = Circuit::default();
    texts.iter().for_each(|text| {
        circuit.expression(&compiled(text));
    });
    circuit.size()
}

#[test]
fn conditions_share_what_they_have_in_common() {
    assert_eq!(size(&["upheld", "upheld"]), 1);
    assert_eq!(size(&["score > 5 and upheld", "score > 5 and sans_suite"]), size(&["score > 5"]) + 4);
    // One gate however it is written.
    for (one, other) in [
        ("score > 5", "5 < score"),
        ("score > 5", "not score <= 5.0"),
        ("score >= calls", "not calls > score"),
        ("score > 2 + 3", "score > 5"),
        ("upheld and (score > 5 and sans_suite)", "sans_suite and score > 5 and upheld"),
        ("channel in ('courriel', 'courrier')", "channel in ('courrier', 'courriel', 'courrier')"),
        ("channel = 'courriel'", "'courriel' = channel"),
        ("received >= '2026-01-01'", "not received < date '2026-01-01'"),
        ("score is not null", "not (score is null)"),
        ("upheld = yes", "not (upheld = no)"),
        ("upheld or no", "upheld and yes"),
    ] {
        assert_eq!(size(&[one, other]), size(&[one]), "{one}, {other}");
    }
    assert_eq!(size(&["upheld and no", "upheld or yes"]), 2, "two constants");
}

#[test]
fn a_gate_knows_its_columns() {
    let mut circuit = Circuit::default();
    let gate = circuit.expression(&compiled("score > 5 and days(received, clôturé) < calls and not upheld"));
    let index = |name| columns().iter().position(|column| column.name == name).expect("a column");
    let mut expected = ["received", "clôturé", "upheld", "score", "calls"].map(index);
    expected.sort_unstable();
    assert_eq!(circuit.columns(gate), expected);
    assert!(circuit.columns(Gate(99)).is_empty());
}

/// The wanted values of a few columns.
fn wanted() -> impl Strategy<Value = Vec<(usize, Vec<Cell<'static>>)>> {
    let text = |value: &'static str| Cell::Text(value.into());
    let number = |units| Cell::Number(Ratio::integer(units));
    let day = |day| Cell::Day(crate::time::date_of(day).expect("a date"));
    let of = move |column: &Column| match column.kind.kind() {
        Kind::Text => ["courriel", "courrier", "é"].map(text).to_vec(),
        Kind::YesNo => vec![Cell::YesNo(true), Cell::YesNo(false)],
        Kind::Date | Kind::DateTime => vec![day(20_537), day(20_540)],
        _ => vec![number(0), number(1), number(5_400)],
    };
    let columns: Vec<(usize, Vec<Cell<'static>>)> = columns().iter().map(of).enumerate().collect();
    let one = proptest::sample::select(columns).prop_flat_map(|(at, values)| {
        let several = 0..=values.len();
        (Just(at), proptest::sample::subsequence(values, several))
    });
    proptest::collection::vec(one, 0..3)
}

/// Every column holds one of its values, row by row.
fn holds(wanted: &[(usize, Vec<Cell<'_>>)], row: &[Cell<'_>]) -> Option<bool> {
    let mut known = true;
    for (column, values) in wanted {
        match row.get(*column) {
            None | Some(Cell::Missing) => known = false,
            Some(cell) if values.contains(cell) => {}
            _ => return Some(false),
        }
    }
    known.then_some(true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn columns_hold_wanted_values(wanted in wanted(), table in tables()) {
        let mut circuit = Circuit::default();
        let gate = circuit.values(&wanted);
        let outcome = circuit.run(&table, &Brussels);
        for row in 0..table.rows {
            let cells = cells(&table, row);
            prop_assert_eq!(at(outcome.truths(gate), row), holds(&wanted, &cells), "{:?}", cells);
        }
    }
}
