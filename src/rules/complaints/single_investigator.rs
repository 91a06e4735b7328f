//! SMQ2018: the only investigator has no deputy.

use std::collections::BTreeSet;

use super::investigator_judges_own_case::investigators;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Either, Role};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2018"),
    slug: "single-investigator",
    severity: Severity::Advice,
    basis: "ISO 10002:2018, 4.7",
    page: include_str!("single_investigator.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let named = investigators(procedure.body());
        let ids: BTreeSet<&str> = named.iter().map(|role| role.value.id.as_str()).collect();
        let (Some(first), 1) = (named.first(), ids.len()) else { continue };
        let alone = model.find::<Role>(&first.value.id).is_some_and(|role| is_alone(role.body()));
        if alone {
            let message = Message::new("single-investigator").with("role", first.value.id.as_str());
            report.add(procedure.definition, first.span, message);
        }
    }
}

/// Whether one person holds a role and nobody stands in.
fn is_alone(role: &Role) -> bool {
    let one = match role.held_by.given() {
        Some(Either::Short(count)) => count.people == 1,
        Some(Either::Long(names)) => names.complete && names.items.len() == 1,
        None => false,
    };
    one && role.deputy.is_absent()
}
