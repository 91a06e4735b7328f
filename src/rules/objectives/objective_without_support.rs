//! SMQ1114: an objective that serves no promise and no policy.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, Objective};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1114"),
    slug: "objective-without-support",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 5.3",
    page: include_str!("objective_without_support.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(of_codes) = counted_by_codes(model) else { return };
    for objective in model.active::<Objective>() {
        if nothing_listed(&objective.supports) && !of_codes.contains(objective.id()) {
            let message = Message::new("objective-without-support");
            report.add(objective.definition, objective.definition.id_span, message);
        }
    }
}

/// The objectives that charters count among their own; nothing when one that could not be read might
/// count any.
fn counted_by_codes(model: &Model) -> Option<BTreeSet<&str>> {
    let mut counted = BTreeSet::new();
    for code in model.each::<CodeOfConduct>() {
        let objectives = &code.body().objectives;
        if !objectives.is_absent() && objectives.given().is_none_or(|list| !list.complete) {
            return None;
        }
        counted.extend(objectives.items().map(|listed| listed.value.id.as_str()));
    }
    (!model.has_tombstone("code-of-conduct")).then_some(counted)
}
