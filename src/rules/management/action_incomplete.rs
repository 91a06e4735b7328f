//! SMQ9003: an action of which it is not said why, by whom, until when, or how it shows that it
//! worked; or one that is late.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Action, View};
use crate::resolve::Model;
use crate::rules::owners::owner_of;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9003"),
    slug: "action-incomplete",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 10.2",
    page: include_str!("action_incomplete.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Origins from which nothing has gone wrong: what is better elsewhere, or aimed at, has no cause.
const WITHOUT_FAULT: [&str; 3] = ["benchmark", "objective", "review"];

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for action in model.active::<Action>() {
        let (keys, words): (Vec<&str>, Vec<&'static str>) = missing(model, &action).into_iter().unzip();
        if let Some(parts) = in_a_row(words.into_iter().map(Message::new)) {
            let message =
                Message::new("action-incomplete").with("parts", parts).with("keys", keys.join(", "));
            report.add(action.definition, action.definition.id_span, message);
        }
        let late = action.due.spanned().filter(|due| action.done.is_absent() && due.value < plans.as_of);
        if let Some(due) = late {
            let message = Message::new("action-incomplete-overdue").with("due", due.value);
            report.add(action.definition, due.span, message);
        }
    }
}

/// What is not said of an action: fields, and the words of the page for them.
fn missing(model: &Model, action: &View<'_, Action>) -> Vec<(&'static str, &'static str)> {
    let asked = [
        (action.cause.is_absent() && has_fault(action), ("cause", "action-lacks-cause")),
        (owner_of(model, action.definition).is_absent(), ("owner", "action-lacks-owner")),
        (action.due.is_absent() && action.done.is_absent(), ("due", "action-lacks-due")),
        (action.effect.is_absent(), ("effect", "action-lacks-effect")),
    ];
    asked.into_iter().filter_map(|(absent, part)| absent.then_some(part)).collect()
}

/// Whether something went wrong, or may have.
fn has_fault(action: &Action) -> bool {
    let origins = action.origin.given().map(|origins| &origins.0);
    !action.problem.is_absent()
        || origins.is_none_or(|origins| {
            !origins.complete || origins.iter().any(|origin| !WITHOUT_FAULT.contains(&origin.split().0))
        })
}
