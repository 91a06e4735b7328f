//! Checks on the data, before any verdict: conditions every row meets, columns without repetition,
//! numbers without gaps.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::Verdicts;
use super::keys::OnePerKey;
use super::rows::{KeyHash, RowAt, key_of, text_of};
use super::view::View;
use crate::expression::Mask;
use crate::measure::read::{Batch, FileRead};
use crate::measure::source_plan::{CheckPlan, SourcePlan};
use crate::model::Keeps;

/// Rows that fail a check.
#[derive(Debug, Clone, Copy, Default)]
pub struct Failed {
    pub count: u64,
    /// The first of them, in the order of files and lines.
    pub first: Option<RowAt>,
}

impl Failed {
    pub fn add(&mut self, at: RowAt) {
        self.count += 1;
        self.first = Some(self.first.map_or(at, |first| first.min(at)));
    }

    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.first = [self.first, other.first].into_iter().flatten().min();
    }
}

/// The row checks of a source, by their place in the program.
#[derive(Debug, Default)]
pub struct RowChecks {
    failed: Vec<Failed>,
}

impl RowChecks {
    /// Rows on which a condition is false fail; unknown is not false.
    pub fn add(&mut self, view: &View<'_>) {
        self.failed.resize(view.program.checks.len(), Failed::default());
        for (failed, (_, guard)) in self.failed.iter_mut().zip(&view.program.checks) {
            let Some(truths) = view.truths(guard) else { continue };
            let mut rows: Mask = truths.no.clone();
            rows.and_not(&view.superseded);
            rows.iter().for_each(|row| failed.add(RowAt::of(view.batch, row)));
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.failed.resize(self.failed.len().max(other.failed.len()), Failed::default());
        self.failed.iter_mut().zip(other.failed).for_each(|(own, other)| own.merge(other));
    }

    pub fn failed(&self) -> &[Failed] {
        &self.failed
    }
}

/// Cases that an older export holds, not yet due, and the last one does not: whatever became of them,
/// nobody will see it.
#[derive(Debug, Default)]
pub struct Vanished {
    rows: BTreeSet<RowAt>,
}

impl Vanished {
    pub fn add(&mut self, view: &View<'_>, verdicts: &Verdicts) {
        let program = view.program;
        let taken_out = |file: &FileRead| file.extracted;
        let last = program.register.files.iter().filter_map(taken_out).max();
        let own = program.register.files.get(view.batch.file).and_then(taken_out);
        let again = program.source.keeps == Some(Keeps::LastFile);
        if !again || verdicts.timed.is_none() || own >= last {
            return;
        }
        let mut rows = verdicts.judged.fates.not_yet_due.clone();
        rows.and_not(&view.superseded);
        self.rows.extend(rows.iter().map(|row| RowAt::of(view.batch, row)));
    }

    pub fn merge(&mut self, other: Self) {
        self.rows.extend(other.rows);
    }

    pub fn failed(&self) -> Failed {
        Failed {
            count: u64::try_from(self.rows.len()).unwrap_or(u64::MAX),
            first: self.rows.first().copied(),
        }
    }
}

/// What the checks on whole columns gather.
#[derive(Debug, Default)]
pub struct ColumnChecks {
    /// By check: the keys of a column without repetition.
    unique: BTreeMap<usize, Vec<(KeyHash, RowAt)>>,
    /// By check, then series: the numbers of a column without gaps.
    sequences: BTreeMap<usize, BTreeMap<String, Vec<(u64, RowAt)>>>,
}

impl ColumnChecks {
    /// The columns that these checks read.
    pub fn columns(plan: &SourcePlan) -> Vec<usize> {
        let columns = plan.checks.iter().filter_map(|check| match check {
            CheckPlan::Unique { column, .. }
            | CheckPlan::Sequential { column, .. }
            | CheckPlan::Identifier { column } => Some(*column),
            CheckPlan::Row { .. } => None,
        });
        columns.collect()
    }

    /// Takes the keys of one part of so many, and the numbers with the first part.
    pub fn add(&mut self, plan: &SourcePlan, batch: &Batch<'_>, (part, parts): (u32, u32)) {
        for (check, planned) in plan.checks.iter().enumerate() {
            match planned {
                CheckPlan::Unique { column, .. } | CheckPlan::Identifier { column } => {
                    let Some(column) = batch.table.columns.get(*column) else { continue };
                    let keys = self.unique.entry(check).or_default();
                    for row in 0..batch.table.rows {
                        let hash = key_of(&[column], row).filter(|hash| hash.part(parts) == part);
                        keys.extend(hash.map(|hash| (hash, RowAt::of(batch, row))));
                    }
                }
                CheckPlan::Sequential { column, .. } if part == 0 => {
                    let Some(column) = batch.table.columns.get(*column) else { continue };
                    let series = self.sequences.entry(check).or_default();
                    for row in 0..batch.table.rows {
                        let numbered = text_of(column, row).and_then(|text| numbered(&text));
                        if let Some((prefix, number)) = numbered {
                            series.entry(prefix).or_default().push((number, RowAt::of(batch, row)));
                        }
                    }
                }
                CheckPlan::Sequential { .. } | CheckPlan::Row { .. } => {}
            }
        }
    }

    pub fn merge(&mut self, other: Self) {
        for (check, keys) in other.unique {
            self.unique.entry(check).or_default().extend(keys);
        }
        for (check, series) in other.sequences {
            let own = self.sequences.entry(check).or_default();
            for (prefix, numbers) in series {
                own.entry(prefix).or_default().extend(numbers);
            }
        }
    }

    /// The failures by check, of the rows that are cases.
    pub fn failed(self, left: &OnePerKey) -> BTreeMap<usize, Failed> {
        let mut failed: BTreeMap<usize, Failed> = BTreeMap::new();
        for (check, mut keys) in self.unique {
            keys.retain(|(_, at)| !left.is_superseded(*at));
            keys.sort_unstable();
            let own = failed.entry(check).or_default();
            let again = keys.windows(2).filter_map(|pair| match pair {
                [(a, _), (b, at)] if a == b => Some(*at),
                _ => None,
            });
            again.for_each(|at| own.add(at));
        }
        for (check, series) in self.sequences {
            let own = failed.entry(check).or_default();
            for mut numbers in series.into_values() {
                numbers.retain(|(_, at)| !left.is_superseded(*at));
                numbers.sort_unstable();
                let gaps = numbers.windows(2).filter_map(|pair| match pair {
                    [(a, _), (b, at)] if b - a > 1 => Some(*at),
                    _ => None,
                });
                gaps.for_each(|at| own.add(at));
            }
        }
        failed
    }
}

/// Failures of two parts of the rows.
pub fn merge_failures(own: &mut BTreeMap<usize, Failed>, other: BTreeMap<usize, Failed>) {
    for (check, failed) in other {
        own.entry(check).or_default().merge(failed);
    }
}

/// The series and the number of a text: `26-0112` is 112 within `26-`.
fn numbered(text: &str) -> Option<(String, u64)> {
    let digits = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (prefix, number) = text.split_at_checked(digits)?;
    Some((prefix.to_owned(), number.parse().ok()?))
}
