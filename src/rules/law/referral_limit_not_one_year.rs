//! SMQ8105: the mediator of consumers in France is said to take complaints for another time than a year.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::applies_to;
use crate::rules::jurisdictions::Law;
use crate::rules::lengths::is_longer;
use crate::rules::naming::{ANSWERING, CLOSING, RECEIVING, says};
use crate::rules::{Check, Report, Rule};
use crate::values::{Duration, Unit};

pub const RULE: Rule = Rule {
    code: Code("SMQ8105"),
    slug: "referral-limit-not-one-year",
    severity: Severity::Warning,
    basis: "Code de la consommation (FR), L612-2",
    page: include_str!("referral_limit_not_one_year.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// From the written complaint.
const LEGAL: Duration = Duration { amount: 1, unit: Unit::Year };

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        let admissible = provider.admissible.given();
        let Some(until) = admissible.and_then(|admissible| admissible.until.spanned()) else { continue };
        let event = until.value.event.as_str();
        let from_complaint = says(event, RECEIVING) && !says(event, ANSWERING) && !says(event, CLOSING);
        let own = until.value.duration;
        let differs = is_longer(own, LEGAL) || is_longer(LEGAL, own);
        if from_complaint && differs && applies_to(Law::France, model, provider.body()) {
            let message = Message::new("referral-limit-not-one-year").with("until", until.value.duration);
            report.add(provider.definition, until.span, message);
        }
    }
}
