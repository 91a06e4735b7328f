//! SMQ5017: a clock that stops and is never set going again.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Pause;
use crate::model::{ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ5017"),
    slug: "unbounded-pause",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("unbounded_pause.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(pause) = procedure.pause.spanned().filter(|pause| is_unbounded(&pause.value)) else {
            continue;
        };
        let span = pause.value.when.span().unwrap_or(pause.span);
        report.add(procedure.definition, span, Message::new("unbounded-pause"));
    }
}

/// Neither an end nor anybody who asks for one.
fn is_unbounded(pause: &Pause) -> bool {
    let silent = match &pause.remind {
        Slot::Absent => true,
        Slot::Invalid => false,
        Slot::Given(remind) => !remind.value.tells,
    };
    pause.at_most.is_absent() && silent
}
