//! What the evidence records at hand say, to the stages that judge definitions: what was approved, by
//! whom and when, up to which day results were sealed, and as which figures. Records are read here; writing them is
//! the affair of `evidence`, and whether their chain holds as well.
//!
//! An approval speaks of the meaning of a definition. How it is formatted, in which order its keys
//! stand, its comments and the name of its file are no part of that.

mod approval;
mod meaning;
mod past;
mod sealed;
mod standing;

pub use approval::{Approval, Approved, Entry, Ledger, Previous, ReliedOn};
pub use meaning::{Meaning, digest_relied_on, digest_said};
pub use past::{Past, PastRecord, PastVerdict, Seen, Snapshot, past};
pub use sealed::{SealedFigure, sealed};
pub use standing::{Standing, Standings, State, relied_on};

/// The type of the predicate of a measurement.
pub const MEASUREMENT: &str = "urn:smqc:predicate:measurement:v1";

/// The type of the predicate of an approval.
pub const APPROVAL: &str = "urn:smqc:predicate:approval:v1";
