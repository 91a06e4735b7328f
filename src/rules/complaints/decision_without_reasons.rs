//! SMQ2022: a decision that does not say why, or what the complainant may do next.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::DecisionPart;
use crate::model::{ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2022"),
    slug: "decision-without-reasons",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.8",
    page: include_str!("decision_without_reasons.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let parts: Vec<DecisionPart> = match &procedure.decision_notice {
            Slot::Absent => Vec::new(),
            Slot::Given(parts) if parts.value.complete => parts.value.iter().copied().collect(),
            _ => continue,
        };
        let reasons = parts.contains(&DecisionPart::Reasons);
        let next = parts.contains(&DecisionPart::NextLevel) || parts.contains(&DecisionPart::Mediator);
        let missing = match (reasons, next) {
            (true, true) => continue,
            (false, true) => "reasons",
            (true, false) => "next",
            (false, false) => "both",
        };
        let span = procedure.decision_notice.span().unwrap_or(procedure.definition.id_span);
        report.add(
            procedure.definition,
            span,
            Message::new("decision-without-reasons").with("missing", missing),
        );
    }
}
