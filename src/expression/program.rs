//! A checked expression, ready to run: one type of node per type of value, so that nothing is left
//! to check row by row. A column is its place in the row.

use jiff::civil::Date;

use super::Kind;
use super::syntax::{Comparison, Operator};
use crate::values::Ratio;

/// A node and the kind of value it gives.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub kind: Kind,
    pub node: Node,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Nothing,
    Truth(Truth),
    Number(Number),
    Text(Text),
    Moment(Moment),
}

impl Node {
    /// The node as a number; a missing one where it is `null`.
    pub(super) fn number(self) -> Number {
        if let Self::Number(number) = self { number } else { Number::Nothing }
    }

    pub(super) fn text(self) -> Text {
        if let Self::Text(text) = self { text } else { Text::Nothing }
    }

    pub(super) fn truth(self) -> Truth {
        if let Self::Truth(truth) = self { truth } else { Truth::Nothing }
    }

    pub(super) fn moment(self) -> Moment {
        if let Self::Moment(moment) = self { moment } else { Moment::Nothing }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Truth {
    Nothing,
    Constant(bool),
    Column(usize),
    Not(Box<Truth>),
    All(Vec<Truth>),
    Any(Vec<Truth>),
    Same(Box<(Truth, Truth)>),
    Numbers(Comparison, Box<(Number, Number)>),
    Moments(Comparison, Moment, Moment),
    SameText(Text, Text),
    /// The texts are sorted.
    OneOf(Text, Vec<String>),
    Contains(Text, Text),
    StartsWith(Text, Text),
    Missing(Box<Node>),
    Either(Box<(Truth, Truth)>),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Number {
    Nothing,
    Constant(Ratio),
    Column(usize),
    Negative(Box<Number>),
    Absolute(Box<Number>),
    Length(Text),
    Arithmetic(Box<Number>, Vec<(Operator, Number)>),
    Between(Span, Moment, Moment),
    Either(Box<(Number, Number)>),
}

/// How the time between two moments is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Span {
    Days,
    Hours,
    BusinessDays,
    BusinessHours,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Text {
    Nothing,
    Constant(String),
    Column(usize),
    Lower(Box<Text>),
    Either(Box<(Text, Text)>),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Moment {
    Nothing,
    Constant(Date),
    Column(usize),
    DayOf(Box<Moment>),
    Either(Box<(Moment, Moment)>),
}
