//! Indicators: conditions compiled, columns found, defaults filled in.

use std::sync::Arc;

use jiff::civil::Date;

use super::condition::{self, Condition};
use super::formulas::{BacklogPlan, Combination, PresencePlan, Quotient, RatePlan, RepeatPlan};
use super::pauses::{Pauses, Reopened};
use super::plan::Plans;
use super::source_plan::SourcePlan;
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::kind::Table;
use crate::model::kinds::indicator::{Basis, Cohort, SignalRules};
use crate::model::kinds::source::ColumnType;
use crate::model::kinds::survey::Question;
use crate::model::{CesScoring, CsatVariant, Either, Formula, Indicator, Spanned, Survey, TypedValue, View};
use crate::resolve::Model;
use crate::statistics::SignalSet;
use crate::time::WorkingCalendar;
use crate::values::{Duration, Id, Percent, Period, Unit};
use crate::world::Span;

/// An indicator ready to be measured.
#[derive(Debug, Clone)]
pub struct IndicatorPlan {
    pub id: String,
    pub span: Span,
    /// The source; nothing for figures entered by hand.
    pub source: Option<String>,
    pub scope: Option<Condition>,
    pub exclusions: Vec<ExclusionPlan>,
    pub formula: FormulaPlan,
    /// Breakdowns: each by one column, or by several together.
    pub split_by: Vec<Vec<usize>>,
    pub period: Period,
    pub calendar: Option<Arc<WorkingCalendar>>,
    pub cohort: Cohort,
    pub basis: Basis,
    pub min_cases: u64,
    pub confidence: Percent,
    /// Shown and compared per this number: 1000 for complaints per 1000 accounts.
    pub per: Option<u32>,
    /// The set of rules that tells news from noise.
    pub signals: SignalSet,
    /// Whether business days of this indicator have a calendar that could not be compiled: nothing
    /// more is said about it.
    pub calendar_broken: bool,
}

/// The most columns of one breakdown.
const MOST_TOGETHER: usize = 3;

/// Cases left out.
#[derive(Debug, Clone)]
pub struct ExclusionPlan {
    /// Its place among those of the indicator.
    pub place: usize,
    pub condition: Condition,
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// Day of the approval; without one the exclusion does not count.
    pub approved: Option<Date>,
}

/// How the figure is computed, with columns found.
#[derive(Debug, Clone)]
pub enum FormulaPlan {
    Time(TimePlan),
    Share {
        of: Condition,
        among: Option<Condition>,
    },
    ShareOfSums {
        numerator: Vec<(i8, usize)>,
        denominator: Vec<(i8, usize)>,
    },
    Count,
    Sum(usize),
    Mean {
        of: usize,
        weight: Option<usize>,
    },
    NetPromoter(Answers),
    Satisfaction {
        answers: Answers,
        variant: CsatVariant,
    },
    /// Customer effort: the mean of the answers, a share of them, or a difference (−100 to 100).
    Effort {
        answers: Answers,
        scoring: CesScoring,
    },
    Quotient(Quotient),
    Rate(RatePlan),
    Repeat(RepeatPlan),
    Presence(PresencePlan),
    Backlog(BacklogPlan),
    /// Made of the figures of other indicators; there are no rows.
    Combination(Combination),
    Typed(Vec<TypedValue>),
}

/// The columns of a timed case.
#[derive(Debug, Clone)]
pub struct TimePlan {
    pub from: usize,
    pub to: usize,
    pub less: Option<Pauses>,
    pub reopened: Option<Reopened>,
    /// A column of due dates.
    pub due: Option<usize>,
}

/// The answers to a question.
#[derive(Debug, Clone)]
pub struct Answers {
    pub column: usize,
    /// Lowest and highest answer; others are rejected.
    pub ends: (i64, i64),
    /// Codes that are no answers.
    pub not_answered: Vec<String>,
}

/// Plans every indicator that can be measured.
pub fn plan(model: &Model, plans: &mut Plans, text: &dyn Fn(Span) -> String, findings: &mut Vec<Diagnostic>) {
    for indicator in model.each::<Indicator>() {
        let mut own = Vec::new();
        let planned = Planner { model, plans, indicator: &indicator, text, findings: &mut own }.plan();
        findings.extend(own.into_iter().map(|finding| finding.about(indicator.definition.address())));
        if let Some(planned) = planned {
            plans.indicators.insert(planned.id.clone(), planned);
        }
    }
}

pub(super) struct Planner<'p> {
    pub(super) model: &'p Model,
    pub(super) plans: &'p Plans,
    pub(super) indicator: &'p View<'p, Indicator>,
    pub(super) text: &'p dyn Fn(Span) -> String,
    pub(super) findings: &'p mut Vec<Diagnostic>,
}

impl Planner<'_> {
    fn plan(mut self) -> Option<IndicatorPlan> {
        let measure = self.indicator.measure.given()?;
        let formula = measure.formula.as_ref()?;
        if let Formula::Typed(values) = formula {
            self.refuse_periods_twice(values);
            self.refuse_other_units(values);
            self.refuse_other_lengths(values);
            return Some(self.with_defaults(None, FormulaPlan::Typed(values.clone())));
        }
        if !formula.reads_rows() {
            let combination = self.combination(formula)?;
            return Some(self.with_defaults(None, FormulaPlan::Combination(combination)));
        }
        let source = self.source()?;
        let formula = self.formula(formula, &source)?;
        let scope = match self.indicator.r#where.given() {
            Some(wanted) => Some(self.condition(wanted, &source)?),
            None if !self.indicator.r#where.is_absent() => return None,
            None => None,
        };
        let exclusions = self.exclusions(&source);
        let split_by = self.split_by(&source);
        let mut plan = self.with_defaults(Some(source.id.clone()), formula);
        plan.scope = scope;
        plan.exclusions = exclusions;
        plan.split_by = split_by;
        Some(plan)
    }

    /// The columns of the breakdowns; personal data never are one.
    fn split_by(&mut self, source: &SourcePlan) -> Vec<Vec<usize>> {
        let mut breakdowns = Vec::new();
        for breakdown in self.indicator.body().split_by.items() {
            let columns = &breakdown.value.0.items;
            if columns.len() > MOST_TOGETHER {
                let message = Message::new("fit-breakdown-too-deep").with("most", MOST_TOGETHER);
                self.findings.push(Diagnostic::fault("value-does-not-fit", message, breakdown.span));
                continue;
            }
            let found: Option<Vec<usize>> =
                columns.iter().map(|column| self.breakdown_column(column, source)).collect();
            breakdowns.extend(found.filter(|columns| !columns.is_empty()));
        }
        breakdowns
    }

    fn breakdown_column(
        &mut self,
        column: &Spanned<crate::model::ColumnName>,
        source: &SourcePlan,
    ) -> Option<usize> {
        let at = position(source, &column.value.0)?;
        if !source.columns[at].personal {
            return Some(at);
        }
        let message = Message::new("fit-personal-breakdown").with("column", column.value.0.as_str());
        self.findings.push(Diagnostic::fault("value-does-not-fit", message, column.span));
        None
    }

    /// A period has one figure.
    fn refuse_periods_twice(&mut self, values: &[TypedValue]) {
        for (i, value) in values.iter().enumerate() {
            if let Some(first) = values[..i].iter().find(|earlier| earlier.period == value.period) {
                let message = Message::new("fit-period-twice").with("period", value.period);
                let finding = Diagnostic::fault("value-does-not-fit", message, value.span);
                self.findings.push(finding.with_label(first.span, Message::new("resolve-duplicate-first")));
            }
        }
    }

    /// The figures of a series have one unit: 92 % is not followed by 0.93.
    fn refuse_other_units(&mut self, values: &[TypedValue]) {
        let Some((first, rest)) = values.split_first() else { return };
        let foreign = rest.iter().find(|value| !value.value.comparable(&first.value));
        self.findings.extend(foreign.map(|value| {
            let message =
                Message::new("fit-typed-units-differ").with("value", value.value).with("first", first.value);
            Diagnostic::fault("value-does-not-fit", message, value.span)
                .with_label(first.span, Message::new("fit-typed-units-first"))
        }));
    }

    /// The figures of a series stand for periods of one length: a month is not followed by a quarter.
    fn refuse_other_lengths(&mut self, values: &[TypedValue]) {
        let Some((first, rest)) = values.split_first() else { return };
        let foreign = rest.iter().find(|value| value.period.cut() != first.period.cut());
        self.findings.extend(foreign.map(|value| {
            let message = Message::new("fit-typed-periods-differ")
                .with("period", value.period)
                .with("first", first.period);
            Diagnostic::fault("value-does-not-fit", message, value.span)
                .with_label(first.span, Message::new("fit-typed-units-first"))
        }));
    }

    fn with_defaults(&self, source: Option<String>, formula: FormulaPlan) -> IndicatorPlan {
        let body = self.indicator.body();
        let defaults = self.model.system().and_then(|system| system.body().defaults.given());
        let of_survey = body.survey.is_given();
        let named = body.calendar.given().map(|calendar| calendar.id.as_str());
        let wanted = named.map(str::to_owned).or_else(|| super::plan::default_calendar(self.model));
        let calendar = self.plans.calendar_for(self.model, named);
        IndicatorPlan {
            id: self.indicator.id().to_owned(),
            per: match body.measure.given().and_then(|measure| measure.formula.as_ref()) {
                Some(Formula::Rate { per, .. }) => Some(*per),
                _ => None,
            },
            span: self.indicator.definition.id_span,
            source,
            scope: None,
            exclusions: Vec::new(),
            formula,
            split_by: Vec::new(),
            period: body
                .period
                .given()
                .or_else(|| defaults.and_then(|d| d.period.given()))
                .copied()
                .unwrap_or(Period::Month),
            calendar_broken: wanted.is_some() && calendar.is_none(),
            calendar,
            cohort: body.cohort.given().copied().unwrap_or(Cohort::Due),
            basis: body.basis.given().copied().unwrap_or(if of_survey {
                Basis::Sample
            } else {
                Basis::Census
            }),
            min_cases: u64::from(
                body.min_cases
                    .given()
                    .or_else(|| defaults.and_then(|d| d.min_cases.given()))
                    .copied()
                    .unwrap_or(0),
            ),
            confidence: body
                .confidence
                .given()
                .or_else(|| defaults.and_then(|d| d.confidence.given()))
                .copied()
                .unwrap_or_else(|| Percent::of(crate::values::Decimal::integer(95))),
            signals: body.signals.given().or_else(|| defaults.and_then(|d| d.signals.given())).map_or(
                SignalSet::default(),
                |rules| match rules {
                    SignalRules::Wheeler => SignalSet::Wheeler,
                    SignalRules::Nelson => SignalSet::Nelson,
                    SignalRules::WesternElectric => SignalSet::WesternElectric,
                    SignalRules::Shewhart => SignalSet::Shewhart,
                },
            ),
        }
    }

    fn source(&self) -> Option<SourcePlan> {
        let id = match self.indicator.body().table()? {
            Table::Source(id) => id,
            Table::ResultsOf(survey) => {
                self.model.find::<Survey>(&survey)?.body().results.given()?.id.clone()
            }
            Table::Itself => return None,
        };
        self.plans.sources.get(&id).cloned()
    }

    fn condition(
        &mut self,
        wanted: &crate::model::kinds::indicator::Where,
        source: &SourcePlan,
    ) -> Option<Condition> {
        condition::of_where(wanted, &source.typed, source.complete, self.text, self.findings)
    }

    fn exclusions(&mut self, source: &SourcePlan) -> Vec<ExclusionPlan> {
        let indicator = self.indicator;
        let mut exclusions = Vec::new();
        for (place, exclusion) in indicator.exclude.items().enumerate() {
            let exclusion = &exclusion.value;
            let Some(wanted) = exclusion.r#where.given() else { continue };
            let Some(condition) = self.condition(wanted, source) else { continue };
            exclusions.push(ExclusionPlan {
                place,
                condition,
                from: exclusion.from.given().copied(),
                until: exclusion.until.given().copied(),
                approved: exclusion.approved.given().and_then(|approved| approved.date.given()).copied(),
            });
        }
        exclusions
    }

    fn formula(&mut self, formula: &Formula, source: &SourcePlan) -> Option<FormulaPlan> {
        Some(match formula {
            Formula::Time { from, to, less, reopened, due } => FormulaPlan::Time(TimePlan {
                from: self.moment(from, source)?,
                to: self.moment(to, source)?,
                less: match less {
                    Some(less) => Some(self.pauses(less, source)?),
                    None => None,
                },
                reopened: match reopened {
                    Some(reopened) => Some(self.reopened(reopened, source)?),
                    None => None,
                },
                due: match due {
                    Some(due) => Some(self.moment(due, source)?),
                    None => None,
                },
            }),
            Formula::Share { of, among } => {
                let complete = source.complete;
                let of = condition::of_expression(of, &source.typed, complete, self.text, self.findings);
                let among = among.as_ref().map(|among| {
                    condition::of_expression(among, &source.typed, complete, self.text, self.findings)
                });
                match (of, among) {
                    (Some(of), None) => FormulaPlan::Share { of, among: None },
                    (Some(of), Some(Some(among))) => FormulaPlan::Share { of, among: Some(among) },
                    _ => return None,
                }
            }
            Formula::ShareOfSums { numerator, denominator } => {
                let mut sum = |addends: &[crate::model::Addend]| {
                    let columns = addends.iter().map(|a| Some((a.sign, self.number(&a.column, source)?)));
                    columns.collect::<Option<Vec<_>>>()
                };
                FormulaPlan::ShareOfSums { numerator: sum(numerator)?, denominator: sum(denominator)? }
            }
            Formula::Count => FormulaPlan::Count,
            Formula::Sum(of) => FormulaPlan::Sum(self.number(of, source)?),
            Formula::Mean { of, weight } => FormulaPlan::Mean {
                of: self.number(of, source)?,
                weight: match weight {
                    Some(weight) => Some(self.number(weight, source)?),
                    None => None,
                },
            },
            Formula::NetPromoter { question } => FormulaPlan::NetPromoter(self.answers(question, source)?),
            Formula::Satisfaction { question, variant } => {
                FormulaPlan::Satisfaction { answers: self.answers(question, source)?, variant: *variant }
            }
            Formula::Effort { question, scoring, .. } => {
                FormulaPlan::Effort { answers: self.answers(question, source)?, scoring: *scoring }
            }
            Formula::Contacts(contacts) => self.contacts(contacts, source)?,
            Formula::Responses(responses) => self.responses(responses, source)?,
            Formula::Rate { of, exposure, .. } => self.rate(of, exposure, source)?,
            Formula::Repeat(repeat) => self.repeat(repeat, source)?,
            Formula::Presence { figure, by } => self.presence(*figure, by, source)?,
            Formula::Retained { numerator, start, .. } => {
                let above: Option<Vec<_>> =
                    numerator.iter().map(|a| Some((a.sign, self.number(&a.column, source)?))).collect();
                let start = (start.sign, self.number(&start.column, source)?);
                FormulaPlan::ShareOfSums { numerator: above?, denominator: vec![start] }
            }
            Formula::Backlog(backlog) => self.backlog(backlog, source)?,
            Formula::Derived { .. } | Formula::Index(_) => {
                FormulaPlan::Combination(self.combination(formula)?)
            }
            Formula::Typed(values) => FormulaPlan::Typed(values.clone()),
        })
    }

    fn answers(&mut self, question: &Spanned<Id>, source: &SourcePlan) -> Option<Answers> {
        let survey = self.model.find::<Survey>(&self.indicator.survey.given()?.id)?;
        let found =
            survey.body().questions.items().find(|own| own.value.id.given() == Some(&question.value))?;
        let question: &Question = &found.value;
        let ends = match question.scale.given()? {
            Either::Short(word) => word.ends()?,
            Either::Long(scale) => (i64::from(*scale.from.given()?), i64::from(*scale.to.given()?)),
        };
        Some(Answers {
            column: self.number(question.column.spanned()?, source)?,
            ends,
            not_answered: question.not_answered.items().map(|code| code.value.0.trim().to_owned()).collect(),
        })
    }
}

pub(super) fn position(source: &SourcePlan, name: &str) -> Option<usize> {
    source.columns.iter().position(|column| column.name == name)
}

/// The unit a column of numbers declares: `unit: business days`.
pub(super) fn unit_of(source: &SourcePlan, column: usize) -> Option<Unit> {
    let column = source.columns.get(column)?;
    if column.kind == ColumnType::Duration {
        return Some(Unit::Second);
    }
    Duration::parse(&format!("2 {}", column.unit.as_ref()?)).ok().map(|duration| duration.unit)
}

impl FormulaPlan {
    /// The columns the formula reads.
    pub fn columns(&self) -> Vec<usize> {
        match self {
            Self::Time(time) => {
                let mut columns = vec![time.from, time.to];
                columns.extend(time.less.iter().flat_map(Pauses::columns));
                columns.extend(time.reopened.iter().flat_map(Reopened::columns));
                columns.extend(time.due);
                columns
            }
            Self::Share { of, among } => {
                let mut columns = of.columns();
                columns.extend(among.iter().flat_map(Condition::columns));
                columns
            }
            Self::ShareOfSums { numerator, denominator } => {
                numerator.iter().chain(denominator).map(|(_, column)| *column).collect()
            }
            Self::Count | Self::Typed(_) | Self::Combination(_) => Vec::new(),
            Self::Sum(of) => vec![*of],
            Self::Mean { of, weight } => std::iter::once(*of).chain(*weight).collect(),
            Self::NetPromoter(answers)
            | Self::Satisfaction { answers, .. }
            | Self::Effort { answers, .. } => vec![answers.column],
            Self::Quotient(quotient) => quotient.columns(),
            Self::Rate(rate) => rate.sum.into_iter().collect(),
            Self::Repeat(repeat) => repeat.columns(),
            Self::Presence(presence) => presence.columns(),
            Self::Backlog(backlog) => backlog.columns(),
        }
    }

    /// Whether a column of this type holds dates without hours.
    pub fn counts_days_only(&self, source: &SourcePlan) -> bool {
        let is_date = |column: usize| source.columns.get(column).is_some_and(|c| c.kind == ColumnType::Date);
        matches!(self, Self::Time(time) if is_date(time.from) || is_date(time.to)
            || time.less.iter().flat_map(Pauses::ends).any(is_date))
    }
}
