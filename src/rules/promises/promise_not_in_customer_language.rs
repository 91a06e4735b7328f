//! SMQ1012: a promise that some customers cannot read in their language.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::languages::is_understood;
use crate::rules::{Check, Report, Rule};
use crate::values::LanguageTag;

pub const RULE: Rule = Rule {
    code: Code("SMQ1012"),
    slug: "promise-not-in-customer-language",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.5",
    page: include_str!("promise_not_in_customer_language.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(system) = model.system() else { return };
    let first = model.first_language();
    for promise in model.active::<Promise>() {
        let Some(statement) = promise.statement.spanned() else { continue };
        let is_written = |language: &&str| {
            let mut written =
                statement.value.strings().map(|(tag, _)| tag.map_or(first.as_str(), LanguageTag::as_str));
            written.any(|own| is_understood(own, language))
        };
        let spoken = system.languages.items().map(|tag| tag.value.as_str());
        let missing: Vec<&str> = spoken.filter(|language| !is_written(language)).collect();
        if !missing.is_empty() {
            let message = Message::new("promise-not-in-customer-language")
                .with("n", missing.len())
                .with("languages", missing.join(", "));
            report.add(promise.definition, statement.span, message);
        }
    }
}
