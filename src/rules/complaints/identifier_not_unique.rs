//! SMQ2025: two complaints have one number.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Plans};
use crate::resolve::Model;
use crate::rules::registers::registered;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2025"),
    slug: "identifier-not-unique",
    severity: Severity::Error,
    basis: "ISO 10002:2018, 7.2",
    page: include_str!("identifier_not_unique.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for found in registered(model, plans, measured) {
        let Some((column, repeated)) = &found.dossiers.repeated else { continue };
        let message = Message::new("identifier-not-unique")
            .with("column", found.column(*column))
            .with("count", repeated.count);
        let finding = report.add(found.procedure.definition, found.span_of(*column), message);
        finding.data = Some(repeated.first.clone());
    }
}
