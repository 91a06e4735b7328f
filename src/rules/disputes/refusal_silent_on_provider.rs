//! SMQ3010: a refusal that does not name the mediator.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::model::kinds::complaint_procedure::DecisionPart;
use crate::resolve::Model;
use crate::rules::consumer_law::refusal_names_provider;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3010"),
    slug: "refusal-silent-on-provider",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 7.2, with ISO 10002:2018, 7.8",
    page: include_str!("refusal_silent_on_provider.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    // There the law's own rule says so (SMQ8103, SMQ8302).
    if refusal_names_provider(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        // Without any notice it is the notice that is missing (SMQ2022).
        let Some(notice) = procedure.decision_notice.spanned().filter(|notice| notice.value.complete) else {
            continue;
        };
        let tells = notice.value.iter().any(|part| *part == DecisionPart::Mediator);
        let mut providers = procedure.escalation.items().filter_map(|level| level.value.provider.spanned());
        if let (false, Some(provider)) = (tells, providers.next()) {
            let message =
                Message::new("refusal-silent-on-provider").with("provider", provider.value.id.as_str());
            report.add(procedure.definition, notice.span, message);
        }
    }
}
