//! How definitions hang together, and how they live: chains, life cycle, roles, waivers.

pub mod active_depends_on_draft;
pub mod active_not_approved;
pub mod approved_by_its_author;
pub mod dependency_changed_since_approval;
pub mod evidence_out_of_date;
pub mod incompatible_roles;
pub mod orphan_definition;
pub mod promise_never_reaches_survey;
pub mod role_without_holder;
pub mod stale_translation;
pub mod text_repeated;
pub mod two_versions_in_force;
pub mod waiver_expired;
pub mod waiver_too_long;

use crate::model::Definition;

/// Records tell of what was: they may name what has been retired since.
const RECORDS: [&str; 5] = ["action", "assessment", "audit", "review", "waiver"];

fn is_record(definition: &Definition) -> bool {
    RECORDS.contains(&definition.kind.slug)
}
