//! One reading over one batch: what becomes of each row (`domain/verdicts.md`, "What happens to a
//! row"), and the sums of each cell.

use jiff::civil::Date;

use super::cells::Cells;
use super::code::Judged;
use super::courses::{self, is_course};
use super::pointed::number_at;
use super::program::Job;
use super::sums::Sums;
use super::timed::Timed;
use super::view::View;
use super::{active, follow, pointed, timed};
use crate::expression::Mask;
use crate::measure::fate::Fate;
use crate::measure::formulas::{PresenceBy, PresencePlan, Quotient, RatePlan, TermOf};
use crate::measure::indicator_plan::FormulaPlan;
use crate::time::date_of;
use crate::values::{Decimal, PeriodKey};

/// The rows of a batch as one reading judges them.
pub struct Verdicts {
    pub judged: Judged,
    /// Days and durations of timed cases; other rows have the day they speak of.
    pub timed: Option<Timed>,
    /// How many rows each exclusion leaves out, by its place; a row counts for the first that holds.
    pub excluded_by: Vec<(usize, u64)>,
}

/// Judges every row.
pub fn judge(view: &View<'_>, job: &Job<'_>) -> Verdicts {
    let scope = Scope::of(view, job);
    let (mut judged, timed) = if let Some(dated) = dated(view, job) {
        (dated.judged.clone(), Some(dated))
    } else if let FormulaPlan::Time(plan) = &job.plan.formula {
        let mut in_question = scope.out.clone();
        in_question.invert();
        in_question.and_not(&view.superseded);
        let mut timed = timed::judge(view, job, plan, &in_question);
        let judged = timed.judged.clone();
        timed.elapsed.truncate(view.rows());
        (judged, Some(timed))
    } else {
        (pointed::judge(view, job), None)
    };
    let mut candidates = scope.inside.clone();
    candidates.and_not(&judged.fates.out_of_scope);
    judged.fates.overrule(&scope.rejected, Fate::Rejected);
    judged.fates.overrule(&scope.missing, Fate::Missing);
    judged.fates.overrule(&scope.out, Fate::OutOfScope);
    let mut verdicts = Verdicts { judged, timed, excluded_by: Vec::new() };
    let (excluded, by) = excluded(view, job, &candidates, &verdicts);
    verdicts.excluded_by = by;
    verdicts.judged.fates.overrule(&excluded, Fate::Excluded);
    verdicts
}

/// Rows whose own days decide their periods, but for timed cases.
fn dated(view: &View<'_>, job: &Job<'_>) -> Option<Timed> {
    match &job.plan.formula {
        FormulaPlan::Repeat(repeat) => Some(follow::judge(view, job, repeat)),
        FormulaPlan::Presence(PresencePlan { by: PresenceBy::Activity { customer, active, .. }, .. }) => {
            Some(active::judge(view, (*customer, *active)))
        }
        formula => is_course(formula).then(|| courses::judge(view, job)),
    }
}

/// What the scope says of each row.
struct Scope {
    inside: Mask,
    out: Mask,
    missing: Mask,
    rejected: Mask,
}

impl Scope {
    fn of(view: &View<'_>, job: &Job<'_>) -> Self {
        let none = Mask::none(view.rows());
        let Some((guard, truths)) = job.scope.as_ref().and_then(|guard| Some((guard, view.truths(guard)?)))
        else {
            let inside = Mask::all(view.rows());
            return Self { inside, out: none.clone(), missing: none.clone(), rejected: none };
        };
        let rejected = view.bad(&guard.columns);
        let (mut inside, mut out) = (truths.yes.clone(), truths.no.clone());
        inside.and_not(&rejected);
        out.and_not(&rejected);
        let mut missing = inside.clone();
        missing.or(&out);
        missing.or(&rejected);
        missing.invert();
        Self { inside, out, missing, rejected }
    }
}

/// An exclusion counts inside its window, when it was approved before the period ended.
fn excluded(
    view: &View<'_>,
    job: &Job<'_>,
    candidates: &Mask,
    verdicts: &Verdicts,
) -> (Mask, Vec<(usize, u64)>) {
    let mut excluded = Mask::none(view.rows());
    let mut by = Vec::new();
    for (guard, exclusion) in &job.exclusions {
        let (Some(truths), Some(approved)) = (view.truths(guard), exclusion.approved) else { continue };
        let mut rows = truths.yes.clone();
        rows.and(candidates);
        rows.and_not(&view.bad(&guard.columns));
        let mut own = 0;
        for row in rows.iter() {
            let day = verdicts.day(view, row).or_else(|| view.point(row)).and_then(date_of);
            let ends = day.and_then(|day| period_of(view, job, day)).map(PeriodKey::end);
            let in_time = ends.is_none_or(|end| approved <= end);
            let after = exclusion.from.is_none_or(|from| day.is_some_and(|day| from <= day));
            let before = exclusion.until.is_none_or(|until| day.is_some_and(|day| day <= until));
            if in_time && after && before {
                own += u64::from(!excluded.get(row) && !view.superseded.get(row));
                excluded.set(row);
            }
        }
        by.push((exclusion.place, own));
    }
    (excluded, by)
}

/// The period of a day; for a rolling window, nothing outside it.
pub fn period_of(view: &View<'_>, job: &Job<'_>, day: Date) -> Option<PeriodKey> {
    let cut = job.cuts.first().and_then(|cut| view.program.cuts.get(*cut))?;
    match cut.window {
        Some(window) => (window.start() <= day && day <= window.end()).then_some(window),
        None => PeriodKey::holding(cut.period, day),
    }
}

impl Verdicts {
    /// The day that decides the period of a row.
    pub fn day(&self, view: &View<'_>, row: usize) -> Option<i32> {
        match &self.timed {
            Some(timed) => timed.days.get(row).copied().flatten(),
            None => view.day(row),
        }
    }

    /// What became of a row, and whether it counts as good.
    pub fn fate(&self, row: usize) -> (Fate, bool) {
        let code = self.judged.codes().get(row).copied().unwrap_or(super::code::of_fate(Fate::Rejected));
        let fate = super::code::fate_of(code);
        (fate, self.judged.good.get(row) && fate != Fate::OutOfScope)
    }

    /// Adds the rows to their cells.
    pub fn add(&self, view: &View<'_>, job: &Job<'_>, found: &[u32], (cells, sums): (&Cells, &mut Sums)) {
        let codes = self.judged.codes();
        sums.count(found, &codes, cells.len());
        match (&job.plan.formula, &self.timed) {
            (_, Some(timed)) => {
                let mut counted = self.judged.fates.counted();
                counted.and_not(&view.superseded);
                for row in counted.iter() {
                    let elapsed = timed.elapsed.get(row).copied().flatten();
                    if let (Some(more), Some((amount, open))) = (cell(found, row, sums), elapsed) {
                        more.spread.add(amount, open);
                    }
                }
            }
            (FormulaPlan::Quotient(quotient), None) => {
                add_terms(view, job, quotient, &self.judged, (found, sums));
            }
            (formula, None) => add_values(view, formula, &self.judged, (found, sums)),
        }
    }
}

fn cell<'s>(found: &[u32], row: usize, sums: &'s mut Sums) -> Option<&'s mut super::sums::More> {
    sums.more(*found.get(row)?)
}

/// Adds the values of the counted rows, where the formula has any.
fn add_values(view: &View<'_>, formula: &FormulaPlan, judged: &Judged, (found, sums): (&[u32], &mut Sums)) {
    let one = Decimal::integer(1);
    let counted = || {
        let mut counted = judged.fates.counted();
        counted.and_not(&view.superseded);
        counted
    };
    match formula {
        FormulaPlan::Sum(of) => add_each(view, &counted(), (*of, None), (found, sums)),
        FormulaPlan::Mean { of, weight } => add_each(view, &counted(), (*of, *weight), (found, sums)),
        FormulaPlan::Rate(RatePlan { sum: Some(of), .. }) => {
            add_each(view, &counted(), (*of, None), (found, sums));
        }
        FormulaPlan::Satisfaction { answers, .. } | FormulaPlan::Effort { answers, .. } => {
            add_each(view, &counted(), (answers.column, None), (found, sums));
        }
        FormulaPlan::ShareOfSums { numerator, denominator } => {
            for row in counted().iter() {
                let Some(more) = cell(found, row, sums) else { continue };
                for (sign, column) in numerator {
                    more.sum.add_signed(number_at(view, *column, row).unwrap_or(one), *sign);
                }
                for (sign, column) in denominator {
                    more.weight.add_signed(number_at(view, *column, row).unwrap_or(one), *sign);
                }
            }
        }
        _ => {}
    }
}

/// Adds the terms of a quotient: columns as they are, conditions as one where they hold.
fn add_terms(
    view: &View<'_>,
    job: &Job<'_>,
    quotient: &Quotient,
    judged: &Judged,
    (found, sums): (&[u32], &mut Sums),
) {
    let mut counted = judged.fates.counted();
    counted.and_not(&view.superseded);
    let above = quotient.above.len();
    for (at, (term, guard)) in quotient.above.iter().chain(&quotient.below).zip(&job.terms).enumerate() {
        for row in counted.iter() {
            let value = match (&term.of, guard.as_ref().and_then(|guard| view.truths(guard))) {
                (TermOf::Column(column), _) => number_at(view, *column, row),
                (TermOf::Rows(_), Some(truths)) => truths.yes.get(row).then_some(Decimal::integer(1)),
                (TermOf::Rows(_), None) => None,
            };
            if let (Some(more), Some(value)) = (cell(found, row, sums), value) {
                let sum = if at < above { &mut more.sum } else { &mut more.weight };
                sum.add_product(value, term.weight);
            }
        }
    }
}

fn add_each(
    view: &View<'_>,
    rows: &Mask,
    (of, weight): (usize, Option<usize>),
    (found, sums): (&[u32], &mut Sums),
) {
    for row in rows.iter() {
        let Some(value) = number_at(view, of, row) else { continue };
        let weight = weight.map_or(Some(Decimal::integer(1)), |weight| number_at(view, weight, row));
        if let (Some(more), Some(weight)) = (cell(found, row, sums), weight) {
            more.add(value, weight);
        }
    }
}
