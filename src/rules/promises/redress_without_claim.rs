//! SMQ1005: redress that does not come by itself, and no way to ask for it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Either, Promise};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1005"),
    slug: "redress-without-claim",
    severity: Severity::Error,
    basis: "ISO 10001:2018, 6.4",
    page: include_str!("redress_without_claim.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let Some(Either::Long(redress)) = promise.redress.given() else { continue };
        let on_demand = redress.automatic.is_absent() || redress.automatic.given() == Some(&false);
        if let Some(give) = redress.give.spanned()
            && on_demand
            && redress.claim.is_absent()
        {
            let message = Message::new("redress-without-claim").with("give", give.value.clone());
            report.add(promise.definition, give.span, message);
        }
    }
}
