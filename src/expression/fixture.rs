//! What the tests of this folder share: a register of complaints, its clock, and a way of showing
//! faults below the expression they are in.

use std::borrow::Cow;
use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Cell, Clock, Column, ColumnType, Expression, compile, compile_condition};
use crate::values::{Decimal, Ratio};

pub(super) fn columns() -> Vec<Column> {
    let category = |values: &[&str], others| {
        ColumnType::Category(values.iter().map(|value| (*value).to_owned()).collect(), others)
    };
    let named: [(&str, ColumnType); 18] = [
        ("reference", ColumnType::Text),
        ("customer", ColumnType::Text),
        ("N° dossier", ColumnType::Text),
        ("channel", category(&["courriel", "telephone", "courrier"], false)),
        ("nature", category(&["livraison", "produit"], true)),
        ("received", ColumnType::DateTime),
        ("answered_at", ColumnType::DateTime),
        ("acknowledged", ColumnType::Date),
        ("clôturé", ColumnType::Date),
        ("upheld", ColumnType::YesNo),
        ("sans_suite", ColumnType::YesNo),
        ("score", ColumnType::Number),
        ("calls", ColumnType::Number),
        ("compensation", ColumnType::Money("EUR".into())),
        ("frais", ColumnType::Money("CHF".into())),
        ("taux", ColumnType::Percent),
        ("wait", ColumnType::Duration),
        ("date", ColumnType::Date),
    ];
    named.into_iter().map(|(name, kind)| Column { name: name.into(), kind }).collect()
}

/// A row that holds the given cells and nothing else.
pub(super) fn row<'a>(cells: &[(&str, Cell<'a>)]) -> Vec<Cell<'a>> {
    let cell =
        |column: &Column| cells.iter().find(|(name, _)| *name == column.name).map(|(_, cell)| cell.clone());
    columns().iter().map(|column| cell(column).unwrap_or(Cell::Missing)).collect()
}

pub(super) fn text(value: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(value))
}

pub(super) fn number(value: &str) -> Cell<'static> {
    Cell::Number(Decimal::parse(value).expect("a number").ratio())
}

pub(super) fn day(value: &str) -> Cell<'static> {
    Cell::Day(value.parse().expect("a date"))
}

pub(super) fn instant(value: &str) -> Cell<'static> {
    Cell::Instant(value.parse().expect("an instant"))
}

/// Brussels, where 2 business days pass between any two moments, and 7.5 business hours.
pub(super) struct Brussels;

impl Clock for Brussels {
    fn business_days(&self, a: &Cell<'_>, b: &Cell<'_>) -> Option<Ratio> {
        assert!(![a, b].contains(&&Cell::Missing), "only asked about moments");
        Some(Ratio::integer(2))
    }

    fn business_hours(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        Ratio::new(15, 2)
    }

    fn day_of(&self, instant: Timestamp) -> Date {
        instant.to_zoned(TimeZone::get("Europe/Brussels").expect("bundled")).date()
    }
}

pub(super) fn compiled(expression: &str) -> Expression {
    compile(expression, &columns()).unwrap_or_else(|faults| panic!("{expression}: {faults:#?}"))
}

/// The value of an expression in a row of the given cells.
pub(super) fn value<'a>(expression: &str, cells: &[(&str, Cell<'a>)]) -> Cell<'a> {
    compiled(expression).evaluate(&row(cells), &Brussels)
}

/// Whether a condition holds in a row of the given cells.
pub(super) fn holds(expression: &str, cells: &[(&str, Cell<'_>)]) -> Option<bool> {
    compiled(expression).holds(&row(cells), &Brussels)
}

/// Compares the faults of conditions with those drawn below each of them:
///
/// ```text
/// channel = 'couriel'
///           ^^^^^^^^^ expression-unknown-value → 'courriel'
/// ```
///
/// A blank line lies between two conditions. Where a condition has one fault, each of its
/// suggestions must be free of faults when put in its place.
#[track_caller]
pub(super) fn check(cases: &str) {
    let cases = unindented(cases);
    let mut shown = String::new();
    for case in cases.split("\n\n") {
        let expression = case.lines().next().unwrap_or_default();
        shown.push_str(&show(expression));
        shown.push('\n');
        suggestions_hold(expression);
    }
    assert!(shown.trim_end() == cases, "found:\n{shown}\nwanted:\n{cases}");
}

/// The lines without the indentation of the first one.
fn unindented(cases: &str) -> String {
    let cases = cases.trim_matches('\n').trim_end();
    let indent = cases.len() - cases.trim_start().len();
    let lines: Vec<&str> = cases.lines().map(|line| line.get(indent..).unwrap_or_default()).collect();
    lines.join("\n")
}

fn show(expression: &str) -> String {
    let mut shown = format!("{expression}\n");
    let faults = compile_condition(expression, &columns()).err().unwrap_or_default();
    for fault in faults {
        let before = expression[..fault.start].chars().count();
        let width = expression[fault.start..fault.end].chars().count().max(1);
        let _ = write!(shown, "{:before$}{:^<width$} {}", "", "", fault.key);
        if !fault.suggestions.concat().is_empty() {
            let _ = write!(shown, " → {}", fault.suggestions.join(" | "));
        }
        shown.push('\n');
    }
    shown
}

#[track_caller]
fn suggestions_hold(expression: &str) {
    let Err(faults) = compile_condition(expression, &columns()) else { return };
    let [fault] = faults.as_slice() else { return };
    // The readings of a value are offered without regard to what it meets.
    for suggestion in fault.suggestions.iter().filter(|_| !fault.key.starts_with("value-")) {
        let mended = format!("{}{suggestion}{}", &expression[..fault.start], &expression[fault.end..]);
        let again = compile_condition(&mended, &columns());
        assert!(again.is_ok(), "{expression} → {mended}: {again:?}");
    }
}
