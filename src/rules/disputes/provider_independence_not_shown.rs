//! SMQ3004: nothing shows that the outsider is one.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ3004"),
    slug: "provider-independence-not-shown",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.9",
    page: include_str!("provider_independence_not_shown.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        let (how, span) = match provider.independence.spanned() {
            None if provider.independence.is_absent() => ("unsaid", provider.definition.id_span),
            Some(said) if is_nothing(&said.value) => ("none", said.span),
            _ => continue,
        };
        let message = Message::new("provider-independence-not-shown").with("how", how);
        report.add(provider.definition, span, message);
    }
}

/// Ways of writing that there is nothing, folded.
const NOTHING: [&str; 12] = [
    "none",
    "no",
    "nothing",
    "n/a",
    "-",
    "aucune",
    "aucun",
    "aucune garantie",
    "non",
    "neant",
    "rien",
    "geen",
];

fn is_nothing(said: &Text) -> bool {
    said.strings().all(|(_, text)| NOTHING.contains(&fold(text).trim().trim_end_matches('.')))
}
