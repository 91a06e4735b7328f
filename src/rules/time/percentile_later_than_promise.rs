//! SMQ5011: a percentile no higher than what is promised, with a later threshold.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Label, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::aims::{Aim, aims};
use crate::rules::levels::{compare, percentile_is_later};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ5011"),
    slug: "percentile-later-than-promise",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("percentile_later_than_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for Aim { objective, target, promises } in aims(model, plans) {
        let contradicted = promises.into_iter().find(|promise| {
            promise.calendar == target.calendar
                && compare(target.target, promise.target) == Some(Ordering::Less)
                && percentile_is_later(target.target, promise.target)
        });
        let Some(promise) = contradicted else { continue };
        let message = Message::new("percentile-later-than-promise")
            .with("aimed", target.target)
            .with("promise", promise.id.as_str())
            .with("promised", promise.target);
        let finding = report.add(objective.definition, target.target_span, message);
        let label = Message::new("percentile-later-than-promise-promised");
        finding.labels.push(Label { span: promise.target_span, message: label });
    }
}
