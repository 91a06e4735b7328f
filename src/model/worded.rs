//! A text whose single words messages point at: it remembers where each of its strings was written.

use std::ops::Deref;

use schemars::SchemaGenerator;
use serde_json::Value as Json;

use super::field::{Field, Lowering};
use super::show::Shown;
use super::slot::{Slot, Spanned};
use crate::values::{LanguageTag, Text};
use crate::yaml::{Node, Scalar, Value};

/// A text, and where each of its strings stands.
#[derive(Debug, Clone)]
pub struct Worded {
    text: Text,
    /// In the order of [`Text::strings`].
    nodes: Vec<Node>,
}

impl Worded {
    /// Every string as written, with its language (`None` stands for the System's first) and its place.
    pub fn placed(&self) -> impl Iterator<Item = (Option<&LanguageTag>, &Node, &Scalar)> {
        let languages = self.text.strings().map(|(language, _)| language);
        languages.zip(&self.nodes).filter_map(|(language, node)| Some((language, node, node.scalar()?)))
    }
}

impl Deref for Worded {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

impl Field for Worded {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        match Text::lower(node, lowering) {
            Slot::Given(text) => {
                let nodes = match &node.value {
                    Value::Mapping(entries) => entries.iter().map(|entry| entry.value.clone()).collect(),
                    _ => vec![node.clone()],
                };
                Slot::Given(Spanned { value: Self { text: text.value, nodes }, span: text.span })
            }
            Slot::Absent => Slot::Absent,
            Slot::Invalid => Slot::Invalid,
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        Text::schema(generator)
    }

    fn show(&self) -> Shown {
        self.text.show()
    }

    fn takes_group(node: &Node) -> bool {
        Text::takes_group(node)
    }
}
