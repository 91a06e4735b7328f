//! SMQ8007: what respondents wrote is handed on as they wrote it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::model::kinds::survey::Verbatims;
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8007"),
    slug: "verbatims-not-anonymised",
    severity: Severity::Warning,
    basis: "GDPR, art. 4(5) and recital 26",
    page: include_str!("verbatims_not_anonymised.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for survey in model.active::<Survey>() {
        let verbatims = survey.report.given().and_then(|report| report.verbatims.spanned());
        if let Some(verbatims) = verbatims.filter(|verbatims| verbatims.value == Verbatims::AsWritten) {
            report.add(survey.definition, verbatims.span, Message::new("verbatims-not-anonymised"));
        }
    }
}
