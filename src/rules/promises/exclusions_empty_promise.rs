//! SMQ1008: what is left out of a promise is all that it is for.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::charters::Charters;
use crate::rules::reach::emptied;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1008"),
    slug: "exclusions-empty-promise",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.7",
    page: include_str!("exclusions_empty_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let charters = Charters::of(model);
    for promise in model.active::<Promise>() {
        if let Some(emptied) = emptied(model, &charters, &promise) {
            // The very scope taken back is a contradiction; more than it may be a slip of the scope.
            let severity = if emptied.equal { Severity::Error } else { Severity::Warning };
            let message = Message::new("exclusions-empty-promise").with("aspect", emptied.aspect);
            report.add_as(severity, promise.definition, emptied.span, message);
        }
    }
}
