//! The steps of a circuit: what is left of a condition once its constants are folded and its
//! comparisons are written in one way.

use std::collections::BTreeSet;

use super::fold::Reads;
use super::{Gate, Number, Truth};
use crate::expression::program::{Moment, Span};
use crate::expression::syntax::Comparison;
use crate::time::day_number;
use crate::values::Ratio;

/// Of the comparisons, only `=`, `<` and `<=`: the others are the contrary of one of these.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Step {
    Constant(Option<bool>),
    /// A column of yes and no.
    Column(usize),
    Not([Gate; 1]),
    /// Sorted, each once.
    All(Vec<Gate>),
    Any(Vec<Gate>),
    Same([Gate; 2]),
    /// The second where the first is unknown.
    Either([Gate; 2]),
    /// Never unknown itself.
    Unknown([Gate; 1]),
    /// The column holds a value of the sort.
    Given(Sort, usize),
    /// The text of a column is one of these; sorted.
    OneOf(usize, Vec<String>),
    /// Texts of two columns are the same.
    SameText(usize, usize),
    /// A condition on the text of this column alone.
    Word(usize, Truth),
    /// A quantity against a constant.
    Number(Comparison, usize, Ratio),
    /// Two quantities.
    Numbers(Comparison, usize, usize),
    /// A moment against a day, as days since 1970.
    Day(Comparison, usize, i32),
    /// Two moments, at the coarser precision of the two.
    Moments(Comparison, Place, Place),
    /// The column holds one of these days (since 1970) and nothing more precise; sorted.
    OnDays(usize, Vec<i32>),
    /// Anything else: row by row.
    Rows(Truth),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Number,
    Text,
    Moment,
}

/// A moment of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    Column(usize),
    /// The day of what the column holds.
    DayOf(usize),
    /// Days since 1970.
    Constant(i32),
}

/// A number of a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Quantity {
    Column(usize),
    Days(Place, Place),
    /// Between the instants of two columns.
    Hours(usize, usize),
    /// The same in seconds.
    Seconds(usize, usize),
    /// Anything else: row by row.
    Computed(Number),
}

impl Step {
    /// The gates it is made of.
    pub(super) fn inner(&self) -> &[Gate] {
        match self {
            Self::Not(gates) | Self::Unknown(gates) => gates,
            Self::Same(gates) | Self::Either(gates) => gates,
            Self::All(gates) | Self::Any(gates) => gates,
            _ => &[],
        }
    }

    /// The columns it reads itself.
    pub(super) fn own_columns(&self, quantities: &[Quantity], into: &mut BTreeSet<usize>) {
        let quantity = |at: &usize| quantities.get(*at).map_or_else(BTreeSet::new, Quantity::columns);
        match self {
            Self::Column(at)
            | Self::Given(_, at)
            | Self::OneOf(at, _)
            | Self::Word(at, _)
            | Self::Day(_, at, _)
            | Self::OnDays(at, _) => into.extend([*at]),
            Self::SameText(a, b) => into.extend([*a, *b]),
            Self::Number(_, a, _) => into.extend(quantity(a)),
            Self::Numbers(_, a, b) => into.extend(quantity(a).into_iter().chain(quantity(b))),
            Self::Moments(_, a, b) => into.extend(a.column().into_iter().chain(b.column())),
            Self::Rows(truth) => into.extend(Reads::of_truth(truth).columns),
            Self::Constant(_)
            | Self::Not(_)
            | Self::All(_)
            | Self::Any(_)
            | Self::Same(_)
            | Self::Either(_)
            | Self::Unknown(_) => {}
        }
    }
}

impl Place {
    pub(super) fn of(moment: &Moment) -> Option<Self> {
        match moment {
            Moment::Column(at) => Some(Self::Column(*at)),
            Moment::Constant(date) => Some(Self::Constant(day_number(*date))),
            Moment::DayOf(inner) => match Self::of(inner)? {
                Self::Column(at) => Some(Self::DayOf(at)),
                other => Some(other),
            },
            Moment::Nothing | Moment::Either(_) => None,
        }
    }

    pub(super) const fn column(self) -> Option<usize> {
        match self {
            Self::Column(at) | Self::DayOf(at) => Some(at),
            Self::Constant(_) => None,
        }
    }
}

impl Quantity {
    pub(super) fn of(number: &Number) -> Self {
        let known = match number {
            Number::Column(at) => Some(Self::Column(*at)),
            Number::Between(Span::Days, a, b) => {
                Place::of(a).zip(Place::of(b)).map(|(a, b)| Self::Days(a, b))
            }
            Number::Between(Span::Hours, Moment::Column(a), Moment::Column(b)) => Some(Self::Hours(*a, *b)),
            Number::Arithmetic(first, by) => match (&**first, by.as_slice()) {
                (Number::Between(Span::Hours, Moment::Column(a), Moment::Column(b)), [(times, hour)])
                    if times.sign() == "*" && *hour == Number::Constant(Ratio::integer(3_600)) =>
                {
                    Some(Self::Seconds(*a, *b))
                }
                _ => None,
            },
            _ => None,
        };
        known.unwrap_or_else(|| Self::Computed(number.clone()))
    }

    pub(super) fn columns(&self) -> BTreeSet<usize> {
        match self {
            Self::Column(at) => BTreeSet::from([*at]),
            Self::Days(a, b) => a.column().into_iter().chain(b.column()).collect(),
            Self::Hours(a, b) | Self::Seconds(a, b) => BTreeSet::from([*a, *b]),
            Self::Computed(number) => Reads::of_number(number).columns,
        }
    }
}
