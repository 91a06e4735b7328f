//! One run of a circuit over a table.

use std::cell::OnceCell;

use super::numbers::Series;
use super::step::{Sort, Step};
use super::{Circuit, Gate, TableClock};
use crate::expression::evaluate::Reading;
use crate::expression::row::Cell;
use crate::expression::table::{Mask, Table, TableColumn, Truths, Values};

pub(super) struct Run<'c, 't> {
    pub circuit: &'c Circuit,
    pub table: &'c Table<'t>,
    pub clock: &'c dyn TableClock,
    /// The gates worked out so far.
    pub done: Vec<Truths>,
    /// The quantities, worked out when first asked for.
    pub series: Vec<OnceCell<Series<'c>>>,
    /// The days of the instants of a column, likewise.
    pub days: Vec<OnceCell<Vec<i32>>>,
}

impl<'c, 't> Run<'c, 't> {
    pub(super) fn new(circuit: &'c Circuit, table: &'c Table<'t>, clock: &'c dyn TableClock) -> Self {
        Self {
            circuit,
            table,
            clock,
            done: Vec::with_capacity(circuit.steps.len()),
            series: circuit.quantities.iter().map(|_| OnceCell::new()).collect(),
            days: table.columns.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// What a step says; `columns` are those it depends on.
    pub(super) fn step(&self, step: &Step, columns: &[usize]) -> Truths {
        match step {
            Step::Constant(value) => Truths::constant(self.rows(), *value),
            Step::Column(at) => self.yes_no(*at),
            Step::Not([inner]) => self.gate(*inner).not(),
            Step::All(inner) => self.joined(inner, Truths::and),
            Step::Any(inner) => self.joined(inner, Truths::or),
            Step::Same([a, b]) => self.gate(*a).same(self.gate(*b)),
            Step::Either([a, b]) => self.gate(*a).either(self.gate(*b)),
            Step::Unknown([inner]) => Truths::tested(Mask::all(self.rows()), self.gate(*inner).known()).not(),
            Step::Given(sort, at) => Truths::tested(Mask::all(self.rows()), self.given(*sort, *at)),
            Step::OneOf(at, values) => self.one_of(*at, values),
            Step::SameText(a, b) => self.same_text(*a, *b),
            Step::Word(at, truth) => self.word(*at, truth),
            Step::Number(comparison, quantity, constant) => self.number(*comparison, *quantity, *constant),
            Step::Numbers(comparison, a, b) => self.numbers(*comparison, *a, *b),
            Step::Day(comparison, at, day) => self.day(*comparison, *at, *day),
            Step::Moments(comparison, a, b) => self.moments(*comparison, *a, *b),
            Step::OnDays(at, days) => self.on_days(*at, days),
            Step::Rows(truth) => {
                let mut truths = Truths::unknown(self.rows());
                self.each_row(columns, |row, reading| match reading.truth(truth) {
                    Some(true) => truths.yes.set(row),
                    Some(false) => truths.no.set(row),
                    None => {}
                });
                truths
            }
        }
    }

    pub(super) const fn rows(&self) -> usize {
        self.table.rows
    }

    pub(super) fn column(&self, at: usize) -> Option<&'c TableColumn<'t>> {
        self.table.columns.get(at)
    }

    /// The values of a column, and where there is one.
    pub(super) fn values(&self, at: usize) -> (&'c Values<'t>, Mask) {
        match self.column(at) {
            Some(column) => (&column.values, column.known(self.rows())),
            None => (&Values::Unread, Mask::none(self.rows())),
        }
    }

    /// Reads the named columns of every row.
    pub(super) fn each_row(&self, columns: &[usize], mut read: impl FnMut(usize, Reading<'_, '_>)) {
        let mut cells = vec![Cell::Missing; columns.last().map_or(0, |last| last + 1)];
        for row in 0..self.rows() {
            for at in columns {
                if let (Some(cell), Some(column)) = (cells.get_mut(*at), self.column(*at)) {
                    *cell = column.cell(row);
                }
            }
            read(row, Reading { row: &cells, clock: self.clock });
        }
    }

    fn gate(&self, gate: Gate) -> &Truths {
        static NOTHING: Truths = Truths { yes: Mask::EMPTY, no: Mask::EMPTY };
        self.done.get(gate.0).unwrap_or(&NOTHING)
    }

    fn joined(&self, inner: &[Gate], join: fn(&mut Truths, &Truths)) -> Truths {
        let Some((first, rest)) = inner.split_first() else { return Truths::unknown(self.rows()) };
        let mut truths = self.gate(*first).clone();
        rest.iter().for_each(|gate| join(&mut truths, self.gate(*gate)));
        truths
    }

    fn yes_no(&self, at: usize) -> Truths {
        match self.values(at) {
            (Values::YesNo(yes), known) => Truths::tested(known, yes.fitted(self.rows())),
            _ => Truths::unknown(self.rows()),
        }
    }

    fn given(&self, sort: Sort, at: usize) -> Mask {
        let (values, known) = self.values(at);
        let fits = match values {
            Values::Unread | Values::YesNo(_) => false,
            Values::Words { .. } | Values::Texts(_) => sort == Sort::Text,
            Values::Numbers(_) => sort == Sort::Number,
            Values::Days(_) | Values::Instants(_) => sort == Sort::Moment,
        };
        if fits { known } else { Mask::none(self.rows()) }
    }
}
