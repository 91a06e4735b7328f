//! Many conditions at once, over the columns of a table.
//!
//! The conditions of a source are compiled together: every part of one (a *gate*) is kept once,
//! however many conditions contain it, and is worked out once per table, for all rows, into two
//! masks: where it is true and where it is false. What it says of a row is what the row by row
//! evaluation of [`Expression::holds`] says; a bad cell counts as missing.

mod days;
pub(super) mod fold;
mod instants;
mod logic;
mod lower;
mod numbers;
mod range;
mod run;
mod step;
mod sums;
#[cfg(test)]
mod tests;
mod texts;
#[cfg(test)]
mod typed;

use std::collections::{BTreeSet, HashMap};

use self::run::Run;
use self::step::{Quantity, Step};
use super::compile::Expression;
use super::program::{Number, Truth};
use super::row::{Cell, Clock};
use super::table::{Table, Truths};
use crate::time::ZoneTable;

/// A clock with the zone of the source as a table, for columns of days and instants.
pub trait TableClock: Clock {
    fn zone(&self) -> &ZoneTable;
}

/// Conditions of one source, compiled together: what two of them share is worked out once per table.
#[derive(Debug, Clone, Default)]
pub struct Circuit {
    /// A gate stands after the gates it is made of.
    steps: Vec<Step>,
    places: HashMap<Step, Gate>,
    /// The columns that each gate depends on, sorted.
    columns: Vec<Vec<usize>>,
    /// Whether a condition contains the gate.
    wanted: Vec<bool>,
    quantities: Vec<Quantity>,
    quantity_places: HashMap<Quantity, usize>,
}

/// A condition, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gate(usize);

impl Circuit {
    /// Adds a condition. An expression of another kind is unknown everywhere.
    pub fn expression(&mut self, expression: &Expression) -> Gate {
        let gate = match expression.truth() {
            Some(truth) => self.truth(truth),
            None => self.gate(Step::Constant(None)),
        };
        self.want(gate)
    }

    /// Every column holds one of its values. A missing cell leaves that unknown, unless another
    /// column holds none of its values.
    pub fn values(&mut self, columns: &[(usize, Vec<Cell<'static>>)]) -> Gate {
        let gates = columns.iter().map(|(column, wanted)| self.one_of(*column, wanted)).collect();
        let gate = self.all(gates);
        self.want(gate)
    }

    /// The columns that the truth of a gate depends on: sorted, each once.
    pub fn columns(&self, gate: Gate) -> &[usize] {
        self.columns.get(gate.0).map_or(&[], Vec::as_slice)
    }

    /// Works out every condition for the rows of a table.
    pub fn run(&self, table: &Table<'_>, clock: &dyn TableClock) -> Outcome {
        let mut run = Run::new(self, table, clock);
        for (at, step) in self.steps.iter().enumerate() {
            let wanted = self.wanted.get(at).copied().unwrap_or(false);
            let truths = if wanted { run.step(step, self.columns(Gate(at))) } else { Truths::default() };
            run.done.push(truths);
        }
        Outcome { truths: run.done, none: Truths::unknown(table.rows) }
    }

    /// How many gates are worked out per table.
    pub fn size(&self) -> usize {
        self.wanted.iter().filter(|wanted| **wanted).count()
    }

    fn want(&mut self, gate: Gate) -> Gate {
        let mut open = vec![gate];
        while let Some(gate) = open.pop() {
            let Some(wanted) = self.wanted.get_mut(gate.0).filter(|wanted| !**wanted) else { continue };
            *wanted = true;
            open.extend(self.steps.get(gate.0).into_iter().flat_map(Step::inner));
        }
        gate
    }

    /// The one gate of a step.
    fn gate(&mut self, step: Step) -> Gate {
        if let Some(gate) = self.places.get(&step) {
            return *gate;
        }
        let gate = Gate(self.steps.len());
        let mut columns = BTreeSet::new();
        step.inner().iter().for_each(|inner| columns.extend(self.columns(*inner)));
        step.own_columns(&self.quantities, &mut columns);
        self.columns.push(columns.into_iter().collect());
        self.steps.push(step.clone());
        self.wanted.push(false);
        self.places.insert(step, gate);
        gate
    }

    /// The one place of a quantity.
    fn quantity(&mut self, number: &Number) -> usize {
        let quantity = Quantity::of(number);
        if let Some(place) = self.quantity_places.get(&quantity) {
            return *place;
        }
        self.quantities.push(quantity.clone());
        self.quantity_places.insert(quantity, self.quantities.len() - 1);
        self.quantities.len() - 1
    }
}

/// What the conditions of a circuit say of each row of a table.
#[derive(Debug, Clone)]
pub struct Outcome {
    truths: Vec<Truths>,
    /// Unknown everywhere.
    none: Truths,
}

impl Outcome {
    /// Where the condition is true and where it is false; unknown everywhere for a gate of another
    /// circuit.
    pub fn truths(&self, gate: Gate) -> &Truths {
        self.truths.get(gate.0).unwrap_or(&self.none)
    }
}
