//! The tree of an expression as written, and its one canonical spelling (`Display`).
//!
//! Spans are byte offsets in the text; they do not count when two trees are compared.

use std::ops::Range;

use jiff::civil::Date;

use crate::values::{Decimal, Duration, Money, Percent};

#[derive(Debug, Clone)]
pub(super) struct Syntax {
    pub shape: Shape,
    pub span: Range<usize>,
}

impl PartialEq for Syntax {
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Null,
    YesNo(bool),
    Number(Decimal),
    Percent(Percent),
    Money(Money),
    Duration(Duration),
    Text(String),
    Date(Date),
    Column(String),
    Call(Call),
    Negative(Box<Syntax>),
    Not(Box<Syntax>),
    /// Operators of one rank, worked off from the left.
    Arithmetic(Box<Syntax>, Vec<(Operator, Syntax)>),
    Compare(Comparison, Box<Syntax>, Box<Syntax>),
    Is(Box<Syntax>, Test),
    /// The same, with `not` before the test.
    IsNot(Box<Syntax>, Test),
    All(Vec<Syntax>),
    Any(Vec<Syntax>),
    /// What could not be read; its fault has been reported.
    Broken,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Call {
    pub name: String,
    pub arguments: Vec<Syntax>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    Null,
    In(Vec<Syntax>),
    Between(Box<Syntax>, Box<Syntax>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Operator {
    Plus,
    Minus,
    Times,
    By,
}

impl Operator {
    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::By => "/",
        }
    }

    pub(super) const fn is_sum(self) -> bool {
        matches!(self, Self::Plus | Self::Minus)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    pub(super) const fn is_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}
