//! SMQ8104: a surcharged telephone number for complaints in France.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::consumer_law::{surcharged_in_france, telephones};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8104"),
    slug: "surcharged-number",
    severity: Severity::Warning,
    basis: "Code de la consommation (FR), L121-16",
    page: include_str!("surcharged_number.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for channel in telephones(model) {
        if let Some(address) = surcharged_in_france(model, &channel) {
            let message = Message::new("surcharged-number").with("number", address.value.as_str());
            report.add(channel.definition, address.span, message);
        }
    }
}
