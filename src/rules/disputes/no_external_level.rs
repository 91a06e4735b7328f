//! SMQ3001: an escalation that never leaves the house.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3001"),
    slug: "no-external-level",
    severity: Severity::Advice,
    basis: "ISO 10003:2018, 7.2, with ISO 10002:2018, 7.9",
    page: include_str!("no_external_level.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        // Without any level at all it is the escalation that is missing (SMQ5019).
        let Some(last) = all_of(&procedure.escalation).and_then(|levels| levels.items.last()) else {
            continue;
        };
        if procedure.escalation.items().all(|level| level.value.provider.is_absent()) {
            report.add(procedure.definition, last.span, Message::new("no-external-level"));
        }
    }
}
