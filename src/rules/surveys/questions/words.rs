//! A question cut into words. What is quoted, stands in brackets or is filled in later is no part of the
//! question's own wording and is passed over.

use std::ops::Range;

use crate::values::fold;

/// How a word hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    Space,
    Hyphen,
    Apostrophe,
    /// A comma, a colon, a dash: what stands on both sides belongs to two parts of the sentence.
    Pause,
    /// A full stop, a question mark, an exclamation mark, or the beginning.
    Stop,
}

/// A word, or one of the signs `&` and `/`.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub raw: String,
    /// In lower case.
    pub text: String,
    /// In lower case, without accents.
    pub folded: String,
    /// Bytes of the question.
    pub range: Range<usize>,
    pub joint: Joint,
    /// From 0.
    pub sentence: usize,
    /// Nothing in the question bears an accent.
    pub unaccented: bool,
    /// Part of a fixed expression: not to be looked at.
    pub fixed: bool,
}

impl Word {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.raw.starts_with(char::is_uppercase)
    }
}

/// A question as words.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    pub words: Vec<Word>,
    /// Where question marks stand.
    pub marks: Vec<usize>,
}

/// Signs between which nothing is read, and the sign that ends them.
const PASSED_OVER: [(char, char); 8] =
    [('«', '»'), ('“', '”'), ('„', '“'), ('‹', '›'), ('(', ')'), ('[', ']'), ('{', '}'), ('"', '"')];

/// What is read of a question, in bytes: far more than anybody answers.
const READ: usize = 4000;

impl Wording {
    pub fn of(text: &str) -> Self {
        let end = (0..=READ).rev().find(|end| text.is_char_boundary(*end));
        let text = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let mut wording = Self::default();
        let (mut joint, mut sentence) = (Joint::Stop, 0);
        let mut closing = None;
        let mut signs = text.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            if let Some(end) = closing {
                closing = (sign != end).then_some(end);
                joint = Joint::Pause;
                continue;
            }
            closing = PASSED_OVER
                .iter()
                .find(|(open, end)| {
                    *open == sign && text.get(at + sign.len_utf8()..).is_some_and(|rest| rest.contains(*end))
                })
                .map(|(_, end)| *end);
            if closing.is_some() {
                continue;
            }
            if sign.is_alphanumeric() {
                let mut end = at + sign.len_utf8();
                while let Some((next, c)) = signs.next_if(|(_, c)| c.is_alphanumeric() || is_accent(*c)) {
                    end = next + c.len_utf8();
                }
                wording.push(text, at..end, joint, sentence);
                joint = Joint::Space;
            } else if sign == '&' || sign == '/' {
                wording.push(text, at..at + 1, joint, sentence);
                joint = Joint::Space;
            } else {
                let next = signs.peek().map(|(_, next)| *next);
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                let found = joint_of(sign, before, next);
                if sign == '?' {
                    wording.marks.push(at);
                }
                if found == Joint::Stop && joint != Joint::Stop {
                    sentence += 1;
                }
                joint = stronger(joint, found);
            }
        }
        let unaccented = wording.words.iter().all(|word| word.text == word.folded);
        wording.words.iter_mut().for_each(|word| word.unaccented = unaccented);
        wording
    }

    fn push(&mut self, text: &str, range: Range<usize>, joint: Joint, sentence: usize) {
        let raw = text.get(range.clone()).unwrap_or("").to_owned();
        let (lower, folded) = (raw.to_lowercase(), fold(&raw));
        self.words.push(Word {
            raw,
            text: lower,
            folded,
            range,
            joint,
            sentence,
            unaccented: false,
            fixed: false,
        });
    }

    /// The stretch of the question from one word to another, both included.
    pub fn stretch(&self, from: usize, to: usize) -> Option<Range<usize>> {
        Some(self.words.get(from)?.range.start..self.words.get(to)?.range.end)
    }
}

const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What a sign between two words says of the second.
fn joint_of(sign: char, before: Option<char>, next: Option<char>) -> Joint {
    let in_word = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
    match sign {
        '\'' | '’' if in_word => Joint::Apostrophe,
        '-' | '\u{2010}' | '\u{2011}' if in_word => Joint::Hyphen,
        // `3.5`, `1,5`, `e.g.` do not end anything.
        '.' | ',' | ':' if in_word => Joint::Space,
        '?' | '!' | '.' | '…' => Joint::Stop,
        ',' | ';' | ':' | '-' | '–' | '—' => Joint::Pause,
        _ => Joint::Space,
    }
}

fn stronger(one: Joint, other: Joint) -> Joint {
    let rank = |joint| match joint {
        Joint::Space => 0,
        Joint::Hyphen | Joint::Apostrophe => 1,
        Joint::Pause => 2,
        Joint::Stop => 3,
    };
    if rank(other) > rank(one) { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Wording::of(text).words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn elisions_and_inversions_are_words_of_their_own() {
        assert_eq!(words("N’a-t-il pas l'heure ?"), ["n", "a", "t", "il", "pas", "l", "heure"]);
        let joints: Vec<Joint> = Wording::of("Pensez-vous, oui").words.iter().map(|w| w.joint).collect();
        assert_eq!(joints, [Joint::Stop, Joint::Hyphen, Joint::Pause]);
    }

    #[test]
    fn quotes_brackets_and_gaps_are_passed_over() {
        assert_eq!(
            words("La page « Questions et réponses » (au guichet) de {title} ?"),
            ["la", "page", "de"]
        );
        assert_eq!(words("A \"quick and clean\" shop"), ["a", "shop"]);
        assert_eq!(words("An open ( bracket and more"), ["an", "open", "bracket", "and", "more"]);
    }

    #[test]
    fn sentences_are_counted() {
        let wording = Wording::of("Un appel… Et après ? Rien.");
        let sentences: Vec<usize> = wording.words.iter().map(|word| word.sentence).collect();
        assert_eq!(sentences, [0, 0, 1, 1, 2]);
        assert_eq!(wording.marks.len(), 1);
        assert!(Wording::of("").words.is_empty());
        assert!(Wording::of(&"é et ".repeat(9000)).words.len() < READ);
    }
}
