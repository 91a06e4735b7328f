//! The wording of survey questions, judged by word lists in French and English; questions in other
//! languages are left alone.
//!
//! Nothing here understands a sentence: what is found are words that, in practice, go with a badly put
//! question. How often that is right is measured on labelled questions, and said on each rule's page.

mod double_barrelled;
mod hard;
mod lexicon;
mod pattern;
mod words;

#[cfg(test)]
mod measured;

use std::ops::Range;

pub use double_barrelled::Doubled;
pub use hard::Hard;
use lexicon::Lexicon;
use words::Wording;

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

/// A question in a language that can be judged.
pub struct Asked<'t> {
    text: &'t str,
    lexicon: &'static Lexicon,
    wording: Wording,
}

/// Words that should not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Bytes of the question.
    pub range: Range<usize>,
    /// What to write instead, in the language of the question.
    pub instead: Option<&'static str>,
}

impl<'t> Asked<'t> {
    /// A question in a language (`fr`, `en-GB`); nothing in a language without a lexicon.
    pub fn read(text: &'t str, language: &str) -> Option<Self> {
        let lexicon = lexicon::lexicon(language)?;
        Some(Self { text, lexicon, wording: lexicon.read(text) })
    }

    /// The first place where it asks two things.
    pub fn doubled(&self) -> Option<Doubled> {
        double_barrelled::doubled(self.lexicon, &self.wording)
    }

    /// The first words that tell respondents which answer is hoped for.
    pub fn leading(&self) -> Option<Slip> {
        self.first("leading")
    }

    /// The first words that take an experience for granted; none where the question itself asks only
    /// those who had it (“If you used the app, …”).
    pub fn presupposing(&self) -> Option<Slip> {
        let asks_only_some = self.lexicon.at("conditions", &self.wording, 0).is_some();
        self.first("presupposing").filter(|_| !asks_only_some)
    }

    /// What makes it hard to answer; `known` tells names that respondents read every day.
    pub fn hard(&self, longest: usize, known: &dyn Fn(&str) -> bool) -> Vec<Hard> {
        hard::hard(self.lexicon, &self.wording, self.text, longest, known)
    }

    fn first(&self, section: &str) -> Option<Slip> {
        let found = self.lexicon.first(section, &self.wording)?;
        let range = self.wording.stretch(found.from, found.end.checked_sub(1)?)?;
        Some(Slip { range, instead: found.instead.filter(|instead| !instead.is_empty()) })
    }
}
