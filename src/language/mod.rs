//! French and English: every word the tool says, and how numbers, dates, durations and plurals are
//! written. The words are data (Fluent files beside this one); nothing here decides what to say.

#[cfg(test)]
mod complete;
mod format;
mod message;
mod speaker;
#[cfg(test)]
mod typography;

pub use format::{Formatter, decimal, rounded};
pub use message::{Argument, Message};
pub use speaker::Speaker;

/// The languages the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    English,
    French,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The language tag: `en` or `fr`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language for a tag or a locale name: `fr`, `fr-BE`, `fr_BE.UTF-8`.
    pub fn for_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or("");
        match primary.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}
