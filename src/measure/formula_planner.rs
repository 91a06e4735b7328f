//! From the formulas as written to formulas with columns found, for keyed, dated and combined
//! measures. Columns of the wrong type, and time that cannot be counted, are reported here.

use super::condition::{self, Condition};
use super::formulas::{
    BacklogPlan, Combination, DueBy, ElsewherePlan, ExposurePlan, PresenceBy, PresencePlan, RatePlan,
    RepeatPlan,
};
use super::indicator_plan::{FormulaPlan, Planner, position};
use super::source_plan::SourcePlan;
use crate::diagnostic::Diagnostic;
use crate::expression::{self, Kind};
use crate::language::Message;
use crate::model::kinds::source::ColumnType;
use crate::model::{
    AgeClock, BacklogFormula, ColumnName, DerivedUnit, Elsewhere, Exposure, Expression, Formula,
    NamedIndicator, Presence, RateOf, RepeatFormula, RetentionFigure, Spanned,
};
use crate::values::{Clock, Duration};
use crate::world::Span;

impl Planner<'_> {
    /// A formula that reads no rows of its own.
    pub(super) fn combination(&mut self, formula: &Formula) -> Option<Combination> {
        match formula {
            Formula::Rate { of: RateOf::Indicator(of), exposure, .. } => {
                Some(Combination::Rate { of: of.id.clone(), exposure: exposure_of(exposure)? })
            }
            Formula::Derived { formula, figures, unit } => self.derived(formula, figures, *unit),
            Formula::Index(parts) => {
                let parts = parts.iter().map(|(part, weight)| (part.id.clone(), weight.value));
                Some(Combination::Weighted(parts.collect()))
            }
            _ => None,
        }
    }

    fn derived(
        &mut self,
        formula: &Expression,
        figures: &[(String, NamedIndicator)],
        unit: DerivedUnit,
    ) -> Option<Combination> {
        let columns: Vec<expression::Column> = figures
            .iter()
            .map(|(name, _)| expression::Column { name: name.clone(), kind: expression::ColumnType::Number })
            .collect();
        let expression = condition::of_figures(formula, &columns, self.text, self.findings)?;
        if *expression.kind() != Kind::Number {
            let message = Message::new("measure-formula-not-a-number");
            self.findings.push(Diagnostic::fault("wrong-expression", message, formula.node.span));
            return None;
        }
        let parts = figures.iter().map(|(_, part)| part.id.clone()).collect();
        Some(Combination::Formula { expression, parts, unit })
    }

    /// A rate whose upper part is read from rows.
    pub(super) fn rate(&mut self, of: &RateOf, below: &Exposure, source: &SourcePlan) -> Option<FormulaPlan> {
        let sum = match of {
            RateOf::Sum(column) => Some(self.number(column, source)?),
            RateOf::Rows | RateOf::Indicator(_) => None,
        };
        let Exposure::Columns(columns) = below else {
            return Some(FormulaPlan::Rate(RatePlan { sum, exposure: exposure_of(below)? }));
        };
        let mut denominator = Vec::new();
        for column in columns {
            denominator.push((1, self.number(column, source)?));
        }
        Some(FormulaPlan::ShareOfSums { numerator: vec![(1, sum?)], denominator })
    }

    pub(super) fn repeat(&mut self, repeat: &RepeatFormula, source: &SourcePlan) -> Option<FormulaPlan> {
        let date = self.moment(&repeat.date, source)?;
        let again = match &repeat.again {
            Some(again) => Some(self.moment(again, source)?),
            None => None,
        };
        let solvable = match &repeat.solvable {
            Some(solvable) => Some(self.expression(solvable, source)?),
            None => None,
        };
        let elsewhere = match &repeat.elsewhere {
            Some(elsewhere) => Some(self.elsewhere(repeat, elsewhere, source)?),
            None => None,
        };
        self.check_window(&repeat.window, date, source);
        let dates = [Some((source.id.as_str(), date)), again.map(|again| (source.id.as_str(), again))];
        let other = elsewhere.as_ref().map(|plan| (plan.source.as_str(), plan.date));
        let by_day = dates.into_iter().chain([other]).flatten().any(|(source, at)| {
            let column = self.plans.sources.get(source).and_then(|source| source.columns.get(at));
            column.is_some_and(|column| column.kind == ColumnType::Date)
        });
        Some(FormulaPlan::Repeat(RepeatPlan {
            by_day,
            figure: repeat.figure,
            key: all(&repeat.key, source)?,
            date,
            same: all(&repeat.same, source)?,
            window: repeat.window.value,
            again,
            solvable,
            elsewhere,
        }))
    }

    /// Rows of another source: its key has as many columns, of the same types.
    fn elsewhere(
        &mut self,
        repeat: &RepeatFormula,
        elsewhere: &Elsewhere,
        source: &SourcePlan,
    ) -> Option<ElsewherePlan> {
        let other = self.plans.sources.get(&elsewhere.source)?.clone();
        let key = all(&elsewhere.key, &other)?;
        let types = |source: &SourcePlan, key: &[usize]| {
            key.iter().map(|at| comparable_type(source.columns[*at].kind)).collect::<Vec<_>>()
        };
        if types(&other, &key) != types(source, &all(&repeat.key, source)?) {
            let message = Message::new("measure-key-types").with("source", other.id.as_str());
            let span = elsewhere.key.first()?.span;
            self.findings.push(Diagnostic::fault("value-does-not-fit", message, span));
            return None;
        }
        Some(ElsewherePlan { source: other.id.clone(), key, date: self.moment(&elsewhere.date, &other)? })
    }

    pub(super) fn presence(
        &mut self,
        figure: RetentionFigure,
        by: &Presence,
        source: &SourcePlan,
    ) -> Option<FormulaPlan> {
        let by = match by {
            Presence::Contract { joined, left } => PresenceBy::Contract {
                joined: self.moment(joined, source)?,
                left: self.moment(left, source)?,
            },
            Presence::Activity { customer, active, inactive_after } => {
                if inactive_after.value.clock() != Clock::Calendar {
                    let message = Message::new("measure-inactive-clock").with("limit", inactive_after.value);
                    self.findings.push(Diagnostic::fault("value-does-not-fit", message, inactive_after.span));
                    return None;
                }
                PresenceBy::Activity {
                    customer: position(source, &customer.value.0)?,
                    active: self.moment(active, source)?,
                    inactive_after: inactive_after.value,
                }
            }
        };
        Some(FormulaPlan::Presence(PresencePlan { figure, by }))
    }

    pub(super) fn backlog(&mut self, backlog: &BacklogFormula, source: &SourcePlan) -> Option<FormulaPlan> {
        let opened = self.moment(&backlog.opened, source)?;
        let closed = self.moment(&backlog.closed, source)?;
        let reopened = match &backlog.reopened {
            Some(reopened) => Some(self.moment(reopened, source)?),
            None => None,
        };
        let due = match (&backlog.due, &backlog.within) {
            (Some(due), _) => Some(DueBy::Column(self.moment(due, source)?)),
            (None, Some(within)) => {
                self.check_window(within, opened, source);
                Some(DueBy::Within(within.value))
            }
            (None, None) => None,
        };
        if let Some(age) = backlog.age.as_ref().filter(|age| age.value == AgeClock::BusinessDays) {
            self.ask_for_calendar(Message::new("measure-age-calendar"), age.span);
        }
        Some(FormulaPlan::Backlog(BacklogPlan {
            figure: backlog.figure,
            opened,
            closed,
            reopened,
            due,
            bands: backlog.bands.clone(),
            age: backlog.age.as_ref().map(|age| age.value),
        }))
    }

    pub(super) fn expression(&mut self, written: &Expression, source: &SourcePlan) -> Option<Condition> {
        condition::of_expression(written, &source.typed, source.complete, self.text, self.findings)
    }

    /// A column of dates.
    pub(super) fn moment(&mut self, column: &Spanned<ColumnName>, source: &SourcePlan) -> Option<usize> {
        let at = position(source, &column.value.0)?;
        if matches!(source.columns[at].kind, ColumnType::Date | ColumnType::Datetime) {
            return Some(at);
        }
        self.wrong_type("measure-column-not-a-date", column)
    }

    /// A column of numbers, amounts or lengths of time.
    pub(super) fn number(&mut self, column: &Spanned<ColumnName>, source: &SourcePlan) -> Option<usize> {
        let at = position(source, &column.value.0)?;
        match source.columns[at].kind {
            ColumnType::Count
            | ColumnType::Integer
            | ColumnType::Number
            | ColumnType::Percent
            | ColumnType::Money
            | ColumnType::Duration => Some(at),
            _ => self.wrong_type("measure-column-not-a-number", column),
        }
    }

    pub(super) fn wrong_type(&mut self, key: &'static str, column: &Spanned<ColumnName>) -> Option<usize> {
        let message = Message::new(key).with("column", column.value.0.as_str());
        self.findings.push(Diagnostic::fault("value-does-not-fit", message, column.span));
        None
    }

    /// A window whose clock cannot be counted from this column.
    fn check_window(&mut self, window: &Spanned<Duration>, date: usize, source: &SourcePlan) {
        let days_only = source.columns[date].kind == ColumnType::Date;
        let counts_hours = matches!(window.value.clock(), Clock::Elapsed | Clock::BusinessHours);
        let message = |key: &'static str| {
            Message::new(key).with("limit", window.value).with("indicator", self.indicator.id())
        };
        if days_only && counts_hours {
            let finding = Diagnostic::fault("value-does-not-fit", message("fit-hours-on-dates"), window.span);
            self.findings.push(finding);
        } else if window.value.needs_calendar() {
            let message = message("fit-no-calendar");
            self.ask_for_calendar(message, window.span);
        }
    }

    /// Reports business time that no calendar counts; not where the calendar has been reported.
    fn ask_for_calendar(&mut self, message: Message, span: Span) {
        let named = self.indicator.body().calendar.given().map(|calendar| calendar.id.as_str());
        let silent = named.is_some()
            || !self.indicator.body().calendar.is_absent()
            || super::plan::default_calendar(self.model).is_some()
            || super::plan::default_calendar_unreadable(self.model);
        if !silent {
            self.findings.push(Diagnostic::fault("business-time-without-calendar", message, span));
        }
    }
}

fn exposure_of(exposure: &Exposure) -> Option<ExposurePlan> {
    match exposure {
        Exposure::Columns(_) => None,
        Exposure::Indicator(indicator) => Some(ExposurePlan::Indicator(indicator.id.clone())),
        Exposure::Typed(values) => Some(ExposurePlan::Typed(values.clone())),
    }
}

/// The type by which cells of two sources are the same: words are texts, counts are numbers.
const fn comparable_type(kind: ColumnType) -> ColumnType {
    match kind {
        ColumnType::Category => ColumnType::Text,
        ColumnType::Count | ColumnType::Integer => ColumnType::Number,
        kind => kind,
    }
}

/// The places of these columns.
fn all(columns: &[Spanned<ColumnName>], source: &SourcePlan) -> Option<Vec<usize>> {
    columns.iter().map(|column| position(source, &column.value.0)).collect()
}
