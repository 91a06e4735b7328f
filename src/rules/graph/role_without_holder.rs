//! SMQ7009: work is given to a role that nobody holds.

use super::is_record;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Definition, Either, Role};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7009"),
    slug: "role-without-holder",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 5.4",
    page: include_str!("role_without_holder.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for role in model.active::<Role>() {
        if !is_vacant(role.body()) {
            continue;
        }
        let relies = |user: &&Definition| user.is_active() && !is_record(user) && user.kind.slug != "role";
        if let Some(user) = model.dependents(role.definition).into_iter().find(relies) {
            let span = role.held_by.span().unwrap_or(role.definition.id_span);
            let message = Message::new("role-without-holder").with("user", user.address());
            report.add(role.definition, span, message);
        }
    }
}

/// Nobody is named, or nobody is what is named.
fn is_vacant(role: &Role) -> bool {
    match role.held_by.given() {
        None => role.held_by.is_absent(),
        Some(Either::Short(count)) => count.people == 0,
        Some(Either::Long(names)) => names.complete && names.items.is_empty(),
    }
}
