//! A word or a phrase of a lexicon, as it is looked for among the words of a question.

use super::words::{Joint, Word, Wording};
use crate::values::fold;

/// The most words that `...` may stand for.
const WIDEST: usize = 5;

/// In words of so many letters an accent tells one from another: `sur` and `sûr`.
const SHORT: usize = 3;

/// A phrase: `à quel point avez-vous aimé|adoré`.
#[derive(Debug, Clone)]
pub struct Pattern {
    steps: Vec<Step>,
}

#[derive(Debug, Clone)]
enum Step {
    /// `^`: here begins a sentence or what stands behind a comma.
    Opening,
    /// `$`: here ends a sentence.
    End,
    /// `...`
    Gap,
    /// One of several words; `joined` when only as part of a hyphenated word: `-vous`.
    Word { forms: Vec<Form>, joined: bool },
}

/// A spelling of a word; `open` when any ending may follow: `rapide*`.
#[derive(Debug, Clone)]
struct Form {
    text: String,
    folded: String,
    open: bool,
}

impl Form {
    fn of(written: &str) -> Self {
        let (text, open) = written.strip_suffix('*').map_or((written, false), |stem| (stem, true));
        Self { text: text.to_lowercase(), folded: fold(text), open }
    }

    /// Accents count (`où` is not `ou`), but on capitals, and in words long enough, in a text without any.
    fn fits(&self, word: &Word) -> bool {
        let lax = word.unaccented && self.folded.len() > SHORT;
        let (folded, exact) = if self.open {
            (word.folded.starts_with(&self.folded), word.text.starts_with(&self.text))
        } else {
            (word.folded == self.folded, word.text == self.text)
        };
        folded && (lax || exact || word.is_capital() && same_but_first(&self.text, &word.text))
    }
}

/// Whether a word has the letters of a form, the first without its accent.
fn same_but_first(form: &str, word: &str) -> bool {
    let (mut form, mut word) = (form.chars(), word.chars());
    let first = form.next().map(|c| fold(c.encode_utf8(&mut [0; 4])));
    first == word.next().map(String::from) && word.as_str().starts_with(form.as_str())
}

impl Pattern {
    pub fn of(written: &str) -> Self {
        let mut steps = Vec::new();
        for piece in written.split_whitespace() {
            match piece {
                "^" => steps.push(Step::Opening),
                "$" => steps.push(Step::End),
                "..." => steps.push(Step::Gap),
                _ => push_words(&mut steps, piece),
            }
        }
        Self { steps }
    }

    /// Where the phrase ends when it begins at a word: behind its last word.
    pub fn ends(&self, wording: &Wording, from: usize) -> Option<usize> {
        ends(&self.steps, &wording.words, from, from)
    }
}

fn push_words(steps: &mut Vec<Step>, piece: &str) {
    let joined = piece.len() > 1 && piece.starts_with('-');
    for (at, part) in piece.trim_start_matches('-').split(['-', '\'', '’']).enumerate() {
        if !part.is_empty() {
            let forms = part.split('|').map(Form::of).collect();
            steps.push(Step::Word { forms, joined: joined && at == 0 });
        }
    }
}

fn ends(steps: &[Step], words: &[Word], start: usize, at: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return (at > start).then_some(at) };
    let word = words.get(at);
    let apart = |word: &Word| matches!(word.joint, Joint::Pause | Joint::Stop);
    match step {
        Step::Opening => word.filter(|word| apart(word)).and_then(|_| ends(rest, words, start, at)),
        Step::End => match word {
            Some(word) if word.joint != Joint::Stop => None,
            _ => ends(rest, words, start, at),
        },
        Step::Gap => (0..=WIDEST)
            .take_while(|skipped| {
                let last = skipped.checked_sub(1).map(|last| at + last);
                last.is_none_or(|last| words.get(last).is_some_and(|word| !word.fixed && !apart(word)))
            })
            .find_map(|skipped| ends(rest, words, start, at + skipped)),
        Step::Word { forms, joined } => {
            let word = word.filter(|word| !word.fixed && (at == start || !apart(word)))?;
            let fits = (!joined || word.joint == Joint::Hyphen) && forms.iter().any(|form| form.fits(word));
            if fits { ends(rest, words, start, at + 1) } else { None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let (pattern, wording) = (Pattern::of(pattern), Wording::of(text));
        (0..wording.words.len()).find_map(|from| {
            let end = pattern.ends(&wording, from)?;
            wording.stretch(from, end - 1).map(|range| text[range].to_owned())
        })
    }

    #[test]
    fn a_phrase_is_found_whatever_its_capitals_and_apostrophes() {
        assert_eq!(found("n'est-ce pas", "Bien, N’EST-CE PAS ?").as_deref(), Some("N’EST-CE PAS"));
        assert_eq!(found("à quel point", "A quel point").as_deref(), Some("A quel point"));
        assert_eq!(found("rapide*|court*", "des agents courtois").as_deref(), Some("courtois"));
        assert_eq!(found("ne ... pas", "Ne le pensez-vous pas ?").as_deref(), Some("Ne le pensez-vous pas"));
    }

    #[test]
    fn accents_tell_words_apart_and_commas_end_phrases() {
        assert_eq!(found("ou", "Où est-ce ?"), None);
        assert_eq!(found("oui ou non", "oui, ou non"), None);
        assert_eq!(found("ne ... pas", "Ne riez, pas"), None);
        assert_eq!(found("-vous", "Vous ou vous"), None);
        assert_eq!(found("^ right $", "Warm, right?").as_deref(), Some("right"));
        assert_eq!(found("^ right $", "The right one?"), None);
    }
}
