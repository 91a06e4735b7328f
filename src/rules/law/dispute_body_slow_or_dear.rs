//! SMQ8206: a dispute body that takes longer, or costs more, than European law lets it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::{applies_to, fee_above_nominal, is_free_by_law};
use crate::rules::jurisdictions::Law;
use crate::rules::lengths::{Allowed, exceeds};
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Duration, Unit};

pub const RULE: Rule = Rule {
    code: Code("SMQ8206"),
    slug: "dispute-body-slow-or-dear",
    severity: Severity::Warning,
    basis: "Directive 2013/11/EU, art. 8",
    page: include_str!("dispute_body_slow_or_dear.md"),
    limits: &[Limit { name: "nominal", default: "50 EUR" }],
    check: Check::Definitions(check),
};

const DURATION: Duration = Duration { amount: 90, unit: Unit::CalendarDay };

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        if !applies_to(Law::Union, model, provider.body()) {
            continue;
        }
        let duration = provider.duration.spanned();
        let slow = duration.filter(|own| exceeds(model, plans, own.value, Allowed::Civil(DURATION)));
        if let Some(duration) = slow {
            let message = Message::new("dispute-body-slow-or-dear").with("duration", duration.value);
            report.add(provider.definition, duration.span, message);
        }
        // In France any fee is too much (SMQ8101).
        if is_free_by_law(model, provider.body()) {
            continue;
        }
        if let Some((fee, nominal)) = fee_above_nominal(model, provider.body(), report) {
            let message = Message::new("dispute-body-dear").with("fee", fee.value).with("nominal", nominal);
            report.add(provider.definition, fee.span, message);
        }
    }
}
