//! How definitions hang together, and how they live: chains, life cycle, roles, waivers.

pub mod active_depends_on_draft;
pub mod promise_never_reaches_survey;
pub mod role_without_holder;
pub mod waiver_expired;
pub mod waiver_too_long;

use crate::model::Definition;

/// Records tell of what was: they may name what has been retired since.
const RECORDS: [&str; 5] = ["action", "assessment", "audit", "review", "waiver"];

fn is_record(definition: &Definition) -> bool {
    RECORDS.contains(&definition.kind.slug)
}
