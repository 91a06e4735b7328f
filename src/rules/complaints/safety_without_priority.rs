//! SMQ2015: a complaint about safety may wait its turn.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::model::kinds::priorities::Priorities;
use crate::resolve::Model;
use crate::rules::naming::{SAFETY, says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2015"),
    slug: "safety-without-priority",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.5",
    page: include_str!("safety_without_priority.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(matrix) = procedure.priorities.spanned() else { continue };
        if matrix.value.complete && !puts_safety_first(&matrix.value) {
            report.add(procedure.definition, matrix.span, Message::new("safety-without-priority"));
        }
    }
}

/// Whether what endangers people is always of the highest priority.
pub(super) fn puts_safety_first(matrix: &Priorities) -> bool {
    matrix.always_first.iter().any(|word| says(&word.value, SAFETY))
}
