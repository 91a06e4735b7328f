//! What stands behind the counts of a reading: why rows were left out, and which cases came latest.
//! Nothing of a personal column is kept, but as a pseudonym.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::values::PeriodKey;

/// Why rows that were in question were left out of the count, each row once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// By the place of the exclusion among those of the indicator: the first one that holds.
    pub excluded: BTreeMap<usize, u64>,
    /// By the place of the first column that is empty; nothing where it is none alone.
    pub missing: BTreeMap<Option<usize>, u64>,
    /// By the place of the first column that could not be read; nothing where each could be, but
    /// not all together: a stop before its start, a date that cannot be.
    pub rejected: BTreeMap<Option<usize>, u64>,
}

impl LeftOut {
    pub fn merge(&mut self, other: Self) {
        other.excluded.into_iter().for_each(|(at, n)| *self.excluded.entry(at).or_default() += n);
        other.missing.into_iter().for_each(|(at, n)| *self.missing.entry(at).or_default() += n);
        other.rejected.into_iter().for_each(|(at, n)| *self.rejected.entry(at).or_default() += n);
    }
}

/// A case that went beyond its due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateCase {
    /// Its key; a pseudonym where a column of it is personal, `#12` where there is none.
    pub id: String,
    pub path: String,
    pub line: u64,
    /// The period it is counted in.
    pub period: PeriodKey,
    pub due: Date,
    /// The day it was done; nothing where it was still open on the last day known.
    pub stopped: Option<Date>,
    /// How long it took on the clock of the limit, in days or seconds; its age where it is open.
    pub elapsed: Option<i64>,
    /// Seconds between the due and the stop, of the wall clock; between days, whole days.
    pub late: i64,
}
