//! SMQ8101: a mediator of consumers in France who is not free.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::dispute_provider::Method;
use crate::model::{DisputeProvider, View};
use crate::resolve::Model;
use crate::rules::consumer_law::{applies_to, fee};
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8101"),
    slug: "consumer-mediator-not-free",
    severity: Severity::Warning,
    basis: "Code de la consommation (FR), L612-1",
    page: include_str!("consumer_mediator_not_free.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        if !applies_to(Law::France, model, provider.body()) || only_decides(&provider) {
            continue;
        }
        if let Some(fee) = fee(provider.body()) {
            let message = Message::new("consumer-mediator-not-free").with("fee", fee.value);
            report.add(provider.definition, fee.span, message);
        }
    }
}

/// Whether a provider is an arbitrator, who is no mediator.
fn only_decides(provider: &View<'_, DisputeProvider>) -> bool {
    let methods = provider.method.given().map(|methods| &methods.0);
    methods.is_some_and(|methods| methods.iter().all(|method| *method == Method::Determinative))
}
