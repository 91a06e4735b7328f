//! The codes of conduct that list a promise, and the complaint procedure behind it.

use crate::model::{CodeOfConduct, ComplaintProcedure, Promise, Status, View};
use crate::resolve::Model;

/// What stands behind a promise when a customer complains about it.
pub enum Behind<'m> {
    Procedure(View<'m, ComplaintProcedure>),
    Nothing,
    /// Something was written that could not be read.
    Unknown,
}

/// The codes that list a promise; one in preparation counts.
pub fn codes_of<'m>(model: &'m Model, promise: &str) -> Vec<View<'m, CodeOfConduct>> {
    let codes = model.each::<CodeOfConduct>().filter(|code| code.definition.status() != Status::Retired);
    codes.filter(|code| code.body().promises.items().any(|listed| listed.value.id == promise)).collect()
}

/// Whether every code could be read: else a promise may stand in one that is not seen.
pub fn codes_are_known(model: &Model) -> bool {
    let whole = |code: View<'_, CodeOfConduct>| code.promises.given().is_some_and(|list| list.complete);
    !model.has_tombstone("code-of-conduct") && model.each::<CodeOfConduct>().all(whole)
}

/// The procedure of a promise: its own, else that of a code that lists it.
pub fn procedure_behind<'m>(model: &'m Model, promise: &View<'m, Promise>) -> Behind<'m> {
    let codes = codes_of(model, promise.id());
    let of_codes = codes.iter().map(|code| &code.body().procedure);
    let mut unknown = !codes_are_known(model);
    for slot in std::iter::once(&promise.body().procedure).chain(of_codes) {
        match slot.given() {
            Some(procedure) => {
                return model.find(&procedure.id).map_or(Behind::Unknown, Behind::Procedure);
            }
            None => unknown |= !slot.is_absent(),
        }
    }
    if unknown { Behind::Unknown } else { Behind::Nothing }
}
