//! Who works on complaints.

use crate::model::{ComplaintProcedure, Ref, Role, Spanned};

/// The roles that carry out the stages of a procedure, in their order, each as often as it is named.
pub fn stage_owners(procedure: &ComplaintProcedure) -> impl Iterator<Item = &Spanned<Ref<Role>>> {
    procedure.stages.items().filter_map(|stage| stage.value.owner.spanned())
}
