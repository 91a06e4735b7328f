//! The formulas of keyed, dated and combined measures, with columns found: what comes again, who
//! stays, what is open, what is made of other figures.

use super::condition::Condition;
use crate::expression::Expression;
use crate::model::{AgeClock, BacklogFigure, DerivedUnit, RepeatFigure, RetentionFigure, TypedValue};
use crate::values::{Decimal, Duration, Ratio};

/// Sums over sums, each term with its weight. A row that none of the terms below the line counts is
/// out of scope.
#[derive(Debug, Clone)]
pub struct Quotient {
    pub above: Vec<Term>,
    pub below: Vec<Term>,
}

/// A term of a sum.
#[derive(Debug, Clone)]
pub struct Term {
    pub weight: Decimal,
    pub of: TermOf,
}

/// What a term adds for a row.
#[derive(Debug, Clone)]
pub enum TermOf {
    /// The number in a column.
    Column(usize),
    /// One where the row meets the condition.
    Rows(Condition),
}

/// Rows (or a sum) per so many of an exposure of the same period.
#[derive(Debug, Clone)]
pub struct RatePlan {
    /// The column summed; rows are counted without one.
    pub sum: Option<usize>,
    pub exposure: ExposurePlan,
}

/// What a rate is related to.
#[derive(Debug, Clone)]
pub enum ExposurePlan {
    /// The figure of an indicator, by id.
    Indicator(String),
    Typed(Vec<TypedValue>),
}

/// What comes again within a window.
#[derive(Debug, Clone)]
pub struct RepeatPlan {
    pub figure: RepeatFigure,
    pub key: Vec<usize>,
    /// Where the window starts: the row belongs to the period of this instant.
    pub date: usize,
    pub same: Vec<usize>,
    pub window: Duration,
    /// Whether one of the dates has no hours: all are then compared as days.
    pub by_day: bool,
    /// The column that says when the case came again.
    pub again: Option<usize>,
    /// Contacts that can be solved at the first one; others are out of scope.
    pub solvable: Option<Condition>,
    pub elsewhere: Option<ElsewherePlan>,
}

/// Rows of another source; the columns are positions in that source.
#[derive(Debug, Clone)]
pub struct ElsewherePlan {
    pub source: String,
    pub key: Vec<usize>,
    pub date: usize,
}

/// Who stays and who leaves.
#[derive(Debug, Clone)]
pub struct PresencePlan {
    pub figure: RetentionFigure,
    pub by: PresenceBy,
}

/// How it is known that a customer is there.
#[derive(Debug, Clone)]
pub enum PresenceBy {
    Contract { joined: usize, left: usize },
    Activity { customer: usize, active: usize, inactive_after: Duration },
}

/// Cases that are open.
#[derive(Debug, Clone)]
pub struct BacklogPlan {
    pub figure: BacklogFigure,
    pub opened: usize,
    pub closed: usize,
    pub reopened: Option<usize>,
    pub due: Option<DueBy>,
    /// The last day of each band of ages, rising; a last band without end follows.
    pub bands: Vec<u32>,
    pub age: Option<AgeClock>,
}

/// When an open case is past due.
#[derive(Debug, Clone, Copy)]
pub enum DueBy {
    Column(usize),
    /// So long after it was opened.
    Within(Duration),
}

/// A figure made of the figures of other indicators for the same period.
#[derive(Debug, Clone)]
pub enum Combination {
    Rate {
        of: String,
        exposure: ExposurePlan,
    },
    /// The columns of the expression are the figures of `parts`, in this order.
    Formula {
        expression: Expression,
        parts: Vec<String>,
        unit: DerivedUnit,
    },
    Weighted(Vec<(String, Ratio)>),
}

impl Term {
    /// The condition under which rows count.
    pub const fn condition(&self) -> Option<&Condition> {
        match &self.of {
            TermOf::Column(_) => None,
            TermOf::Rows(condition) => Some(condition),
        }
    }
}

impl Quotient {
    pub fn columns(&self) -> Vec<usize> {
        let terms = self.above.iter().chain(&self.below);
        terms
            .flat_map(|term| match &term.of {
                TermOf::Column(column) => vec![*column],
                TermOf::Rows(condition) => condition.columns(),
            })
            .collect()
    }
}

impl RepeatPlan {
    /// The columns read in the indicator's own source.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = self.key.clone();
        columns.push(self.date);
        columns.extend(&self.same);
        columns.extend(self.again);
        columns.extend(self.solvable.iter().flat_map(Condition::columns));
        columns
    }
}

impl PresencePlan {
    pub fn columns(&self) -> Vec<usize> {
        match self.by {
            PresenceBy::Contract { joined, left } => vec![joined, left],
            PresenceBy::Activity { customer, active, .. } => vec![customer, active],
        }
    }
}

impl BacklogPlan {
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = vec![self.opened, self.closed];
        columns.extend(self.reopened);
        if let Some(DueBy::Column(due)) = self.due {
            columns.push(due);
        }
        columns
    }
}

impl ExposurePlan {
    /// The indicator it is taken from.
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Indicator(id) => Some(id),
            Self::Typed(_) => None,
        }
    }
}

impl Combination {
    /// The indicators it is made of.
    pub fn parts(&self) -> Vec<&str> {
        match self {
            Self::Rate { of, exposure } => std::iter::once(of.as_str()).chain(exposure.indicator()).collect(),
            Self::Formula { parts, .. } => parts.iter().map(String::as_str).collect(),
            Self::Weighted(parts) => parts.iter().map(|(part, _)| part.as_str()).collect(),
        }
    }
}
