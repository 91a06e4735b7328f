//! The codes of conduct that list a promise, and the complaint procedure behind it.

use std::collections::BTreeMap;

use crate::model::{CodeOfConduct, ComplaintProcedure, Promise, Status, View};
use crate::resolve::Model;

/// What stands behind a promise when a customer complains about it.
pub enum Behind<'m> {
    Procedure(View<'m, ComplaintProcedure>),
    Nothing,
    /// Something was written that could not be read.
    Unknown,
}

/// Every code of conduct, by the promises it lists.
pub struct Charters<'m> {
    model: &'m Model,
    listing: BTreeMap<&'m str, Vec<View<'m, CodeOfConduct>>>,
    /// Whether every code could be read: else a promise may stand in one that is not seen.
    known: bool,
}

impl<'m> Charters<'m> {
    /// Those in force or in preparation.
    pub fn of(model: &'m Model) -> Self {
        let mut listing: BTreeMap<&str, Vec<View<'_, CodeOfConduct>>> = BTreeMap::new();
        for code in model.each::<CodeOfConduct>().filter(|code| code.definition.status() != Status::Retired) {
            for listed in code.body().promises.items() {
                let codes = listing.entry(&listed.value.id).or_default();
                if codes.last().is_none_or(|last| last.id() != code.id()) {
                    codes.push(code);
                }
            }
        }
        let whole = |code: View<'_, CodeOfConduct>| code.promises.given().is_some_and(|list| list.complete);
        let known = !model.has_tombstone("code-of-conduct") && model.each::<CodeOfConduct>().all(whole);
        Self { model, listing, known }
    }

    /// The codes that list a promise, in the order of files.
    pub fn listing(&self, promise: &str) -> &[View<'m, CodeOfConduct>] {
        self.listing.get(promise).map_or(&[], Vec::as_slice)
    }

    /// Whether no code can list a promise: none does, and all of them could be read.
    pub fn leave_out(&self, promise: &str) -> bool {
        self.known && self.listing(promise).is_empty()
    }

    /// The procedure of a promise: its own, else that of a code that lists it.
    pub fn procedure_behind(&self, promise: &View<'m, Promise>) -> Behind<'m> {
        let of_codes = self.listing(promise.id()).iter().map(|code| &code.body().procedure);
        let mut unknown = !self.known;
        for slot in std::iter::once(&promise.body().procedure).chain(of_codes) {
            match slot.given() {
                Some(procedure) => {
                    return self.model.find(&procedure.id).map_or(Behind::Unknown, Behind::Procedure);
                }
                None => unknown |= !slot.is_absent(),
            }
        }
        if unknown { Behind::Unknown } else { Behind::Nothing }
    }
}
