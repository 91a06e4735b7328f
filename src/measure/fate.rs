//! What becomes of a row (`domain/verdicts.md`): every row that is read has exactly one fate.

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    Counted,
    NotYetDue,
    OutOfScope,
    Excluded,
    Missing,
    Rejected,
}

/// Rows by fate: read = counted + not yet due + out of scope + excluded + missing + rejected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reconciliation {
    pub read: u64,
    pub counted: u64,
    pub not_yet_due: u64,
    pub out_of_scope: u64,
    pub excluded: u64,
    pub missing: u64,
    pub rejected: u64,
    /// Of the excluded, missing and rejected: those of which no period can be told.
    pub undated: u64,
}
