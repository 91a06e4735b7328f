//! SMQ1010: nobody answers for a promise.
//!
//! The owner of a charter answers for its promises, and a System may name one for everything. A role
//! that is named and held by nobody is told by SMQ7009.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, Promise};
use crate::resolve::Model;
use crate::rules::charters::Charters;
use crate::rules::owners::owner_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1010"),
    slug: "promise-without-owner",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.2, 4.8",
    page: include_str!("promise_without_owner.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let charters = Charters::of(model);
    for code in model.active::<CodeOfConduct>() {
        if owner_of(model, code.definition).is_absent() {
            let message = Message::new("promise-without-owner-of-code");
            report.add(code.definition, code.definition.id_span, message);
        }
    }
    for promise in model.active::<Promise>() {
        if owner_of(model, promise.definition).is_absent() && charters.leave_out(promise.id()) {
            let message = Message::new("promise-without-owner");
            report.add(promise.definition, promise.definition.id_span, message);
        }
    }
}
