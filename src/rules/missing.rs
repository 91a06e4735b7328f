//! What counts as missing: a field that was not written, or a list that was written empty. A field
//! or an item that could not be read has been reported already and counts as there.

use crate::model::{List, Slot};

/// Whether a list was not written, or has nothing in it.
pub fn nothing_listed<T>(list: &Slot<List<T>>) -> bool {
    match list {
        Slot::Absent => true,
        Slot::Invalid => false,
        Slot::Given(given) => given.value.complete && given.value.items.is_empty(),
    }
}

/// The items of a list that was read in full; nothing when it is absent or an item is wrong.
pub fn all_of<T>(list: &Slot<List<T>>) -> Option<&List<T>> {
    list.given().filter(|list| list.complete)
}
