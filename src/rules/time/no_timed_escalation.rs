//! SMQ5019: a complaint that nobody handles stays where it lies.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ5019"),
    slug: "no-timed-escalation",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.15",
    page: include_str!("no_timed_escalation.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let untimed = match &procedure.escalation {
            Slot::Absent => true,
            _ => all_of(&procedure.escalation)
                .is_some_and(|levels| levels.iter().all(|level| level.or_after.is_absent())),
        };
        if untimed {
            report.add(
                procedure.definition,
                procedure.definition.id_span,
                Message::new("no-timed-escalation"),
            );
        }
    }
}
