//! One case, one row: what becomes of a key that comes twice.

use std::collections::HashMap;

use super::{Register, Row, Value};
use crate::measure::source_plan::SourcePlan;
use crate::model::Keeps;

/// Rows of one key that contradict the declaration: the key, and where it stands.
pub struct Duplicate {
    pub first: (usize, u64),
    pub second: (usize, u64),
}

/// Leaves one row per key, by what the source declares; what was replaced is counted at its file.
/// Answers the keys that come twice where that is declared, or left, to be an error.
pub fn leave_one_per_key(register: &mut Register, plan: &SourcePlan) -> Vec<Duplicate> {
    let mut duplicates = Vec::new();
    if plan.key.is_empty() {
        return duplicates;
    }
    let rows = std::mem::take(&mut register.rows);
    let mut kept: Vec<Option<Row>> = Vec::with_capacity(rows.len());
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for row in rows {
        let Some(key) = key_of(&row, plan) else {
            kept.push(Some(row));
            continue;
        };
        let Some(at) = seen.get(&key).copied() else {
            seen.insert(key, kept.len());
            kept.push(Some(row));
            continue;
        };
        let Some(earlier) = kept.get(at).and_then(Option::as_ref) else { continue };
        let same_file = earlier.file == row.file;
        let undeclared = matches!(plan.keeps, None | Some(Keeps::Error));
        if undeclared || (same_file && plan.keeps == Some(Keeps::LastFile)) {
            duplicates.push(Duplicate { first: (earlier.file, earlier.line), second: (row.file, row.line) });
        }
        if !undeclared && replaces(plan, earlier, &row) {
            supersede(register, earlier.file);
            kept[at] = None;
            seen.insert(key, kept.len());
            kept.push(Some(row));
        } else {
            supersede(register, row.file);
        }
    }
    register.rows = kept.into_iter().flatten().collect();
    duplicates
}

fn supersede(register: &mut Register, file: usize) {
    if let Some(file) = register.files.get_mut(file) {
        file.superseded += 1;
    }
}

/// Whether a later row takes the place of an earlier one.
fn replaces(plan: &SourcePlan, earlier: &Row, later: &Row) -> bool {
    let Some(Keeps::LastBy(column)) = &plan.keeps else { return true };
    let Some(at) = plan.columns.iter().position(|own| own.name == *column) else { return true };
    match (&earlier.cells[at], &later.cells[at]) {
        (Value::Day(a), Value::Day(b)) => a <= b,
        (Value::Instant(a), Value::Instant(b)) => a <= b,
        (Value::Number(a), Value::Number(b)) => a <= b,
        (Value::Text(a), Value::Text(b)) => a <= b,
        (_, Value::Missing | Value::Bad(_)) => false,
        _ => true,
    }
}

/// The key of a row; nothing when a part of it is missing.
fn key_of(row: &Row, plan: &SourcePlan) -> Option<Vec<String>> {
    plan.key.iter().map(|column| key_text(row.cells.get(*column)?)).collect()
}

/// A value as part of a key.
pub fn key_text(value: &Value) -> Option<String> {
    match value {
        Value::Missing | Value::Bad(_) => None,
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::YesNo(yes) => Some(yes.to_string()),
        Value::Day(day) => Some(day.to_string()),
        Value::Instant(instant) => Some(instant.to_string()),
    }
}
