//! What one reading adds up, cell by cell, while batches pass: one state per thread, merged at the
//! end into the tallies of periods and groups.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cells, Groups, MOST_GROUPS, SUPERSEDED, UNDATED};
use super::code::{CODES, DETRACTOR, GOOD, GOOD_WITHOUT_PAUSES, fate_of};
use super::exact::{ExactSum, Moments};
use super::spread::Spread;
use crate::measure::fate::{Fate, Reconciliation};
use crate::measure::tally::Tally;
use crate::values::{Decimal, PeriodKey};

/// Counts and sums by cell.
#[derive(Debug, Default)]
pub struct Sums {
    counts: Vec<[u64; CODES]>,
    more: Vec<More>,
}

/// What is added up besides counts.
#[derive(Debug, Default, Clone)]
pub struct More {
    pub sum: ExactSum,
    pub weight: ExactSum,
    pub moments: Moments,
    pub spread: Spread,
}

impl Sums {
    /// Counts the codes of rows, each in its cell.
    pub fn count(&mut self, cells: &[u32], codes: &[u8], known: usize) {
        if self.counts.len() < known {
            self.counts.resize(known, [0; CODES]);
        }
        let counts = self.counts.as_flattened_mut();
        for (cell, code) in cells.iter().zip(codes) {
            if let Some(count) = counts.get_mut(*cell as usize * CODES + usize::from(*code)) {
                *count += 1;
            }
        }
    }

    /// The sums of a cell.
    pub fn more(&mut self, cell: u32) -> Option<&mut More> {
        let at = cell as usize;
        if self.more.len() <= at {
            self.more.resize(at + 1, More::default());
        }
        self.more.get_mut(at)
    }
}

impl More {
    /// Adds a value with its weight.
    pub fn add(&mut self, value: Decimal, weight: Decimal) {
        self.sum.add_product(value, weight);
        self.weight.add(weight);
        self.moments.add(value);
    }

    fn merge(&mut self, other: Self) {
        self.sum.merge(other.sum);
        self.weight.merge(other.weight);
        self.moments.merge(other.moments);
        self.spread.merge(other.spread);
    }
}

/// The sums of one cell of the result.
#[derive(Debug, Default, Clone)]
struct Total {
    counts: [u64; CODES],
    more: More,
}

impl Total {
    fn merge(&mut self, other: &Self) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(own, other)| *own += other);
        self.more.merge(other.more.clone());
    }
}

/// The sums of every thread, together.
#[derive(Debug, Default)]
pub struct Totals {
    cells: BTreeMap<(PeriodKey, Option<Vec<String>>), Total>,
    undated: Total,
    all: [u64; CODES],
    /// The breakdown has too many groups to be shown.
    overflow: bool,
}

impl Totals {
    /// Notes whether a thread met more groups than it tells apart.
    pub fn note(&mut self, groups: &Groups) {
        self.overflow |= groups.overflow;
    }

    /// Adds the sums of one thread.
    pub fn add(&mut self, cells: &Cells, sums: Sums) {
        self.note(&cells.groups);
        let mut more = sums.more.into_iter();
        for (cell, counts) in sums.counts.into_iter().enumerate() {
            let total = Total { counts, more: more.next().unwrap_or_default() };
            if cell == SUPERSEDED as usize {
                continue;
            }
            self.all.iter_mut().zip(&counts).for_each(|(own, other)| *own += other);
            match cells.place(cell) {
                Some((period, group)) => {
                    self.cells.entry((period, group.map(<[String]>::to_vec))).or_default().merge(&total);
                }
                None if cell == UNDATED as usize => self.undated.merge(&total),
                None => {}
            }
        }
    }

    /// Counts rows in a period, whatever else they are counted in: cases at the end of a period
    /// are no rows of it alone.
    pub fn put(&mut self, period: PeriodKey, group: Option<&[String]>, code: u8, count: u64) {
        let total = self.cells.entry((period, group.map(<[String]>::to_vec))).or_default();
        if let Some(own) = total.counts.get_mut(usize::from(code)) {
            *own += count;
        }
    }

    /// The sums of a period and group.
    pub fn more(&mut self, period: PeriodKey, group: Option<Vec<String>>) -> &mut More {
        &mut self.cells.entry((period, group)).or_default().more
    }

    /// Counts rows once, by their fate.
    pub fn settle_rows(&mut self, code: u8, count: u64, undated: bool) {
        let code = usize::from(code);
        if let Some(own) = self.all.get_mut(code) {
            *own += count;
        }
        if let (true, Some(own)) = (undated, self.undated.counts.get_mut(code)) {
            *own += count;
        }
    }

    /// Whether the breakdown has more groups than are shown, in all threads together.
    pub fn overflows(&self) -> bool {
        let groups: BTreeSet<&[String]> =
            self.cells.keys().filter_map(|(_, group)| group.as_deref()).collect();
        self.overflow || groups.len() > MOST_GROUPS
    }

    /// Rows by fate.
    pub fn rows(&self) -> Reconciliation {
        let of = |fate: Fate| by_fate(&self.all, fate);
        let undated =
            [Fate::Excluded, Fate::Missing, Fate::Rejected].map(|fate| by_fate(&self.undated.counts, fate));
        Reconciliation {
            read: self.all.iter().sum(),
            counted: of(Fate::Counted),
            not_yet_due: of(Fate::NotYetDue),
            out_of_scope: of(Fate::OutOfScope),
            excluded: of(Fate::Excluded),
            missing: of(Fate::Missing),
            rejected: of(Fate::Rejected),
            undated: undated.iter().sum(),
        }
    }

    /// The tallies of the periods, all groups together. `pending` says whether cases that are not
    /// due yet belong to the period all the same (cohort of receipt).
    pub fn periods(&self, shape: Shape) -> BTreeMap<PeriodKey, Tally> {
        let mut periods: BTreeMap<PeriodKey, Total> = BTreeMap::new();
        for ((period, _), total) in &self.cells {
            periods.entry(*period).or_default().merge(total);
        }
        tallies(periods.iter().map(|(period, total)| (*period, total)), shape)
    }

    /// The tallies of each group.
    pub fn groups(&self, shape: Shape) -> BTreeMap<Vec<String>, BTreeMap<PeriodKey, Tally>> {
        let mut groups: BTreeMap<Vec<String>, Vec<(PeriodKey, &Total)>> = BTreeMap::new();
        for ((period, group), total) in &self.cells {
            if let Some(group) = group {
                groups.entry(group.clone()).or_default().push((*period, total));
            }
        }
        let tallied = groups.into_iter().map(|(group, totals)| (group, tallies(totals.into_iter(), shape)));
        tallied.filter(|(_, periods)| !periods.is_empty()).collect()
    }
}

/// How counts become a tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One case, one count.
    Cases,
    /// The same, where cases not due yet are pending in their period.
    CasesAndPending,
    /// Rows are totals: the cases are what is summed below the line.
    Parts,
    /// What stands at the end of the period: no sum over time, so two periods are their mean.
    Stock,
}

fn tallies<'t>(
    totals: impl Iterator<Item = (PeriodKey, &'t Total)>,
    shape: Shape,
) -> BTreeMap<PeriodKey, Tally> {
    let tallied = totals.map(|(period, total)| (period, tally(total, shape)));
    tallied.filter(|(_, tally)| !tally.is_empty()).collect()
}

fn tally(total: &Total, shape: Shape) -> Tally {
    let of = |fate: Fate| by_fate(&total.counts, fate);
    let with = |bit: u8| -> u64 {
        let counted = total.counts.iter().zip(0_u8..8);
        counted.filter(|(_, code)| code & bit != 0).map(|(count, _)| count).sum()
    };
    let (sum, weight) = (total.more.sum.ratio(), total.more.weight.ratio());
    let mut spread = total.more.spread.clone();
    spread.sort_in();
    let mut tally = Tally {
        rows: of(Fate::Counted),
        n: of(Fate::Counted),
        good: with(GOOD),
        good_without_pauses: with(GOOD_WITHOUT_PAUSES),
        detractors: with(DETRACTOR),
        excluded: of(Fate::Excluded),
        missing: of(Fate::Missing),
        rejected: of(Fate::Rejected),
        pending: if shape == Shape::CasesAndPending { of(Fate::NotYetDue) } else { 0 },
        overflow: sum.is_none() || weight.is_none(),
        sum: sum.unwrap_or(crate::values::Ratio::ZERO),
        weight: weight.unwrap_or(crate::values::Ratio::ZERO),
        scaled: total.more.moments.0,
        elapsed: spread,
    };
    match shape {
        Shape::Parts => tally.count_parts(),
        Shape::Stock => tally.weight = crate::values::Ratio::ONE,
        Shape::Cases | Shape::CasesAndPending => {}
    }
    tally
}

fn by_fate(counts: &[u64; CODES], fate: Fate) -> u64 {
    let own = counts.iter().zip(0_u8..).filter(|(_, code)| fate_of(*code) == fate);
    own.map(|(count, _)| count).sum()
}
