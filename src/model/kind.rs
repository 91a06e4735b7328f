//! What a kind of definition is to the rest of the program.

use std::any::Any;

use schemars::SchemaGenerator;
use serde_json::{Map, Value as Json};

use super::audience::Audience;
use super::field::Lowering;
use super::show::Shown;
use crate::world::Span;
use crate::yaml::Node;

/// The properties of a group in its published schema, and the keys that are required.
pub type Properties = (Map<String, Json>, Vec<Json>);

/// One row of the table of kinds.
pub struct Kind {
    /// As written behind `kind:`.
    pub name: &'static str,
    /// In references and addresses: kebab-case.
    pub slug: &'static str,
    pub english: &'static str,
    pub french: &'static str,
    /// A controlled document: version, review date, validity.
    pub controlled: bool,
    /// `title` is required.
    pub titled: bool,
    /// Its own keys, in their order.
    pub keys: &'static [&'static str],
    /// Who may read each of them, in the same order.
    pub audiences: &'static [Audience],
    pub lower: fn(&Node, &mut Lowering<'_>) -> Box<dyn Body>,
    pub properties: fn(&mut SchemaGenerator) -> Properties,
}

impl Kind {
    /// Whether an audience may read anything of such a definition.
    pub fn is_read_by(&self, audience: Audience) -> bool {
        self.audiences.iter().any(|for_whom| audience.reads(*for_whom))
    }
}

/// The own fields of a definition.
pub trait Body: Any + Send + Sync {
    fn as_any(&self) -> &dyn Any;

    /// The same, without what an audience must not read.
    fn for_audience(&self, audience: Audience) -> Box<dyn Body>;

    /// The fields given, in their order.
    fn shown(&self) -> Vec<(&'static str, Shown)>;

    /// Ids inside the definition that a reference may name: `audit/2026-03/a1`.
    fn parts(&self) -> Vec<(String, Span)>;

    /// Columns of sources that the definition names.
    fn columns(&self) -> Vec<ColumnUse>;
}

/// A column of a source, named by a definition.
#[derive(Debug, Clone)]
pub struct ColumnUse {
    pub of: Table,
    pub column: String,
    pub span: Span,
}

/// Whose columns are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Table {
    /// The source of this id.
    Source(String),
    /// The source that holds the results of the survey of this id.
    ResultsOf(String),
    /// The source that is being defined.
    Itself,
}

/// Declares a kind: its row and its body.
#[macro_export]
macro_rules! kind {
    (
        $name:ident, $slug:literal, controlled: $controlled:literal, titled: $titled:literal,
        $english:literal / $french:literal
        $(, parts: $parts:expr)? $(, columns: $columns:expr)?
    ) => {
        impl $crate::model::Referable for $name {
            const SLUG: &'static str = $slug;
        }

        /// The row of this kind in the table of kinds.
        pub const ROW: $crate::model::Kind = $crate::model::Kind {
            name: stringify!($name),
            slug: $slug,
            english: $english,
            french: $french,
            controlled: $controlled,
            titled: $titled,
            keys: $name::KEYS,
            audiences: <$name as $crate::model::Marked>::AUDIENCES,
            lower: |node, lowering| Box::new($name::lower_fields(node, lowering)),
            properties: $name::properties,
        };

        impl $crate::model::Body for $name {
            fn as_any(&self) -> &dyn std::any::Any {
                self
            }

            fn for_audience(&self, audience: $crate::model::Audience) -> Box<dyn $crate::model::Body> {
                let mut own = self.clone();
                $crate::model::Field::redact(&mut own, audience);
                Box::new(own)
            }

            fn shown(&self) -> Vec<(&'static str, $crate::model::Shown)> {
                $name::shown(self)
            }

            fn parts(&self) -> Vec<(String, $crate::world::Span)> {
                let list: &[fn(&$name) -> Vec<(String, $crate::world::Span)>] = &[$($parts)?];
                list.iter().flat_map(|list| list(self)).collect()
            }

            fn columns(&self) -> Vec<$crate::model::ColumnUse> {
                let list: &[fn(&$name) -> Vec<$crate::model::ColumnUse>] = &[$($columns)?];
                list.iter().flat_map(|list| list(self)).collect()
            }
        }
    };
}

/// The ids of a list of parts.
#[macro_export]
macro_rules! ids_of {
    ($list:expr) => {
        $list
            .items()
            .filter_map(|item| item.value.id.spanned().map(|id| (id.value.to_string(), id.span)))
            .collect()
    };
}
