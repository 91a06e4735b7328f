//! Which definitions name an address: read once, so that what stands behind each of a thousand promises
//! is looked up, not looked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Referable, View};
use crate::resolve::Model;

/// Active definitions of one kind by the addresses they name, as places in [`Model::definitions`].
pub struct Mentions(BTreeMap<String, Vec<usize>>);

impl Mentions {
    /// `named` gives the addresses that a definition names.
    pub fn of<'m, K: Referable>(model: &'m Model, named: impl Fn(&View<'m, K>) -> Vec<String>) -> Self {
        let mut mentions: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for own in model.active::<K>() {
            let Some(at) = model.position(K::SLUG, own.id()) else { continue };
            for address in named(&own) {
                mentions.entry(address).or_default().push(at);
            }
        }
        Self(mentions)
    }

    /// Where those stand that name one of the addresses.
    pub fn any_of<'a>(&self, addresses: impl IntoIterator<Item = &'a String>) -> BTreeSet<usize> {
        addresses.into_iter().filter_map(|address| self.0.get(address)).flatten().copied().collect()
    }
}

/// Where definitions stand.
pub fn places<'m, K: Referable>(
    model: &'m Model,
    definitions: impl Iterator<Item = View<'m, K>>,
) -> BTreeSet<usize> {
    definitions.filter_map(|own| model.position(K::SLUG, own.id())).collect()
}

/// The addresses of what stands at these places, in the order of files.
pub fn addresses(model: &Model, places: BTreeSet<usize>) -> Vec<String> {
    places.into_iter().filter_map(|at| Some(model.definitions().get(at)?.address())).collect()
}
