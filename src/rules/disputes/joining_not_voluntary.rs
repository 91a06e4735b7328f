//! SMQ3005: customers have no choice but to go to the provider.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::model::kinds::dispute_provider::Consent;
use crate::resolve::Model;
use crate::rules::jurisdictions::serves_consumers;
use crate::rules::naming::{Beginnings, says};
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ3005"),
    slug: "joining-not-voluntary",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.6",
    page: include_str!("joining_not_voluntary.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    // Between companies, arbitration may be a term of the contract.
    if serves_companies_only(model) {
        return;
    }
    for provider in model.active::<DisputeProvider>() {
        if let Some(consent) = provider.consent.spanned().filter(|own| own.value == Consent::Mandatory) {
            report.add(provider.definition, consent.span, Message::new("joining-not-voluntary"));
        }
    }
}

/// What customers are called that are companies.
const COMPANIES: Beginnings = &[
    "business",
    "compan",
    "corporat",
    "enterpris",
    "entrepris",
    "professionn",
    "societe",
    "b2b",
    "wholesal",
    "retailer",
    "resell",
    "revendeur",
    "distribut",
    "bedrij",
    "zakelij",
    "unternehm",
    "gewerb",
];

fn serves_companies_only(model: &Model) -> bool {
    if model.system().is_some_and(|system| !system.body().serves.is_absent()) {
        return !serves_consumers(model);
    }
    let vocabulary = model.system().and_then(|system| system.body().vocabulary.given());
    let Some(customers) = vocabulary.and_then(|words| words.customers.given()) else { return false };
    let is_company = |text: &str| says(text, COMPANIES) || ["pro", "pros"].contains(&fold(text).trim());
    let names_company = |title: &Text| title.strings().any(|(_, text)| is_company(text));
    customers.complete
        && !customers.entries.is_empty()
        && customers.iter().all(|(id, title)| is_company(id) || names_company(title))
}
