//! SMQ2021: nothing says what may be offered to a complainant.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2021"),
    slug: "no-responses",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.7 and annex G",
    page: include_str!("no_responses.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if nothing_listed(&procedure.responses) {
            let span = procedure.responses.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("no-responses"));
        }
    }
}
