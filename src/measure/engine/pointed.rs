//! Measures at a point in time: shares, sums, means, scores, counts.

use super::code::{Fates, Judged};
use super::program::{Guard, Job};
use super::view::View;
use crate::expression::{Mask, TableColumn, Values};
use crate::measure::fate::Fate;
use crate::measure::formulas::{Quotient, TermOf};
use crate::measure::indicator_plan::{Answers, FormulaPlan};
use crate::time::day_number;
use crate::values::Decimal;

/// Judges every row by the formula alone; scope and exclusions come later.
pub fn judge(view: &View<'_>, job: &Job<'_>) -> Judged {
    let mut judged = formula(view, job);
    let fates = &mut judged.fates;
    let mut undatable = view.undatable.clone();
    undatable.and_not(&fates.out_of_scope);
    fates.overrule(&undatable, Fate::Rejected);
    let mut undated = view.dated.clone();
    undated.invert();
    fates.settle(&undated, Fate::Missing);
    let cut_off = day_number(view.cut_off);
    let late = Mask::of(view.rows(), |row| view.days.get(row).is_some_and(|day| *day > cut_off));
    fates.settle(&late, Fate::NotYetDue);
    judged
}

fn formula(view: &View<'_>, job: &Job<'_>) -> Judged {
    let rows = view.rows();
    let mut fates = Fates::none(rows);
    let mut good = Mask::none(rows);
    let mut detractors = None;
    match &job.plan.formula {
        FormulaPlan::Share { .. } => {
            if let Some((of, among)) = &job.share {
                good = share(view, of, among.as_ref(), &mut fates);
            }
        }
        FormulaPlan::ShareOfSums { numerator, denominator } => {
            for (_, column) in numerator.iter().chain(denominator) {
                needs_number(view, *column, &mut fates);
            }
        }
        FormulaPlan::Sum(of) => needs_number(view, *of, &mut fates),
        FormulaPlan::Mean { of, weight } => {
            needs_number(view, *of, &mut fates);
            if let Some(weight) = weight {
                needs_number(view, *weight, &mut fates);
                let below_zero = numbers(view, *weight, |value| value.units() < 0);
                fates.settle(&below_zero, Fate::Rejected);
            }
        }
        FormulaPlan::NetPromoter(answers) => {
            answered(view, answers, &mut fates);
            good = numbers(view, answers.column, |score| score.whole().is_some_and(|score| score >= 9));
            let low = numbers(view, answers.column, |score| score.whole().is_some_and(|score| score <= 6));
            detractors = Some(low);
        }
        FormulaPlan::Satisfaction { answers, variant } => {
            answered(view, answers, &mut fates);
            if let Some(from) = variant.satisfied_from() {
                good =
                    numbers(view, answers.column, |score| score.whole().is_some_and(|score| score >= from));
            }
            detractors = variant.dissatisfied_to().map(|to| {
                numbers(view, answers.column, |score| score.whole().is_some_and(|score| score <= to))
            });
        }
        FormulaPlan::Effort { answers, scoring } => {
            answered(view, answers, &mut fates);
            let (high, low) = scoring.bounds();
            if let Some(from) = high {
                good =
                    numbers(view, answers.column, |score| score.whole().is_some_and(|score| score >= from));
            }
            detractors = low.map(|to| {
                numbers(view, answers.column, |score| score.whole().is_some_and(|score| score <= to))
            });
        }
        FormulaPlan::Quotient(quotient) => quotient_of(view, job, quotient, &mut fates),
        FormulaPlan::Rate(rate) => {
            good = Mask::all(rows);
            if let Some(column) = rate.sum {
                needs_number(view, column, &mut fates);
            }
        }
        FormulaPlan::Count
        | FormulaPlan::Typed(_)
        | FormulaPlan::Combination(_)
        // These have days of their own.
        | FormulaPlan::Time(_)
        | FormulaPlan::Repeat(_)
        | FormulaPlan::Presence(_)
        | FormulaPlan::Backlog(_) => good = Mask::all(rows),
    }
    Judged { fates, without_pauses: good.clone(), good, detractors }
}

/// A share of rows: a condition that cannot be told leaves the row missing, a bad cell rejects it.
fn share(view: &View<'_>, of: &Guard, among: Option<&Guard>, fates: &mut Fates) -> Mask {
    if let Some(among) = among {
        told(view, among, fates);
        if let Some(truths) = view.truths(among) {
            fates.settle(&truths.no, Fate::OutOfScope);
        }
    }
    told(view, of, fates);
    view.truths(of).map_or_else(|| Mask::none(view.rows()), |truths| truths.yes.clone())
}

/// Rows of sums are missing without a number; rows that no condition below the line counts are out
/// of scope.
fn quotient_of(view: &View<'_>, job: &Job<'_>, quotient: &Quotient, fates: &mut Fates) {
    let mut counts = Mask::none(view.rows());
    for (term, guard) in quotient.above.iter().chain(&quotient.below).zip(&job.terms) {
        match (&term.of, guard) {
            (TermOf::Column(column), _) => {
                needs_number(view, *column, fates);
                counts = Mask::all(view.rows());
            }
            (TermOf::Rows(_), Some(guard)) => {
                told(view, guard, fates);
                if let Some(truths) = view.truths(guard) {
                    counts.or(&truths.yes);
                }
            }
            (TermOf::Rows(_), None) => {}
        }
    }
    counts.invert();
    fates.settle(&counts, Fate::OutOfScope);
}

/// Rejects the rows whose cells are bad, leaves missing those of which a condition says nothing.
fn told(view: &View<'_>, guard: &Guard, fates: &mut Fates) {
    fates.settle(&view.bad(&guard.columns), Fate::Rejected);
    let mut unknown = Mask::all(view.rows());
    if let Some(truths) = view.truths(guard) {
        unknown.and_not(&truths.yes);
        unknown.and_not(&truths.no);
    }
    fates.settle(&unknown, Fate::Missing);
}

/// Rows without the number are missing, rows with a bad one rejected.
fn needs_number(view: &View<'_>, column: usize, fates: &mut Fates) {
    let Some(column) = view.column(column) else { return };
    fates.settle(&column.bad, Fate::Rejected);
    if !matches!(column.values, Values::Numbers(_)) {
        fates.settle(&column.given, Fate::Rejected);
    }
    let mut missing = column.given.clone();
    missing.invert();
    fates.settle(&missing, Fate::Missing);
}

/// Answers outside the scale are rejected; codes that are no answers are out of scope.
fn answered(view: &View<'_>, answers: &Answers, fates: &mut Fates) {
    let codes: Vec<Decimal> =
        answers.not_answered.iter().filter_map(|code| Decimal::parse(code).ok()).collect();
    let silent = numbers(view, answers.column, |score| {
        codes.iter().any(|code| *code == score || code.ratio() == score.ratio())
    });
    fates.settle(&silent, Fate::OutOfScope);
    if let Some(column) = view.column(answers.column) {
        fates.settle(&column.unanswered, Fate::OutOfScope);
    }
    needs_number(view, answers.column, fates);
    let (low, high) = answers.ends;
    let outside = numbers(view, answers.column, |score| {
        score.whole().is_none_or(|score| !(low..=high).contains(&score))
    });
    fates.settle(&outside, Fate::Rejected);
}

/// The rows whose number passes a test.
fn numbers(view: &View<'_>, column: usize, test: impl Fn(Decimal) -> bool) -> Mask {
    let rows = view.rows();
    let Some(TableColumn { given, values: Values::Numbers(values), .. }) = view.column(column) else {
        return Mask::none(rows);
    };
    Mask::of(rows, |row| given.get(row) && values.get(row).is_some_and(|value| test(*value)))
}

/// The number of a given cell.
pub fn number_at(view: &View<'_>, column: usize, row: usize) -> Option<Decimal> {
    match &view.column(column)?.values {
        Values::Numbers(values) => values.get(row).copied(),
        _ => None,
    }
}
