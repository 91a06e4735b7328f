//! Cells that cannot be read: all of them counted, the first of them told.

use std::collections::BTreeMap;

use crate::diagnostic::DataPlace;
use crate::language::Message;

/// A cell that could not be read.
#[derive(Debug, Clone)]
pub struct CellFault {
    /// Index into [`Opened::files`](super::Opened::files).
    pub file: usize,
    /// What identifies its row within the file, as in [`Batch::offsets`](super::Batch::offsets).
    pub offset: u64,
    /// Index of the declared column; past the last one where it is the row as a whole.
    pub column: usize,
    pub place: DataPlace,
    /// Why, with the cell as it is written (`raw`), masked where it is personal.
    pub reason: Message,
}

/// The cells that could not be read.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    pub count: u64,
    /// By declared column (past the last one: the row as a whole) and the key of the reason.
    pub by_column: BTreeMap<(usize, &'static str), u64>,
    /// The first ones by file, row and column, as many as are kept.
    pub first: Vec<CellFault>,
    kept: usize,
    /// The last one kept, where no more are: those behind it are counted only.
    worst: Option<(usize, u64, usize)>,
}

impl Faults {
    /// Keeps as many faults as said, and counts the others.
    pub fn keeping(kept: usize) -> Self {
        Self { kept, ..Self::default() }
    }

    /// Adds one; what is told of it is made only where it is kept.
    pub fn add(&mut self, at: (usize, u64, usize), key: &'static str, tell: impl FnOnce() -> CellFault) {
        self.count += 1;
        *self.by_column.entry((at.2, key)).or_default() += 1;
        if self.kept == 0 || self.worst.is_some_and(|worst| at > worst) {
            return;
        }
        self.first.push(tell());
        if self.first.len() >= self.kept.saturating_mul(2) {
            self.shorten();
        }
    }

    /// Takes in those of another worker.
    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        for (key, count) in other.by_column {
            *self.by_column.entry(key).or_default() += count;
        }
        self.first.extend(other.first);
        self.shorten();
    }

    /// Sorts, and drops what is not kept.
    pub fn shorten(&mut self) {
        self.first.sort_by_key(order);
        self.first.truncate(self.kept);
        self.worst = self.first.last().filter(|_| self.first.len() == self.kept).map(order);
    }
}

const fn order(fault: &CellFault) -> (usize, u64, usize) {
    (fault.file, fault.offset, fault.column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(at: (usize, u64, usize)) -> CellFault {
        let place = DataPlace { path: String::new(), line: 1, column: 1, name: String::new() };
        CellFault { file: at.0, offset: at.1, column: at.2, place, reason: Message::new("cell-date") }
    }

    #[test]
    fn the_first_are_the_first_whatever_the_order() {
        for kept in [0, 1, 3, 50] {
            let mut faults = Faults::keeping(kept);
            for step in 0..40_u64 {
                let at = (0, step * 17 % 40, 2);
                faults.add(at, "cell-date", || fault(at));
            }
            let mut other = Faults::keeping(kept);
            other.merge(faults);
            let offsets: Vec<u64> = other.first.iter().map(|fault| fault.offset).collect();
            assert_eq!(offsets, (0..40).take(kept).collect::<Vec<u64>>());
            assert_eq!((other.count, other.by_column[&(2, "cell-date")]), (40, 40));
        }
    }
}
