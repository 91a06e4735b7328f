//! SMQ8001: personal data without a legal basis.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Source, View};
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::personal::{identifies, personal_columns, procedures_kept_in};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8001"),
    slug: "personal-data-without-legal-basis",
    severity: Severity::Warning,
    basis: "GDPR, art. 6",
    page: include_str!("personal_data_without_legal_basis.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for source in model.active::<Source>().filter(|source| source.legal_basis.is_absent()) {
        let said = procedures_kept_in(model, source.id()).any(|procedure| !procedure.legal_basis.is_absent());
        if let (false, Some((column, _))) = (said, personal_columns(&source).next()) {
            let message =
                Message::new("personal-data-without-legal-basis").with("datum", column.value.as_str());
            report.add(source.definition, column.span, message);
        }
    }
    for procedure in model.active::<ComplaintProcedure>().filter(|own| own.legal_basis.is_absent()) {
        if register_says(model, &procedure) {
            continue;
        }
        let Some(record) = procedure.record.given() else { continue };
        if let Some((datum, _)) = record.fields.pairs().find(|(datum, _)| identifies(&datum.value)) {
            let message =
                Message::new("personal-data-without-legal-basis").with("datum", datum.value.as_str());
            report.add(procedure.definition, datum.span, message);
        }
    }
}

/// Whether the table in which the complaints are kept says it, cannot be read, or is told of itself.
fn register_says(model: &Model, procedure: &View<'_, ComplaintProcedure>) -> bool {
    let Some(record) = procedure.record.given() else { return true };
    let Some(named) = record.source.given() else { return !record.source.is_absent() };
    let Some(source) = model.find::<Source>(&named.id) else { return true };
    !source.legal_basis.is_absent() || personal_columns(&source).next().is_some()
}
