//! What rules want counted while a source is read: answers off their scale, remedies overdue, answers
//! by group. A rule sees definitions and counts; it never sees a row.

use super::source_plan::SourcePlan;
use crate::diagnostic::DataPlace;
use crate::model::kinds::survey::Question;
use crate::model::{ColumnName, DisputeProvider, Either, Survey, View};
use crate::resolve::Model;
use crate::values::Decimal;
use std::collections::BTreeMap;

/// Whose count it is: a definition, and a part of it: `survey/opinion`, `recommend`.
pub type WatchKey = (String, String);

/// The part of a dispute provider that its overdue remedies are counted under.
pub const OVERDUE: &str = "remedies overdue";

/// The part of a survey that its answers are counted under by group.
pub const GROUPS: &str = "answers by group";

/// Something to be counted.
#[derive(Debug, Clone)]
pub struct WatchPlan {
    pub of: WatchKey,
    pub watched: Watched,
}

/// What is counted.
#[derive(Debug, Clone)]
pub enum Watched {
    /// Answers outside their scale, or between two of its steps; `silent` codes are no answers.
    OffScale { column: usize, ends: (i64, i64), silent: Vec<Decimal> },
    /// Rows due before the cut-off of their file that are not done: an empty cell, or a no.
    Overdue { due: usize, done: usize },
    /// Rows with an answer in one of some columns, by the word of another.
    Groups { column: usize, answers: Vec<usize> },
}

/// What was counted.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// Rows that were looked at.
    pub of: u64,
    /// Those among them that are what was watched for.
    pub count: u64,
    pub first: Option<DataPlace>,
    pub by_word: BTreeMap<String, u64>,
}

impl Watched {
    /// The columns that are read for it.
    pub fn columns(&self) -> Vec<usize> {
        match self {
            Self::OffScale { column, .. } => vec![*column],
            Self::Overdue { due, done } => vec![*due, *done],
            Self::Groups { column, answers } => std::iter::once(column).chain(answers).copied().collect(),
        }
    }

    /// The column whose cell is shown as the place of a row.
    pub const fn shown(&self) -> usize {
        match self {
            Self::OffScale { column, .. } | Self::Groups { column, .. } => *column,
            Self::Overdue { due, .. } => *due,
        }
    }
}

/// Everything that is watched in a source.
pub fn plan(model: &Model, source: &SourcePlan) -> Vec<WatchPlan> {
    let mut watches = Vec::new();
    for survey in model.active::<Survey>() {
        if survey.results.given().is_some_and(|results| results.id == source.id) {
            watches.extend(of_survey(&survey, source));
        }
    }
    for provider in model.active::<DisputeProvider>() {
        watches.extend(of_provider(&provider, source));
    }
    watches
}

fn position(source: &SourcePlan, name: &ColumnName) -> Option<usize> {
    source.columns.iter().position(|column| column.name == name.0)
}

fn of_survey(survey: &View<'_, Survey>, source: &SourcePlan) -> Vec<WatchPlan> {
    let address = survey.definition.address();
    let questions = || survey.body().questions.items().map(|question| &question.value);
    let off_scale = questions().filter_map(|question| {
        let watched = off_scale(question, source)?;
        Some(WatchPlan { of: (address.clone(), question.id.given()?.to_string()), watched })
    });
    let mut watches: Vec<WatchPlan> = off_scale.collect();
    let mix = survey.body().population.given().and_then(|population| population.mix.given());
    let by = mix.and_then(|mix| position(source, mix.by.given()?));
    watches.extend(by.map(|column| WatchPlan {
        of: (address.clone(), GROUPS.to_owned()),
        watched: Watched::Groups {
            column,
            answers: questions().filter_map(|own| position(source, own.column.given()?)).collect(),
        },
    }));
    watches
}

fn off_scale(question: &Question, source: &SourcePlan) -> Option<Watched> {
    let ends = match question.scale.given()? {
        Either::Short(word) => word.ends()?,
        Either::Long(scale) => (i64::from(*scale.from.given()?), i64::from(*scale.to.given()?)),
    };
    let silent = question.not_answered.items().filter_map(|code| Decimal::parse(&code.value.0).ok());
    Some(Watched::OffScale {
        column: position(source, question.column.given()?)?,
        ends,
        silent: silent.collect(),
    })
}

fn of_provider(provider: &View<'_, DisputeProvider>, source: &SourcePlan) -> Option<WatchPlan> {
    let record = provider.body().record.given()?;
    if record.source.given()?.id != source.id {
        return None;
    }
    let fields = record.fields.given()?;
    let column = |name: &str| position(source, &fields.get(name)?.value);
    let watched = Watched::Overdue { due: column("remedy_due")?, done: column("remedy_done")? };
    Some(WatchPlan { of: (provider.definition.address(), OVERDUE.to_owned()), watched })
}
