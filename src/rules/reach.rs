//! Which customers, channels, services and complaints a promise is for, and whether two promises
//! meet. What cannot be read never meets anything.

use std::collections::BTreeSet;

use super::charters::Charters;
use crate::model::kinds::common::{Exclusion, Scope};
use crate::model::{Either, List, OneOrMany, Promise, Slot, View};

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
    let mut aspects = aspects_of(&promise.scope);
    let codes = charters.listing(promise.id());
    let of_codes: Vec<_> = codes.iter().map(|code| aspects_of(&code.applies_to)).collect();
    for (at, aspect) in aspects.iter_mut().enumerate() {
        if matches!(aspect, Aspect::All) && !of_codes.is_empty() {
            *aspect = of_codes.iter().map(|code| &code[at]).fold(Aspect::Only(BTreeSet::new()), Aspect::with);
        }
    }
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
