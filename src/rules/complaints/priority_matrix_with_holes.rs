//! SMQ2013: some complaints have no priority.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::model::kinds::priorities::{COLUMNS, Priorities, ROWS};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2013"),
    slug: "priority-matrix-with-holes",
    severity: Severity::Error,
    basis: "ISO 10002:2018, 7.5",
    page: include_str!("priority_matrix_with_holes.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(priorities) = procedure.priorities.spanned().filter(|matrix| matrix.value.complete) else {
            continue;
        };
        let matrix = &priorities.value;
        let holes = holes(matrix);
        // Without a single row it is the matrix of the tool, with what always comes first.
        if holes.is_empty() || matrix.rows.iter().all(Option::is_none) {
            continue;
        }
        let row = holes.first().and_then(|(row, _)| matrix.rows[*row]);
        let names: Vec<String> =
            holes.iter().map(|(row, column)| format!("{} × {}", ROWS[*row], COLUMNS[*column])).collect();
        let message = Message::new("priority-matrix-with-holes")
            .with("count", names.len())
            .with("cells", names.join(", "));
        report.add(procedure.definition, row.unwrap_or(priorities.span), message);
    }
}

/// Row and column of every cell without a priority.
fn holes(matrix: &Priorities) -> Vec<(usize, usize)> {
    let places = (0..ROWS.len()).flat_map(|row| (0..COLUMNS.len()).map(move |column| (row, column)));
    let empty =
        |(row, column): &(usize, usize)| matrix.cells[*row][*column].as_deref().unwrap_or("").is_empty();
    places.filter(empty).collect()
}
