//! What a value parser says when a spelling is wrong: a message key, its arguments and, where one
//! exists, the spelling that was probably meant.

/// A wrong spelling. `key` names the message (in the language files), `arguments` fill it in and
/// `suggestions` are complete spellings that would be accepted in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub key: &'static str,
    pub arguments: Vec<(&'static str, String)>,
    pub suggestions: Vec<String>,
}

impl Fault {
    /// A fault about the text `raw`.
    pub fn new(key: &'static str, raw: &str) -> Self {
        Self { key, arguments: vec![("raw", raw.trim().to_owned())], suggestions: Vec::new() }
    }

    /// Adds spellings to offer.
    #[must_use]
    pub fn offering(mut self, suggestions: impl IntoIterator<Item = String>) -> Self {
        self.suggestions.extend(suggestions);
        self
    }

    /// Adds an argument to the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}
