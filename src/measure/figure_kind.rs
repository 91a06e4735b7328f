//! What kind of figure an indicator gives: what it may be held against, and how it is shown.

use super::formulas::Combination;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::plan::Plans;
use crate::model::kinds::source::ColumnType;
use crate::model::{AgeClock, BacklogFigure, CesScoring, CsatVariant, DerivedUnit, RepeatFigure};
use crate::values::Quantity;

/// What kind of figure an indicator gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// The share of cases inside a limit, or by their due dates.
    Time {
        due_column: bool,
    },
    /// 0 to 1, shown as a percentage; a quotient of sums or flows may be more.
    Share,
    /// −100 to 100.
    Score,
    Number,
    /// A mean or sum of lengths of time, in seconds.
    Length,
    /// A number of days: business days as such, calendar days in seconds.
    Age(AgeClock),
    /// A quotient, shown per so many.
    Per(u32),
    /// Entered by hand: the first of the figures.
    Typed(Option<Quantity>),
}

/// How deep figures are made of figures before it is given up: such definitions go round in circles.
const DEEPEST: usize = 32;

impl Plans {
    /// The kind of figure of an indicator.
    pub fn figure_kind(&self, indicator: &IndicatorPlan) -> FigureKind {
        self.kind_at(indicator, 0)
    }

    fn kind_at(&self, indicator: &IndicatorPlan, depth: usize) -> FigureKind {
        let column = |column: usize| {
            let source = indicator.source.as_ref().and_then(|id| self.sources.get(id));
            source.and_then(|source| source.columns.get(column)).map(|column| column.kind)
        };
        match &indicator.formula {
            FormulaPlan::Time(time) => FigureKind::Time { due_column: time.due.is_some() },
            FormulaPlan::Rate(_) | FormulaPlan::Combination(Combination::Rate { .. }) => {
                FigureKind::Per(indicator.per.unwrap_or(1))
            }
            FormulaPlan::ShareOfSums { .. } if let Some(per) = indicator.per => FigureKind::Per(per),
            FormulaPlan::Share { .. }
            | FormulaPlan::ShareOfSums { .. }
            | FormulaPlan::Quotient(_)
            | FormulaPlan::Repeat(_)
            | FormulaPlan::Presence(_) => FigureKind::Share,
            FormulaPlan::Satisfaction { variant, .. } => match variant {
                CsatVariant::Mean => FigureKind::Number,
                CsatVariant::Net => FigureKind::Score,
                _ => FigureKind::Share,
            },
            FormulaPlan::Effort { scoring, .. } => match scoring {
                CesScoring::Mean => FigureKind::Number,
                CesScoring::Positive => FigureKind::Share,
                CesScoring::Net => FigureKind::Score,
            },
            FormulaPlan::Count => FigureKind::Number,
            FormulaPlan::NetPromoter(_) => FigureKind::Score,
            FormulaPlan::Sum(of) | FormulaPlan::Mean { of, .. } => match column(*of) {
                Some(ColumnType::Percent) => FigureKind::Share,
                Some(ColumnType::Duration) => FigureKind::Length,
                _ => FigureKind::Number,
            },
            FormulaPlan::Backlog(backlog) => match (backlog.figure, backlog.age) {
                (BacklogFigure::Overdue | BacklogFigure::ClosureRate, _) => FigureKind::Share,
                (BacklogFigure::P90Age, Some(age)) => FigureKind::Age(age),
                (BacklogFigure::Open | BacklogFigure::P90Age, _) => FigureKind::Number,
            },
            FormulaPlan::Combination(Combination::Formula { unit, .. }) => match unit {
                DerivedUnit::Share => FigureKind::Share,
                DerivedUnit::Number => FigureKind::Number,
            },
            FormulaPlan::Combination(Combination::Weighted(parts)) => {
                let mut kinds = parts.iter().map(|(part, _)| self.part_kind(part, depth));
                let first = kinds.next().flatten();
                let same = kinds.all(|kind| kind == first);
                first.filter(|_| same).unwrap_or(FigureKind::Number)
            }
            FormulaPlan::Typed(values) => FigureKind::Typed(values.first().map(|value| value.value)),
        }
    }

    /// The kind of a part of an index: what a share is made of does not count.
    fn part_kind(&self, part: &str, depth: usize) -> Option<FigureKind> {
        let plan = self.indicators.get(part).filter(|_| depth < DEEPEST)?;
        Some(match self.kind_at(plan, depth + 1) {
            FigureKind::Time { .. } | FigureKind::Typed(Some(Quantity::Percent(_))) => FigureKind::Share,
            FigureKind::Typed(_) => FigureKind::Number,
            kind => kind,
        })
    }

    /// Whether the parts of an index are figures of one kind; `true` where that cannot be told.
    pub fn parts_agree(&self, parts: &[&str]) -> bool {
        let mut kinds = parts.iter().filter_map(|part| self.part_kind(part, 0));
        kinds.next().is_none_or(|first| kinds.all(|kind| kind == first))
    }
}

impl FormulaPlan {
    /// Whether a row is good or not by itself: not where other rows of its key decide, or every period
    /// it touches anew.
    pub const fn tells_row_by_row(&self) -> bool {
        match self {
            Self::Repeat(repeat) => matches!(repeat.figure, RepeatFigure::Reopening),
            Self::Presence(_) | Self::Backlog(_) | Self::Combination(_) => false,
            _ => true,
        }
    }

    /// Whether open cases are broken down by bands of age.
    pub const fn has_bands(&self) -> bool {
        matches!(self, Self::Backlog(backlog)
            if matches!(backlog.figure, BacklogFigure::Open) && !backlog.bands.is_empty())
    }

    /// Whether the figure is a share of cases, each good or not: with an interval, and decided by an
    /// exact test where the cases are a sample.
    pub const fn is_share_of_cases(&self) -> bool {
        match self {
            Self::Time(_) | Self::Share { .. } | Self::Repeat(_) | Self::Presence(_) => true,
            Self::Satisfaction { variant, .. } => variant.is_share(),
            Self::Effort { scoring, .. } => matches!(scoring, CesScoring::Positive),
            Self::Backlog(backlog) => matches!(backlog.figure, BacklogFigure::Overdue),
            _ => false,
        }
    }
}
