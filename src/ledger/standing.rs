//! Definitions against their approvals: which are approved as they stand, which differ from what was
//! approved, and which rely on something that has changed since.

use std::collections::{BTreeMap, BTreeSet};

use super::approval::{Entry, Ledger, ReliedOn};
use super::meaning::{Meaning, digest_relied_on};
use crate::model::Definition;
use crate::resolve::Model;

/// How a definition stands against its approvals.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The approvals of what it says; of what it said last, where it differs. Never empty.
    pub approvals: Vec<Entry>,
    pub state: State,
    pub meaning: Meaning,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It says what was approved. What it relies on may have changed since: their addresses.
    Approved { moved: Vec<String> },
    /// It says something else; the keys of the fields that changed.
    Differs { changed: Vec<String> },
}

impl Standing {
    /// The latest of its approvals.
    pub fn latest(&self) -> Option<&Entry> {
        self.approvals.last()
    }
}

/// How the definitions of a model stand against the approvals at hand.
#[derive(Debug, Default)]
pub struct Standings {
    pub ledger: Ledger,
    rows: BTreeMap<String, Standing>,
    /// Addresses of definitions with errors: what they mean is not known.
    unsound: BTreeSet<String>,
}

impl Standings {
    pub fn of(model: &Model, ledger: Ledger, unsound: BTreeSet<String>) -> Self {
        let first = model.first_language();
        let mut rows = BTreeMap::new();
        for address in ledger.definitions().filter(|address| !unsound.contains(*address)) {
            let Some((slug, id)) = address.split_once('/') else { continue };
            if let Some(definition) = model.get(slug, id)
                && let Some(standing) = standing_of(model, definition, &first, ledger.holding(address))
            {
                rows.insert(address.to_owned(), standing);
            }
        }
        // Where a definition is not approved itself, what relies on it waits for that.
        let pending: BTreeSet<String> = rows
            .iter()
            .filter(|(_, row)| matches!(row.state, State::Differs { .. }))
            .map(|(address, _)| address.clone())
            .collect();
        for row in rows.values_mut() {
            if let State::Approved { moved } = &mut row.state {
                moved.retain(|address| !pending.contains(address) && !unsound.contains(address));
            }
        }
        Self { ledger, rows, unsound }
    }

    /// Who approved the definitions that are kept, and when; without the records.
    #[must_use]
    pub fn only(&self, keeps: impl Fn(&str) -> bool) -> Self {
        let kept = self.rows.iter().filter(|(address, _)| keeps(address));
        let rows = kept.map(|(address, row)| (address.clone(), row.clone())).collect();
        Self { ledger: Ledger::default(), rows, unsound: BTreeSet::new() }
    }

    /// Nothing where it was never approved, or where it has errors.
    pub fn get(&self, address: &str) -> Option<&Standing> {
        self.rows.get(address)
    }

    /// Whether nothing was ever approved.
    pub fn is_empty(&self) -> bool {
        self.ledger.definitions().next().is_none()
    }

    /// Whether some definition has errors, so that what it refers to is not known either.
    pub fn has_unsound(&self) -> bool {
        !self.unsound.is_empty()
    }

    /// Whether a definition has errors, so that what it means is not known.
    pub fn is_unsound(&self, address: &str) -> bool {
        self.unsound.contains(address)
    }
}

fn standing_of(
    model: &Model,
    definition: &Definition,
    first: &str,
    holding: Vec<&Entry>,
) -> Option<Standing> {
    let meaning = Meaning::of(definition, first);
    let latest = *holding.last()?;
    let approvals: Vec<Entry> =
        holding.into_iter().filter(|entry| entry.approved.sha256 == meaning.sha256).cloned().collect();
    if approvals.is_empty() {
        let changed = changed_fields(&latest.approved.fields, &meaning.fields);
        let (approvals, state) = (vec![latest.clone()], State::Differs { changed });
        return Some(Standing { approvals, state, meaning });
    }
    let now = relied_on(model, definition, first);
    let moved = now.into_iter().filter(|own| approvals.iter().all(|entry| has_moved(entry, own)));
    let moved = moved.map(|own| own.definition).collect();
    Some(Standing { approvals, state: State::Approved { moved }, meaning })
}

/// Whether what is relied on said something else when this was approved.
fn has_moved(entry: &Entry, own: &ReliedOn) -> bool {
    let then = entry.approved.relies_on.iter().find(|then| then.definition == own.definition);
    then.is_some_and(|then| then.sha256 != own.sha256)
}

/// Keys whose field was added, removed or changed.
fn changed_fields(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<String> {
    let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    keys.into_iter().filter(|key| then.get(*key) != now.get(*key)).cloned().collect()
}

/// The definitions of the project that a definition refers to directly, by address, with what they
/// say. The System is left out, and what a definition takes the place of.
pub fn relied_on(model: &Model, definition: &Definition, first: &str) -> Vec<ReliedOn> {
    let former = definition.control.supersedes.given();
    let is_former = |other: &Definition| former.is_some_and(|link| link.names(other.kind.slug, other.id()));
    let others = model.dependencies(definition).into_iter().filter(|other| {
        !other.built_in
            && other.kind.slug != "system"
            && other.address() != definition.address()
            && !is_former(other)
    });
    let mut list: Vec<ReliedOn> = others
        .map(|other| ReliedOn { definition: other.address(), sha256: digest_relied_on(other, first) })
        .collect();
    list.sort();
    list
}
