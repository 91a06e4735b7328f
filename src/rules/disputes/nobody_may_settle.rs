//! SMQ3014: nobody may agree to a settlement for the organisation.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{DisputeProvider, Role, Slot};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3014"),
    slug: "nobody-may-settle",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 7.5.1",
    page: include_str!("nobody_may_settle.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    // A role with that power is enough, wherever it is named; a broken one may have it.
    if model.has_tombstone("role") || model.active::<Role>().any(|role| may_settle(role.body())) {
        return;
    }
    for provider in model.active::<DisputeProvider>() {
        if provider.settled_by.is_absent() {
            report.add(provider.definition, provider.definition.id_span, Message::new("nobody-may-settle"));
        }
    }
}

fn may_settle(role: &Role) -> bool {
    match &role.authority {
        Slot::Absent => false,
        Slot::Invalid => true,
        Slot::Given(authority) => match &authority.value.settles {
            Slot::Absent => false,
            Slot::Invalid => true,
            Slot::Given(settles) => settles.value,
        },
    }
}
