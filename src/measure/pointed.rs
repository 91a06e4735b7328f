//! Measures at a point in time: shares, sums, means, scores, counts.

use jiff::civil::Date;

use super::clock::SourceClock;
use super::fate::{Adds, Fate, Judged};
use super::indicator_plan::{Answers, FormulaPlan};
use super::read::{Row, Value};
use super::scan::{Judge, is_bad};
use crate::expression::Cell;
use crate::language::Argument;
use crate::values::{Decimal, Ratio};

impl Judge<'_> {
    /// A measure at a point in time.
    pub(super) fn pointed(&self, row: &Row, cells: &[Cell<'_>], point: Option<Date>) -> Judged {
        let about_bad = self.source.about.is_some_and(|about| is_bad(row, &[about]));
        let (fate, adds) = self.contribution(row, cells);
        let adds = Adds { good_without_pauses: adds.good, ..adds };
        let cut_off = self.register.cut_off(row.file, self.as_of);
        let fate = match (fate, point) {
            (Fate::OutOfScope, _) => Fate::OutOfScope,
            (_, None) if about_bad => Fate::Rejected,
            (Fate::Counted, None) => Fate::Missing,
            (Fate::Counted, Some(day)) if day > cut_off => Fate::NotYetDue,
            (fate, _) => fate,
        };
        Judged { fate, day: point, adds, due: None }
    }

    fn contribution(&self, row: &Row, cells: &[Cell<'_>]) -> (Fate, Adds) {
        let clock = SourceClock { zone: &self.register.zone, calendar: self.calendar.as_deref() };
        let nothing = |fate: Fate| (fate, Adds::default());
        match &self.plan.formula {
            FormulaPlan::Count | FormulaPlan::Typed(_) | FormulaPlan::Time(_) => {
                (Fate::Counted, Adds { good: true, ..Adds::default() })
            }
            FormulaPlan::Share { of, among } => {
                if let Some(among) = among {
                    if is_bad(row, &among.columns()) {
                        return nothing(Fate::Rejected);
                    }
                    match among.holds(cells, &clock) {
                        None => return nothing(Fate::Missing),
                        Some(false) => return nothing(Fate::OutOfScope),
                        Some(true) => {}
                    }
                }
                if is_bad(row, &of.columns()) {
                    return nothing(Fate::Rejected);
                }
                match of.holds(cells, &clock) {
                    None => nothing(Fate::Missing),
                    Some(good) => (Fate::Counted, Adds { good, ..Adds::default() }),
                }
            }
            FormulaPlan::ShareOfSums { numerator, denominator } => {
                match (signed_sum(row, cells, numerator), signed_sum(row, cells, denominator)) {
                    (Ok(above), Ok(below)) => {
                        (Fate::Counted, Adds { parts: Some((above, below)), ..Adds::default() })
                    }
                    (Err(fate), _) | (_, Err(fate)) => nothing(fate),
                }
            }
            FormulaPlan::Sum(of) => match number(row, cells, *of) {
                Ok(value) => (Fate::Counted, Adds { value: Some((value, Ratio::ONE)), ..Adds::default() }),
                Err(fate) => nothing(fate),
            },
            FormulaPlan::Mean { of, weight } => {
                let weight = weight.map_or(Ok(Ratio::ONE), |weight| number(row, cells, weight));
                match (number(row, cells, *of), weight) {
                    (Ok(_), Ok(weight)) if weight < Ratio::ZERO => nothing(Fate::Rejected),
                    (Ok(value), Ok(weight)) => {
                        (Fate::Counted, Adds { value: Some((value, weight)), ..Adds::default() })
                    }
                    (Err(fate), _) | (_, Err(fate)) => nothing(fate),
                }
            }
            FormulaPlan::NetPromoter(answers) => match self.answer(row, cells, answers) {
                Ok(score) => {
                    let adds = Adds { good: score >= 9, detractor: score <= 6, ..Adds::default() };
                    (Fate::Counted, adds)
                }
                Err(fate) => nothing(fate),
            },
            // Computed on whole sources, not row by row.
            FormulaPlan::Effort { .. }
            | FormulaPlan::Quotient(_)
            | FormulaPlan::Rate(_)
            | FormulaPlan::Repeat(_)
            | FormulaPlan::Presence(_)
            | FormulaPlan::Backlog(_)
            | FormulaPlan::Combination(_) => nothing(Fate::OutOfScope),
            FormulaPlan::Satisfaction { answers, variant } => match self.answer(row, cells, answers) {
                Ok(score) => {
                    let good = variant.satisfied_from().is_some_and(|from| score >= from);
                    let detractor = variant.dissatisfied_to().is_some_and(|to| score <= to);
                    let value = Some((Ratio::integer(i128::from(score)), Ratio::ONE));
                    (Fate::Counted, Adds { good, detractor, value, ..Adds::default() })
                }
                Err(fate) => nothing(fate),
            },
        }
    }

    /// A whole number on the scale of the question.
    fn answer(&self, row: &Row, cells: &[Cell<'_>], answers: &Answers) -> Result<i64, Fate> {
        if let Some(Value::Bad(fault)) = row.cells.get(answers.column) {
            let raw = self.register.faults.get(*fault).and_then(|fault| {
                fault.reason.arguments.iter().find(|(name, _)| *name == "raw").map(|(_, raw)| raw.clone())
            });
            let listed = matches!(raw, Some(Argument::Verbatim(raw)) if answers.not_answered.contains(&raw));
            return Err(if listed { Fate::OutOfScope } else { Fate::Rejected });
        }
        let score = match cells.get(answers.column) {
            Some(Cell::Number(number)) => *number,
            Some(Cell::Missing) | None => return Err(Fate::Missing),
            _ => return Err(Fate::Rejected),
        };
        let is_code = |code: &String| Decimal::parse(code).is_ok_and(|code| code.ratio() == score);
        if answers.not_answered.iter().any(is_code) {
            return Err(Fate::OutOfScope);
        }
        let (low, high) = answers.ends;
        match i64::try_from(score.numerator()) {
            Ok(whole) if score.denominator() == 1 && (low..=high).contains(&whole) => Ok(whole),
            _ => Err(Fate::Rejected),
        }
    }
}

fn number(row: &Row, cells: &[Cell<'_>], column: usize) -> Result<Ratio, Fate> {
    match cells.get(column) {
        Some(Cell::Number(number)) => Ok(*number),
        Some(Cell::Missing) if !is_bad(row, &[column]) => Err(Fate::Missing),
        _ => Err(Fate::Rejected),
    }
}

fn signed_sum(row: &Row, cells: &[Cell<'_>], columns: &[(i8, usize)]) -> Result<Ratio, Fate> {
    let mut sum = Ratio::ZERO;
    for (sign, column) in columns {
        let value = number(row, cells, *column)?;
        let signed = value.checked_mul(Ratio::integer(i128::from(*sign)));
        sum = signed.and_then(|value| sum.checked_add(value)).ok_or(Fate::Rejected)?;
    }
    Ok(sum)
}
