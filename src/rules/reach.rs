//! Which customers, channels, services and complaints a promise is for, and whether two promises
//! meet. What cannot be read never meets anything.

use std::collections::BTreeSet;

use super::charters::Charters;
use crate::model::kinds::common::{Exclusion, Scope};
use crate::model::{Channel, Either, List, OneOrMany, Promise, Slot, Table, View};
use crate::resolve::Model;
use crate::values::Text;
use crate::world::Span;

/// What a promise is for, in the four ways in which a scope is given.
pub struct Reach {
    aspects: [Aspect; 4],
    left_out: [Aspect; 4],
}

/// One way of giving a scope: channels, customers, services or complaint categories.
enum Aspect {
    All,
    Only(BTreeSet<String>),
    Unknown,
}

/// What a promise is for: its own scope, else that of the codes that list it, less its exclusions.
pub fn reach_of(charters: &Charters<'_>, promise: &View<'_, Promise>) -> Reach {
    let aspects = scope_of(charters, promise);
    let mut left_out = [const { Aspect::Only(BTreeSet::new()) }; 4];
    for exclusion in promise.exclusions.items() {
        if let Either::Long(exclusion) = &exclusion.value {
            for (at, excluded) in excluded_by(exclusion).into_iter().enumerate() {
                let before = std::mem::replace(&mut left_out[at], Aspect::Unknown);
                left_out[at] = before.with(&excluded);
            }
        }
    }
    Reach { aspects, left_out }
}

/// The channels a promise is for, all of those in use where it names none; nothing when that cannot
/// be told.
pub fn channels_of<'m>(
    model: &'m Model,
    charters: &Charters<'_>,
    promise: &View<'_, Promise>,
) -> Option<Vec<View<'m, Channel>>> {
    let [channels, ..] = scope_of(charters, promise);
    match channels {
        Aspect::All => (!model.has_tombstone("channel")).then(|| model.active().collect()),
        Aspect::Only(ids) => ids.iter().map(|id| model.find(id)).collect(),
        Aspect::Unknown => None,
    }
}

/// Exclusions that leave nothing of a promise.
pub struct Emptied {
    /// `channels`, `customers` or `services`.
    pub aspect: &'static str,
    /// The exclusion with which nothing is left.
    pub span: Span,
    /// Whether what is left out is just what the promise is for.
    pub equal: bool,
}

/// Whether the exclusions of a promise that hold without a condition leave out all that it is for.
pub fn emptied(model: &Model, charters: &Charters<'_>, promise: &View<'_, Promise>) -> Option<Emptied> {
    let scope = scope_of(charters, promise);
    let outright: Vec<(Span, [Aspect; 4])> = promise
        .exclusions
        .items()
        .filter_map(|exclusion| match &exclusion.value {
            Either::Long(own) if is_outright(own) => Some((exclusion.span, excluded_by(own))),
            _ => None,
        })
        .collect();
    ["channels", "customers", "services"].into_iter().enumerate().find_map(|(at, aspect)| {
        let mut left_out = Aspect::Only(BTreeSet::new());
        outright.iter().find_map(|(span, by)| {
            let before = std::mem::replace(&mut left_out, Aspect::Unknown);
            left_out = before.with(&by[at]);
            let equal = left_out.leaves_nothing_of(&scope[at], || offered(model, aspect))?;
            Some(Emptied { aspect, span: *span, equal })
        })
    })
}

/// Whether an exclusion holds in every case, and for one aspect alone: some channels of some services
/// are not all of either.
fn is_outright(exclusion: &Exclusion) -> bool {
    let Exclusion { when, then: _, channels, customers, services } = exclusion;
    let aspects = [!channels.is_absent(), !customers.is_absent(), !services.is_absent()];
    when.is_absent() && aspects.into_iter().filter(|given| *given).count() == 1
}

/// All that there is of an aspect, as far as it is written; empty where that cannot be told.
fn offered(model: &Model, aspect: &str) -> BTreeSet<String> {
    let vocabulary = model.system().and_then(|system| system.body().vocabulary.given());
    let words = |table: Option<&Table<Text>>| {
        let table = table.filter(|table| table.complete);
        table.into_iter().flat_map(Table::iter).map(|(word, _)| word.to_owned()).collect()
    };
    match aspect {
        "channels" if model.has_tombstone("channel") => BTreeSet::new(),
        "channels" => model.active::<Channel>().map(|channel| channel.id().to_owned()).collect(),
        "customers" => words(vocabulary.and_then(|own| own.customers.given())),
        _ => words(vocabulary.and_then(|own| own.services.given())),
    }
}

/// The scope of a promise: its own, else that of the codes that list it.
fn scope_of(charters: &Charters<'_>, promise: &View<'_, Promise>) -> [Aspect; 4] {
    let mut aspects = aspects_of(&promise.scope);
    let codes = charters.listing(promise.id());
    let of_codes: Vec<_> = codes.iter().map(|code| aspects_of(&code.applies_to)).collect();
    for (at, aspect) in aspects.iter_mut().enumerate() {
        if matches!(aspect, Aspect::All) && !of_codes.is_empty() {
            *aspect = of_codes.iter().map(|code| &code[at]).fold(Aspect::Only(BTreeSet::new()), Aspect::with);
        }
    }
    aspects
}

/// Whether some customer, on some channel, for some service, is promised both.
pub fn meet(one: &Reach, other: &Reach) -> bool {
    (0..one.aspects.len()).all(|at| {
        let (Aspect::Only(out), Aspect::Only(more)) = (&one.left_out[at], &other.left_out[at]) else {
            return false;
        };
        let stays = |word: &&String| !out.contains(*word) && !more.contains(*word);
        match (&one.aspects[at], &other.aspects[at]) {
            (Aspect::All, Aspect::All) => true,
            (Aspect::All, Aspect::Only(words)) | (Aspect::Only(words), Aspect::All) => {
                words.iter().any(|w| stays(&w))
            }
            (Aspect::Only(words), Aspect::Only(others)) => words.intersection(others).any(|w| stays(&w)),
            _ => false,
        }
    })
}

impl Aspect {
    /// What one or the other holds.
    fn with(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::Only(words), Self::Only(more)) => Self::Only(words.union(more).cloned().collect()),
        }
    }

    /// Whether this, left out, leaves nothing of a scope; if so, whether the two are the same.
    fn leaves_nothing_of(&self, scope: &Self, offered: impl Fn() -> BTreeSet<String>) -> Option<bool> {
        let within =
            |words: &BTreeSet<String>, out: &BTreeSet<String>| !words.is_empty() && words.is_subset(out);
        match (self, scope) {
            (Self::Unknown, _) | (_, Self::Unknown) => None,
            (Self::All, Self::All) => Some(true),
            (Self::All, Self::Only(_)) => Some(false),
            (Self::Only(out), Self::Only(words)) => within(words, out).then(|| out == words),
            (Self::Only(out), Self::All) => within(&offered(), out).then_some(false),
        }
    }

    fn of<T>(list: Option<&List<T>>, absent: Self, is_absent: bool, word: impl Fn(&T) -> &str) -> Self {
        match list {
            None if is_absent => absent,
            Some(list) if list.complete => {
                let words: BTreeSet<String> = list.iter().map(|item| word(item).to_owned()).collect();
                if words.contains("all") { Self::All } else { Self::Only(words) }
            }
            _ => Self::Unknown,
        }
    }
}

fn one_or_many<T>(slot: &Slot<OneOrMany<T>>) -> Option<&List<T>> {
    slot.given().map(|words| &words.0)
}

fn aspects_of(scope: &Slot<Scope>) -> [Aspect; 4] {
    let Some(scope) = scope.given() else {
        let unreadable = !scope.is_absent();
        return std::array::from_fn(|_| if unreadable { Aspect::Unknown } else { Aspect::All });
    };
    let Scope { channels, customers, services, categories } = scope;
    [
        Aspect::of(channels.given(), Aspect::All, channels.is_absent(), |channel| &channel.id),
        Aspect::of(one_or_many(customers), Aspect::All, customers.is_absent(), |word| &word.0),
        Aspect::of(one_or_many(services), Aspect::All, services.is_absent(), |word| &word.0),
        Aspect::of(one_or_many(categories), Aspect::All, categories.is_absent(), |word| &word.0),
    ]
}

fn excluded_by(exclusion: &Exclusion) -> [Aspect; 4] {
    let nothing = || Aspect::Only(BTreeSet::new());
    let Exclusion { channels, customers, services, .. } = exclusion;
    [
        Aspect::of(channels.given(), nothing(), channels.is_absent(), |channel| &channel.id),
        Aspect::of(one_or_many(customers), nothing(), customers.is_absent(), |word| &word.0),
        Aspect::of(one_or_many(services), nothing(), services.is_absent(), |word| &word.0),
        nothing(),
    ]
}
