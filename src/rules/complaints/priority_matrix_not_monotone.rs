//! SMQ2014: a graver or more urgent complaint gets a lower priority.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::model::kinds::priorities::{COLUMNS, Priorities, ROWS};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::fold;

pub const RULE: Rule = Rule {
    code: Code("SMQ2014"),
    slug: "priority-matrix-not-monotone",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.5",
    page: include_str!("priority_matrix_not_monotone.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(priorities) = procedure.priorities.spanned() else { continue };
        let Some((graver, lighter)) = inversion(&priorities.value) else { continue };
        let message = Message::new("priority-matrix-not-monotone")
            .with("graver", name(graver))
            .with("late", priority(&priorities.value, graver))
            .with("lighter", name(lighter))
            .with("early", priority(&priorities.value, lighter));
        let span = priorities.value.rows[graver.0].unwrap_or(priorities.span);
        report.add(procedure.definition, span, message);
    }
}

/// Row and column of a cell.
type Cell = (usize, usize);

/// The first cell whose priority is lower than that of its neighbour of less urgency or importance.
fn inversion(matrix: &Priorities) -> Option<(Cell, Cell)> {
    let cells = (0..ROWS.len()).flat_map(|row| (0..COLUMNS.len()).map(move |column| (row, column)));
    let pairs = cells
        .flat_map(|(row, column)| [((row, column), (row + 1, column)), ((row, column), (row, column + 1))]);
    pairs.into_iter().find(|(graver, lighter)| {
        let ranks = rank(priority(matrix, *graver)).zip(rank(priority(matrix, *lighter)));
        ranks.is_some_and(|(graver, lighter)| graver > lighter)
    })
}

fn priority(matrix: &Priorities, (row, column): Cell) -> &str {
    matrix.cells.get(row).and_then(|cells| cells.get(column)?.as_deref()).unwrap_or("")
}

fn name((row, column): Cell) -> String {
    format!("{} × {}", ROWS[row], COLUMNS[column])
}

/// `P2` → 2; priorities of other names have no order that could be known.
pub fn rank(priority: &str) -> Option<u32> {
    fold(priority).strip_prefix('p')?.trim().parse().ok()
}
