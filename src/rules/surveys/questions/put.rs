//! The questions of surveys, each in every language it is put in, with its place in the file.

use std::ops::Range;

use super::Asked;
use crate::model::kinds::survey::Question;
use crate::model::{Definition, List, Survey};
use crate::resolve::Model;
use crate::values::LanguageTag;
use crate::world::Span;
use crate::yaml::Node;

/// A question of a survey, as it is put in one language.
pub struct Put<'m> {
    pub survey: &'m Definition,
    pub questions: &'m List<Question>,
    /// Where in the list it stands.
    pub place: usize,
    pub asked: Asked<'m>,
    node: &'m Node,
}

impl<'m> Put<'m> {
    pub fn question(&self) -> Option<&'m Question> {
        self.questions.items.get(self.place).map(|question| &question.value)
    }

    /// Where a stretch of the question stands in the file.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.survey.locate(self.node, range.clone())
    }

    pub fn words(&self, range: &Range<usize>) -> &'m str {
        self.asked.text.get(range.clone()).unwrap_or("")
    }
}

/// Every question of every active survey, in every language that can be judged.
pub fn put(model: &Model) -> Vec<Put<'_>> {
    let first = model.first_language();
    let mut all = Vec::new();
    for survey in model.active::<Survey>() {
        let Some(questions) = survey.body().questions.given() else { continue };
        for (place, question) in questions.items.iter().enumerate() {
            let Some(ask) = question.value.ask.given() else { continue };
            for (language, node, scalar) in ask.placed() {
                let language = language.map_or(first.as_str(), LanguageTag::as_str);
                let asked = Asked::read(&scalar.text, language);
                let survey = survey.definition;
                all.extend(asked.map(|asked| Put { survey, questions, place, asked, node }));
            }
        }
    }
    all
}
