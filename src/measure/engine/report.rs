//! What the passes over a source found out about its data, as findings.

use std::collections::BTreeMap;

use super::checks::{Failed, RowChecks};
use super::keys::OnePerKey;
use super::rows::RowAt;
use crate::diagnostic::{DataPlace, Diagnostic, Severity, fault};
use crate::language::Message;
use crate::measure::register::Register;
use crate::measure::source_plan::{CheckPlan, SourcePlan};
use crate::model::{Source, View};

/// The most findings of one sort reported for a source; the rest is counted.
const MOST_FINDINGS: usize = 3;

/// A row as a place in the data; `name` is the header of the column.
pub fn place(register: &Register, at: RowAt, name: String) -> DataPlace {
    DataPlace { path: register.path(at.file as usize).to_owned(), line: u64::from(at.line), column: 1, name }
}

/// Keys that come twice where they must not.
pub fn duplicates(
    source: &View<'_, Source>,
    plan: &SourcePlan,
    register: &Register,
    left: &OnePerKey,
    findings: &mut Vec<Diagnostic>,
) {
    let names = plan.key.iter().filter_map(|at| plan.columns.get(*at)).map(|column| column.from.join(" + "));
    let name = names.collect::<Vec<_>>().join(" + ");
    let span = source.files.span().unwrap_or(source.definition.id_span);
    for (first, second) in left.duplicates.iter().take(MOST_FINDINGS) {
        let message = Message::new("data-duplicate-key")
            .with("first", format!("{}:{}", register.path(first.file as usize), first.line))
            .with("count", left.duplicates.len());
        let mut finding = Diagnostic::fault("failed-check", message, span).about(source.definition.address());
        finding.severity = Severity::Error;
        findings.push(Diagnostic { data: Some(place(register, *second, name.clone())), ..finding });
    }
}

/// Cells that could not be read: one finding, at the first of them.
pub fn bad_cells(source: &View<'_, Source>, register: &Register, findings: &mut Vec<Diagnostic>) {
    let Some(first) = register.faults.first.first() else { return };
    let message = Message::new("data-bad-cells")
        .with("count", register.faults.count)
        .with("reason", first.reason.clone());
    let row = fault("rejected-rows");
    let mut finding = Diagnostic::new(row.code, Severity::Warning, message);
    finding.data = Some(first.place.clone());
    findings.push(finding.about(source.definition.address()));
}

/// Open cases of an older export that the last one does not hold.
pub fn vanished(
    source: &View<'_, Source>,
    register: &Register,
    failed: Failed,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(first) = failed.first else { return };
    let span = source.files.span().unwrap_or(source.definition.id_span);
    let message = Message::new("data-vanished-cases").with("count", failed.count);
    let finding = Diagnostic::fault("failed-check", message, span).about(source.definition.address());
    findings.push(Diagnostic { data: Some(place(register, first, String::new())), ..finding });
}

/// The checks of a source and the rows that fail them.
pub struct Checks<'c> {
    pub source: &'c View<'c, Source>,
    pub plan: &'c SourcePlan,
    pub rows: &'c RowChecks,
    /// By the place of the check.
    pub columns: &'c BTreeMap<usize, Failed>,
}

impl Checks<'_> {
    /// Each check that fails is one finding, at its first row. `row_checks` gives the places of
    /// the checks on rows.
    pub fn report(&self, register: &Register, row_checks: &[usize], findings: &mut Vec<Diagnostic>) {
        let read: u64 = register.files.iter().map(|file| file.rows.saturating_sub(file.superseded)).sum();
        let on_rows: BTreeMap<usize, Failed> =
            row_checks.iter().copied().zip(self.rows.failed().iter().copied()).collect();
        for (at, check) in self.plan.checks.iter().enumerate() {
            let failed = on_rows.get(&at).or_else(|| self.columns.get(&at));
            let Some((failed, first)) = failed.and_then(|failed| Some((failed, failed.first?))) else {
                continue;
            };
            let name = |column: usize| self.plan.columns.get(column).map_or("", |own| own.name.as_str());
            let (message, span) = match check {
                CheckPlan::Row { span, text, .. } => {
                    (Message::new("data-check-failed").with("check", text.as_str()), *span)
                }
                CheckPlan::Unique { column, span } => {
                    (Message::new("data-not-unique").with("column", name(*column)), *span)
                }
                CheckPlan::Sequential { column, span } => {
                    (Message::new("data-gaps").with("column", name(*column)), *span)
                }
                // SMQ2025 tells of it.
                CheckPlan::Identifier { .. } => continue,
            };
            let message = message.with("count", failed.count).with("read", read);
            let finding = Diagnostic::fault("failed-check", message, span);
            let data = Some(place(register, first, String::new()));
            findings.push(Diagnostic { data, ..finding }.about(self.source.definition.address()));
        }
    }
}
