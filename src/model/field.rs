//! What a type must be able to do to be a field: be lowered from a tree, describe itself as a JSON
//! Schema, and show itself to the documents.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value as Json;

use super::audience::Audience;
use super::header::is_header_key;
use super::show::Shown;
use super::slot::{List, Slot, Spanned, Table};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::schema::nearest_key;
use crate::values::Fault;
use crate::world::Span;
use crate::yaml::{Node, Value};

/// A field's type.
///
/// `lower` reports spelling only: shape has been judged by the schema. When the shape is wrong it
/// answers `Invalid` in silence.
pub trait Field: Sized + Send + Sync + 'static {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self>;

    /// The published schema of the type.
    fn schema(generator: &mut SchemaGenerator) -> Json;

    fn show(&self) -> Shown;

    /// Takes out what an audience must not read. A value without fields of its own is read whole,
    /// or not at all.
    fn redact(&mut self, _: Audience) {}

    /// Whether a group of keys is a way to write this type, where it stands beside another group.
    fn takes_group(_: &Node) -> bool {
        false
    }
}

/// Why a reference stands where it stands, and what it may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A definition of one kind, by id.
    One(&'static str),
    /// `kind/id`, of one of these kinds.
    Of(&'static [&'static str]),
    /// `kind/id`, perhaps with a part: `audit/2026-03/a1`.
    PartOf(&'static [&'static str]),
    /// A clause of a standard: `ISO 10002 7.4`, `iso-10002:7.4`.
    Clause,
    /// A standard with its edition: `ISO 10002:2018`.
    Standard,
    /// The code or slug of a rule.
    Rule,
    /// A word of one of the System's vocabularies.
    Word(&'static str),
}

/// A reference as written, before it is resolved.
#[derive(Debug, Clone)]
pub struct Reference {
    pub wanted: Wanted,
    /// Without the kind and the part.
    pub text: String,
    pub span: Span,
}

/// What lowering collects beside the values.
pub struct Lowering<'a> {
    file_text: &'a str,
    /// Keys that stand beside those of the header: the kind's, while the header is read.
    own_keys: &'static [&'static str],
    pub findings: Vec<Diagnostic>,
    pub references: Vec<Reference>,
}

impl<'a> Lowering<'a> {
    /// For a definition of a kind with these keys.
    pub const fn new(file_text: &'a str, own_keys: &'static [&'static str]) -> Self {
        Self { file_text, own_keys, findings: Vec::new(), references: Vec::new() }
    }

    /// The text of the file being lowered.
    pub const fn file_text(&self) -> &'a str {
        self.file_text
    }

    /// From here on, only the keys of the kind itself are read.
    pub(super) const fn leave_header(&mut self) {
        self.own_keys = &[];
    }

    /// The key a misspelt one stands for; nothing when it is one of the header or of the kind.
    pub fn misspelt(&self, key: &str, known: &'static [&'static str]) -> Option<&'static str> {
        if is_header_key(key) || self.own_keys.contains(&key) {
            return None;
        }
        nearest_key(key, known.iter().copied())
    }

    pub fn refer(&mut self, wanted: Wanted, text: &str, span: Span) {
        self.references.push(Reference { wanted, text: text.to_owned(), span });
    }

    /// Reports a wrong spelling, at the part of the scalar that is wrong.
    pub fn fault(&mut self, node: &Node, fault: &Fault) {
        let span = self.part(node, fault);
        let finding = Diagnostic::fault(slug_of(fault), Message::of_fault(fault), span);
        self.findings.push(match fault.suggestions.as_slice() {
            [only] => finding.with_fix(span, quoted_as(node, only)),
            _ => finding,
        });
    }

    fn part(&self, node: &Node, fault: &Fault) -> Span {
        let raw = fault.arguments.iter().find(|(name, _)| *name == "raw").map(|(_, raw)| raw.as_str());
        let (Some(raw), Some(scalar)) = (raw.filter(|raw| !raw.is_empty()), node.scalar()) else {
            return node.span;
        };
        match scalar.text.find(raw) {
            Some(start) if raw.len() < scalar.text.trim().len() => {
                node.locate(self.file_text, start, start + raw.len())
            }
            _ => node.span,
        }
    }
}

/// The row of the table of faults that a wrong spelling belongs to.
pub fn slug_of(fault: &Fault) -> &'static str {
    match fault.key {
        "value-duration-days" | "value-duration-ouvrable" => "unqualified-days",
        "value-percent-bare" => "bare-percentage",
        _ => "wrong-value",
    }
}

/// A replacement keeps the quotes of what it replaces.
fn quoted_as(node: &Node, text: &str) -> String {
    match node.scalar().map(|scalar| scalar.style) {
        Some(crate::yaml::Style::DoubleQuoted) => format!("\"{text}\""),
        Some(crate::yaml::Style::SingleQuoted) => format!("'{text}'"),
        _ => text.to_owned(),
    }
}

/// Lowers a scalar through a value's own parser.
pub fn lower_scalar<T>(
    node: &Node,
    lowering: &mut Lowering<'_>,
    parse: impl FnOnce(&str) -> Result<T, Fault>,
) -> Slot<T> {
    let Some(scalar) = node.scalar().filter(|scalar| !scalar.is_empty()) else { return Slot::Invalid };
    match parse(&scalar.text) {
        Ok(value) => Slot::Given(Spanned { value, span: node.span }),
        Err(fault) => {
            lowering.fault(node, &fault);
            Slot::Invalid
        }
    }
}

impl<T: Field> Field for List<T> {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let Value::Sequence(nodes) = &node.value else { return Slot::Invalid };
        let mut list = Self { items: Vec::with_capacity(nodes.len()), complete: true };
        for item in nodes {
            match T::lower(item, lowering) {
                Slot::Given(item) => list.items.push(item),
                _ => list.complete = false,
            }
        }
        Slot::Given(Spanned { value: list, span: node.span })
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        serde_json::json!({"type": "array", "items": T::schema(generator)})
    }

    fn show(&self) -> Shown {
        Shown::List(self.iter().map(Field::show).collect())
    }

    fn redact(&mut self, audience: Audience) {
        self.items.iter_mut().for_each(|item| item.value.redact(audience));
    }
}

impl<T: Field> Field for Table<T> {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let Value::Mapping(entries) = &node.value else { return Slot::Invalid };
        let mut table = Self { entries: Vec::with_capacity(entries.len()), complete: true };
        for entry in entries {
            match T::lower(&entry.value, lowering) {
                Slot::Given(value) => {
                    let key = Spanned { value: entry.key.name.clone(), span: entry.key.span };
                    table.entries.push((key, value));
                }
                _ => table.complete = false,
            }
        }
        Slot::Given(Spanned { value: table, span: node.span })
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        serde_json::json!({"type": "object", "minProperties": 1, "additionalProperties": T::schema(generator)})
    }

    fn show(&self) -> Shown {
        Shown::Table(self.iter().map(|(key, value)| (key.to_owned(), value.show())).collect())
    }

    fn redact(&mut self, audience: Audience) {
        self.entries.iter_mut().for_each(|(_, entry)| entry.value.redact(audience));
    }
}

/// One item, or a list of them.
#[derive(Debug, Clone)]
pub struct OneOrMany<T>(pub List<T>);

impl<T> OneOrMany<T> {
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }
}

impl<T: Field> Field for OneOrMany<T> {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let list = if matches!(node.value, Value::Sequence(_)) {
            List::lower(node, lowering)
        } else {
            match T::lower(node, lowering) {
                Slot::Given(item) => {
                    let span = item.span;
                    Slot::Given(Spanned { value: List { items: vec![item], complete: true }, span })
                }
                _ => Slot::Invalid,
            }
        };
        match list {
            Slot::Given(list) => Slot::Given(Spanned { value: Self(list.value), span: list.span }),
            Slot::Absent => Slot::Absent,
            Slot::Invalid => Slot::Invalid,
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        any_of([T::schema(generator), List::<T>::schema(generator)])
    }

    fn show(&self) -> Shown {
        match self.0.items.as_slice() {
            [only] => only.value.show(),
            _ => self.0.show(),
        }
    }

    fn redact(&mut self, audience: Audience) {
        self.0.redact(audience);
    }
}

/// A short form on one line, or a group that says more.
#[derive(Debug, Clone)]
pub enum Either<Short, Long> {
    Short(Short),
    Long(Long),
}

impl<S: Field, L: Field> Field for Either<S, L> {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        fn wrap<T, U>(slot: Slot<T>, make: impl FnOnce(T) -> U) -> Slot<U> {
            match slot {
                Slot::Given(given) => Slot::Given(Spanned { value: make(given.value), span: given.span }),
                Slot::Absent => Slot::Absent,
                Slot::Invalid => Slot::Invalid,
            }
        }
        match node.value {
            Value::Scalar(_) => wrap(S::lower(node, lowering), Either::Short),
            _ if S::takes_group(node) => wrap(S::lower(node, lowering), Either::Short),
            _ => wrap(L::lower(node, lowering), Either::Long),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        any_of([S::schema(generator), L::schema(generator)])
    }

    fn show(&self) -> Shown {
        match self {
            Self::Short(short) => short.show(),
            Self::Long(long) => long.show(),
        }
    }

    fn redact(&mut self, audience: Audience) {
        match self {
            Self::Short(short) => short.redact(audience),
            Self::Long(long) => long.redact(audience),
        }
    }
}

/// One of several forms; forms that are choices themselves are taken apart, so that a message can
/// speak of the one form that was meant.
fn any_of(forms: [Json; 2]) -> Json {
    let flat = forms.into_iter().flat_map(|form| match form {
        Json::Object(mut object) if object.len() == 1 && object.contains_key("anyOf") => {
            match object.remove("anyOf") {
                Some(Json::Array(branches)) => branches,
                _ => Vec::new(),
            }
        }
        other => vec![other],
    });
    serde_json::json!({"anyOf": flat.collect::<Vec<_>>()})
}

/// Bridges a field's type to schemars, which keeps shared parts under `$defs`.
pub struct Definition<T>(std::marker::PhantomData<T>);

impl<T: Field + NamedSchema> JsonSchema for Definition<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
        schemars::Schema::try_from(T::own_schema(generator)).unwrap_or_default()
    }
}

/// A type whose schema stands under a name of its own.
pub trait NamedSchema {
    const NAME: &'static str;
    fn own_schema(generator: &mut SchemaGenerator) -> Json;
}

impl<T: Field> Slot<T> {
    /// Empties a field that is not meant for an audience; takes out of it what is not.
    pub fn redact(&mut self, for_whom: Audience, audience: Audience) {
        match self {
            Self::Given(given) if audience.reads(for_whom) => given.value.redact(audience),
            _ => *self = Self::Absent,
        }
    }
}
