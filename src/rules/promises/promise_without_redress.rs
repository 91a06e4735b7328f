//! SMQ1004: nothing says what the customer gets when a promise is broken.

use super::absolute_promise;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1004"),
    slug: "promise-without-redress",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.4, 7",
    page: include_str!("promise_without_redress.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let first = model.first_language();
    for promise in model.active::<Promise>() {
        // Of an absolute promise, SMQ1007 says so with the rest.
        if promise.redress.is_absent() && absolute_promise::found(&promise, &first).is_none() {
            let message = Message::new("promise-without-redress");
            report.add(promise.definition, promise.definition.id_span, message);
        }
    }
}
