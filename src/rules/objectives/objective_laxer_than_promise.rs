//! SMQ1111: an objective that is content with less than customers were promised.
//!
//! Levels on the way may be laxer; the last one may not.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Label, Severity};
use crate::language::Message;
use crate::measure::{Plans, TargetPlan};
use crate::resolve::Model;
use crate::rules::aims::{Aim, aims};
use crate::rules::levels::{backs_every_case, compare, percentile_is_later};
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
    for Aim { objective, target, promises } in aims(model, plans) {
        let Some(promise) = promises.into_iter().find(|promise| is_laxer(target, promise)) else { continue };
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

fn is_laxer(objective: &TargetPlan, promise: &TargetPlan) -> bool {
    objective.calendar == promise.calendar
        && compare(objective.target, promise.target) == Some(Ordering::Less)
        // What these say is said by SMQ5010 and SMQ5011.
        && !backs_every_case(objective.target, promise.target)
        && !percentile_is_later(objective.target, promise.target)
}
