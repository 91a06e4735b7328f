//! Runs the validator over a tree.

use jsonschema::Validator;
use serde_json::{Map, Value as Json};

use super::explain::Explanation;
use crate::diagnostic::Diagnostic;
use crate::yaml::{Node, Value};

/// A validator of the shape of one kind of definition.
pub struct Shape {
    kind: &'static str,
    schema: Json,
    validator: Validator,
}

impl Shape {
    /// Compiles the shape of a published schema; `None` when it is no valid schema, which a test
    /// on every kind forbids.
    pub fn compile(kind: &'static str, published: &Json) -> Option<Self> {
        let schema = shape(published);
        let validator = jsonschema::options().build(&schema).ok()?;
        Some(Self { kind, schema, validator })
    }

    /// Every fault of shape of a definition.
    pub fn validate(&self, root: &Node) -> Vec<Diagnostic> {
        let instance = to_json(root);
        let mut findings = Vec::new();
        for error in self.validator.iter_errors(&instance) {
            let explanation = Explanation { kind: self.kind, schema: &self.schema, root, error: &error };
            explanation.add_to(&mut findings);
        }
        findings
    }
}

/// The shape of a published schema: a part marked `x-value` becomes "a single value", whatever its
/// spelling.
pub fn shape(published: &Json) -> Json {
    match published {
        Json::Object(object) if object.contains_key("x-value") => {
            let mut scalar = Map::new();
            scalar.insert("type".into(), "string".into());
            if let Some(examples) = object.get("examples") {
                scalar.insert("examples".into(), examples.clone());
            }
            Json::Object(scalar)
        }
        Json::Object(object) => {
            Json::Object(object.iter().map(|(key, value)| (key.clone(), shape(value))).collect())
        }
        Json::Array(items) => Json::Array(items.iter().map(shape).collect()),
        other => other.clone(),
    }
}

/// A tree as JSON: every scalar a string (its raw text), an empty one null.
fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Scalar(_) if node.is_empty() => Json::Null,
        Value::Scalar(scalar) => Json::String(scalar.text.clone()),
        Value::Sequence(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Mapping(entries) => {
            let pairs = entries.iter().map(|entry| (entry.key.name.clone(), to_json(&entry.value)));
            Json::Object(pairs.collect())
        }
    }
}
