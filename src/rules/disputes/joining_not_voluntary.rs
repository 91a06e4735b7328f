//! SMQ3005: customers have no choice but to go to the provider.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::model::kinds::dispute_provider::Consent;
use crate::resolve::Model;
use crate::rules::clientele::serves_companies_only;
use crate::rules::{Check, Report, Rule};

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
