//! Pauses and reopenings as planned: their columns found, their cap settled.

use super::indicator_plan::{Planner, position, unit_of};
use super::source_plan::SourcePlan;
use crate::model::{ComplaintProcedure, PauseFormula, Reopening};
use crate::values::{Duration, Unit};
use crate::world::Span;

/// Where the pauses of a case stand.
#[derive(Debug, Clone)]
pub enum Pauses {
    Column(PauseColumn),
    Pairs(PausePairs),
}

/// A column of pauses: so many business days (or days, hours) to take off.
#[derive(Debug, Clone)]
pub struct PauseColumn {
    pub column: usize,
    /// What the column counts; the unit of the limit where the source does not say.
    pub unit: Option<Unit>,
    /// Longest pause in all.
    pub cap: Option<Duration>,
}

/// Pairs of columns, one per pause.
#[derive(Debug, Clone)]
pub struct PausePairs {
    pub each: Vec<PausePair>,
    /// Longest pause in all.
    pub cap: Option<Duration>,
    /// Where the cap is written, if it is that of the indicator.
    pub own_cap: Option<Span>,
}

/// The columns of one pause.
#[derive(Debug, Clone, Copy)]
pub struct PausePair {
    pub from: usize,
    pub to: usize,
    /// A pause without a reason does not count.
    pub reason: Option<usize>,
    /// Nor does one that was not recorded before the due.
    pub recorded: Option<usize>,
}

/// Columns that make a stop void.
#[derive(Debug, Clone)]
pub struct Reopened {
    pub on: usize,
    pub to: Option<usize>,
    pub within: Duration,
}

impl Pauses {
    pub fn columns(&self) -> Vec<usize> {
        match self {
            Self::Column(pause) => vec![pause.column],
            Self::Pairs(pairs) => pairs.each.iter().flat_map(PausePair::columns).collect(),
        }
    }

    /// The columns that say from when to when.
    pub fn ends(&self) -> Vec<usize> {
        match self {
            Self::Column(_) => Vec::new(),
            Self::Pairs(pairs) => pairs.each.iter().flat_map(|pause| [pause.from, pause.to]).collect(),
        }
    }
}

impl PausePairs {
    /// Whether the cap can be counted on the clock of a limit.
    pub fn cap_fits(&self, limit: Duration) -> bool {
        self.cap.is_none_or(|cap| cap.clock() == limit.clock() && cap.steps().is_some())
    }
}

impl PausePair {
    fn columns(&self) -> impl Iterator<Item = usize> {
        [self.from, self.to].into_iter().chain(self.reason).chain(self.recorded)
    }
}

impl Reopened {
    pub fn columns(&self) -> impl Iterator<Item = usize> + use<> {
        std::iter::once(self.on).chain(self.to)
    }
}

impl Planner<'_> {
    pub(super) fn pauses(&mut self, formula: &PauseFormula, source: &SourcePlan) -> Option<Pauses> {
        let (each, at_most) = match formula {
            PauseFormula::Column(name) => {
                let column = self.number(name, source)?;
                let unit = unit_of(source, column);
                return Some(Pauses::Column(PauseColumn { column, unit, cap: self.pause_cap() }));
            }
            PauseFormula::Pairs { each, at_most } => (each, at_most),
        };
        let pairs = each.iter().map(|pause| {
            Some(PausePair {
                from: self.moment(&pause.from, source)?,
                to: self.moment(&pause.to, source)?,
                reason: match &pause.reason {
                    Some(reason) => Some(position(source, &reason.value.0)?),
                    None => None,
                },
                recorded: match &pause.recorded {
                    Some(recorded) => Some(self.moment(recorded, source)?),
                    None => None,
                },
            })
        });
        Some(Pauses::Pairs(PausePairs {
            each: pairs.collect::<Option<_>>()?,
            cap: at_most.as_ref().map_or_else(|| self.pause_cap(), |own| Some(own.value)),
            own_cap: at_most.as_ref().map(|own| own.span),
        }))
    }

    pub(super) fn reopened(&mut self, reopening: &Reopening, source: &SourcePlan) -> Option<Reopened> {
        Some(Reopened {
            on: self.moment(&reopening.on, source)?,
            to: match &reopening.to {
                Some(to) => Some(self.moment(to, source)?),
                None => None,
            },
            within: reopening.within,
        })
    }

    /// The longest pause that the procedure allows, for the procedure that measures with this
    /// indicator.
    fn pause_cap(&self) -> Option<Duration> {
        let procedures = self.model.each::<ComplaintProcedure>();
        let measured = procedures.filter(|procedure| {
            procedure.stages.items().any(|stage| {
                stage.value.measured_by.given().is_some_and(|indicator| indicator.id == self.indicator.id())
            })
        });
        let caps = measured.filter_map(|procedure| procedure.body().pause.given()?.at_most.given().copied());
        caps.min_by_key(|cap| (cap.steps(), cap.amount))
    }
}
