//! Which standards a System says it follows. What only a management system of a certain size has is
//! asked of those who claim the standard that asks for it, not of a practice of three people.

use crate::resolve::Model;

/// ISO 10002, complaints handling.
pub const COMPLAINTS_HANDLING: &str = "ISO 10002";

/// Whether the System claims a standard, whatever its edition.
pub fn claims(model: &Model, standard: &str) -> bool {
    let Some(system) = model.system() else { return false };
    let mut claims = system.standards.items().filter_map(|claim| claim.value.standard.given());
    claims
        .any(|claim| claim.0.split(':').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(standard)))
}
