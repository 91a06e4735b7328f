//! SMQ8204: the organisation gives itself longer to answer a dispute body than the Union will allow.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::applies_to;
use crate::rules::jurisdictions::Law;
use crate::rules::lengths::{Allowed, exceeds};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8204"),
    slug: "slow-reply-to-dispute-body",
    severity: Severity::Advice,
    basis: "Directive (EU) 2025/2647",
    page: include_str!("slow_reply_to_dispute_body.md"),
    limits: &[],
    check: Check::Definitions(check),
};

const REPLY: Allowed = Allowed::WorkingDays { amount: 20, a_week: 5 };

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        let Some(within) = provider.position_within.spanned() else { continue };
        if applies_to(Law::Union, model, provider.body()) && exceeds(model, plans, within.value, REPLY) {
            let message = Message::new("slow-reply-to-dispute-body").with("within", within.value);
            report.add(provider.definition, within.span, message);
        }
    }
}
