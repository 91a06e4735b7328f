//! Checks on a source as a whole: no period without rows, totals that another system knows, how much
//! of a column may be empty or unreadable.

use super::source_plan::SourcePlan;
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::kinds::source::{Check, ColumnType};
use crate::model::{ColumnName, Either, Slot, Source, Spanned, View};
use crate::values::{Decimal, Percent, Period};
use crate::world::Span;

/// A check on the whole of a source.
#[derive(Debug, Clone)]
pub struct FitnessPlan {
    pub check: Fitness,
    pub span: Span,
}

/// What is checked.
#[derive(Debug, Clone)]
pub enum Fitness {
    /// No period without rows, from the first to the last that is over.
    Every(Period),
    Rows(u64),
    Sum {
        column: usize,
        is: Decimal,
    },
    /// No value but those declared; `other` is the word of every other value.
    Listed {
        column: usize,
        other: Option<String>,
    },
    Missing {
        column: usize,
        at_most: Percent,
    },
    Rejected {
        column: usize,
        at_most: Percent,
    },
}

impl Fitness {
    pub const fn column(&self) -> Option<usize> {
        match self {
            Self::Every(_) | Self::Rows(_) => None,
            Self::Sum { column, .. }
            | Self::Listed { column, .. }
            | Self::Missing { column, .. }
            | Self::Rejected { column, .. } => Some(*column),
        }
    }
}

/// Plans the checks of a source that are about the whole of it.
pub fn plan(
    source: &View<'_, Source>,
    plan: &SourcePlan,
    findings: &mut Vec<Diagnostic>,
) -> Vec<FitnessPlan> {
    let mut planner = Planner { plan, checks: Vec::new(), findings: Vec::new() };
    for check in source.checks.items() {
        if let Either::Long(check) = &check.value {
            planner.check(check);
        }
    }
    let about = source.definition.address();
    findings.extend(planner.findings.into_iter().map(|finding| finding.about(about.clone())));
    planner.checks
}

struct Planner<'p> {
    plan: &'p SourcePlan,
    checks: Vec<FitnessPlan>,
    findings: Vec<Diagnostic>,
}

impl Planner<'_> {
    fn check(&mut self, check: &Check) {
        if let Some(period) = check.every.spanned() {
            self.every(period);
        }
        if let Some(rows) = check.rows.spanned() {
            self.add(Fitness::Rows(u64::from(rows.value)), rows.span);
        }
        self.sum(check);
        self.listed(check);
        let at_most = check.at_most.given().copied().unwrap_or_else(|| Percent::of(Decimal::integer(0)));
        if check.at_most.is_given() || check.at_most.is_absent() {
            if let Some((column, span)) = self.column(&check.missing) {
                self.add(Fitness::Missing { column, at_most }, span);
            }
            if let Some((column, span)) = self.column(&check.rejected) {
                self.add(Fitness::Rejected { column, at_most }, span);
            }
        }
    }

    fn add(&mut self, check: Fitness, span: Span) {
        self.checks.push(FitnessPlan { check, span });
    }

    fn column(&self, slot: &Slot<ColumnName>) -> Option<(usize, Span)> {
        let column = slot.spanned()?;
        let at = self.plan.columns.iter().position(|own| own.name == column.value.0)?;
        Some((at, column.span))
    }

    fn every(&mut self, period: &Spanned<Period>) {
        let message = match period.value {
            Period::Rolling(_) => {
                Message::new("check-every-rolling").with("period", period.value.to_string())
            }
            _ if self.plan.about.is_none() => Message::new("check-every-undated"),
            every => return self.add(Fitness::Every(every), period.span),
        };
        self.findings.push(Diagnostic::fault("value-does-not-fit", message, period.span));
    }

    fn sum(&mut self, check: &Check) {
        let Some((column, span)) = self.column(&check.sum) else { return };
        let is_number = matches!(
            self.plan.columns[column].kind,
            ColumnType::Count
                | ColumnType::Integer
                | ColumnType::Number
                | ColumnType::Percent
                | ColumnType::Money
                | ColumnType::Duration
        );
        if !is_number {
            let message = Message::new("measure-column-not-a-number");
            let message = message.with("column", self.plan.columns[column].name.as_str());
            self.findings.push(Diagnostic::fault("value-does-not-fit", message, span));
        } else if let Some(is) = check.is.given() {
            self.add(Fitness::Sum { column, is: *is }, span);
        } else if check.is.is_absent() {
            let message = Message::new("schema-missing").with("key", "is").with("where", "checks");
            self.findings.push(Diagnostic::fault("missing-field", message, span));
        }
    }

    fn listed(&mut self, check: &Check) {
        let Some((column, span)) = self.column(&check.listed) else { return };
        let own = &self.plan.columns[column];
        if own.kind != ColumnType::Category || own.categories.is_empty() {
            let message = Message::new("check-listed-open").with("column", own.name.as_str());
            self.findings.push(Diagnostic::fault("value-does-not-fit", message, span));
            return;
        }
        let declared = |word: &String| own.categories.iter().any(|(_, own)| own == word);
        let other = own.others.clone().filter(|word| !declared(word));
        self.add(Fitness::Listed { column, other }, span);
    }
}
