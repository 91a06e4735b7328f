//! SMQ8302: a financial firm in the United Kingdom whose final response does not name the ombudsman.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::clientele::serves_consumers;
use crate::rules::jurisdictions::{FINANCE, Law, works_in};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8302"),
    slug: "final-response-silent-on-ombudsman",
    severity: Severity::Warning,
    basis: "FCA (UK), DISP 1.5 and 1.6",
    page: include_str!("final_response_silent_on_ombudsman.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let told_for_france = Law::France.applies(model) && serves_consumers(model);
    if told_for_france || !Law::UnitedKingdom.applies(model) || !works_in(model, FINANCE) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(notice) = super::silent_on_mediator(&procedure) {
            report.add(procedure.definition, notice.span, Message::new("final-response-silent-on-ombudsman"));
        }
    }
}
