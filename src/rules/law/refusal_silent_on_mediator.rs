//! SMQ8103: a refusal that does not name the mediator to a consumer in France.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::clientele::serves_consumers;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8103"),
    slug: "refusal-silent-on-mediator",
    severity: Severity::Warning,
    basis: "Code de la consommation (FR), L616-1",
    page: include_str!("refusal_silent_on_mediator.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::France.applies(model) || !serves_consumers(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(notice) = super::silent_on_mediator(&procedure) {
            report.add(procedure.definition, notice.span, Message::new("refusal-silent-on-mediator"));
        }
    }
}
