//! The wording of survey questions, judged by word lists in French and English; questions in other
//! languages are left alone.
//!
//! Nothing here understands a sentence: what is found are words that, in practice, go with a badly put
//! question. How often that is right is measured on labelled questions, and said on each rule's page.

mod double_barrelled;
mod hard;
mod lexicon;
mod pattern;
mod put;
mod words;

#[cfg(test)]
mod measured;

use std::ops::Range;

pub use double_barrelled::Doubled;
pub use hard::Hard;
use lexicon::Lexicon;
pub use put::{Put, put};
use words::Wording;

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
