//! Quantities of all rows, and their comparisons.

use super::range::Range;
use super::run::Run;
use super::step::{Place, Quantity};
use crate::expression::evaluate::order;
use crate::expression::syntax::Comparison;
use crate::expression::table::{Mask, Truths, Values};
use crate::values::{Decimal, Ratio};

/// The values of a quantity, one per row.
pub(super) struct Series<'c> {
    pub known: Mask,
    pub numbers: Numbers<'c>,
}

pub(super) enum Numbers<'c> {
    /// Of which so many make one.
    Small(Vec<i32>, i64),
    Large(Vec<i64>, i64),
    /// Too far apart for one unit.
    Decimals(&'c [Decimal]),
    Ratios(Vec<Ratio>),
    Unread,
}

impl<'c> Run<'c, '_> {
    /// Compares a quantity with a constant.
    pub(super) fn number(&self, comparison: Comparison, quantity: usize, constant: Ratio) -> Truths {
        let Some(Series { known, numbers }) = self.series(quantity) else {
            return Truths::unknown(self.rows());
        };
        let yes = self.in_range(numbers, comparison, constant).unwrap_or_else(|| {
            Mask::of(self.rows(), |row| {
                numbers.at(row).is_some_and(|value| comparison.holds(order(value, constant)))
            })
        });
        Truths::tested(known.clone(), yes)
    }

    /// `None` where the numbers are not integers of a unit, or the constant is beyond them.
    fn in_range(&self, numbers: &Numbers<'_>, comparison: Comparison, constant: Ratio) -> Option<Mask> {
        match numbers {
            Numbers::Small(values, per) => {
                let range = Range::of(comparison, constant, i128::from(*per))?.small();
                Some(Mask::of_each(self.rows(), values, |value| range.holds(*value)))
            }
            Numbers::Large(values, per) => {
                let range = Range::of(comparison, constant, i128::from(*per))?;
                Some(Mask::of_each(self.rows(), values, |value| range.holds(*value)))
            }
            Numbers::Decimals(_) | Numbers::Ratios(_) | Numbers::Unread => None,
        }
    }

    /// Compares two quantities.
    pub(super) fn numbers(&self, comparison: Comparison, a: usize, b: usize) -> Truths {
        let (Some(a), Some(b)) = (self.series(a), self.series(b)) else {
            return Truths::unknown(self.rows());
        };
        let mut known = a.known.clone();
        known.and(&b.known);
        let rows = self.rows();
        let small = |value: &i32| *value;
        let yes = match (&a.numbers, &b.numbers) {
            (Numbers::Small(a, per), Numbers::Small(b, same)) if per == same => {
                compared(rows, comparison, (a, small), (b, small))
            }
            (Numbers::Small(a, left), Numbers::Small(b, right)) => {
                // A product of 32 and 64 bits fits 128.
                let (left, right) = (i128::from(*left), i128::from(*right));
                let (a, b) = (
                    (a.as_slice(), |a: &i32| i128::from(*a) * right),
                    (b.as_slice(), |b: &i32| i128::from(*b) * left),
                );
                compared(rows, comparison, a, b)
            }
            (Numbers::Large(a, left), Numbers::Large(b, right)) => {
                let (left, right) = (i128::from(*left), i128::from(*right));
                compared(rows, comparison, (a, |a| i128::from(*a) * right), (b, |b| i128::from(*b) * left))
            }
            (a, b) => Mask::of(rows, |row| match (a.at(row), b.at(row)) {
                (Some(a), Some(b)) => comparison.holds(order(a, b)),
                _ => false,
            }),
        };
        Truths::tested(known, yes)
    }

    fn series(&self, quantity: usize) -> Option<&Series<'c>> {
        let wanted = self.circuit.quantities.get(quantity)?;
        Some(self.series.get(quantity)?.get_or_init(|| self.worked_out(wanted)))
    }

    fn worked_out(&self, quantity: &Quantity) -> Series<'c> {
        match quantity {
            Quantity::Column(at) => match self.values(*at) {
                (Values::Numbers(values), known) => Series { known, numbers: Numbers::of(values) },
                _ => self.unread(),
            },
            Quantity::Days(a, b) => self.days_between(*a, *b),
            Quantity::Hours(a, b) => self.seconds_between(*a, *b, 3_600),
            Quantity::Seconds(a, b) => self.seconds_between(*a, *b, 1),
            Quantity::Computed(number) => self.arithmetic(number).unwrap_or_else(|| {
                let columns: Vec<usize> = quantity.columns().into_iter().collect();
                let mut known = Mask::none(self.rows());
                let mut values = vec![Ratio::ZERO; self.rows()];
                self.each_row(&columns, |row, reading| {
                    if let (Some(value), Some(place)) = (reading.number(number), values.get_mut(row)) {
                        *place = value;
                        known.set(row);
                    }
                });
                Series { known, numbers: Numbers::Ratios(values) }
            }),
        }
    }

    fn unread(&self) -> Series<'c> {
        Series { known: Mask::none(self.rows()), numbers: Numbers::Unread }
    }

    fn days_between(&self, a: Place, b: Place) -> Series<'c> {
        let (Some((from, mut known)), Some((to, also))) = (self.day_numbers(a), self.day_numbers(b)) else {
            return self.unread();
        };
        known.and(&also);
        let lapses = from.iter().zip(to.iter()).map(|(from, to)| to.wrapping_sub(*from)).collect();
        Series { known, numbers: Numbers::Small(lapses, 1) }
    }

    fn seconds_between(&self, a: usize, b: usize, per: i64) -> Series<'c> {
        let ((Values::Instants(from), mut known), (Values::Instants(to), also)) =
            (self.values(a), self.values(b))
        else {
            return self.unread();
        };
        known.and(&also);
        let lapses = from.iter().zip(to).map(|(from, to)| to.wrapping_sub(*from)).collect();
        Series { known, numbers: Numbers::Large(lapses, per) }
    }
}

impl<'c> Numbers<'c> {
    /// Decimals in the unit of the one with the most decimals: what stands where nothing is given
    /// counts too, and does no harm.
    pub(super) fn of(values: &'c [Decimal]) -> Self {
        let scale = values.iter().map(|value| value.scale()).max().unwrap_or(0);
        let pers: Vec<Option<i64>> =
            (0..=u32::from(scale)).rev().map(|more| 10_i64.checked_pow(more)).collect();
        let whole = |value: &Decimal| {
            let per = pers.get(usize::from(value.scale())).copied().flatten()?;
            value.units().checked_mul(per)
        };
        let Some(per) = pers.first().copied().flatten() else { return Self::Decimals(values) };
        let Some(wholes) = values.iter().map(whole).collect::<Option<Vec<i64>>>() else {
            return Self::Decimals(values);
        };
        match wholes.iter().map(|whole| i32::try_from(*whole).ok()).collect() {
            Some(small) => Self::Small(small, per),
            None => Self::Large(wholes, per),
        }
    }

    fn at(&self, row: usize) -> Option<Ratio> {
        match self {
            Self::Small(values, per) => Ratio::new(i128::from(*values.get(row)?), i128::from(*per)),
            Self::Large(values, per) => Ratio::new(i128::from(*values.get(row)?), i128::from(*per)),
            Self::Decimals(values) => values.get(row).map(|value| value.ratio()),
            Self::Ratios(values) => values.get(row).copied(),
            Self::Unread => None,
        }
    }
}

/// Compares two columns row by row, each value taken as the function beside it says.
pub(super) fn compared<A, B, T: PartialOrd>(
    rows: usize,
    comparison: Comparison,
    (a, left): (&[A], impl Fn(&A) -> T),
    (b, right): (&[B], impl Fn(&B) -> T),
) -> Mask {
    match comparison {
        Comparison::Equal => Mask::of_pairs(rows, a, b, |a, b| left(a) == right(b)),
        Comparison::NotEqual => Mask::of_pairs(rows, a, b, |a, b| left(a) != right(b)),
        Comparison::Less => Mask::of_pairs(rows, a, b, |a, b| left(a) < right(b)),
        Comparison::AtMost => Mask::of_pairs(rows, a, b, |a, b| left(a) <= right(b)),
        Comparison::Greater => Mask::of_pairs(rows, a, b, |a, b| left(a) > right(b)),
        Comparison::AtLeast => Mask::of_pairs(rows, a, b, |a, b| left(a) >= right(b)),
    }
}
