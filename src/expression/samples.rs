//! The cells at which a condition on one column and constants can change its answer.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Cell;
use super::circuit::fold::{constant_number, constant_truth};
use super::program::{Moment, Node, Number, Text, Truth};
use crate::values::Ratio;

/// The one column that a condition reads, and the constants that it is compared with.
#[derive(Debug, Default)]
pub(super) struct Samples {
    columns: BTreeSet<usize>,
    numbers: Vec<Ratio>,
    texts: BTreeSet<String>,
    days: BTreeSet<Date>,
}

impl Samples {
    /// `None` where the condition reads several columns, otherwise than to compare one with
    /// constants, or where a part of it reads none.
    pub(super) fn of(truth: &Truth) -> Option<Self> {
        let mut samples = Self::default();
        samples.truth(truth)?;
        (samples.columns.len() == 1).then_some(samples)
    }

    pub(super) fn column(&self) -> usize {
        self.columns.first().copied().unwrap_or_default()
    }

    /// A missing cell; for numbers, the constants, one between any two and one beyond either end;
    /// for days, the constants and their neighbours; for texts, the constants and another one.
    /// Cells of other types than the column's count as missing. `None` where a number between or
    /// beyond cannot be held.
    pub(super) fn cells(mut self) -> Option<Vec<Cell<'static>>> {
        let mut cells = vec![Cell::Missing, Cell::YesNo(true), Cell::YesNo(false)];
        let longest = self.texts.iter().map(String::len).max().unwrap_or_default();
        self.texts.insert("?".repeat(longest + 1));
        cells.extend(self.texts.into_iter().map(|text| Cell::Text(text.into())));
        self.days.insert(Date::constant(2000, 1, 1));
        for day in self.days {
            let near = [day.yesterday().ok(), Some(day), day.tomorrow().ok()];
            cells.extend(near.into_iter().flatten().map(Cell::Day));
        }
        self.numbers.push(Ratio::ZERO);
        self.numbers.sort_unstable();
        self.numbers.dedup();
        cells.push(Cell::Number(self.numbers.first()?.checked_sub(Ratio::ONE)?));
        cells.push(Cell::Number(self.numbers.last()?.checked_add(Ratio::ONE)?));
        for (low, high) in self.numbers.iter().zip(self.numbers.iter().skip(1)) {
            cells.push(Cell::Number(low.checked_add(*high)?.checked_div(Ratio::integer(2))?));
        }
        cells.extend(self.numbers.into_iter().map(Cell::Number));
        Some(cells)
    }

    fn truth(&mut self, truth: &Truth) -> Option<()> {
        if constant_truth(truth).is_some() {
            return None;
        }
        match truth {
            Truth::Column(at) => {
                self.columns.insert(*at);
                Some(())
            }
            Truth::Not(inner) => self.truth(inner),
            Truth::All(inner) | Truth::Any(inner) => inner.iter().try_for_each(|truth| self.truth(truth)),
            Truth::Same(pair) | Truth::Either(pair) => {
                self.truth(&pair.0)?;
                self.truth(&pair.1)
            }
            Truth::Numbers(_, pair) => {
                self.number(&pair.0)?;
                self.number(&pair.1)
            }
            Truth::Moments(_, a, b) => {
                self.moment(a)?;
                self.moment(b)
            }
            Truth::SameText(a, b) => {
                self.text(a)?;
                self.text(b)
            }
            Truth::OneOf(text, values) => {
                self.texts.extend(values.iter().cloned());
                self.text(text)
            }
            Truth::Missing(node) => match &**node {
                Node::Nothing => Some(()),
                Node::Truth(truth) => self.truth(truth),
                Node::Number(number) => self.number(number),
                Node::Text(text) => self.text(text),
                Node::Moment(moment) => self.moment(moment),
            },
            Truth::Nothing | Truth::Constant(_) | Truth::Contains(..) | Truth::StartsWith(..) => None,
        }
    }

    fn number(&mut self, number: &Number) -> Option<()> {
        match number {
            Number::Column(at) => {
                self.columns.insert(*at);
                Some(())
            }
            other => {
                self.numbers.extend(constant_number(other)?.0);
                Some(())
            }
        }
    }

    fn text(&mut self, text: &Text) -> Option<()> {
        match text {
            Text::Nothing => Some(()),
            Text::Constant(value) => {
                self.texts.insert(value.clone());
                Some(())
            }
            Text::Column(at) => {
                self.columns.insert(*at);
                Some(())
            }
            Text::Lower(_) | Text::Either(_) => None,
        }
    }

    fn moment(&mut self, moment: &Moment) -> Option<()> {
        match moment {
            Moment::Nothing => Some(()),
            Moment::Constant(day) => {
                self.days.insert(*day);
                Some(())
            }
            Moment::Column(at) => {
                self.columns.insert(*at);
                Some(())
            }
            Moment::DayOf(inner) => self.moment(inner),
            Moment::Either(_) => None,
        }
    }
}
