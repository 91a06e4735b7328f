//! SMQ8010: a program refuses complaints, and nobody looks again.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8010"),
    slug: "automated-decision-without-review",
    severity: Severity::Warning,
    basis: "GDPR, art. 22",
    page: include_str!("automated_decision_without_review.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        for decision in procedure.automated.items().filter(|own| own.value.reviewed_by.is_absent()) {
            let Some(when) = decision.value.when.spanned() else { continue };
            let message = Message::new("automated-decision-without-review").with("when", when.value.clone());
            report.add(procedure.definition, when.span, message);
        }
    }
}
