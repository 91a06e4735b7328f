//! SMQ8002: a table of personal data that is kept for no stated time.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Source;
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::personal::{personal_columns, procedures_kept_in};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8002"),
    slug: "personal-data-without-retention",
    severity: Severity::Warning,
    basis: "GDPR, art. 5(1)(e), 13(2)(a) and 30(1)(f)",
    page: include_str!("personal_data_without_retention.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for source in model.active::<Source>().filter(|source| source.retention.is_absent()) {
        // The files of a complaint procedure are kept as it says (SMQ2034).
        let is_register = procedures_kept_in(model, source.id()).next().is_some();
        if let (false, Some((column, _))) = (is_register, personal_columns(&source).next()) {
            let message =
                Message::new("personal-data-without-retention").with("column", column.value.as_str());
            report.add(source.definition, source.definition.id_span, message);
        }
    }
}
