//! Identifiers of definitions and tags of languages.

use std::fmt;

use super::{Fault, fold};

/// The identifier of a definition: kebab-case, unique within its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Reads lower-case letters, digits and hyphens; starts and ends with a letter or digit.
    ///
    /// # Errors
    /// `value-id`, with the nearest accepted spelling.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        if is_kebab(text) && text.len() <= 100 {
            return Ok(Self(text.to_owned()));
        }
        let offer = Some(kebab(text)).filter(|offer| !offer.is_empty());
        Err(Fault::new("value-id", raw).offering(offer))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_kebab(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c != '-');
    edge(text.chars().next())
        && edge(text.chars().last())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// `Délai d'accusé` → `delai-d-accuse`.
fn kebab(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut out = words.collect::<Vec<_>>().join("-");
    out.truncate(100);
    out
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language tag: `fr`, `nl`, `pt-BR`. Two letters (ISO 639-1), perhaps a region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// # Errors
    /// `value-language` when the text is no such tag.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let (language, region) = text.split_once('-').unwrap_or((text, "BE"));
        let well_formed = language.len() == 2
            && language.bytes().all(|b| b.is_ascii_lowercase())
            && (2..=4).contains(&region.len())
            && region.bytes().all(|b| b.is_ascii_alphanumeric());
        if well_formed { Ok(Self(text.to_owned())) } else { Err(Fault::new("value-language", raw)) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_offers_its_kebab_spelling() {
        assert!(Id::parse("2026-03").is_ok());
        let offered = |raw: &str| Id::parse(raw).map_err(|f| f.suggestions);
        assert_eq!(offered("Délai_accusé"), Err(vec!["delai-accuse".to_owned()]));
        assert_eq!(offered("-a"), Err(vec!["a".to_owned()]));
        assert_eq!(offered("!"), Err(vec![]));
    }
}
