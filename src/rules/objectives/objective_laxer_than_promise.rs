//! SMQ1111: an objective that is content with less than customers were promised.
//!
//! Levels on the way may be laxer; the last one may not.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Label, Severity};
use crate::language::Message;
use crate::measure::{Plans, TargetPlan};
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::levels::compare;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1111"),
    slug: "objective-laxer-than-promise",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.5",
    page: include_str!("objective_laxer_than_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let mut promised: BTreeMap<&str, Vec<&TargetPlan>> = BTreeMap::new();
    for promise in plans.targets.iter().filter(|target| target.kind == "promise") {
        promised.entry(&promise.indicator).or_default().push(promise);
    }
    for target in plans.targets.iter().filter(|target| target.kind == "objective" && target.group.is_none()) {
        let Some(objective) = model.find::<Objective>(&target.id) else { continue };
        let due = if objective.due.is_absent() { Some(plans.as_of) } else { objective.due.given().copied() };
        // A group that could not be read leaves open of whom the objective speaks.
        let Some(due) = due.filter(|_| objective.group.is_absent()) else { continue };
        let mut promises = promised.get(target.indicator.as_str()).into_iter().flatten();
        let stricter = promises.find(|promise| {
            let in_force =
                promise.from.is_none_or(|from| from <= due) && promise.until.is_none_or(|until| due <= until);
            in_force && is_laxer(target, promise)
        });
        if let Some(promise) = stricter {
            let message = Message::new("objective-laxer-than-promise")
                .with("target", target.target)
                .with("promise", promise.id.as_str())
                .with("promised", promise.target);
            let label =
                Message::new("objective-laxer-than-promise-promised").with("promise", promise.id.as_str());
            let finding = report.add(objective.definition, target.target_span, message);
            finding.labels.push(Label { span: promise.target_span, message: label });
        }
    }
}

fn is_laxer(objective: &TargetPlan, promise: &TargetPlan) -> bool {
    objective.calendar == promise.calendar
        && compare(objective.target, promise.target) == Some(Ordering::Less)
}
