//! SMQ8102: consumers in France do not find the mediator on the web site and in the terms.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::applies_to;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8102"),
    slug: "mediator-not-published",
    severity: Severity::Warning,
    basis: "Code de la consommation (FR), L616-1 and R616-1",
    page: include_str!("mediator_not_published.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        if !applies_to(Law::France, model, provider.body()) {
            continue;
        }
        if let Some((place, span)) = super::not_named_in(model, &provider) {
            let message = Message::new("mediator-not-published").with("place", place);
            report.add(provider.definition, span, message);
        }
    }
}
