//! The scales of questions: their answers, and the words at their ends.

use crate::model::kinds::source::Column;
use crate::model::kinds::survey::{Question, Scale, ScaleWord};
use crate::model::{Either, Slot, Source, Survey};
use crate::outputs::view::{Prose, Reader};
use crate::values::Text;

use super::choices::declared;

/// The answers of a scale beyond which a number is written rather than ticked.
pub const MOST_POINTS: u32 = 20;

/// How a question is answered.
pub enum Answers {
    /// A point between two ends.
    Points(Vec<Point>),
    /// One of a few words.
    Words(Vec<Point>),
    /// A whole number, from the first to the second.
    Number(u32, u32),
    /// In one's own words.
    Open,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct Point {
    /// As it is kept.
    pub value: String,
    pub label: Option<Prose>,
    /// The same in every language, where the survey has words of its own.
    pub text: Option<Text>,
}

/// The answers to a question, in the reader's language.
pub fn answers(reader: &Reader<'_>, survey: &Survey, question: &Question) -> Answers {
    match question.scale.given() {
        Some(Either::Short(ScaleWord::YesNo)) => Answers::Words(yes_no(reader, survey, question)),
        Some(Either::Short(ScaleWord::Choice)) => {
            let column = column(reader, survey, question);
            let listed = column.map(|column| declared(reader, "", column)).unwrap_or_default();
            if listed.is_empty() {
                return Answers::Open;
            }
            let points =
                listed.into_iter().map(|own| Point { value: own.value, label: Some(own.label), text: None });
            Answers::Words(points.collect())
        }
        Some(Either::Short(word)) => match word.ends() {
            Some((low, high)) => Answers::Points(between(reader, *word, low, high)),
            None => Answers::Open,
        },
        Some(Either::Long(scale)) => own(reader, scale),
        None => Answers::Open,
    }
}

/// The column that holds the answers to a question.
fn column<'c>(reader: &Reader<'c>, survey: &Survey, question: &Question) -> Option<&'c Column> {
    let source = reader.atlas.compilation.model.find::<Source>(&survey.results.given()?.id)?;
    let columns = source.body().columns.given()?;
    columns.get(&question.column.given()?.0).map(|column| &column.value)
}

/// The header of a question's column in the file of the answers.
pub fn header(reader: &Reader<'_>, survey: &Survey, question: &Question) -> Option<String> {
    let headers = super::choices::headers(column(reader, survey, question)?);
    headers.into_iter().next()
}

fn yes_no(reader: &Reader<'_>, survey: &Survey, question: &Question) -> Vec<Point> {
    let column = column(reader, survey, question);
    let first = |words: Option<&Slot<crate::model::List<crate::model::CellText>>>| {
        words.and_then(|words| words.items().next().map(|text| text.value.0.clone()))
    };
    let yes = first(column.map(|column| &column.yes)).unwrap_or_else(|| "yes".to_owned());
    let no = first(column.map(|column| &column.no)).unwrap_or_else(|| "no".to_owned());
    let point = |value, key| Point { value, label: Some(reader.plain(reader.word(key))), text: None };
    vec![point(yes, "forms-yes"), point(no, "forms-no")]
}

/// The points of a built-in scale, with words at both ends.
fn between(reader: &Reader<'_>, word: ScaleWord, low: i64, high: i64) -> Vec<Point> {
    let end = |end: &str| Some(reader.plain(reader.word(&format!("forms-scale-{}-{end}", word.word()))));
    let point = |value: i64| {
        let label = if value == low {
            end("low")
        } else if value == high {
            end("high")
        } else {
            None
        };
        Point { value: value.to_string(), label, text: None }
    };
    (low..=high).map(point).collect()
}

/// A scale of the survey's own.
fn own(reader: &Reader<'_>, scale: &Scale) -> Answers {
    let (Some(from), Some(to)) = (scale.from.given(), scale.to.given()) else { return Answers::Open };
    let (from, to) = (*from.min(to), *to.max(from));
    if to - from > MOST_POINTS {
        return Answers::Number(from, to);
    }
    let point = |value: u32| {
        let value = value.to_string();
        let text = scale.labels.given().and_then(|labels| labels.get(&value)).map(|text| text.value.clone());
        Point { label: text.as_ref().map(|text| reader.prose(text)), value, text }
    };
    let points = (from..=to).map(point);
    Answers::Points(points.collect())
}
