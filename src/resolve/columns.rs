//! Columns of sources and questions of surveys, named by other definitions.

use super::model::Model;
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::model::kind::Table;
use crate::model::{Indicator, Source, Survey};
use crate::schema::nearest;
use crate::world::Span;

/// Checks every column and question named.
pub fn check(model: &Model, findings: &mut Vec<Diagnostic>) {
    for definition in model.definitions() {
        for used in definition.body().columns() {
            let source = match &used.of {
                Table::Source(id) => model.find::<Source>(id),
                Table::ResultsOf(id) => results_of(model, id),
                Table::Itself => definition.view(),
            };
            let Some(columns) =
                source.and_then(|source| source.body().columns.given().zip(Some(source.id())))
            else {
                continue;
            };
            let (columns, id) = columns;
            // A column that could not be read is no unknown column.
            if columns.complete && columns.get(&used.column).is_none() {
                let known = columns.iter().map(|(name, _)| name.to_owned()).collect();
                findings.push(unknown(id, &used.column, known, used.span).about(definition.address()));
            }
        }
    }
    for indicator in model.each::<Indicator>() {
        check_question(model, &indicator, findings);
    }
}

/// The source of a survey's results.
fn results_of<'m>(model: &'m Model, survey: &str) -> Option<crate::model::View<'m, Source>> {
    let survey = model.find::<Survey>(survey)?;
    model.find(&survey.body().results.given()?.id)
}

fn unknown(source: &str, column: &str, known: Vec<String>, span: Span) -> Diagnostic {
    let near = nearest(column, known.iter().map(String::as_str)).map(str::to_owned);
    let message = Message::new("resolve-unknown-column")
        .with("source", source)
        .with("column", column)
        .with("known", Argument::List(known))
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding = Diagnostic::fault("unknown-reference", message, span);
    match near {
        Some(near) => finding.with_fix(span, near),
        None => finding,
    }
}

/// The question that is measured is one of the survey's.
fn check_question(
    model: &Model,
    indicator: &crate::model::View<'_, Indicator>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(question) = indicator.measure.given().and_then(crate::model::Measure::question) else { return };
    let Some(survey) = indicator.survey.given().and_then(|survey| model.find::<Survey>(&survey.id)) else {
        return;
    };
    let Some(questions) = survey.body().questions.given().filter(|questions| questions.complete) else {
        return;
    };
    let ids: Vec<String> = questions.iter().filter_map(|q| q.id.given().map(ToString::to_string)).collect();
    if ids.iter().any(|id| *id == question.value.to_string()) {
        return;
    }
    let near = nearest(question.value.as_str(), ids.iter().map(String::as_str)).map(str::to_owned);
    let message = Message::new("resolve-unknown-part")
        .with("target", survey.definition.address())
        .with("part", question.value.as_str())
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding =
        Diagnostic::fault("unknown-reference", message, question.span).about(indicator.definition.address());
    findings.push(match near {
        Some(near) => finding.with_fix(question.span, near),
        None => finding,
    });
}
