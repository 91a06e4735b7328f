//! SMQ3008: a provider that customers do not find, or cannot speak to.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::{DisputeProvider, View};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3008"),
    slug: "provider-hard-to-reach",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.7",
    page: include_str!("provider_hard_to_reach.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        if provider.url.is_absent() && provider.contact.is_absent() {
            let message = Message::new("provider-hard-to-reach");
            report.add(provider.definition, provider.definition.id_span, message);
        }
        report_languages(model, &provider, report);
    }
}

/// Languages of the customers in which the provider does not work, where it says in which it does.
fn report_languages(model: &Model, provider: &View<'_, DisputeProvider>, report: &mut Report<'_>) {
    let (Some(system), Some(list)) = (model.system(), all_of(&provider.languages)) else { return };
    let works_in = |language: &str| list.iter().any(|own| main_part(own.as_str()) == main_part(language));
    let customers = system.body().languages.items().map(|tag| tag.value.as_str());
    let missing: Vec<String> = customers.filter(|language| !works_in(language)).map(str::to_owned).collect();
    if let (false, Some(span)) = (missing.is_empty() || list.items.is_empty(), provider.languages.span()) {
        let message = Message::new("provider-hard-to-reach-languages")
            .with("n", missing.len())
            .with("languages", Argument::List(missing));
        report.add(provider.definition, span, message);
    }
}

/// `pt` and `pt-BR` are understood by the same people.
fn main_part(language: &str) -> Option<&str> {
    language.split('-').next()
}
