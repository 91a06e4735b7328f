//! Questions of a survey that are measured on a scale of their own.

use crate::model::kinds::survey::Question;
use crate::model::{Either, Indicator, Spanned, Survey, View};
use crate::resolve::Model;
use crate::values::Id;
use crate::world::Span;

/// The scale of a measured question, where it is not the one that the measure is defined on: where
/// it stands, and how it reads.
pub fn other_scale(
    model: &Model,
    indicator: &View<'_, Indicator>,
    named: &Spanned<Id>,
    wanted: (i64, i64),
) -> Option<(Span, String)> {
    let survey = model.find::<Survey>(&indicator.body().survey.given()?.id)?;
    let mut questions = survey.body().questions.items().map(|question| &question.value);
    let question = questions.find(|question| question.id.given() == Some(&named.value))?;
    Some((question.scale.span()?, told(question, wanted)?))
}

fn told(question: &Question, wanted: (i64, i64)) -> Option<String> {
    let (ends, word) = match question.scale.given()? {
        Either::Short(word) => (word.ends(), word.word()),
        Either::Long(scale) => (Some((i64::from(*scale.from.given()?), i64::from(*scale.to.given()?))), ""),
    };
    match ends {
        Some(ends) if ends == wanted => None,
        Some((from, to)) => Some(format!("{from}–{to}")),
        None => Some(word.to_owned()),
    }
}
