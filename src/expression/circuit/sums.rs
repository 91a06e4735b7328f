//! Arithmetic on whole columns, exact: integers of one unit for all rows. What does not fit, and
//! division, is left to the evaluation row by row.

use super::numbers::{Numbers, Series};
use super::run::Run;
use crate::expression::program::Number;
use crate::expression::table::{Mask, Values};
use crate::values::Ratio;

/// A number for each row, of which `per` make one.
struct Units {
    known: Mask,
    numbers: Vec<i64>,
    per: i64,
}

impl<'c> Run<'c, '_> {
    /// The values of a sum, difference or product; `None` where they are no integers of one unit.
    pub(super) fn arithmetic(&self, number: &Number) -> Option<Series<'c>> {
        let Units { known, numbers, per } = self.units(number)?;
        Some(Series { known, numbers: Numbers::Large(numbers, per) })
    }

    fn units(&self, number: &Number) -> Option<Units> {
        match number {
            Number::Constant(value) => self.constant(*value),
            Number::Column(at) => self.of_column(*at),
            Number::Negative(inner) => {
                let inner = self.units(inner)?;
                let numbers = inner.numbers.iter().map(|unit| unit.checked_neg()).collect::<Option<_>>()?;
                Some(Units { numbers, ..inner })
            }
            Number::Arithmetic(first, rest) => {
                let mut total = self.units(first)?;
                for (operator, operand) in rest {
                    let operand = self.units(operand)?;
                    total = match operator.sign() {
                        "+" => total.added(&operand, i64::checked_add)?,
                        "-" => total.added(&operand, i64::checked_sub)?,
                        "*" => total.times(&operand)?,
                        _ => return None,
                    };
                }
                Some(total)
            }
            _ => None,
        }
    }

    fn constant(&self, value: Ratio) -> Option<Units> {
        let unit = i64::try_from(value.numerator()).ok()?;
        let per = i64::try_from(value.denominator()).ok()?;
        Some(Units { known: Mask::all(self.rows()), numbers: vec![unit; self.rows()], per })
    }

    fn of_column(&self, at: usize) -> Option<Units> {
        let (Values::Numbers(values), known) = self.values(at) else { return None };
        match Numbers::of(values) {
            Numbers::Small(units, per) => {
                Some(Units { known, numbers: units.into_iter().map(i64::from).collect(), per })
            }
            Numbers::Large(numbers, per) => Some(Units { known, numbers, per }),
            Numbers::Decimals(_) | Numbers::Ratios(_) | Numbers::Unread => None,
        }
    }
}

impl Units {
    fn added(self, other: &Self, add: fn(i64, i64) -> Option<i64>) -> Option<Self> {
        let per = self.per.checked_mul(other.per)?;
        let (left, right) = if self.per == other.per { (1, 1) } else { (other.per, self.per) };
        let per = if self.per == other.per { self.per } else { per };
        let sum = |(a, b): (&i64, &i64)| add(a.checked_mul(left)?, b.checked_mul(right)?);
        let numbers = self.numbers.iter().zip(&other.numbers).map(sum).collect::<Option<_>>()?;
        Some(Self { numbers, per, ..self.both(other) })
    }

    fn times(self, other: &Self) -> Option<Self> {
        let per = self.per.checked_mul(other.per)?;
        let product = |(a, b): (&i64, &i64)| a.checked_mul(*b);
        let numbers = self.numbers.iter().zip(&other.numbers).map(product).collect::<Option<_>>()?;
        Some(Self { numbers, per, ..self.both(other) })
    }

    /// The rows in which both are known.
    fn both(mut self, other: &Self) -> Self {
        self.known.and(&other.known);
        self
    }
}
