//! SMQ2003: nobody can complain.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2003"),
    slug: "no-way-to-complain",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.5",
    page: include_str!("no_way_to_complain.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if nothing_listed(&procedure.channels) {
            let span = procedure.channels.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("no-way-to-complain"));
        }
    }
}
