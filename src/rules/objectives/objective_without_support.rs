//! SMQ1114: an objective that serves no promise and no policy.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, List, Objective, Ref, Slot};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1114"),
    slug: "objective-without-support",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 5.3",
    page: include_str!("objective_without_support.md"),
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if nothing_listed(&objective.supports) && !may_be_of_a_code(model, objective.id()) {
            let message = Message::new("objective-without-support");
            report.add(objective.definition, objective.definition.id_span, message);
        }
    }
}

/// Whether a charter counts the objective among its own, or one that could not be read might.
fn may_be_of_a_code(model: &Model, objective: &str) -> bool {
    let counts_it = |objectives: &Slot<List<Ref<Objective>>>| {
        let unread = !objectives.is_absent() && objectives.given().is_none_or(|list| !list.complete);
        unread || objectives.items().any(|listed| listed.value.id == objective)
    };
    model.has_tombstone("code-of-conduct")
        || model.each::<CodeOfConduct>().any(|code| counts_it(&code.objectives))
}
