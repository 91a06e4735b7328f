//! SMQ2033: nothing says who may know who complained.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2033"),
    slug: "no-confidentiality",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.10",
    page: include_str!("no_confidentiality.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if procedure.confidentiality.is_absent() {
            report.add(
                procedure.definition,
                procedure.definition.id_span,
                Message::new("no-confidentiality"),
            );
        }
    }
}
