//! What a part of a condition reads, and the value of a part that reads nothing.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Number, Truth};
use crate::expression::evaluate::Reading;
use crate::expression::program::{Moment, Node, Span, Text};
use crate::expression::row::{Cell, Clock};
use crate::values::Ratio;

/// The columns that a part reads, and whether it asks the calendar.
#[derive(Debug, Default)]
pub(super) struct Reads {
    pub columns: BTreeSet<usize>,
    pub calendar: bool,
}

/// The clock of constants, which are days and never ask for it.
pub(in crate::expression) struct NoClock;

impl Clock for NoClock {
    fn business_days(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn business_hours(&self, _: &Cell<'_>, _: &Cell<'_>) -> Option<Ratio> {
        None
    }

    fn day_of(&self, instant: Timestamp) -> Date {
        TimeZone::UTC.to_datetime(instant).date()
    }
}

/// What is the same for every row: a value or, `Constant(None)`, missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::expression) struct Constant<T>(pub Option<T>);

/// The value of a truth that is the same for every row.
pub(in crate::expression) fn constant_truth(truth: &Truth) -> Option<Constant<bool>> {
    let value = || Reading { row: &[], clock: &NoClock }.truth(truth);
    Reads::of_truth(truth).nothing().then(|| Constant(value()))
}

/// The value of a number that is the same for every row.
pub(in crate::expression) fn constant_number(number: &Number) -> Option<Constant<Ratio>> {
    let value = || Reading { row: &[], clock: &NoClock }.number(number);
    Reads::of_number(number).nothing().then(|| Constant(value()))
}

impl Reads {
    pub(super) fn of_truth(truth: &Truth) -> Self {
        let mut reads = Self::default();
        reads.truth(truth);
        reads
    }

    pub(super) fn of_number(number: &Number) -> Self {
        let mut reads = Self::default();
        reads.number(number);
        reads
    }

    fn nothing(&self) -> bool {
        self.columns.is_empty() && !self.calendar
    }

    fn truth(&mut self, truth: &Truth) {
        match truth {
            Truth::Nothing | Truth::Constant(_) => {}
            Truth::Column(at) => self.column(*at),
            Truth::Not(inner) => self.truth(inner),
            Truth::All(inner) | Truth::Any(inner) => inner.iter().for_each(|truth| self.truth(truth)),
            Truth::Same(pair) | Truth::Either(pair) => {
                self.truth(&pair.0);
                self.truth(&pair.1);
            }
            Truth::Numbers(_, pair) => {
                self.number(&pair.0);
                self.number(&pair.1);
            }
            Truth::Moments(_, a, b) => {
                self.moment(a);
                self.moment(b);
            }
            Truth::SameText(a, b) | Truth::Contains(a, b) | Truth::StartsWith(a, b) => {
                self.text(a);
                self.text(b);
            }
            Truth::OneOf(text, _) => self.text(text),
            Truth::Missing(node) => match &**node {
                Node::Nothing => {}
                Node::Truth(truth) => self.truth(truth),
                Node::Number(number) => self.number(number),
                Node::Text(text) => self.text(text),
                Node::Moment(moment) => self.moment(moment),
            },
        }
    }

    fn number(&mut self, number: &Number) {
        match number {
            Number::Nothing | Number::Constant(_) => {}
            Number::Column(at) => self.column(*at),
            Number::Negative(inner) | Number::Absolute(inner) => self.number(inner),
            Number::Length(text) => self.text(text),
            Number::Arithmetic(first, rest) => {
                self.number(first);
                rest.iter().for_each(|(_, operand)| self.number(operand));
            }
            Number::Between(span, a, b) => {
                self.calendar |= matches!(span, Span::BusinessDays | Span::BusinessHours);
                self.moment(a);
                self.moment(b);
            }
            Number::Either(pair) => {
                self.number(&pair.0);
                self.number(&pair.1);
            }
        }
    }

    fn text(&mut self, text: &Text) {
        match text {
            Text::Nothing | Text::Constant(_) => {}
            Text::Column(at) => self.column(*at),
            Text::Lower(inner) => self.text(inner),
            Text::Either(pair) => {
                self.text(&pair.0);
                self.text(&pair.1);
            }
        }
    }

    fn moment(&mut self, moment: &Moment) {
        match moment {
            Moment::Nothing | Moment::Constant(_) => {}
            Moment::Column(at) => self.column(*at),
            Moment::DayOf(inner) => self.moment(inner),
            Moment::Either(pair) => {
                self.moment(&pair.0);
                self.moment(&pair.1);
            }
        }
    }

    fn column(&mut self, at: usize) {
        self.columns.insert(at);
    }

    /// The one column that a condition reads, where that is a text.
    pub(super) fn only_text(truth: &Truth) -> Option<usize> {
        let reads = Self::of_truth(truth);
        let mut columns = reads.columns.iter();
        let only = columns.next().copied().filter(|_| columns.next().is_none() && !reads.calendar)?;
        reads_text(truth).then_some(only)
    }
}

/// Whether the columns that a comparison reads are read as texts.
fn reads_text(truth: &Truth) -> bool {
    match truth {
        Truth::SameText(..) | Truth::OneOf(..) | Truth::Contains(..) | Truth::StartsWith(..) => true,
        Truth::Missing(node) => matches!(**node, Node::Text(_)),
        Truth::Numbers(_, pair) => [&pair.0, &pair.1]
            .into_iter()
            .all(|number| matches!(number, Number::Length(_)) || Reads::of_number(number).nothing()),
        _ => false,
    }
}
