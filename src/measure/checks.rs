//! Checks on the data, before any verdict: conditions every row meets, columns without repetition.

use std::collections::{BTreeMap, HashSet};

use super::clock::SourceClock;
use super::condition::Condition;
use super::read::{Register, Row, Value};
use super::source_plan::{CheckPlan, SourcePlan};
use crate::diagnostic::{DataPlace, Diagnostic};
use crate::expression::Cell;
use crate::language::Message;
use crate::model::{Source, View};
use crate::time::WorkingCalendar;

/// Runs the checks of a source; each that fails is one finding, at its first row.
pub fn run(
    source: &View<'_, Source>,
    plan: &SourcePlan,
    register: &Register,
    calendar: Option<&WorkingCalendar>,
    findings: &mut Vec<Diagnostic>,
) {
    for check in &plan.checks {
        let (failed, message, span) = match check {
            CheckPlan::Row { condition, span, text } => {
                let failed = failing_rows(condition, register, calendar);
                (failed, Message::new("data-check-failed").with("check", text.as_str()), *span)
            }
            CheckPlan::Unique { column, span } => {
                let name = plan.columns.get(*column).map_or("", |column| column.name.as_str());
                (
                    repeated_rows(*column, register),
                    Message::new("data-not-unique").with("column", name),
                    *span,
                )
            }
            CheckPlan::Sequential { column, span } => {
                let name = plan.columns.get(*column).map_or("", |column| column.name.as_str());
                (rows_after_gaps(*column, register), Message::new("data-gaps").with("column", name), *span)
            }
        };
        let Some(first) = failed.first() else { continue };
        let message = message.with("count", failed.len()).with("read", register.rows.len());
        let mut finding = Diagnostic::fault("failed-check", message, span).about(source.definition.address());
        finding.data = Some(DataPlace {
            path: register.files.get(first.file).map_or_else(String::new, |file| file.path.clone()),
            line: first.line,
            column: 1,
            name: String::new(),
        });
        findings.push(finding);
    }
}

/// Rows on which a condition is false; unknown is not false.
fn failing_rows<'r>(
    condition: &Condition,
    register: &'r Register,
    calendar: Option<&WorkingCalendar>,
) -> Vec<&'r Row> {
    let clock = SourceClock { zone: &register.zone, calendar };
    let rows = register.rows.iter().filter(|row| {
        let cells: Vec<Cell<'_>> = row.cells.iter().map(Value::cell).collect();
        condition.holds(&cells, &clock) == Some(false)
    });
    rows.collect()
}

fn repeated_rows(column: usize, register: &Register) -> Vec<&Row> {
    let mut seen: HashSet<String> = HashSet::new();
    let rows = register.rows.iter().filter(|row| {
        let text = row.cells.get(column).and_then(super::read::key_text);
        text.is_some_and(|text| !seen.insert(text))
    });
    rows.collect()
}

/// Rows whose number is not the next one after another row's: `26-0112` counts 112 within `26-`.
/// The smallest number of each series starts it.
fn rows_after_gaps(column: usize, register: &Register) -> Vec<&Row> {
    let mut series: BTreeMap<String, BTreeMap<u64, &Row>> = BTreeMap::new();
    for row in &register.rows {
        let Some(text) = row.cells.get(column).and_then(super::read::key_text) else { continue };
        let digits = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (prefix, number) = text.split_at(digits);
        if let Ok(number) = number.parse() {
            series.entry(prefix.to_owned()).or_default().insert(number, row);
        }
    }
    let mut after_gaps = Vec::new();
    for numbers in series.values() {
        let pairs = numbers.iter().zip(numbers.iter().skip(1));
        after_gaps.extend(pairs.filter(|((a, _), (b, _))| **a + 1 != **b).map(|(_, (_, row))| *row));
    }
    after_gaps
}
