//! Checks on a source as a whole, counted while the batches pass: each thread counts for itself, and
//! counts add up to the same in any order.

use std::collections::BTreeSet;

use super::checks::Failed;
use super::exact::ExactSum;
use super::pointed::number_at;
use super::report::place;
use super::rows::RowAt;
use super::view::View;
use crate::diagnostic::{DataPlace, Diagnostic};
use crate::expression::{Mask, Values};
use crate::language::{Argument, Message};
use crate::measure::fitness_plan::{Fitness, FitnessPlan};
use crate::measure::register::Register;
use crate::measure::source_plan::SourcePlan;
use crate::time::{date_of, day_number};
use crate::values::{Percent, Period, PeriodKey, Ratio};

/// The most periods without rows that are counted.
const LONGEST_GAP: usize = 4_000;

/// What one check has seen.
#[derive(Debug, Default)]
struct Seen {
    failed: Failed,
    sum: ExactSum,
    periods: BTreeSet<PeriodKey>,
}

/// What the checks of a source have seen, by their place.
#[derive(Debug, Default)]
pub struct FitnessChecks {
    /// Rows that are cases.
    rows: u64,
    seen: Vec<Seen>,
}

impl FitnessChecks {
    pub fn add(&mut self, view: &View<'_>) {
        let checks = &view.program.source.fitness;
        self.seen.resize_with(checks.len(), Seen::default);
        let mut cases = view.superseded.clone();
        cases.invert();
        self.rows += cases.count();
        for (seen, check) in self.seen.iter_mut().zip(checks) {
            seen.add(view, &check.check, &cases);
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.seen.resize_with(self.seen.len().max(other.seen.len()), Seen::default);
        for (own, other) in self.seen.iter_mut().zip(other.seen) {
            own.failed.merge(other.failed);
            own.sum.merge(other.sum);
            own.periods.extend(other.periods);
        }
    }

    /// One finding for each check that fails.
    pub fn report(
        &self,
        plan: &SourcePlan,
        register: &Register,
        as_of: jiff::civil::Date,
    ) -> Vec<Diagnostic> {
        let cut_off = register.last_cut_off(as_of);
        let failing = plan.fitness.iter().zip(&self.seen).filter_map(|(check, seen)| {
            let (message, first) = self.failing(plan, check, (seen, cut_off))?;
            let name = check.check.column().and_then(|column| plan.columns.get(column));
            let header = name.map(|column| column.from.join(" + ")).unwrap_or_default();
            let data: Option<DataPlace> = first.map(|at| place(register, at, header));
            Some(Diagnostic { data, ..Diagnostic::fault("failed-check", message, check.span) })
        });
        failing.collect()
    }

    /// What is said of a check that fails, and its first row.
    fn failing(
        &self,
        plan: &SourcePlan,
        check: &FitnessPlan,
        (seen, cut_off): (&Seen, jiff::civil::Date),
    ) -> Option<(Message, Option<RowAt>)> {
        let column = check.check.column().and_then(|column| plan.columns.get(column));
        let named = |key| Message::new(key).with("column", column.map_or("", |own| own.name.as_str()));
        let counted = |key| named(key).with("count", seen.failed.count).with("read", self.rows);
        match &check.check {
            Fitness::Every(_) => {
                let (first, others) = gaps(&seen.periods, cut_off)?;
                let message = Message::new("data-period-gap").with("period", first).with("others", others);
                Some((message, None))
            }
            Fitness::Rows(expected) => {
                let message = Message::new("data-control-rows").with("found", self.rows);
                (*expected != self.rows).then(|| (message.with("expected", *expected), None))
            }
            Fitness::Sum { is, .. } => {
                let sum = seen.sum.ratio();
                let found = sum.map_or_else(|| Argument::from("∞"), shown);
                let message =
                    named("data-control-sum").with("found", found).with("expected", shown(is.ratio()));
                (sum != Some(is.ratio())).then_some((message, None))
            }
            Fitness::Listed { .. } => {
                (seen.failed.count > 0).then(|| (counted("data-unlisted"), seen.failed.first))
            }
            Fitness::Missing { at_most, .. } => self
                .is_over(seen, *at_most)
                .then(|| (counted("data-share-missing").with("limit", *at_most), seen.failed.first)),
            Fitness::Rejected { at_most, .. } => self
                .is_over(seen, *at_most)
                .then(|| (counted("data-share-rejected").with("limit", *at_most), seen.failed.first)),
        }
    }

    fn is_over(&self, seen: &Seen, at_most: Percent) -> bool {
        let share = Ratio::new(i128::from(seen.failed.count), i128::from(self.rows));
        share.is_some_and(|share| share > at_most.share())
    }
}

/// A number with the decimals it has, six at the most.
fn shown(number: Ratio) -> Argument {
    let decimals = (0..6_u32).find(|places| 10_i128.pow(*places) % number.denominator() == 0);
    Argument::Rounded(number, decimals.unwrap_or(6))
}

/// The first period without rows that is over by the cut-off, and how many more there are.
fn gaps(periods: &BTreeSet<PeriodKey>, cut_off: jiff::civil::Date) -> Option<(PeriodKey, usize)> {
    let first = *periods.first()?;
    let over = std::iter::successors(Some(first), |period| period.next())
        .take_while(|period| period.end() <= cut_off);
    let mut empty = over.filter(|period| !periods.contains(period)).take(LONGEST_GAP);
    Some((empty.next()?, empty.count()))
}

impl Seen {
    fn add(&mut self, view: &View<'_>, check: &Fitness, cases: &Mask) {
        match check {
            Fitness::Rows(_) => {}
            Fitness::Every(every) => self.add_periods(view, *every, cases),
            Fitness::Sum { column, .. } => {
                let Some(given) = view.column(*column).map(|column| &column.given) else { return };
                for row in cases.iter().filter(|row| given.get(*row)) {
                    if let Some(number) = number_at(view, *column, row) {
                        self.sum.add(number);
                    }
                }
            }
            Fitness::Listed { column, other } => {
                let Some(column) = view.column(*column) else { return };
                let mut unlisted = column.bad.clone();
                if let (Some(other), Values::Words { codes, words }) = (other, &column.values) {
                    let is_other = |row: usize| {
                        let word = codes.get(row).and_then(|code| words.get(*code as usize));
                        column.given.get(row) && word.is_some_and(|word| word == other)
                    };
                    unlisted.or(&Mask::of(view.rows(), is_other));
                }
                self.fail(view, unlisted, cases);
            }
            Fitness::Missing { column, .. } => {
                let Some(column) = view.column(*column) else { return };
                let mut missing = column.given.clone();
                missing.or(&column.bad);
                if column.unanswered.rows() == view.rows() {
                    missing.or(&column.unanswered);
                }
                missing.invert();
                self.fail(view, missing, cases);
            }
            Fitness::Rejected { column, .. } => {
                let Some(column) = view.column(*column) else { return };
                self.fail(view, column.bad.clone(), cases);
            }
        }
    }

    fn fail(&mut self, view: &View<'_>, mut rows: Mask, cases: &Mask) {
        rows.and(cases);
        rows.iter().for_each(|row| self.failed.add(RowAt::of(view.batch, row)));
    }

    /// Rows of days behind the cut-off are slips of the pen.
    fn add_periods(&mut self, view: &View<'_>, every: Period, cases: &Mask) {
        let cut_off = day_number(view.cut_off);
        let mut last = None;
        for day in cases.iter().filter_map(|row| view.day(row)).filter(|day| *day <= cut_off) {
            if last != Some(day) {
                last = Some(day);
                self.periods.extend(date_of(day).and_then(|date| PeriodKey::holding(every, date)));
            }
        }
    }
}
