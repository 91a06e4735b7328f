//! What a field shows to the documents: values, not words. Outputs put them into the reader's
//! language.

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::values::{Decimal, Duration, Money, Percent, PeriodKey, Target, Text};

/// A value on its way to a document.
#[derive(Debug, Clone)]
pub enum Shown {
    /// Text for readers, in Markdown.
    Text(Text),
    /// The same in every language: a name, an address, a column, an expression.
    Verbatim(String),
    /// A word of the language, translated under the key `word-…`.
    Word(String),
    YesNo(bool),
    Number(Decimal),
    Percent(Percent),
    Money(Money),
    Duration(Duration),
    Date(Date),
    Period(PeriodKey),
    Target(Target),
    /// A definition: kind (kebab-case), id, and perhaps a part of it.
    Reference {
        kind: Option<&'static str>,
        id: String,
    },
    List(Vec<Shown>),
    /// Fields by key; labels are translated under `field-…`.
    Group(Vec<(&'static str, Shown)>),
    /// Entries whose keys are the user's own.
    Table(Vec<(String, Shown)>),
}

impl Shown {
    /// The value in its canonical English spelling, for programs: texts by language, a bare one in
    /// the `first`; a definition as `promise/written-ack`.
    pub fn canonical(&self, first: &str) -> Json {
        match self {
            Self::Text(text) => Json::Object(
                text.by_language(first).into_iter().map(|(tag, text)| (tag, text.into())).collect(),
            ),
            Self::Verbatim(text) | Self::Word(text) => text.as_str().into(),
            Self::YesNo(yes) => (*yes).into(),
            Self::Number(number) => number.to_string().into(),
            Self::Percent(percent) => percent.to_string().into(),
            Self::Money(money) => money.to_string().into(),
            Self::Duration(duration) => duration.to_string().into(),
            Self::Date(date) => date.to_string().into(),
            Self::Period(period) => period.to_string().into(),
            Self::Target(target) => target.to_string().into(),
            Self::Reference { kind: Some(kind), id } => format!("{kind}/{id}").into(),
            Self::Reference { kind: None, id } => id.as_str().into(),
            Self::List(items) => items.iter().map(|item| item.canonical(first)).collect(),
            Self::Group(fields) => Json::Object(
                fields.iter().map(|(key, value)| ((*key).to_owned(), value.canonical(first))).collect(),
            ),
            Self::Table(entries) => Json::Object(
                entries.iter().map(|(key, value)| (key.clone(), value.canonical(first))).collect(),
            ),
        }
    }
}
