//! SMQ1022: two statements of a promise, one version.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::ledger::Standings;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1022"),
    slug: "statement-changed-under-its-version",
    severity: Severity::Advice,
    basis: "ISO 10001:2018, 4.9",
    page: include_str!("statement_changed_under_its_version.md"),
    limits: &[],
    check: Check::Records(check),
};

fn check(model: &Model, _: &Plans, standings: &Standings, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let address = promise.definition.address();
        let Some(standing) = standings.get(&address) else { continue };
        let Some(version) = promise.definition.control.version.spanned() else { continue };
        let now = standing.meaning.fields.get("statement");
        let other = standings.ledger.approvals_of(&address).iter().rev().find(|entry| {
            entry.approved.version.as_ref() == Some(&version.value.0)
                && entry.approved.fields.get("statement") != now
        });
        if let Some(other) = other {
            let message = Message::new("statement-changed-under-its-version")
                .with("version", version.value.0.as_str())
                .with("date", other.date);
            report.add(promise.definition, version.span, message);
        }
    }
}
