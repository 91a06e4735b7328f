//! What rules want counted, counted while the batches pass: each thread counts for itself, and counts
//! add up to the same in any order.

use std::collections::BTreeMap;

use super::checks::Failed;
use super::pointed::number_at;
use super::report::place;
use super::rows::RowAt;
use super::view::View;
use crate::expression::{Mask, Values};
use crate::measure::register::Register;
use crate::measure::source_plan::SourcePlan;
use crate::measure::watch_plan::{Watch, Watched};
use crate::time::day_number;
use crate::values::Decimal;

/// What one watch has seen.
#[derive(Debug, Default)]
struct Seen {
    of: u64,
    failed: Failed,
    by_word: BTreeMap<String, u64>,
}

/// What the watches of a source have seen, by their place.
#[derive(Debug, Default)]
pub struct Watches {
    seen: Vec<Seen>,
}

impl Watches {
    pub fn add(&mut self, view: &View<'_>) {
        let plans = &view.program.source.watches;
        self.seen.resize_with(plans.len(), Seen::default);
        if plans.is_empty() {
            return;
        }
        let mut cases = view.superseded.clone();
        cases.invert();
        for (seen, plan) in self.seen.iter_mut().zip(plans) {
            seen.add(view, &plan.watched, &cases);
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.seen.resize_with(self.seen.len().max(other.seen.len()), Seen::default);
        for (own, other) in self.seen.iter_mut().zip(other.seen) {
            own.of += other.of;
            own.failed.merge(other.failed);
            for (word, count) in other.by_word {
                *own.by_word.entry(word).or_default() += count;
            }
        }
    }

    /// The counts, under the names of those who wanted them.
    pub fn settle(self, plan: &SourcePlan, register: &mut Register) {
        for (seen, planned) in self.seen.into_iter().zip(&plan.watches) {
            let column = plan.columns.get(planned.watched.shown());
            let header = column.map(|column| column.from.join(" + ")).unwrap_or_default();
            let watch = Watch {
                of: seen.of,
                count: seen.failed.count,
                first: seen.failed.first.map(|at| place(register, at, header)),
                by_word: seen.by_word,
            };
            register.watched.insert(planned.of.clone(), watch);
        }
    }
}

impl Seen {
    fn add(&mut self, view: &View<'_>, watched: &Watched, cases: &Mask) {
        match watched {
            Watched::OffScale { column, ends, silent } => {
                let answers = cases.iter().filter_map(|row| Some((row, answer(view, *column, row)?)));
                for (row, answer) in answers {
                    if silent.iter().any(|code| code.ratio() == answer.ratio()) {
                        continue;
                    }
                    let on_scale = answer.whole().is_some_and(|step| (ends.0..=ends.1).contains(&step));
                    self.look(view, row, !on_scale);
                }
            }
            Watched::Overdue { due, done } => {
                let cut_off = day_number(view.cut_off);
                for row in cases.iter() {
                    if let Some(day) = day(view, *due, row) {
                        self.look(view, row, day < cut_off && !is_done(view, *done, row));
                    }
                }
            }
            Watched::Groups { column, answers } => {
                let answered = |row: usize| {
                    let given = |at: &usize| view.column(*at).is_some_and(|column| column.given.get(row));
                    answers.is_empty() || answers.iter().any(given)
                };
                for row in cases.iter().filter(|row| answered(*row)) {
                    if let Some(word) = word(view, *column, row) {
                        self.of += 1;
                        match self.by_word.get_mut(word) {
                            Some(count) => *count += 1,
                            None => drop(self.by_word.insert(word.to_owned(), 1)),
                        }
                    }
                }
            }
        }
    }

    fn look(&mut self, view: &View<'_>, row: usize, found: bool) {
        self.of += 1;
        if found {
            self.failed.add(RowAt::of(view.batch, row));
        }
    }
}

fn answer(view: &View<'_>, column: usize, row: usize) -> Option<Decimal> {
    let given = view.column(column).is_some_and(|column| column.given.get(row));
    number_at(view, column, row).filter(|_| given)
}

/// The day of a date or instant, in the System's zone.
fn day(view: &View<'_>, column: usize, row: usize) -> Option<i32> {
    let column = view.column(column).filter(|column| column.given.get(row))?;
    match &column.values {
        Values::Days(days) => days.get(row).copied(),
        Values::Instants(instants) => instants.get(row).map(|instant| view.program.zone.day(*instant)),
        _ => None,
    }
}

/// Whether something was done: a date, or a yes; a cell that could not be read may say so.
fn is_done(view: &View<'_>, column: usize, row: usize) -> bool {
    let Some(column) = view.column(column) else { return true };
    match &column.values {
        Values::YesNo(yes) => column.bad.get(row) || column.given.get(row) && yes.get(row),
        _ => column.bad.get(row) || column.given.get(row),
    }
}

fn word<'v>(view: &'v View<'_>, column: usize, row: usize) -> Option<&'v str> {
    let column = view.column(column).filter(|column| column.given.get(row))?;
    match &column.values {
        Values::Words { codes, words } => words.get(*codes.get(row)? as usize).map(AsRef::as_ref),
        _ => None,
    }
}
