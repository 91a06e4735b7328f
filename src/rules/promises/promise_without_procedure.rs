//! SMQ1018: nothing says what becomes of a complaint about a promise.
//!
//! Promises of one charter without a procedure are one omission: it is reported once, on the charter.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::charters::{Behind, Charters};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1018"),
    slug: "promise-without-procedure",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 5.3, 6.6",
    page: include_str!("promise_without_procedure.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let charters = Charters::of(model);
    let mut codes_told = BTreeSet::new();
    for promise in model.active::<Promise>() {
        if !matches!(charters.procedure_behind(&promise), Behind::Nothing) {
            continue;
        }
        let code = charters.listing(promise.id()).iter().find(|code| code.definition.is_active());
        let Some(code) = code else {
            report.add(
                promise.definition,
                promise.definition.id_span,
                Message::new("promise-without-procedure"),
            );
            continue;
        };
        if codes_told.insert(code.id()) {
            let message = Message::new("promise-without-procedure-of-code").with("promise", promise.id());
            report.add(code.definition, code.definition.id_span, message);
        }
    }
}
