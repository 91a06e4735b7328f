//! SMQ7018: the author of a definition approved it, or is to approve it.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::ledger::{Standings, State};
use crate::measure::Plans;
use crate::model::{Definition, OneOrMany, Role};
use crate::resolve::Model;
use crate::rules::holders::{RolesByName, is_held_by_several, names};
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ7018"),
    slug: "approved-by-its-author",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("approved_by_its_author.md"),
    limits: &[],
    check: Check::Records(check),
};

fn check(model: &Model, _: &Plans, standings: &Standings, report: &mut Report<'_>) {
    let roles = RolesByName::of(model);
    for definition in model.own().filter(|own| own.is_active()) {
        let Some(span) = definition.control.author.span() else { continue };
        let authors = Authors::of(definition, &roles);
        if let Some(approver) = definition.control.approver.given() {
            let holders = model.find::<Role>(&approver.id).map(|role| names(role.body())).unwrap_or_default();
            if authors.is_one(model, &approver.id, &holders) {
                let message = Message::new("approver-is-its-author").with("by", approver.id.as_str());
                report.add(definition, span, message);
                continue;
            }
        }
        let Some(standing) = standings.get(&definition.address()) else { continue };
        if !matches!(standing.state, State::Approved { .. }) {
            continue;
        }
        let own_work = standing.approvals.iter().all(|entry| {
            let holders = entry.held_by.iter().map(|name| fold(name)).collect();
            authors.is_one(model, &entry.by, &holders)
        });
        if let Some(last) = standing.latest().filter(|_| own_work) {
            let message = Message::new("approved-by-its-author").with("by", last.by.as_str());
            report.add(definition, span, message.with("date", last.date));
        }
    }
}

/// Who wrote a definition: roles by id, people by name.
struct Authors<'m> {
    roles: BTreeSet<&'m str>,
    people: BTreeSet<String>,
}

impl<'m> Authors<'m> {
    fn of(definition: &Definition, known: &RolesByName<'m>) -> Self {
        let mut authors = Self { roles: BTreeSet::new(), people: BTreeSet::new() };
        for line in definition.control.author.given().into_iter().flat_map(OneOrMany::iter) {
            authors.people.insert(fold(line.as_str()));
            if let Some(role) = known.named(&Text::plain(line.as_str())) {
                authors.roles.insert(role.id());
                // Which of several holders wrote it is not known.
                authors
                    .people
                    .extend(Some(names(role.body())).filter(|names| names.len() == 1).unwrap_or_default());
            }
        }
        authors
    }

    /// Whether a role, held by these people, can only be one of the authors.
    fn is_one(&self, model: &Model, role: &str, holders: &BTreeSet<String>) -> bool {
        if !holders.is_empty() {
            return holders.is_subset(&self.people);
        }
        let several = model.find::<Role>(role).is_some_and(|role| is_held_by_several(role.body()));
        self.roles.contains(role) && !several
    }
}
