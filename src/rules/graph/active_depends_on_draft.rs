//! SMQ7008: what is in force rests on what is not, or not any more.

use std::collections::BTreeSet;

use super::is_record;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Status;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7008"),
    slug: "active-depends-on-draft",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("active_depends_on_draft.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut told = BTreeSet::new();
    for edge in model.edges() {
        let (from, to) = (&model.definitions()[edge.from], &model.definitions()[edge.to]);
        let former = from.control.supersedes.span() == Some(edge.span);
        let rests = from.is_active() && !former && !from.built_in && !is_record(from) && edge.from != edge.to;
        let key = match to.status() {
            Status::Draft => "active-depends-on-draft",
            Status::Retired => "active-depends-on-retired",
            Status::Active => continue,
        };
        if rests && told.insert((edge.from, edge.to)) {
            let message = Message::new(key).with("from", from.address()).with("to", to.address());
            report.add(from, edge.span, message);
        }
    }
}
