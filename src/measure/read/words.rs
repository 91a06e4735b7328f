//! Words that stand for something: categories, yes and no.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::measure::source_plan::ColumnPlan;
use crate::values::{fold, parse_yes_no};

/// The declared values of a category.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// Our words, each once.
    pub words: Vec<String>,
    exact: HashMap<String, u32>,
    folded: HashMap<String, u32>,
    others: Option<u32>,
}

impl Listed {
    /// `None` where nothing is declared: whatever stands in the file is a category.
    pub fn new(column: &ColumnPlan) -> Option<Self> {
        if column.categories.is_empty() {
            return None;
        }
        let mut listed = Self::default();
        for (raw, word) in &column.categories {
            let code = listed.code(word);
            listed.exact.entry(raw.clone()).or_insert(code);
            listed.folded.entry(fold(raw)).or_insert(code);
        }
        listed.others = column.others.as_ref().map(|word| listed.code(word));
        Some(listed)
    }

    fn code(&mut self, word: &str) -> u32 {
        let known = self.words.iter().position(|own| own == word);
        let at = known.unwrap_or_else(|| {
            self.words.push(word.to_owned());
            self.words.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The place of the word that a raw value stands for.
    pub fn find(&self, raw: &str) -> Option<u32> {
        let exact = self.exact.get(raw).copied();
        exact.or_else(|| self.folded.get(&fold(raw)).copied()).or(self.others)
    }
}

/// What stands for yes and no.
#[derive(Debug, Clone)]
pub struct YesNo {
    yes: Vec<String>,
    no: Vec<String>,
}

impl YesNo {
    pub fn new(column: &ColumnPlan) -> Self {
        let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        Self { yes: folded(&column.yes), no: folded(&column.no) }
    }

    pub fn find(&self, raw: &str) -> Option<bool> {
        let folded = fold(raw);
        if self.yes.contains(&folded) {
            return Some(true);
        }
        if self.no.contains(&folded) {
            return Some(false);
        }
        if !self.yes.is_empty() && !self.no.is_empty() {
            return None;
        }
        match raw {
            "1" | "x" | "X" => Some(true),
            "0" => Some(false),
            _ => parse_yes_no(raw),
        }
    }
}

/// What was found for the texts of one batch, so that equal texts are looked up once.
pub struct Found<'t> {
    /// By a cheap sum of a text: the last text of that sum, and what was found.
    recent: Vec<(&'t str, Option<u32>)>,
    all: HashMap<Cow<'t, str>, Option<u32>>,
}

const RECENT: usize = 256;

impl<'t> Found<'t> {
    pub fn new() -> Self {
        Self { recent: vec![("", None); RECENT], all: HashMap::new() }
    }

    /// What `look_up` says of a text that is not empty.
    pub fn of(
        &mut self,
        text: Cow<'t, str>,
        look_up: impl FnOnce(&Cow<'t, str>) -> Option<u32>,
    ) -> Option<u32> {
        let Cow::Borrowed(borrowed) = text else { return self.found(text, look_up) };
        let at = sum(borrowed.as_bytes());
        if let Some((known, found)) = self.recent.get(at)
            && *known == borrowed
        {
            return *found;
        }
        let found = self.found(text, look_up);
        if let Some(recent) = self.recent.get_mut(at) {
            *recent = (borrowed, found);
        }
        found
    }

    fn found(
        &mut self,
        text: Cow<'t, str>,
        look_up: impl FnOnce(&Cow<'t, str>) -> Option<u32>,
    ) -> Option<u32> {
        if let Some(found) = self.all.get(&text) {
            return *found;
        }
        let found = look_up(&text);
        self.all.insert(text, found);
        found
    }
}

/// A number below [`RECENT`], the same for equal texts.
fn sum(bytes: &[u8]) -> usize {
    let sign = |at: usize| u64::from(bytes.get(at).copied().unwrap_or(0));
    let length = bytes.len();
    let mixed =
        sign(0) | sign(length / 2) << 8 | sign(length.saturating_sub(1)) << 16 | (length as u64) << 24;
    usize::from(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::source::ColumnType;

    fn column(categories: &[(&str, &str)], others: Option<&str>) -> ColumnPlan {
        let pair = |(raw, word): &(&str, &str)| ((*raw).to_owned(), (*word).to_owned());
        ColumnPlan {
            name: "channel".to_owned(),
            from: vec!["Canal".to_owned()],
            kind: ColumnType::Category,
            categories: categories.iter().map(pair).collect(),
            others: others.map(str::to_owned),
            dates: Vec::new(),
            yes: vec!["Fondée".to_owned()],
            no: Vec::new(),
            unit: None,
            currency: None,
            personal: false,
            codes: Vec::new(),
        }
    }

    #[test]
    fn categories_by_their_declared_values() {
        let pairs = [("E-mail", "email"), ("Mail", "email"), ("Courrier", "letter"), ("courrier", "post")];
        let listed = Listed::new(&column(&pairs, None)).expect("declared values");
        assert_eq!(listed.words, ["email", "letter", "post"]);
        assert_eq!(
            ["Mail", "MAIL", "COURRIER", "courrier", "fax"].map(|raw| listed.find(raw)),
            [Some(0), Some(0), Some(1), Some(2), None]
        );
        let listed = Listed::new(&column(&pairs, Some("other"))).expect("declared values");
        assert_eq!((listed.find("fax"), listed.words[3].as_str()), (Some(3), "other"));
        assert!(Listed::new(&column(&[], None)).is_none());
    }

    #[test]
    fn yes_by_its_declared_words() {
        let words = YesNo::new(&column(&[], None));
        let found = ["FONDEE", "oui", "x", "0", "non", "peut-être"].map(|raw| words.find(raw));
        assert_eq!(found, [Some(true), Some(true), Some(true), Some(false), Some(false), None]);
    }

    #[test]
    fn equal_texts_are_looked_up_once() {
        let mut found = Found::new();
        let mut asked = Vec::new();
        let texts = ["a", "b", "a", "ab", "b"].map(Cow::Borrowed).into_iter();
        for text in texts.chain([Cow::Owned("ab".to_owned()), Cow::Owned("c".to_owned())]) {
            found.of(text, |text| {
                asked.push(text.to_string());
                u32::try_from(asked.len()).ok()
            });
        }
        assert_eq!(asked, ["a", "b", "ab", "c"]);
    }
}
