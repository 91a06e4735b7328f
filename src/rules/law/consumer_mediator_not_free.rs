//! SMQ8101: a mediator of consumers in France who is not free.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::{fee, is_free_by_law};
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
        if !is_free_by_law(model, provider.body()) {
            continue;
        }
        if let Some(fee) = fee(provider.body()) {
            let message = Message::new("consumer-mediator-not-free").with("fee", fee.value);
            report.add(provider.definition, fee.span, message);
        }
    }
}
