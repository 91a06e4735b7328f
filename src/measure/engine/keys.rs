//! One case, one row: what becomes of a key that comes twice.

use std::collections::BTreeMap;

use super::cells::text_at;
use super::rows::{KeyHash, RowAt, key_of};
use crate::expression::{Mask, TableColumn, Values};
use crate::measure::read::Batch;
use crate::measure::source_plan::SourcePlan;
use crate::model::Keeps;
use crate::values::Ratio;

/// The keys of the rows seen by one thread.
#[derive(Debug, Default)]
pub struct Keys {
    rows: Vec<Keyed>,
}

#[derive(Debug, Clone)]
struct Keyed {
    hash: KeyHash,
    at: RowAt,
    /// The place of its rank among the ranks; only for `last by`.
    rank: Option<Box<Rank>>,
}

/// What `last by` goes by.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum Rank {
    Moment(i64),
    Number(Ratio),
    Text(String),
}

/// What is left of the rows of a source.
#[derive(Debug, Default)]
pub struct OnePerKey {
    /// Rows whose case comes again elsewhere, sorted.
    superseded: Vec<RowAt>,
    /// Keys that come twice where that is declared, or left, to be an error: first and second.
    pub duplicates: Vec<(RowAt, RowAt)>,
}

impl Keys {
    /// Takes the keys of one part of so many.
    pub fn add(&mut self, plan: &SourcePlan, batch: &Batch<'_>, (part, parts): (u32, u32)) {
        if plan.key.is_empty() {
            return;
        }
        let columns: Vec<&TableColumn<'_>> =
            plan.key.iter().filter_map(|column| batch.table.columns.get(*column)).collect();
        let by = match &plan.keeps {
            Some(Keeps::LastBy(name)) => plan.columns.iter().position(|column| column.name == *name),
            _ => None,
        };
        let by = by.and_then(|by| batch.table.columns.get(by));
        for row in 0..batch.table.rows {
            let Some(hash) = key_of(&columns, row).filter(|hash| hash.part(parts) == part) else { continue };
            let rank = by.and_then(|by| rank_of(by, row)).map(Box::new);
            self.rows.push(Keyed { hash, at: RowAt::of(batch, row), rank });
        }
    }

    /// Leaves one row per key, by what the source declares.
    pub fn settle(parts: Vec<Self>, plan: &SourcePlan) -> OnePerKey {
        let mut rows: Vec<Keyed> = parts.into_iter().flat_map(|keys| keys.rows).collect();
        rows.sort_unstable_by_key(|row| (row.hash, row.at));
        let mut left = OnePerKey::default();
        for same in rows.chunk_by(|a, b| a.hash == b.hash) {
            left.choose(same, plan);
        }
        left.sort();
        left
    }
}

impl OnePerKey {
    pub fn merge(&mut self, other: Self) {
        self.superseded.extend(other.superseded);
        self.duplicates.extend(other.duplicates);
        self.sort();
    }

    fn sort(&mut self) {
        self.superseded.sort_unstable();
        self.duplicates.sort_unstable();
    }

    fn choose(&mut self, same: &[Keyed], plan: &SourcePlan) {
        let Some((mut kept, later)) = same.split_first() else { return };
        for row in later {
            let same_file = kept.at.file == row.at.file;
            let undeclared = matches!(plan.keeps, None | Some(Keeps::Error));
            if undeclared || (same_file && plan.keeps == Some(Keeps::LastFile)) {
                self.duplicates.push((kept.at, row.at));
            }
            if !undeclared && replaces(plan, kept, row) {
                self.superseded.push(kept.at);
                kept = row;
            } else {
                self.superseded.push(row.at);
            }
        }
    }

    /// The rows of a batch that are no cases.
    pub fn mask(&self, batch: &Batch<'_>) -> Mask {
        let mut mask = Mask::none(batch.table.rows);
        if self.superseded.is_empty() {
            return mask;
        }
        for row in 0..batch.table.rows {
            if self.superseded.binary_search(&RowAt::of(batch, row)).is_ok() {
                mask.set(row);
            }
        }
        mask
    }

    pub fn is_superseded(&self, at: RowAt) -> bool {
        self.superseded.binary_search(&at).is_ok()
    }

    /// How many rows of each file are no cases.
    pub fn by_file(&self) -> BTreeMap<u32, u64> {
        let mut counts = BTreeMap::new();
        for row in &self.superseded {
            *counts.entry(row.file).or_insert(0) += 1;
        }
        counts
    }
}

/// Which rows of some keys are no cases, because they come again; one row in each batch.
pub fn superseded(plan: &SourcePlan, rows: &[Batch<'_>]) -> Vec<bool> {
    let mut keys = Keys::default();
    rows.iter().for_each(|row| keys.add(plan, row, (0, 1)));
    let left = Keys::settle(vec![keys], plan);
    rows.iter().map(|row| left.is_superseded(RowAt::of(row, 0))).collect()
}

/// Whether a later row takes the place of an earlier one.
fn replaces(plan: &SourcePlan, earlier: &Keyed, later: &Keyed) -> bool {
    if !matches!(plan.keeps, Some(Keeps::LastBy(_))) {
        return true;
    }
    match (&earlier.rank, &later.rank) {
        (_, None) => false,
        (None, _) => true,
        (Some(earlier), Some(later)) => earlier <= later,
    }
}

fn rank_of(column: &TableColumn<'_>, row: usize) -> Option<Rank> {
    if !column.given.get(row) {
        return None;
    }
    match &column.values {
        Values::Days(days) => days.get(row).map(|day| Rank::Moment(i64::from(*day))),
        Values::Instants(instants) => instants.get(row).copied().map(Rank::Moment),
        Values::Numbers(numbers) => numbers.get(row).map(|number| Rank::Number(number.ratio())),
        Values::Words { .. } | Values::Texts(_) => {
            text_at(column, row).map(|text| Rank::Text(text.to_owned()))
        }
        Values::YesNo(_) | Values::Unread => None,
    }
}
