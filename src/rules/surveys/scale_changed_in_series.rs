//! SMQ4021: one column of answers, two scales or two questions.
//!
//! What a question was before is known where the former survey still stands among the definitions,
//! retired, with the same source of results. What only the history of the files tells is not seen.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::{Question, ScaleWord};
use crate::model::{Either, Indicator, Measure, Status, Survey, View};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{LanguageTag, Text, fold};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ4021"),
    slug: "scale-changed-in-series",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 4.3.14",
    page: include_str!("scale_changed_in_series.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        for question in survey.body().questions.items().map(|question| &question.value) {
            let Some(series) = series_of(model, &survey, question) else { continue };
            let Some((other, how, here, there)) = changed(model, &survey, question) else { continue };
            let message = Message::new("scale-changed-in-series")
                .with("how", how)
                .with("indicator", series.id())
                .with("other", other.id());
            let finding = report.add(survey.definition, here, message);
            *finding = finding.clone().with_label(there, Message::new("scale-changed-in-series-before"));
        }
    }
}

/// The indicator that draws one series from all answers to a question. With a condition of its own it
/// may well leave out those of the other survey.
fn series_of<'m>(
    model: &'m Model,
    survey: &View<'m, Survey>,
    question: &Question,
) -> Option<View<'m, Indicator>> {
    model.active::<Indicator>().find(|indicator| {
        let of_survey = indicator.survey.given().is_some_and(|own| own.id == survey.id());
        let asked = indicator.body().measure.given().and_then(Measure::question);
        let same = asked.is_some_and(|asked| question.id.given() == Some(&asked.value));
        of_survey && same && indicator.r#where.is_absent()
    })
}

type Changed<'m> = (View<'m, Survey>, &'static str, Span, Span);

/// The survey whose answers stand in the same column to another question, what differs, and where.
fn changed<'m>(model: &'m Model, survey: &View<'m, Survey>, question: &Question) -> Option<Changed<'m>> {
    let results = &survey.body().results.given()?.id;
    let first = model.first_language();
    let mut others = model.each::<Survey>().filter(|other| {
        let comes_later = other.definition.id_span > survey.definition.id_span;
        let counts = match other.definition.status() {
            Status::Draft => false,
            Status::Retired => true,
            // Of two in force, the later one is told.
            Status::Active => other.id() != survey.id() && !comes_later,
        };
        counts && other.results.given().is_some_and(|own| own.id == *results)
    });
    others.find_map(|other| {
        let before = other.body().questions.items().map(|own| &own.value);
        let mut before =
            before.filter(|own| own.column.is_given() && own.column.given() == question.column.given());
        let before = before.next()?;
        if ends(before)? != ends(question)? {
            return Some((other, "scale", question.scale.span()?, before.scale.span()?));
        }
        let (old, new) = (before.ask.given()?, question.ask.given()?);
        let retired = other.definition.status() == Status::Retired;
        (retired && differs(old, new, &first)).then_some((
            other,
            "wording",
            question.ask.span()?,
            before.ask.span()?,
        ))
    })
}

/// Lowest and highest answer, or the word of a scale without.
fn ends(question: &Question) -> Option<(Option<(i64, i64)>, &'static str)> {
    match question.scale.given()? {
        Either::Short(word) => match ScaleWord::ends(*word) {
            Some(ends) => Some((Some(ends), "")),
            None => Some((None, word.word())),
        },
        Either::Long(scale) => {
            Some((Some((i64::from(*scale.from.given()?), i64::from(*scale.to.given()?))), ""))
        }
    }
}

/// Whether two questions read otherwise in a language that both are put in.
fn differs(old: &Text, new: &Text, first: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let language = |tag: Option<&LanguageTag>| tag.map_or(first, LanguageTag::as_str).to_owned();
    old.strings().any(|(tag, text)| {
        let mut same = new.strings().filter(|(other, _)| language(*other) == language(tag));
        same.any(|(_, other)| words(other) != words(text))
    })
}
