//! Questions that are hard to answer: negations that undo each other, absolutes, length, acronyms.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::words::{Joint, Word, Wording};

/// What makes a question hard, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hard {
    Negations(Range<usize>),
    Absolute(Range<usize>),
    /// So many words, in one sentence.
    Long(Range<usize>, usize),
    Acronym(Range<usize>),
}

impl Hard {
    pub const fn range(&self) -> &Range<usize> {
        match self {
            Self::Negations(range) | Self::Absolute(range) | Self::Long(range, _) | Self::Acronym(range) => {
                range
            }
        }
    }
}

/// The most words between two negations that undo each other.
const NEAR: usize = 3;

/// Signs of an acronym, at least.
const ACRONYM: usize = 3;

/// Everything that makes a question hard. `known` tells names that respondents read every day.
pub fn hard(
    lexicon: &Lexicon,
    wording: &Wording,
    text: &str,
    longest: usize,
    known: &dyn Fn(&str) -> bool,
) -> Vec<Hard> {
    let mut found = Vec::new();
    found.extend(negations(lexicon, wording).map(Hard::Negations));
    if lexicon.first("frequencies", wording).is_none() {
        let absolute = lexicon.first("absolutes", wording);
        let range = absolute.and_then(|found| wording.stretch(found.from, found.end.checked_sub(1)?));
        found.extend(range.map(Hard::Absolute));
    }
    found.extend(long(wording, longest));
    found.extend(acronym(lexicon, wording, text, known).map(Hard::Acronym));
    found
}

fn negations(lexicon: &Lexicon, wording: &Wording) -> Option<Range<usize>> {
    let marks = lexicon.all("negations", wording);
    let pair = marks.windows(2).find(|pair| {
        let [one, other] = pair else { return false };
        let apart =
            |at| wording.words.get(at).is_none_or(|w: &Word| matches!(w.joint, Joint::Pause | Joint::Stop));
        other.from - one.end <= NEAR && !(one.end..=other.from).any(apart)
    })?;
    let (first, last) = (pair.first()?, pair.last()?);
    wording.stretch(first.from, last.end.checked_sub(1)?)
}

fn long(wording: &Wording, longest: usize) -> Option<Hard> {
    let last = wording.words.last()?.sentence;
    (0..=last).find_map(|sentence| {
        let own = |at: &usize| wording.words.get(*at).is_some_and(|word| word.sentence == sentence);
        let places: Vec<usize> = (0..wording.words.len()).filter(own).collect();
        let count = places.iter().filter(|at| wording.words.get(**at).is_some_and(counts)).count();
        let range = wording.stretch(*places.first()?, *places.last()?)?;
        (count > longest).then_some(Hard::Long(range, count))
    })
}

/// `a-t-il` and `l’accueil` are one word each.
fn counts(word: &Word) -> bool {
    !matches!(word.joint, Joint::Hyphen | Joint::Apostrophe) && !matches!(word.raw.as_str(), "&" | "/")
}

fn acronym(
    lexicon: &Lexicon,
    wording: &Wording,
    text: &str,
    known: &dyn Fn(&str) -> bool,
) -> Option<Range<usize>> {
    // Written in capitals throughout, nothing stands out.
    if !wording.words.iter().any(|word| word.raw.chars().any(char::is_lowercase)) {
        return None;
    }
    let found = (0..wording.words.len()).find(|at| {
        let Some(word) = wording.words.get(*at).filter(|word| !word.fixed) else { return false };
        let capitals = word.raw.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let letters = word.raw.chars().filter(|c| c.is_uppercase()).count();
        let explained = text.get(word.range.end..).is_some_and(|rest| rest.trim_start().starts_with('('));
        capitals
            && letters >= ACRONYM
            && !explained
            && !is_roman(&word.raw)
            && !known(&word.folded)
            && lexicon.at("acronyms", wording, *at).is_none()
    })?;
    wording.stretch(found, found)
}

/// `XIV`, `III`.
fn is_roman(raw: &str) -> bool {
    raw.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
