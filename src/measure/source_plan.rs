//! Sources: which columns, of which type, how written.

use super::condition::{self, Condition};
use super::fitness_plan::{self, FitnessPlan};
use super::plan::Plans;
use super::read::{is_date_format, is_encoding};
use super::watch_plan::{self, WatchPlan};
use crate::diagnostic::Diagnostic;
use crate::expression::{Column as ExpressionColumn, ColumnType as ExpressionType};
use crate::language::Message;
use crate::model::kinds::source::{Column, ColumnType};
use crate::model::{Either, Keeps, OneOrMany, Slot, Source, Survey, View};
use crate::resolve::Model;
use crate::world::Span;

/// A source ready to be read.
#[derive(Debug, Clone)]
pub struct SourcePlan {
    pub id: String,
    pub files: Vec<String>,
    pub columns: Vec<ColumnPlan>,
    /// Whether every column declared could be read: else nothing is said of unknown ones.
    pub complete: bool,
    /// The same columns, as expressions see them.
    pub typed: Vec<ExpressionColumn>,
    pub key: Vec<usize>,
    pub keeps: Option<Keeps>,
    pub about: Option<usize>,
    pub skip: Vec<(usize, Vec<String>)>,
    /// Zone of its local dates and hours.
    pub zone: String,
    pub checks: Vec<CheckPlan>,
    /// Checks on the whole of the source.
    pub fitness: Vec<FitnessPlan>,
    /// What rules want counted.
    pub watches: Vec<WatchPlan>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct ColumnPlan {
    pub name: String,
    /// Headers in the file, or column numbers where the file has none.
    pub from: Vec<String>,
    pub kind: ColumnType,
    /// Raw value (trimmed) to our word.
    pub categories: Vec<(String, String)>,
    pub others: Option<String>,
    pub dates: Vec<String>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    pub unit: Option<String>,
    pub currency: Option<String>,
    pub personal: bool,
    /// Codes that mean "no answer" and are no values of the type: `NSP` in a column of numbers.
    pub codes: Vec<String>,
}

/// A check on the rows of a source.
#[derive(Debug, Clone)]
pub enum CheckPlan {
    Row {
        condition: Condition,
        span: Span,
        text: String,
    },
    Unique {
        column: usize,
        span: Span,
    },
    /// Numbers without gaps.
    Sequential {
        column: usize,
        span: Span,
    },
}

/// Plans every source whose columns could be read.
pub fn plan(model: &Model, plans: &mut Plans, text: &dyn Fn(Span) -> String, findings: &mut Vec<Diagnostic>) {
    for source in model.each::<Source>() {
        let Some(mut plan) = plan_of(&source, &plans.zone) else { continue };
        mark_codes(model, &mut plan);
        findings.extend(unknown_formats(&source));
        findings.extend(unknown_encoding(&source));
        findings.extend(files_outside(&source));
        plan.checks = checks(&source, &plan, text, findings);
        plan.fitness = fitness_plan::plan(&source, &plan, findings);
        plan.watches = watch_plan::plan(model, &plan);
        plans.sources.insert(plan.id.clone(), plan);
    }
}

/// Ways of writing dates that say no date.
fn unknown_formats(source: &View<'_, Source>) -> Vec<Diagnostic> {
    let of_files = source.body().format.given().and_then(|format| format.dates.given());
    let of_columns = source.columns.given().into_iter().flat_map(|columns| &columns.entries);
    let of_columns = of_columns.filter_map(|(_, column)| column.value.dates.given());
    let written = of_files.into_iter().chain(of_columns).flat_map(|formats| &formats.0.items);
    let unknown = written.filter(|format| !is_date_format(&format.value.0)).map(|format| {
        let message = Message::new("value-date-format").with("raw", format.value.0.as_str());
        Diagnostic::fault("wrong-value", message, format.span).about(source.definition.address())
    });
    unknown.collect()
}

/// An encoding that no reader knows.
fn unknown_encoding(source: &View<'_, Source>) -> Option<Diagnostic> {
    let encoding = source.body().format.given()?.encoding.spanned()?;
    if is_encoding(&encoding.value.0) {
        return None;
    }
    let message = Message::new("data-unknown-encoding").with("encoding", encoding.value.0.as_str());
    Some(Diagnostic::fault("wrong-value", message, encoding.span).about(source.definition.address()))
}

/// Files that do not lie in the folder of the data.
fn files_outside(source: &View<'_, Source>) -> Vec<Diagnostic> {
    let files = source.body().files.given().into_iter().flat_map(|files| &files.0.items);
    let outside = files.filter(|file| {
        let path = file.value.0.replace('\\', "/");
        path.starts_with('/') || path.split('/').any(|part| part == "..") || path.get(1..2) == Some(":")
    });
    let told = outside.map(|file| {
        let message = Message::new("data-file-outside").with("path", file.value.0.as_str());
        Diagnostic::fault("wrong-value", message, file.span).about(source.definition.address())
    });
    told.collect()
}

/// The codes that questions declare to be no answer, on the columns of the answers.
fn mark_codes(model: &Model, plan: &mut SourcePlan) {
    for survey in model.each::<Survey>() {
        if survey.results.given().is_none_or(|results| results.id != plan.id) {
            continue;
        }
        for question in survey.questions.items() {
            let Some(name) = question.value.column.given() else { continue };
            let codes = question.value.not_answered.items().map(|code| code.value.0.trim().to_owned());
            if let Some(column) = plan.columns.iter_mut().find(|column| column.name == name.0) {
                column.codes.extend(codes);
            }
        }
    }
}

fn plan_of(source: &View<'_, Source>, zone: &str) -> Option<SourcePlan> {
    let table = source.columns.given()?;
    let columns: Vec<ColumnPlan> =
        table.entries.iter().filter_map(|(name, column)| column_plan(&name.value, &column.value)).collect();
    let position = |name: &str| columns.iter().position(|column| column.name == name);
    let texts =
        |slot: &OneOrMany<crate::model::CellText>| slot.iter().map(|t| t.0.trim().to_owned()).collect();
    let skip = source
        .skip_rows
        .pairs()
        .filter_map(|(name, values)| Some((position(&name.value)?, texts(&values.value))));
    let key = source.key.given().into_iter().flat_map(OneOrMany::iter);
    Some(SourcePlan {
        id: source.id().to_owned(),
        files: source.files.given()?.iter().map(|line| line.0.clone()).collect(),
        complete: table.complete && columns.len() == table.entries.len(),
        typed: columns.iter().map(expression_column).collect(),
        key: key.filter_map(|column| position(&column.0)).collect(),
        keeps: source.same_key.given().map(|same| same.keeps.clone()),
        about: source.about.given().and_then(|about| position(&about.0)),
        skip: skip.collect(),
        zone: source.timezone.given().map_or_else(|| zone.to_owned(), |zone| zone.0.clone()),
        columns,
        checks: Vec::new(),
        fitness: Vec::new(),
        watches: Vec::new(),
    })
}

fn column_plan(name: &str, column: &Column) -> Option<ColumnPlan> {
    let lines = |slot: &Slot<crate::model::List<crate::model::CellText>>| {
        slot.items().map(|text| text.value.0.trim().to_owned()).collect::<Vec<_>>()
    };
    let categories = column.values.given().map(|categories| {
        let pairs = categories
            .0
            .iter()
            .flat_map(|(word, raws)| raws.iter().map(move |raw| (raw.0.trim().to_owned(), word.to_owned())));
        pairs.collect::<Vec<_>>()
    });
    Some(ColumnPlan {
        name: name.to_owned(),
        from: column.from.given()?.iter().map(|from| from.0.clone()).collect(),
        kind: *column.r#type.given()?,
        categories: categories.unwrap_or_default(),
        others: column.others.given().map(|line| line.0.clone()),
        dates: column
            .dates
            .given()
            .into_iter()
            .flat_map(OneOrMany::iter)
            .map(|line| line.0.clone())
            .collect(),
        yes: lines(&column.yes),
        no: lines(&column.no),
        unit: column.unit.given().map(|line| line.0.clone()),
        currency: column.currency.given().map(|line| line.0.clone()),
        personal: column.personal.given().copied().unwrap_or(false),
        codes: Vec::new(),
    })
}

fn expression_column(column: &ColumnPlan) -> ExpressionColumn {
    let kind = match column.kind {
        ColumnType::Text => ExpressionType::Text,
        ColumnType::Category => {
            let mut words: Vec<String> = Vec::new();
            for word in column.categories.iter().map(|(_, word)| word).chain(&column.others) {
                if !words.contains(word) {
                    words.push(word.clone());
                }
            }
            // Without declared values, whatever stands in the file is a category.
            let open = column.categories.is_empty();
            ExpressionType::Category(words, open)
        }
        ColumnType::Count | ColumnType::Integer | ColumnType::Number => ExpressionType::Number,
        ColumnType::YesNo => ExpressionType::YesNo,
        ColumnType::Date => ExpressionType::Date,
        ColumnType::Datetime => ExpressionType::DateTime,
        ColumnType::Duration => ExpressionType::Duration,
        ColumnType::Percent => ExpressionType::Percent,
        ColumnType::Money => {
            ExpressionType::Money(column.currency.clone().unwrap_or_else(|| "EUR".to_owned()))
        }
    };
    ExpressionColumn { name: column.name.clone(), kind }
}

fn checks(
    source: &View<'_, Source>,
    plan: &SourcePlan,
    text: &dyn Fn(Span) -> String,
    findings: &mut Vec<Diagnostic>,
) -> Vec<CheckPlan> {
    let mut checks = Vec::new();
    for check in source.checks.items() {
        let (expression, unique, sequential) = match &check.value {
            Either::Short(expression) => (Some(expression), None, None),
            Either::Long(check) => (check.row.given(), check.unique.spanned(), check.sequential.spanned()),
        };
        if let Some(expression) = expression {
            let compiled = condition::of_expression(expression, &plan.typed, plan.complete, text, findings);
            let span = expression.node.span;
            let text = expression.text.trim().to_owned();
            checks.extend(compiled.map(|condition| CheckPlan::Row { condition, span, text }));
        }
        let position = |name: &str| plan.columns.iter().position(|own| own.name == name);
        if let Some((at, span)) = unique.and_then(|column| Some((position(&column.value.0)?, column.span))) {
            checks.push(CheckPlan::Unique { column: at, span });
        }
        if let Some((at, span)) =
            sequential.and_then(|column| Some((position(&column.value.0)?, column.span)))
        {
            checks.push(CheckPlan::Sequential { column: at, span });
        }
    }
    checks
}
