//! Evidence records: an in-toto Statement (v1) in canonical JSON (RFC 8785). Its subjects are the
//! digests of every definition and data file that was read; its predicate holds the verdicts as
//! exact ratios, three dates (judged on, extracted, sealed) and the digests of the records before
//! it. A record is a value here; the host writes it, and never over another.

mod approval;
#[cfg(test)]
mod approval_cases;
mod chain;
mod statement;
pub mod validation;

pub use approval::{ApprovalStatement, Approving, Outcome, Refusal, approve};
pub use chain::{Broken, heads};
pub use statement::{Predicate, Statement, seal};

pub use crate::ledger::{APPROVAL, MEASUREMENT};

/// The type of the predicate of a validation of the tool.
pub const TOOL_VALIDATION: &str = "urn:smqc:predicate:tool-validation:v1";

/// A record ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// `2026-06-30-1f0c…json`: the day judged on, and the start of its digest.
    pub name: String,
    pub bytes: Vec<u8>,
}
