//! SMQ1002: an indicator measures the promise, but nothing says which figure keeps it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1002"),
    slug: "promise-without-target",
    severity: Severity::Error,
    basis: "ISO 10001:2018, 4.7, 6.4",
    page: include_str!("promise_without_target.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        if let Some(indicator) = promise.indicator.spanned()
            && promise.target.is_absent()
        {
            let message =
                Message::new("promise-without-target").with("indicator", indicator.value.id.as_str());
            report.add(promise.definition, indicator.span, message);
        }
    }
}
