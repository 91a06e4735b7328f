//! Texts in one or several languages.

use std::collections::BTreeMap;

use super::LanguageTag;

/// A text: one string in the System's first language, or one string per language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    plain: Option<String>,
    translations: Vec<(LanguageTag, String)>,
}

impl Text {
    /// A bare string, in the System's first language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { plain: Some(text.into()), translations: Vec::new() }
    }

    /// One string per language, in the order written.
    pub fn translated(translations: Vec<(LanguageTag, String)>) -> Self {
        Self { plain: None, translations }
    }

    /// The text for a reader of `wanted`, and whether it had to fall back to another language.
    /// `first` is the System's first language: the one bare strings are in.
    pub fn for_reader(&self, wanted: &str, first: &str) -> (&str, bool) {
        if let Some(text) = self.in_language(wanted, first) {
            return (text, false);
        }
        let fallback = self.in_language(first, first);
        let any = || self.translations.first().map(|(_, text)| text.as_str());
        (fallback.or_else(any).unwrap_or(""), true)
    }

    /// The text written in `language`, if there is one.
    pub fn in_language(&self, language: &str, first: &str) -> Option<&str> {
        if language == first && self.plain.is_some() {
            return self.plain.as_deref();
        }
        let found = self.translations.iter().find(|(tag, _)| tag.as_str() == language);
        found.map(|(_, text)| text.as_str())
    }

    /// Every string with its language; `None` stands for the System's first.
    pub fn strings(&self) -> impl Iterator<Item = (Option<&LanguageTag>, &str)> {
        let plain = self.plain.iter().map(|text| (None, text.as_str()));
        plain.chain(self.translations.iter().map(|(tag, text)| (Some(tag), text.as_str())))
    }

    /// Every string by its language; a bare one is in the first.
    pub fn by_language(&self, first: &str) -> BTreeMap<String, String> {
        let strings = self.strings().map(|(tag, text)| {
            let tag = tag.map_or_else(|| first.to_owned(), ToString::to_string);
            (tag, text.to_owned())
        });
        strings.collect()
    }

    pub fn is_empty(&self) -> bool {
        self.strings().all(|(_, text)| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_visibly() {
        let tag = |raw: &str| LanguageTag::parse(raw).expect("a tag");
        let both = Text::translated(vec![(tag("fr"), "Oui".into()), (tag("en"), "Yes".into())]);
        assert_eq!(both.for_reader("en", "fr"), ("Yes", false));
        assert_eq!(both.for_reader("nl", "fr"), ("Oui", true));
        assert_eq!(Text::plain("Oui").for_reader("en", "fr"), ("Oui", true));
        assert_eq!(Text::plain("Oui").for_reader("fr", "fr"), ("Oui", false));
    }
}
