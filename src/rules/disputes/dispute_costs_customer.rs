//! SMQ3018: going to the provider costs the customer money.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::{fee, fee_above_nominal, is_free_by_law};
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Money, Quantity};

pub const RULE: Rule = Rule {
    code: Code("SMQ3018"),
    slug: "dispute-costs-customer",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.8",
    page: include_str!("dispute_costs_customer.md"),
    limits: &[Limit { name: "fee", default: "0 EUR" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Quantity::Money(accepted) = report.limit("fee") else { return };
    for provider in model.active::<DisputeProvider>() {
        let Some(fee) = fee(provider.body()) else { continue };
        // There the law's own rule says so (SMQ8101, SMQ8206).
        let by_law = is_free_by_law(model, provider.body())
            || fee_above_nominal(model, provider.body(), report).is_some();
        if !by_law && is_more(fee.value, accepted) {
            let message = Message::new("dispute-costs-customer").with("fee", fee.value);
            report.add(provider.definition, fee.span, message);
        }
    }
}

/// Amounts of two currencies compare only with nothing.
fn is_more(fee: Money, accepted: Money) -> bool {
    let comparable = fee.currency() == accepted.currency() || accepted.amount.units() == 0;
    comparable && fee.amount.ratio() > accepted.amount.ratio()
}
