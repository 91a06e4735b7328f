//! SMQ5018: a complaint goes up when it should have been decided already.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ5018"),
    slug: "escalation-after-deadline",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("escalation_after_deadline.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(total) = procedure.total.spanned() else { continue };
        for level in procedure.escalation.items().map(|level| &level.value) {
            // Outside the house the total is over anyway.
            let (true, Some(after)) = (level.provider.is_absent(), level.or_after.spanned()) else {
                continue;
            };
            if after.value.compare(total.value) != Some(Ordering::Greater) {
                continue;
            }
            let message = Message::new("escalation-after-deadline")
                .with("level", level.level.given().map_or("", |name| name.0.as_str()))
                .with("after", after.value)
                .with("total", total.value);
            let finding = report.add(procedure.definition, after.span, message);
            *finding =
                finding.clone().with_label(total.span, Message::new("escalation-after-deadline-total"));
        }
    }
}
