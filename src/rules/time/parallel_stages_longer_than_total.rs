//! SMQ5002: the longest way through stages that run side by side takes longer than the whole.

use super::stages_longer_than_total::told;
use crate::diagnostic::{Code, Severity};
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::course::overrun;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ5002"),
    slug: "parallel-stages-longer-than-total",
    severity: Severity::Error,
    basis: "ISO 10002:2018, 4.15",
    page: include_str!("parallel_stages_longer_than_total.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(overrun) = overrun(procedure.body()).filter(|overrun| overrun.parallel) {
            let message = told("parallel-stages-longer-than-total", &overrun);
            report.add(procedure.definition, overrun.total.span, message);
        }
    }
}
