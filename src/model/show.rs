//! What a field shows to the documents: values, not words. Outputs put them into the reader's
//! language.

use jiff::civil::Date;

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
