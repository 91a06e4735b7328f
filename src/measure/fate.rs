//! What becomes of a row (`domain/verdicts.md`): every row that is read has exactly one fate.

use jiff::civil::Date;

use super::tally::Elapsed;
use crate::time::Due;
use crate::values::Ratio;

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

/// One row, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub fate: Fate,
    /// The day that decides its period; nothing when it cannot be told.
    pub day: Option<Date>,
    /// What it adds when counted.
    pub adds: Adds,
    /// The due of a timed case.
    pub due: Option<Due>,
}

impl Judged {
    /// A row that adds nothing.
    pub fn uncounted(fate: Fate, day: Option<Date>) -> Self {
        Self { fate, day, adds: Adds::default(), due: None }
    }
}

/// What a counted row adds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Adds {
    pub good: bool,
    pub good_without_pauses: bool,
    pub detractor: bool,
    /// Value and weight, where the formula averages or sums.
    pub value: Option<(Ratio, Ratio)>,
    /// What comes above and below the line, where the formula divides sums.
    pub parts: Option<(Ratio, Ratio)>,
    pub elapsed: Option<Elapsed>,
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
