//! Gives every node of a tree its kind, and reports what does not fit. Needs no data.
//!
//! `None` means that a fault below has been reported: nothing more is said about what contains it.

use std::ops::Range;

use super::fault::{ExpressionFault, Faults};
use super::names::written_name;
use super::nearest::nearest;
use super::program::{Moment, Node, Number, Text, Truth, Typed};
use super::syntax::{Shape, Syntax};
use super::{Column, ColumnType, Kind};
use crate::values::{Duration, Ratio, Unit, parse_yes_no};

pub(super) struct Checker<'a> {
    pub text: &'a str,
    pub columns: &'a [Column],
    /// Whether all of the text could be read. If not, a value that is no condition is likelier to
    /// be the rest of something else.
    pub whole: bool,
    pub faults: Faults,
    /// Every mention of a column: which, and where.
    pub mentions: Vec<(usize, Range<usize>)>,
}

impl Checker<'_> {
    pub(super) fn typed(&mut self, syntax: &Syntax) -> Option<Typed> {
        let number = |kind, ratio| Some(Typed { kind, node: Node::Number(Number::Constant(ratio)) });
        match &syntax.shape {
            Shape::Null => Some(Typed { kind: Kind::Nothing, node: Node::Nothing }),
            Shape::YesNo(value) => yes_no(Truth::Constant(*value)),
            Shape::Number(value) => number(Kind::Number, value.ratio()),
            Shape::Percent(value) => number(Kind::Percent, value.share()),
            Shape::Money(value) => number(Kind::Money(value.currency().to_owned()), value.amount.ratio()),
            Shape::Duration(duration) => self.duration(*duration, syntax),
            Shape::Text(text) => {
                Some(Typed { kind: Kind::Text, node: Node::Text(Text::Constant(text.clone())) })
            }
            Shape::Date(date) => {
                Some(Typed { kind: Kind::Date, node: Node::Moment(Moment::Constant(*date)) })
            }
            Shape::Column(name) => self.column(name, &syntax.span),
            Shape::Call(call) => self.call(call, &syntax.span),
            Shape::Negative(operand) => self.negative(operand),
            Shape::Not(operand) => {
                let operand = self.condition(operand)?;
                yes_no(Truth::Not(Box::new(operand)))
            }
            Shape::Arithmetic(first, rest) => self.arithmetic(first, rest, &syntax.span),
            Shape::Compare(comparison, left, right) => {
                yes_no(self.comparison(*comparison, left, right, &syntax.span)?)
            }
            Shape::Is(operand, test) => yes_no(self.test(operand, test)?),
            Shape::IsNot(operand, test) => yes_no(Truth::Not(Box::new(self.test(operand, test)?))),
            Shape::All(operands) => yes_no(Truth::All(self.conditions(operands)?)),
            Shape::Any(operands) => yes_no(Truth::Any(self.conditions(operands)?)),
            Shape::Broken => None,
        }
    }

    /// The node as a condition: something that is true, false or unknown.
    pub(super) fn condition(&mut self, syntax: &Syntax) -> Option<Truth> {
        let typed = self.typed(syntax)?;
        if typed.kind == Kind::YesNo {
            return Some(typed.node.truth());
        }
        if self.whole {
            self.faults.report(self.no_condition(syntax, &typed.kind));
        }
        None
    }

    fn no_condition(&self, syntax: &Syntax, kind: &Kind) -> ExpressionFault {
        ExpressionFault::new("expression-not-a-condition", syntax.span.clone())
            .with("raw", self.raw(&syntax.span))
            .with("kind", kind.name())
    }

    /// The operands of `and` or `or`. A bare value after a comparison (`a = 1 or 2`) is taken for
    /// another value to compare with.
    fn conditions(&mut self, operands: &[Syntax]) -> Option<Vec<Truth>> {
        let mut truths = Vec::with_capacity(operands.len());
        let mut sound = true;
        for (index, operand) in operands.iter().enumerate() {
            let before =
                index.checked_sub(1).and_then(|before| operands.get(before)).map(|before| &before.shape);
            match self.typed(operand) {
                Some(typed) if typed.kind == Kind::YesNo => truths.push(typed.node.truth()),
                Some(_) if !self.whole => sound = false,
                Some(typed) => {
                    let fault = self.no_condition(operand, &typed.kind);
                    let instead = match before {
                        Some(Shape::Compare(comparison, left, _)) => {
                            let (left, right) = (left.in_comparison(), operand.in_comparison());
                            Some(format!("{left} {} {right}", comparison.sign()))
                        }
                        _ => None,
                    };
                    self.faults.report(fault.offering(instead));
                    sound = false;
                }
                None => sound = false,
            }
        }
        sound.then_some(truths)
    }

    pub(super) fn index_of(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    pub(super) fn raw(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn column(&mut self, name: &str, span: &Range<usize>) -> Option<Typed> {
        let Some(index) = self.index_of(name) else {
            let fault = self.unknown_column(name, span);
            self.faults.report(fault);
            return None;
        };
        self.mentions.push((index, span.clone()));
        let kind = &self.columns.get(index)?.kind;
        let node = match kind {
            ColumnType::Text | ColumnType::Category(..) => Node::Text(Text::Column(index)),
            ColumnType::YesNo => Node::Truth(Truth::Column(index)),
            ColumnType::Date | ColumnType::DateTime => Node::Moment(Moment::Column(index)),
            ColumnType::Number | ColumnType::Money(_) | ColumnType::Percent | ColumnType::Duration => {
                Node::Number(Number::Column(index))
            }
        };
        Some(Typed { kind: kind.kind(), node })
    }

    fn unknown_column(&self, name: &str, span: &Range<usize>) -> ExpressionFault {
        let known = self.nearest_column(name);
        if let (None, Some(value)) = (&known, parse_yes_no(name).filter(|_| name.len() > 1)) {
            let instead = if value { "yes" } else { "no" };
            return ExpressionFault::new("expression-operator", span.clone())
                .with("raw", name)
                .with("instead", instead)
                .offering([instead.to_owned()]);
        }
        ExpressionFault::new("expression-unknown-column", span.clone()).with("name", name).offering(known)
    }

    /// The spelling of the declared column that `name` was probably meant to be.
    pub(super) fn nearest_column(&self, name: &str) -> Option<String> {
        nearest(name, self.columns.iter().map(|column| column.name.as_str())).map(written_name)
    }

    fn duration(&mut self, duration: Duration, syntax: &Syntax) -> Option<Typed> {
        let amount = i128::from(duration.amount);
        let (kind, value) = match duration.unit {
            Unit::Second => (Kind::Duration, amount),
            Unit::Minute => (Kind::Duration, amount * 60),
            Unit::Hour => (Kind::Duration, amount * 3_600),
            Unit::BusinessHour => (Kind::BusinessHours, amount),
            Unit::BusinessDay => (Kind::BusinessDays, amount),
            Unit::CalendarDay => (Kind::Days, amount),
            Unit::Week => (Kind::Days, amount * 7),
            Unit::Month | Unit::Year => {
                let fault = ExpressionFault::new("expression-duration-months", syntax.span.clone());
                self.faults.report(fault.with("raw", self.raw(&syntax.span)));
                return None;
            }
        };
        Some(Typed { kind, node: Node::Number(Number::Constant(Ratio::integer(value))) })
    }
}

/// A condition as a typed node; in an `Option` for the sake of its callers.
#[expect(clippy::unnecessary_wraps, reason = "reads as the other arms of `typed`")]
fn yes_no(truth: Truth) -> Option<Typed> {
    Some(Typed { kind: Kind::YesNo, node: Node::Truth(truth) })
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn names() {
        check(
            r"
            recieved is null
            ^^^^^^^^ expression-unknown-column → received

            Received is null
            ^^^^^^^^ expression-unknown-column → received

            foo = bar and baz
            ^^^ expression-unknown-column
                  ^^^ expression-unknown-column
                          ^^^ expression-unknown-column

            upheld = vrai
                     ^^^^ expression-operator → yes
            ",
        );
    }

    #[test]
    fn conditions() {
        check(
            r"
            score
            ^^^^^ expression-not-a-condition

            not score
                ^^^^^ expression-not-a-condition

            channel = 'courriel' or 'courrier'
                                    ^^^^^^^^^^ expression-not-a-condition → channel = 'courrier'

            not not upheld

            -channel = 'x'
             ^^^^^^^ expression-negative

            date
            ^^^^ expression-not-a-condition
            ",
        );
    }

    #[test]
    fn months_have_no_fixed_length() {
        check(
            r"
            wait > 2 mois
                   ^^^^^^ expression-duration-months
            ",
        );
    }
}
