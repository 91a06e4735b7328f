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
    /// The scale, where all have the same.
    Decimals(&'c [Decimal], Option<u8>),
    /// Differences of days, which never leave 32 bits.
    Days(Vec<i32>),
    /// Of which so many make one.
    Parts(Vec<i64>, i64),
    Ratios(Vec<Ratio>),
    Unread,
}

/// The number of scales told apart; numbers are read with at most 9 decimals.
const SCALES: usize = 16;

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
            Numbers::Decimals(values, Some(scale)) => {
                let range = Range::of(comparison, constant, 10_i128.checked_pow(u32::from(*scale))?)?;
                Some(Mask::of_each(self.rows(), values, |value| range.holds(value.units())))
            }
            Numbers::Decimals(values, None) => {
                let mut ranges = [Range { low: 1, high: 0 }; SCALES];
                let mut per = 1;
                for range in &mut ranges {
                    *range = Range::of(comparison, constant, per)?;
                    per *= 10;
                }
                let test = |value: &Decimal| {
                    let range = ranges.get(usize::from(value.scale()) % SCALES);
                    range.is_some_and(|range| range.holds(value.units()))
                };
                Some(Mask::of_each(self.rows(), values, test))
            }
            Numbers::Days(values) => {
                let range = Range::of(comparison, constant, 1)?.small();
                Some(Mask::of_each(self.rows(), values, |value| range.holds(*value)))
            }
            Numbers::Parts(values, per) => {
                let range = Range::of(comparison, constant, i128::from(*per))?;
                Some(Mask::of_each(self.rows(), values, |value| range.holds(*value)))
            }
            Numbers::Ratios(_) | Numbers::Unread => None,
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
        let yes = match (&a.numbers, &b.numbers) {
            (Numbers::Decimals(a, Some(same)), Numbers::Decimals(b, Some(scale))) if same == scale => {
                compared(rows, comparison, (a, Decimal::units_of), (b, Decimal::units_of))
            }
            (Numbers::Days(a), Numbers::Days(b)) => {
                compared(rows, comparison, (a, |day: &i32| *day), (b, |day: &i32| *day))
            }
            (Numbers::Parts(a, per), Numbers::Parts(b, same)) if per == same => {
                compared(rows, comparison, (a, |part: &i64| *part), (b, |part: &i64| *part))
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
                (Values::Numbers(values), known) => {
                    let numbers = Numbers::Decimals(values, one_scale(values, &known));
                    Series { known, numbers }
                }
                _ => self.unread(),
            },
            Quantity::Days(a, b) => self.days_between(*a, *b),
            Quantity::Hours(a, b) => self.seconds_between(*a, *b, 3_600),
            Quantity::Seconds(a, b) => self.seconds_between(*a, *b, 1),
            Quantity::Computed(number) => {
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
            }
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
        Series { known, numbers: Numbers::Days(lapses) }
    }

    fn seconds_between(&self, a: usize, b: usize, per: i64) -> Series<'c> {
        let ((Values::Instants(from), mut known), (Values::Instants(to), also)) =
            (self.values(a), self.values(b))
        else {
            return self.unread();
        };
        known.and(&also);
        let lapses = from.iter().zip(to).map(|(from, to)| to.wrapping_sub(*from)).collect();
        Series { known, numbers: Numbers::Parts(lapses, per) }
    }
}

impl Numbers<'_> {
    fn at(&self, row: usize) -> Option<Ratio> {
        match self {
            Self::Decimals(values, _) => values.get(row).map(|value| value.ratio()),
            Self::Days(values) => values.get(row).map(|value| Ratio::integer(i128::from(*value))),
            Self::Parts(values, per) => Ratio::new(i128::from(*values.get(row)?), i128::from(*per)),
            Self::Ratios(values) => values.get(row).copied(),
            Self::Unread => None,
        }
    }
}

impl Decimal {
    const fn units_of(&self) -> i64 {
        self.units()
    }
}

/// The scale of the given numbers, where all have the same.
fn one_scale(values: &[Decimal], known: &Mask) -> Option<u8> {
    let first = known.iter().next().and_then(|row| values.get(row))?.scale();
    let mut others = Mask::of_each(known.rows(), values, |value| value.scale() != first);
    others.and(known);
    others.is_empty().then_some(first)
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
