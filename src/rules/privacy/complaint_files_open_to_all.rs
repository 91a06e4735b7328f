//! SMQ8006: nothing says which roles may open the files of complainants.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8006"),
    slug: "complaint-files-open-to-all",
    severity: Severity::Warning,
    basis: "GDPR, art. 5(1)(f) and 32; ISO 10002:2018, 4.10",
    page: include_str!("complaint_files_open_to_all.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        if nothing_listed(&procedure.access) {
            let span = procedure.access.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("complaint-files-open-to-all"));
        }
    }
}
