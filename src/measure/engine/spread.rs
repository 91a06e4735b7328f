//! Durations, counted by their length: what percentiles are found in. Memory follows the number of
//! different lengths, not of cases.

/// How many cases took how long; open cases apart, with their age at the cut-off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// Sorted by length.
    runs: Vec<Run>,
    /// Not yet sorted in: length, and whether the case is open.
    fresh: Vec<(i64, bool)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    amount: i64,
    closed: u64,
    open: u64,
}

/// The least number of fresh cases that are sorted in together.
const FRESH: usize = 4_096;

impl Spread {
    pub fn add(&mut self, amount: i64, open: bool) {
        self.fresh.push((amount, open));
        if self.fresh.len() >= FRESH.max(self.runs.len()) {
            self.sort_in();
        }
    }

    /// Sorts in what came last.
    pub fn sort_in(&mut self) {
        if self.fresh.is_empty() {
            return;
        }
        let mut fresh = std::mem::take(&mut self.fresh);
        fresh.sort_unstable();
        let mut runs: Vec<Run> = Vec::new();
        for (amount, open) in fresh.drain(..) {
            let (one, other) = (u64::from(!open), u64::from(open));
            match runs.last_mut().filter(|last| last.amount == amount) {
                Some(last) => {
                    last.closed += one;
                    last.open += other;
                }
                None => runs.push(Run { amount, closed: one, open: other }),
            }
        }
        self.fresh = fresh;
        self.runs = merged(&self.runs, &runs);
    }

    pub fn merge(&mut self, mut other: Self) {
        other.sort_in();
        self.sort_in();
        self.runs = if self.runs.is_empty() { other.runs } else { merged(&self.runs, &other.runs) };
    }

    pub fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.fresh.is_empty()
    }

    /// How many cases; everything has been sorted in.
    pub fn cases(&self) -> u64 {
        self.runs.iter().map(|run| run.closed + run.open).sum()
    }

    /// The case of a rank, from 1, where an open case is as long as its age.
    pub fn of_rank(&self, rank: u64) -> Option<i64> {
        ranked(&self.runs, rank, |run| run.closed + run.open)
    }

    /// The case of a rank if open cases took longer than every other.
    pub fn closed_of_rank(&self, rank: u64) -> Option<i64> {
        ranked(&self.runs, rank, |run| run.closed)
    }
}

fn ranked(runs: &[Run], rank: u64, cases: impl Fn(&Run) -> u64) -> Option<i64> {
    let mut before = 0;
    let run = runs.iter().find(|run| {
        before += cases(run);
        before >= rank
    });
    run.filter(|_| rank > 0).map(|run| run.amount)
}

fn merged(a: &[Run], b: &[Run]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(one), Some(other)) if one.amount == other.amount => {
                let (closed, open) = (one.closed + other.closed, one.open + other.open);
                let run = Run { amount: one.amount, closed, open };
                a.next();
                b.next();
                Some(run)
            }
            (Some(one), Some(other)) if one.amount > other.amount => b.next(),
            (Some(_), _) => a.next(),
            (None, _) => b.next(),
        };
        match next {
            Some(run) => runs.push(run),
            None => return runs,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Against sorting everything, however the cases are cut into parts.
        #[test]
        fn ranks_are_those_of_the_sorted_cases(
            cases in proptest::collection::vec((0_i64..40, any::<bool>()), 1..300),
            cut in 0_usize..300,
        ) {
            let (head, tail) = cases.split_at(cut.min(cases.len()));
            let mut spread = Spread::default();
            head.iter().for_each(|(amount, open)| spread.add(*amount, *open));
            let mut other = Spread::default();
            tail.iter().for_each(|(amount, open)| other.add(*amount, *open));
            spread.merge(other);
            let mut all: Vec<i64> = cases.iter().map(|(amount, _)| *amount).collect();
            all.sort_unstable();
            let mut closed: Vec<i64> = cases.iter().filter(|case| !case.1).map(|case| case.0).collect();
            closed.sort_unstable();
            prop_assert_eq!(spread.cases(), all.len() as u64);
            prop_assert_eq!(spread.of_rank(0), None);
            for rank in 1..=all.len() + 1 {
                prop_assert_eq!(spread.of_rank(rank as u64), all.get(rank - 1).copied());
                prop_assert_eq!(spread.closed_of_rank(rank as u64), closed.get(rank - 1).copied());
            }
        }
    }

    #[test]
    fn memory_follows_the_different_lengths() {
        let mut spread = Spread::default();
        (0..100_000).for_each(|case| spread.add(case % 10, case % 2 == 0));
        assert!(spread.fresh.len() <= FRESH && spread.runs.len() == 10);
    }
}
