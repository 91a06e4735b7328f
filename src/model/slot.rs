//! Slots: a field is absent, invalid or given. Rules that ask for a field fire on *absent* only,
//! so that one mistake gives one message.

use crate::world::Span;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// A field of a definition.
#[derive(Debug, Clone, Default)]
pub enum Slot<T> {
    /// Nothing was written.
    #[default]
    Absent,
    /// Something was written that could not be read; it has been reported.
    Invalid,
    Given(Spanned<T>),
}

impl<T> Slot<T> {
    pub const fn given(&self) -> Option<&T> {
        match self {
            Self::Given(spanned) => Some(&spanned.value),
            _ => None,
        }
    }

    pub const fn spanned(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Given(spanned) => Some(spanned),
            _ => None,
        }
    }

    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub const fn is_given(&self) -> bool {
        matches!(self, Self::Given(_))
    }

    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Given(spanned) => Some(spanned.span),
            _ => None,
        }
    }
}

/// A list; `complete` is false when an item could not be read, so that no rule concludes from what
/// is missing.
#[derive(Debug, Clone)]
pub struct List<T> {
    pub items: Vec<Spanned<T>>,
    pub complete: bool,
}

impl<T> List<T> {
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|item| &item.value)
    }
}

/// A group whose keys are free: names of columns, languages, categories.
#[derive(Debug, Clone)]
pub struct Table<T> {
    pub entries: Vec<(Spanned<String>, Spanned<T>)>,
    pub complete: bool,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), complete: true }
    }
}

impl<T> Table<T> {
    pub fn get(&self, name: &str) -> Option<&Spanned<T>> {
        self.entries.iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.entries.iter().map(|(key, value)| (key.value.as_str(), &value.value))
    }
}

impl<T> Slot<List<T>> {
    /// The items given; none when the list is absent or invalid.
    pub fn items(&self) -> impl Iterator<Item = &Spanned<T>> {
        self.given().into_iter().flat_map(|list| list.items.iter())
    }
}

impl<T> Slot<Table<T>> {
    /// The entries given; none when the table is absent or invalid.
    pub fn pairs(&self) -> impl Iterator<Item = &(Spanned<String>, Spanned<T>)> {
        self.given().into_iter().flat_map(|table| table.entries.iter())
    }
}
