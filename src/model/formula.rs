//! How a figure is computed: what the measures of `measures` come down to. A formula names columns,
//! conditions and indicators as written; `measure` finds them and computes.

use super::fields::{CellText, ColumnName, Expression};
use super::measures::{
    AgeClock, BacklogFigure, CesScoring, CesVersion, ContactVariant, CsatVariant, DerivedUnit, RepeatFigure,
    ResponseVariant, RetentionFigure, TypedValue,
};
use super::slot::Spanned;
use crate::values::{Duration, Id, Percent, Ratio};
use crate::world::Span;

/// How a figure is computed.
#[derive(Debug, Clone)]
pub enum Formula {
    /// Time from one column to another, less pauses; or against a column of due dates.
    Time {
        from: Spanned<ColumnName>,
        to: Spanned<ColumnName>,
        less: Option<PauseFormula>,
        reopened: Option<Reopening>,
        due: Option<Spanned<ColumnName>>,
    },
    /// Rows that meet a condition, of those that meet another.
    Share {
        of: Expression,
        among: Option<Expression>,
    },
    /// Sums of columns over sums of columns; `-1` takes a column away.
    ShareOfSums {
        numerator: Vec<Addend>,
        denominator: Vec<Addend>,
    },
    Count,
    Sum(Spanned<ColumnName>),
    Mean {
        of: Spanned<ColumnName>,
        weight: Option<Spanned<ColumnName>>,
    },
    /// Promoters less detractors, on a question of the indicator's survey.
    NetPromoter {
        question: Spanned<Id>,
    },
    /// Share of satisfied answers, or their mean.
    Satisfaction {
        question: Spanned<Id>,
        variant: CsatVariant,
    },
    /// Customer effort.
    Effort {
        question: Spanned<Id>,
        version: CesVersion,
        scoring: CesScoring,
    },
    /// Contacts answered in time, or abandoned, one row per contact.
    Contacts(ContactFormula),
    /// Response rate.
    Responses(ResponseFormula),
    /// Rows, a sum or an indicator, per so many of an exposure.
    Rate {
        of: RateOf,
        exposure: Exposure,
        /// Shown per this number; 1 or more.
        per: u32,
    },
    Repeat(RepeatFormula),
    /// Retention or churn, from columns that say when each customer came and went.
    Presence {
        figure: RetentionFigure,
        by: Presence,
    },
    /// The same from totals.
    Retained {
        figure: RetentionFigure,
        numerator: Vec<Addend>,
        start: Addend,
    },
    Backlog(BacklogFormula),
    /// An arithmetic formula over the figures of other indicators, each under a name of its own.
    Derived {
        formula: Expression,
        figures: Vec<(String, NamedIndicator)>,
        unit: DerivedUnit,
    },
    /// The weighted sum of the figures of other indicators.
    Index(Vec<(NamedIndicator, Spanned<Ratio>)>),
    /// Figures entered by hand.
    Typed(Vec<TypedValue>),
}

/// In which columns the pauses of a case stand.
#[derive(Debug, Clone)]
pub enum PauseFormula {
    /// How long the clock stood still in all.
    Column(Spanned<ColumnName>),
    /// From when to when, pause by pause.
    Pairs { each: Vec<PauseColumns>, at_most: Option<Spanned<Duration>> },
}

/// The columns of one pause.
#[derive(Debug, Clone)]
pub struct PauseColumns {
    pub from: Spanned<ColumnName>,
    pub to: Spanned<ColumnName>,
    pub reason: Option<Spanned<ColumnName>>,
    pub recorded: Option<Spanned<ColumnName>>,
}

/// When a stop is void.
#[derive(Debug, Clone)]
pub struct Reopening {
    pub on: Spanned<ColumnName>,
    pub to: Option<Spanned<ColumnName>>,
    /// How long after the stop a reopening makes it void.
    pub within: Duration,
}

/// A column of a sum, added or taken away.
#[derive(Debug, Clone)]
pub struct Addend {
    pub sign: i8,
    pub column: Spanned<ColumnName>,
}

/// Another indicator, named.
#[derive(Debug, Clone)]
pub struct NamedIndicator {
    pub id: String,
    pub span: Span,
}

/// One row per contact: how long it waited, and whether it was answered.
#[derive(Debug, Clone)]
pub struct ContactFormula {
    /// Time in the queue, until answered or abandoned; not needed for abandonment of every length.
    pub wait: Option<Spanned<ColumnName>>,
    /// Yes or no, the instant of the answer, or who answered: empty where nobody did.
    pub answered: Spanned<ColumnName>,
    pub share: ContactShare,
}

/// Which share of contacts.
#[derive(Debug, Clone, Copy)]
pub enum ContactShare {
    /// Answered within a limit; an abandoned contact is short when it waited no longer than `short`.
    ServiceLevel { variant: ContactVariant, within: Duration, short: Option<Duration> },
    /// Not answered; those that waited no longer than `short` are left out where it is given.
    Abandoned { short: Option<Duration> },
}

/// What became of an invitation (AAPOR, Standard Definitions).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    Complete,
    Partial,
    Refusal,
    NonContact,
    Other,
    Unknown,
    NotEligible,
    Delivered,
}

/// Response rate: from a column of statuses, one row per invitation, or from columns of counts.
#[derive(Debug, Clone)]
pub struct ResponseFormula {
    pub variant: ResponseVariant,
    /// The column of statuses; without one, the words below are columns of counts.
    pub status: Option<Spanned<ColumnName>>,
    /// Disposition by disposition: the statuses, or the columns of counts.
    pub by: Vec<(Disposition, Vec<Spanned<CellText>>)>,
    /// The columns of counts; none where there is a column of statuses.
    pub counts: Vec<(Disposition, Spanned<ColumnName>)>,
    /// `e`: the share of the unknown that is taken to be eligible; 100 % but for `rr3`.
    pub eligible: Percent,
}

/// What a rate counts.
#[derive(Debug, Clone)]
pub enum RateOf {
    Rows,
    Sum(Spanned<ColumnName>),
    Indicator(NamedIndicator),
}

/// What a rate is related to.
#[derive(Debug, Clone)]
pub enum Exposure {
    /// Columns of the same rows, summed.
    Columns(Vec<Spanned<ColumnName>>),
    /// The figure of an indicator for the same period.
    Indicator(NamedIndicator),
    /// Figures entered by hand.
    Typed(Vec<TypedValue>),
}

/// Whether something came again: see `measures::repeat` for how a row counts.
#[derive(Debug, Clone)]
pub struct RepeatFormula {
    pub figure: RepeatFigure,
    /// Who or what comes again; empty where `again` says when.
    pub key: Vec<Spanned<ColumnName>>,
    /// The instant the window starts from.
    pub date: Spanned<ColumnName>,
    /// Columns that must hold the same as well.
    pub same: Vec<Spanned<ColumnName>>,
    pub window: Spanned<Duration>,
    /// The column that says when the case came again.
    pub again: Option<Spanned<ColumnName>>,
    /// Contacts that can be solved at the first contact.
    pub solvable: Option<Expression>,
    /// The source in which what follows is looked for.
    pub elsewhere: Option<Elsewhere>,
}

/// Rows of another source with the same key.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    pub source: String,
    pub key: Vec<Spanned<ColumnName>>,
    pub date: Spanned<ColumnName>,
}

/// How it is known that a customer is there.
#[derive(Debug, Clone)]
pub enum Presence {
    /// One row per customer or contract: the day it began, and the day it ended, if it did.
    Contract { joined: Spanned<ColumnName>, left: Spanned<ColumnName> },
    /// One row per purchase or visit: a customer is there until so long after the last one.
    Activity { customer: Spanned<ColumnName>, active: Spanned<ColumnName>, inactive_after: Spanned<Duration> },
}

/// Cases that are open: see `measures::backlog` for how a row counts.
#[derive(Debug, Clone)]
pub struct BacklogFormula {
    pub figure: BacklogFigure,
    pub opened: Spanned<ColumnName>,
    pub closed: Spanned<ColumnName>,
    pub reopened: Option<Spanned<ColumnName>>,
    /// The column of due dates.
    pub due: Option<Spanned<ColumnName>>,
    /// The limit, counted from `opened`.
    pub within: Option<Spanned<Duration>>,
    /// The last day of each band of ages, rising.
    pub bands: Vec<u32>,
    pub age: Option<Spanned<AgeClock>>,
}

impl Formula {
    /// The columns of the indicator's own source named outside expressions.
    pub fn columns(&self) -> Vec<&Spanned<ColumnName>> {
        match self {
            Self::Time { from, to, less, reopened, due } => {
                let mut columns = vec![from, to];
                columns.extend(less.iter().flat_map(PauseFormula::columns));
                columns.extend(
                    reopened.iter().flat_map(|reopened| std::iter::once(&reopened.on).chain(&reopened.to)),
                );
                columns.extend(due);
                columns
            }
            Self::ShareOfSums { numerator, denominator } => {
                numerator.iter().chain(denominator).map(|addend| &addend.column).collect()
            }
            Self::Sum(column) => vec![column],
            Self::Mean { of, weight } => [Some(of), weight.as_ref()].into_iter().flatten().collect(),
            Self::Contacts(contacts) => {
                contacts.wait.iter().chain(std::iter::once(&contacts.answered)).collect()
            }
            Self::Responses(responses) => {
                responses.status.iter().chain(responses.counts.iter().map(|(_, column)| column)).collect()
            }
            Self::Rate { of, exposure, .. } => of.columns().into_iter().chain(exposure.columns()).collect(),
            Self::Repeat(repeat) => {
                let named = repeat.key.iter().chain(&repeat.same).chain(&repeat.again);
                named.chain(std::iter::once(&repeat.date)).collect()
            }
            Self::Presence { by: Presence::Contract { joined, left }, .. } => vec![joined, left],
            Self::Presence { by: Presence::Activity { customer, active, .. }, .. } => vec![customer, active],
            Self::Retained { numerator, start, .. } => {
                numerator.iter().chain(std::iter::once(start)).map(|addend| &addend.column).collect()
            }
            Self::Backlog(backlog) => {
                let others = backlog.reopened.iter().chain(&backlog.due);
                [&backlog.opened, &backlog.closed].into_iter().chain(others).collect()
            }
            Self::Share { .. }
            | Self::Count
            | Self::NetPromoter { .. }
            | Self::Satisfaction { .. }
            | Self::Effort { .. }
            | Self::Derived { .. }
            | Self::Index(_)
            | Self::Typed(_) => Vec::new(),
        }
    }

    /// The indicators whose figures it is made of.
    pub fn indicators(&self) -> Vec<&NamedIndicator> {
        match self {
            Self::Rate { of, exposure, .. } => {
                let above = match of {
                    RateOf::Indicator(indicator) => Some(indicator),
                    _ => None,
                };
                let below = match exposure {
                    Exposure::Indicator(indicator) => Some(indicator),
                    _ => None,
                };
                above.into_iter().chain(below).collect()
            }
            Self::Derived { figures, .. } => figures.iter().map(|(_, indicator)| indicator).collect(),
            Self::Index(parts) => parts.iter().map(|(indicator, _)| indicator).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is computed from rows of a source, rather than typed or made of other figures.
    pub const fn reads_rows(&self) -> bool {
        !matches!(
            self,
            Self::Typed(_)
                | Self::Derived { .. }
                | Self::Index(_)
                | Self::Rate { of: RateOf::Indicator(_), .. }
        )
    }
}

impl PauseFormula {
    fn columns(&self) -> Vec<&Spanned<ColumnName>> {
        match self {
            Self::Column(column) => vec![column],
            Self::Pairs { each, .. } => each
                .iter()
                .flat_map(|pause| {
                    [Some(&pause.from), Some(&pause.to), pause.reason.as_ref(), pause.recorded.as_ref()]
                })
                .flatten()
                .collect(),
        }
    }
}

impl RateOf {
    fn columns(&self) -> Vec<&Spanned<ColumnName>> {
        match self {
            Self::Sum(column) => vec![column],
            Self::Rows | Self::Indicator(_) => Vec::new(),
        }
    }
}

impl Exposure {
    fn columns(&self) -> Vec<&Spanned<ColumnName>> {
        match self {
            Self::Columns(columns) => columns.iter().collect(),
            Self::Indicator(_) | Self::Typed(_) => Vec::new(),
        }
    }
}
