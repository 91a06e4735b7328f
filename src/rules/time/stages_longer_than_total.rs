//! SMQ5001: stages that follow one another take longer than the whole.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::course::{Overrun, overrun};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ5001"),
    slug: "stages-longer-than-total",
    severity: Severity::Error,
    basis: "ISO 10002:2018, 4.15",
    page: include_str!("stages_longer_than_total.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        // Where stages wait for several others it is SMQ5002.
        if let Some(overrun) = overrun(procedure.body()).filter(|overrun| !overrun.parallel) {
            let message = told("stages-longer-than-total", &overrun);
            report.add(procedure.definition, overrun.total.span, message);
        }
    }
}

/// The overrun in the words of a rule.
pub fn told(key: &'static str, overrun: &Overrun<'_>) -> Message {
    Message::new(key)
        .with("steps", if overrun.sum.contains(' ') { "several" } else { "one" })
        .with("stage", overrun.last.id.given().map_or("", |id| id.as_str()))
        .with("priority", overrun.priority.unwrap_or("all"))
        .with("sum", overrun.sum.as_str())
        .with("taken", overrun.taken)
        .with("total", overrun.total.value)
}
