//! `record!` writes a group of fields once: the struct, its lowering, its JSON Schema and what it
//! shows. `words!` does the same for a closed list of words.

/// Declares a struct of slots. Each field: name, type, `required` where the schema asks for it,
/// `customer` or `staff` where more than auditors may read it, and its description in English and
/// French.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty $(, $mark:ident)* => $english:literal / $french:literal;)* }
    ) => {
        $(#[$meta])*
        #[allow(clippy::doc_markdown, rustdoc::invalid_html_tags, reason = "a field's description is published as plain text")]
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            $(#[doc = $english] $(#[$field_meta])* pub $field: $crate::model::Slot<$type>,)*
        }

        impl $name {
            /// The keys of this group, in their order.
            pub const KEYS: &'static [&'static str] = &[$($crate::model::key_name(stringify!($field)),)*];

            /// Reads the fields of a mapping.
            pub fn lower_fields(node: &$crate::yaml::Node, lowering: &mut $crate::model::Lowering<'_>) -> Self {
                let mut record = Self::default();
                for entry in node.entries() {
                    $(if entry.key.name == $crate::model::key_name(stringify!($field)) {
                        record.$field = <$type as $crate::model::Field>::lower(&entry.value, lowering);
                        continue;
                    })*
                    // A misspelt key makes the field it stands for invalid rather than absent.
                    let near = lowering.misspelt(&entry.key.name, Self::KEYS);
                    $(if near == Some($crate::model::key_name(stringify!($field))) && record.$field.is_absent() {
                        record.$field = $crate::model::Slot::Invalid;
                    })*
                }
                record
            }

            /// The properties of the published schema, and the keys that are required.
            pub fn properties(
                generator: &mut schemars::SchemaGenerator,
            ) -> (serde_json::Map<String, serde_json::Value>, Vec<serde_json::Value>) {
                let mut properties = serde_json::Map::new();
                let mut required = Vec::new();
                $(
                    let mut schema = <$type as $crate::model::Field>::schema(generator);
                    let marks: &[&str] = &[$(stringify!($mark)),*];
                    $crate::model::describe(&mut schema, $english, $french);
                    $crate::model::address(&mut schema, $crate::model::audience_of(marks));
                    let key = $crate::model::key_name(stringify!($field));
                    if marks.contains(&"required") {
                        required.push(serde_json::Value::from(key));
                    }
                    properties.insert(key.to_owned(), schema);
                )*
                (properties, required)
            }

            /// The fields given, in their order.
            pub fn shown(&self) -> Vec<(&'static str, $crate::model::Shown)> {
                let mut fields = Vec::new();
                $(if let Some(value) = self.$field.given() {
                    let key = $crate::model::key_name(stringify!($field));
                    fields.push((key, $crate::model::Field::show(value)));
                })*
                fields
            }
        }

        impl $crate::model::Field for $name {
            fn lower(node: &$crate::yaml::Node, lowering: &mut $crate::model::Lowering<'_>) -> $crate::model::Slot<Self> {
                if !matches!(node.value, $crate::yaml::Value::Mapping(_)) {
                    return $crate::model::Slot::Invalid;
                }
                let value = Self::lower_fields(node, lowering);
                $crate::model::Slot::Given($crate::model::Spanned { value, span: node.span })
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> serde_json::Value {
                generator.subschema_for::<$crate::model::SchemaOf<Self>>().to_value()
            }

            fn show(&self) -> $crate::model::Shown {
                $crate::model::Shown::Group(self.shown())
            }

            fn redact(&mut self, audience: $crate::model::Audience) {
                $(self.$field.redact($crate::model::audience_of(&[$(stringify!($mark)),*]), audience);)*
            }
        }

        impl $crate::model::Marked for $name {
            const AUDIENCES: &'static [$crate::model::Audience] =
                &[$($crate::model::audience_of(&[$(stringify!($mark)),*]),)*];
        }

        impl $crate::model::NamedSchema for $name {
            const NAME: &'static str = stringify!($name);

            fn own_schema(generator: &mut schemars::SchemaGenerator) -> serde_json::Value {
                let (properties, required) = Self::properties(generator);
                $crate::model::object_schema(&properties, &required)
            }
        }
    };
}

/// Declares a closed list of words: the enum, its spelling and its JSON Schema.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $variant,)*
        }

        impl $name {
            /// Every word, in the order of the list.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::model::Field for $name {
            fn lower(node: &$crate::yaml::Node, lowering: &mut $crate::model::Lowering<'_>) -> $crate::model::Slot<Self> {
                $crate::model::lower_scalar(node, lowering, |raw| {
                    let word = $crate::model::known_word(raw, Self::WORDS)?;
                    match word {
                        $($word => Ok(Self::$variant),)*
                        _ => Err($crate::values::Fault::new("value-word", raw)),
                    }
                })
            }

            fn schema(_: &mut schemars::SchemaGenerator) -> serde_json::Value {
                $crate::model::words_schema(Self::WORDS)
            }

            fn show(&self) -> $crate::model::Shown {
                $crate::model::Shown::Word(self.word().to_owned())
            }
        }
    };
}
