//! SMQ3006: customers are not told that the outcome binds them.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::dispute_provider::Method;
use crate::model::{DisputeProvider, Slot};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ3006"),
    slug: "binding-not-disclosed",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.6 and 4.13",
    page: include_str!("binding_not_disclosed.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        let told = match &provider.binding_disclosed {
            Slot::Absent => false,
            Slot::Invalid => true,
            Slot::Given(told) => told.value,
        };
        if let (false, Some((how, span))) = (told, binds(provider.body())) {
            report.add(provider.definition, span, Message::new("binding-not-disclosed").with("how", how));
        }
    }
}

/// Whether the outcome binds, and where that is written: a decision does, unless it is said not to.
fn binds(provider: &DisputeProvider) -> Option<(&'static str, Span)> {
    match &provider.binding {
        Slot::Given(binding) => binding.value.then_some(("binding", binding.span)),
        Slot::Invalid => None,
        Slot::Absent => {
            let methods = &provider.method.given()?.0.items;
            let decides = methods.iter().find(|method| method.value == Method::Determinative)?;
            Some(("method", decides.span))
        }
    }
}
