//! From conditions to steps, each in the one form in which conditions share it.

use super::fold::{Constant, Reads, constant_number, constant_truth};
use super::step::{Place, Sort, Step};
use super::{Circuit, Gate, Number, Truth};
use crate::expression::program::{Moment, Node, Text};
use crate::expression::row::Cell;
use crate::expression::syntax::Comparison;
use crate::time::day_number;

impl Circuit {
    pub(super) fn truth(&mut self, truth: &Truth) -> Gate {
        if let Some(Constant(value)) = constant_truth(truth) {
            return self.gate(Step::Constant(value));
        }
        match truth {
            Truth::Column(at) => self.gate(Step::Column(*at)),
            Truth::Not(inner) => {
                let inner = self.truth(inner);
                self.not(inner)
            }
            Truth::All(inner) => {
                let gates = inner.iter().map(|truth| self.truth(truth)).collect();
                self.all(gates)
            }
            Truth::Any(inner) => {
                let gates = inner.iter().map(|truth| self.truth(truth)).collect();
                self.any(gates)
            }
            Truth::Same(pair) => {
                let gates = [self.truth(&pair.0), self.truth(&pair.1)];
                self.same(gates)
            }
            Truth::Either(pair) => {
                let gates = [self.truth(&pair.0), self.truth(&pair.1)];
                self.either(gates)
            }
            Truth::Numbers(comparison, pair) => self.numbers(*comparison, pair, truth),
            Truth::Moments(comparison, a, b) => self.moments(*comparison, a, b, truth),
            Truth::SameText(Text::Column(at), Text::Constant(value))
            | Truth::SameText(Text::Constant(value), Text::Column(at)) => {
                self.gate(Step::OneOf(*at, vec![value.clone()]))
            }
            Truth::SameText(Text::Column(a), Text::Column(b)) => {
                self.gate(Step::SameText(*a.min(b), *a.max(b)))
            }
            Truth::OneOf(Text::Column(at), values) => self.gate(Step::OneOf(*at, values.clone())),
            Truth::Missing(node) => self.missing(node, truth),
            other => self.by_row(other),
        }
    }

    /// A condition on one text is asked once for each word; any other that has no form of its own,
    /// once for each row.
    fn by_row(&mut self, truth: &Truth) -> Gate {
        let step = match Reads::only_text(truth) {
            Some(at) => Step::Word(at, truth.clone()),
            None => Step::Rows(truth.clone()),
        };
        self.gate(step)
    }

    fn numbers(&mut self, comparison: Comparison, pair: &(Number, Number), whole: &Truth) -> Gate {
        let (a, b) = (constant_number(&pair.0), constant_number(&pair.1));
        let (comparison, quantity, constant) = match (a, b) {
            (None, None) => return self.two_numbers(comparison, pair, whole),
            (Some(Constant(constant)), _) => (comparison.mirrored(), &pair.1, constant),
            (None, Some(Constant(constant))) => (comparison, &pair.0, constant),
        };
        let Some(constant) = constant else { return self.gate(Step::Constant(None)) };
        if Reads::only_text(whole).is_some() {
            return self.by_row(whole);
        }
        let quantity = self.quantity(quantity);
        self.compared(comparison, |comparison| Step::Number(comparison, quantity, constant))
    }

    fn two_numbers(&mut self, comparison: Comparison, pair: &(Number, Number), whole: &Truth) -> Gate {
        if Reads::only_text(whole).is_some() {
            return self.by_row(whole);
        }
        let (a, b) = (self.quantity(&pair.0), self.quantity(&pair.1));
        let comparison = if a <= b { comparison } else { comparison.mirrored() };
        self.compared(comparison, |comparison| Step::Numbers(comparison, a.min(b), a.max(b)))
    }

    fn moments(&mut self, comparison: Comparison, a: &Moment, b: &Moment, whole: &Truth) -> Gate {
        let Some((a, b)) = Place::of(a).zip(Place::of(b)) else { return self.by_row(whole) };
        let (comparison, a, b) = if a <= b { (comparison, a, b) } else { (comparison.mirrored(), b, a) };
        self.compared(comparison, |comparison| match (a.column(), b) {
            (Some(at), Place::Constant(day)) => Step::Day(comparison, at, day),
            _ => Step::Moments(comparison, a, b),
        })
    }

    /// The contrary of the contrary where that is the form in which comparisons are kept.
    fn compared(&mut self, comparison: Comparison, step: impl FnOnce(Comparison) -> Step) -> Gate {
        let kept = match comparison {
            Comparison::NotEqual => Comparison::Equal,
            Comparison::Greater => Comparison::AtMost,
            Comparison::AtLeast => Comparison::Less,
            kept => return self.gate(step(kept)),
        };
        let gate = self.gate(step(kept));
        self.not(gate)
    }

    fn missing(&mut self, node: &Node, whole: &Truth) -> Gate {
        let (sort, at) = match node {
            Node::Truth(truth) => {
                let truth = self.truth(truth);
                return self.gate(Step::Unknown([truth]));
            }
            Node::Text(Text::Column(at)) => (Sort::Text, *at),
            Node::Number(Number::Column(at)) => (Sort::Number, *at),
            Node::Moment(moment) => match Place::of(moment).and_then(Place::column) {
                Some(at) => (Sort::Moment, at),
                None => return self.by_row(whole),
            },
            _ => return self.by_row(whole),
        };
        let given = self.gate(Step::Given(sort, at));
        self.not(given)
    }

    /// That a column holds one of the wanted values, which are of its type.
    pub(super) fn one_of(&mut self, column: usize, wanted: &[Cell<'static>]) -> Gate {
        let (mut gates, mut texts, mut days) = (Vec::new(), Vec::new(), Vec::new());
        for cell in wanted {
            match cell {
                Cell::Text(text) => texts.push(text.clone().into_owned()),
                Cell::Day(day) => days.push(day_number(*day)),
                Cell::Number(value) => {
                    let quantity = self.quantity(&Number::Column(column));
                    gates.push(self.gate(Step::Number(Comparison::Equal, quantity, *value)));
                }
                Cell::YesNo(value) => {
                    let gate = self.gate(Step::Column(column));
                    gates.push(if *value { gate } else { self.not(gate) });
                }
                Cell::Instant(_) | Cell::Missing => {}
            }
        }
        if !texts.is_empty() {
            texts.sort_unstable();
            texts.dedup();
            gates.push(self.gate(Step::OneOf(column, texts)));
        }
        if !days.is_empty() || gates.is_empty() {
            days.sort_unstable();
            days.dedup();
            gates.push(self.gate(Step::OnDays(column, days)));
        }
        self.any(gates)
    }

    fn not(&mut self, gate: Gate) -> Gate {
        match self.steps.get(gate.0) {
            Some(Step::Not([inner])) => *inner,
            Some(Step::Constant(value)) => {
                let contrary = value.map(|value| !value);
                self.gate(Step::Constant(contrary))
            }
            _ => self.gate(Step::Not([gate])),
        }
    }

    pub(super) fn all(&mut self, gates: Vec<Gate>) -> Gate {
        let step = self.joined(gates, true);
        self.gate_of(step)
    }

    fn any(&mut self, gates: Vec<Gate>) -> Gate {
        let step = self.joined(gates, false);
        self.gate_of(step)
    }

    fn gate_of(&mut self, step: Result<Step, Gate>) -> Gate {
        step.map_or_else(|gate| gate, |step| self.gate(step))
    }

    /// `and`, whose `neutral` operand is yes, or `or`, whose neutral operand is no: without nested
    /// ones, neutral operands and repetitions. The one gate that is left, if so.
    fn joined(&self, gates: Vec<Gate>, neutral: bool) -> Result<Step, Gate> {
        let mut flat = Vec::with_capacity(gates.len());
        for gate in gates {
            match self.steps.get(gate.0) {
                Some(Step::All(inner)) if neutral => flat.extend(inner),
                Some(Step::Any(inner)) if !neutral => flat.extend(inner),
                Some(Step::Constant(Some(value))) if *value == neutral => {}
                Some(Step::Constant(Some(value))) => return Ok(Step::Constant(Some(*value))),
                _ => flat.push(gate),
            }
        }
        flat.sort_unstable();
        flat.dedup();
        match flat.as_slice() {
            [] => Ok(Step::Constant(Some(neutral))),
            [only] => Err(*only),
            _ => Ok(if neutral { Step::All(flat) } else { Step::Any(flat) }),
        }
    }

    fn same(&mut self, [a, b]: [Gate; 2]) -> Gate {
        match (self.constant(a), self.constant(b)) {
            (Some(Constant(None)), _) | (_, Some(Constant(None))) => self.gate(Step::Constant(None)),
            (Some(Constant(Some(true))), _) => b,
            (_, Some(Constant(Some(true)))) => a,
            (Some(Constant(Some(false))), _) => self.not(b),
            (_, Some(Constant(Some(false)))) => self.not(a),
            (None, None) => self.gate(Step::Same([a.min(b), a.max(b)])),
        }
    }

    fn either(&mut self, [first, second]: [Gate; 2]) -> Gate {
        match (self.constant(first), self.constant(second)) {
            (Some(Constant(None)), _) => second,
            (Some(Constant(Some(_))), _) | (_, Some(Constant(None))) => first,
            _ if first == second => first,
            _ => self.gate(Step::Either([first, second])),
        }
    }

    fn constant(&self, gate: Gate) -> Option<Constant<bool>> {
        match self.steps.get(gate.0) {
            Some(Step::Constant(value)) => Some(Constant(*value)),
            _ => None,
        }
    }
}

impl Comparison {
    /// The comparison of the same two values, exchanged.
    const fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }
}
