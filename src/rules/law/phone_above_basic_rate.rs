//! SMQ8203: a telephone for customers of the Union that costs more than an ordinary call.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::consumer_law::{above_basic_rate, surcharged_in_france, telephones};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8203"),
    slug: "phone-above-basic-rate",
    severity: Severity::Warning,
    basis: "Directive 2011/83/EU, art. 21; CJEU C-568/15",
    page: include_str!("phone_above_basic_rate.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for channel in telephones(model) {
        // The number itself is told under French law (SMQ8104).
        if surcharged_in_france(model, &channel).is_some() {
            continue;
        }
        if let Some(price) = above_basic_rate(model, &channel) {
            let message = Message::new("phone-above-basic-rate").with("price", price.value.as_str());
            report.add(channel.definition, price.span, message);
        }
    }
}
