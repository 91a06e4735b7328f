//! SMQ2034: nothing says how long complaint files are kept.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2034"),
    slug: "no-retention",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 8.1",
    page: include_str!("no_retention.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if procedure.retention.is_absent() {
            report.add(procedure.definition, procedure.definition.id_span, Message::new("no-retention"));
        }
    }
}
