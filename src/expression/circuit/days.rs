//! Conditions on days and instants.

use std::borrow::Cow;

use super::instants::instants;
use super::numbers::compared;
use super::range::Range;
use super::run::Run;
use super::step::Place;
use crate::expression::syntax::Comparison;
use crate::expression::table::{Mask, Truths, Values};
use crate::values::Ratio;

impl Run<'_, '_> {
    /// The day of a column against a day.
    pub(super) fn day(&self, comparison: Comparison, at: usize, day: i32) -> Truths {
        let range = Range::of(comparison, Ratio::integer(i128::from(day)), 1).map(Range::small);
        let Some(days) = range else { return Truths::unknown(self.rows()) };
        match self.values(at) {
            (Values::Days(values), known) => {
                Truths::tested(known, Mask::of_each(self.rows(), values, |value| days.holds(*value)))
            }
            (Values::Instants(values), known) => {
                let yes = match instants(days, self.clock.zone()) {
                    Some(range) => Mask::of_each(self.rows(), values, |value| range.holds(*value)),
                    None => Mask::of_each(self.rows(), self.days_of(at, values), |day| days.holds(*day)),
                };
                Truths::tested(known, yes)
            }
            _ => Truths::unknown(self.rows()),
        }
    }

    /// Two moments: as instants where both are, else as days.
    pub(super) fn moments(&self, comparison: Comparison, a: Place, b: Place) -> Truths {
        if let (Place::Column(a), Place::Column(b)) = (a, b) {
            let ((a, mut known), (b, also)) = (self.values(a), self.values(b));
            if let (Values::Instants(a), Values::Instants(b)) = (a, b) {
                known.and(&also);
                let second = |instant: &i64| *instant;
                return Truths::tested(known, compared(self.rows(), comparison, (a, second), (b, second)));
            }
        }
        let (Some((a, mut known)), Some((b, also))) = (self.day_numbers(a), self.day_numbers(b)) else {
            return Truths::unknown(self.rows());
        };
        known.and(&also);
        let day = |day: &i32| *day;
        Truths::tested(known, compared(self.rows(), comparison, (&a, day), (&b, day)))
    }

    /// One of these days, in a column of days.
    pub(super) fn on_days(&self, at: usize, wanted: &[i32]) -> Truths {
        let (values, known) = self.values(at);
        let yes = match values {
            Values::Days(values) => {
                Mask::of_each(self.rows(), values, |day| wanted.binary_search(day).is_ok())
            }
            _ => Mask::none(self.rows()),
        };
        Truths::tested(known, yes)
    }

    /// The days of a moment, and where there is one; `None` for a column of something else.
    pub(super) fn day_numbers(&self, place: Place) -> Option<(Cow<'_, [i32]>, Mask)> {
        let at = match place {
            Place::Constant(day) => return Some((vec![day; self.rows()].into(), Mask::all(self.rows()))),
            Place::Column(at) | Place::DayOf(at) => at,
        };
        match self.values(at) {
            (Values::Days(days), known) => Some((days.into(), known)),
            (Values::Instants(values), known) => Some((self.days_of(at, values).into(), known)),
            _ => None,
        }
    }

    /// The days of the instants of a column.
    fn days_of(&self, at: usize, values: &[i64]) -> &[i32] {
        let zone = self.clock.zone();
        let of = || values.iter().map(|instant| zone.day(*instant)).collect();
        self.days.get(at).map_or(&[], |days| days.get_or_init(of))
    }
}
