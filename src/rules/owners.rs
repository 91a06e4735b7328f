//! Who answers for a definition: the role it names, else the System's default.

use crate::model::{Definition, Ref, Role, Slot};
use crate::resolve::Model;

/// The role that answers for a definition; `Absent` when neither it nor the System names one.
pub fn owner_of<'m>(model: &'m Model, definition: &'m Definition) -> Slot<&'m str> {
    if !definition.header.owner.is_absent() {
        return id_of(&definition.header.owner);
    }
    let Some(system) = model.system() else { return Slot::Invalid };
    match system.body().defaults.given() {
        Some(defaults) => id_of(&defaults.owner),
        None if system.body().defaults.is_absent() => Slot::Absent,
        None => Slot::Invalid,
    }
}

fn id_of(owner: &Slot<Ref<Role>>) -> Slot<&str> {
    match owner {
        Slot::Given(given) => {
            Slot::Given(crate::model::Spanned { value: given.value.id.as_str(), span: given.span })
        }
        Slot::Absent => Slot::Absent,
        Slot::Invalid => Slot::Invalid,
    }
}
