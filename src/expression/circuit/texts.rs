//! Conditions on texts: asked once for each word of a column of categories.

use std::borrow::Cow;

use super::Truth;
use super::run::Run;
use crate::expression::evaluate::Reading;
use crate::expression::row::Cell;
use crate::expression::table::{Mask, Truths, Values};

impl Run<'_, '_> {
    /// The text of a column is one of these, which are sorted.
    pub(super) fn one_of(&self, at: usize, wanted: &[String]) -> Truths {
        let is_wanted = |text: &str| match wanted {
            [only] => only == text,
            _ => wanted.binary_search_by(|value| value.as_str().cmp(text)).is_ok(),
        };
        match self.values(at) {
            (Values::Words { codes, words }, known) => {
                let words: Vec<bool> = words.iter().map(|word| is_wanted(word)).collect();
                Truths::tested(known, self.with_codes(codes, &words))
            }
            (Values::Texts(texts), known) => {
                Truths::tested(known, Mask::of_each(self.rows(), texts, |text| is_wanted(text)))
            }
            _ => Truths::unknown(self.rows()),
        }
    }

    /// A condition that depends on the text of one column.
    pub(super) fn word(&self, at: usize, truth: &Truth) -> Truths {
        let mut cells = vec![Cell::Missing; at + 1];
        let missing = Reading { row: &cells, clock: self.clock }.truth(truth);
        let mut of = |text| {
            if let Some(cell) = cells.last_mut() {
                *cell = Cell::Text(Cow::Borrowed(text));
            }
            Reading { row: &cells, clock: self.clock }.truth(truth)
        };
        let mut truths = Truths::unknown(self.rows());
        let (values, known) = self.values(at);
        let known = match values {
            Values::Words { codes, words } => {
                let answers: Vec<Option<bool>> = words.iter().map(|word| of(word)).collect();
                let with = |wanted: bool| {
                    let words: Vec<bool> = answers.iter().map(|answer| *answer == Some(wanted)).collect();
                    self.with_codes(codes, &words)
                };
                truths = Truths { yes: with(true), no: with(false) };
                known
            }
            Values::Texts(texts) => {
                for row in known.iter() {
                    match texts.get(row).and_then(|text| of(text)) {
                        Some(true) => truths.yes.set(row),
                        Some(false) => truths.no.set(row),
                        None => {}
                    }
                }
                known
            }
            _ => Mask::none(self.rows()),
        };
        truths.yes.and(&known);
        truths.no.and(&known);
        if let Some(missing) = missing {
            let mut rest = known;
            rest.invert();
            (if missing { &mut truths.yes } else { &mut truths.no }).or(&rest);
        }
        truths
    }

    /// The texts of two columns are the same.
    pub(super) fn same_text(&self, a: usize, b: usize) -> Truths {
        let ((a, mut known), (b, also)) = (self.values(a), self.values(b));
        known.and(&also);
        let mut same = Mask::none(self.rows());
        for row in known.iter() {
            if a.text(row).is_some_and(|text| Some(text) == b.text(row)) {
                same.set(row);
            }
        }
        let texts = [a, b].iter().all(|values| matches!(values, Values::Words { .. } | Values::Texts(_)));
        if texts { Truths::tested(known, same) } else { Truths::unknown(self.rows()) }
    }

    /// The rows whose code is that of a word marked `true`.
    fn with_codes(&self, codes: &[u32], words: &[bool]) -> Mask {
        let mut wanted = (0_u32..).zip(words).filter(|(_, wanted)| **wanted).map(|(code, _)| code);
        match (wanted.next(), wanted.next()) {
            (None, _) => Mask::none(self.rows()),
            (Some(only), None) => Mask::of_each(self.rows(), codes, |code| *code == only),
            _ => Mask::of_each(self.rows(), codes, |code| {
                usize::try_from(*code).ok().and_then(|code| words.get(code)).copied().unwrap_or(false)
            }),
        }
    }
}
