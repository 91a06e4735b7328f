//! Schema errors in the words of someone who has never seen a schema.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value as Json;

use super::nearest::nearest_key;
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::world::Span;
use crate::yaml::{Node, Value};

/// One error with what is needed to explain it.
pub struct Explanation<'e> {
    pub kind: &'static str,
    pub schema: &'e Json,
    pub root: &'e Node,
    pub error: &'e ValidationError<'e>,
}

impl Explanation<'_> {
    /// Adds the findings that this error stands for: none when a nearer one has been made.
    pub fn add_to(&self, findings: &mut Vec<Diagnostic>) {
        let place = Place::find(self.root, self.error.instance_path().as_str());
        match self.error.kind() {
            Kind::AdditionalProperties { unexpected } => self.unknown_keys(&place, unexpected, findings),
            Kind::Required { property } => self.missing(&place, property, findings),
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                self.union(&place, context, findings);
            }
            Kind::MinItems { .. } => {
                findings.push(Diagnostic::fault(
                    "wrong-shape",
                    Message::new("schema-too-few"),
                    place.node.span,
                ));
            }
            Kind::MinProperties { .. } => {
                let known = self.known_keys();
                let message = Message::new("schema-one-of-missing").with("where", place.name(self.kind));
                let message = message.with("known", Argument::List(known));
                findings.push(Diagnostic::fault("missing-field", message, place.span()));
            }
            Kind::MaxProperties { .. } => self.too_many(&place, findings),
            Kind::Type { .. } => self.wrong_shape(&place, findings),
            // A key that is no language is reported where the text is read.
            Kind::PropertyNames { .. } => {}
            _ => findings.push(Diagnostic::fault(
                "wrong-shape",
                Message::new("schema-invalid"),
                place.node.span,
            )),
        }
    }

    fn unknown_keys(&self, place: &Place<'_>, unexpected: &[String], findings: &mut Vec<Diagnostic>) {
        let known = self.known_keys();
        let measure = self.part().and_then(|part| part.get("x-measure")).is_some();
        for key in unexpected {
            let Some(entry) = place.node.entry(key) else { continue };
            let near = nearest_key(key, known.iter().map(String::as_str));
            let name = if measure { "schema-unknown-measure" } else { "schema-unknown-key" };
            let slug = if measure { "unknown-measure" } else { "unknown-key" };
            let suggestion = near.map(str::to_owned).into_iter().collect();
            let message = Message::new(name)
                .with("key", key.as_str())
                .with("where", place.name(self.kind))
                .with("known", Argument::List(known.clone()))
                .with("suggestion", Argument::List(suggestion));
            let finding = Diagnostic::fault(slug, message, entry.key.span);
            findings.push(match near {
                Some(near) => finding.with_fix(entry.key.span, near),
                None => finding,
            });
        }
    }

    /// A field is missing, unless a misspelt key stands for it.
    fn missing(&self, place: &Place<'_>, property: &Json, findings: &mut Vec<Diagnostic>) {
        let property = property.as_str().unwrap_or_default();
        let known = self.known_keys();
        let unknown = place.node.entries().iter().filter(|entry| !known.contains(&entry.key.name));
        let misspelt = unknown
            .filter_map(|entry| nearest_key(&entry.key.name, known.iter().map(String::as_str)))
            .any(|near| near == property);
        if misspelt {
            return;
        }
        let message =
            Message::new("schema-missing").with("key", property).with("where", place.name(self.kind));
        findings.push(Diagnostic::fault("missing-field", message, place.span()));
    }

    /// Several forms are allowed: explain the one whose shape was chosen.
    fn union(
        &self,
        place: &Place<'_>,
        context: &[Vec<ValidationError<'static>>],
        findings: &mut Vec<Diagnostic>,
    ) {
        let path = self.error.instance_path().as_str();
        let of_this_shape = context.iter().filter(|branch| {
            !branch.iter().any(|error| {
                matches!(error.kind(), Kind::Type { .. }) && error.instance_path().as_str() == path
            })
        });
        // A group whose keys are languages is meant only where every other reading fails.
        let as_languages = |branch: &[ValidationError<'static>]| {
            branch.iter().any(|error| matches!(error.kind(), Kind::PropertyNames { .. }))
        };
        match of_this_shape.min_by_key(|branch| (as_languages(branch), branch.len())) {
            Some(branch) => {
                for error in branch {
                    Explanation { kind: self.kind, schema: self.schema, root: self.root, error }
                        .add_to(findings);
                }
            }
            None => self.wrong_shape(place, findings),
        }
    }

    fn too_many(&self, place: &Place<'_>, findings: &mut Vec<Diagnostic>) {
        let known = self.known_keys();
        let given = place.node.entries().iter().map(|entry| &entry.key);
        let given: Vec<_> = given.filter(|key| known.contains(&key.name)).collect();
        // Where one of the keys is unknown, that is the mistake, and it is reported.
        let Some(second) = given.get(1) else { return };
        let names = given.iter().map(|key| key.name.clone()).collect();
        let message = Message::new("schema-too-many").with("given", Argument::List(names));
        findings.push(Diagnostic::fault("wrong-shape", message, second.span));
    }

    fn wrong_shape(&self, place: &Place<'_>, findings: &mut Vec<Diagnostic>) {
        if place.node.is_empty() {
            let message = Message::new("schema-empty").with("key", place.name(self.kind));
            findings.push(Diagnostic::fault("empty-value", message, place.span()));
            return;
        }
        let found = Message::new(match &place.node.value {
            Value::Scalar(_) => "schema-shape-text",
            Value::Sequence(_) => "schema-shape-list",
            Value::Mapping(_) => "schema-shape-group",
        });
        let forms = self.expected();
        let message = match forms.as_slice() {
            [("string", part)] => {
                let example = part.get("examples").and_then(|e| e.get(0)).and_then(Json::as_str);
                let example = example.map(str::to_owned).into_iter().collect();
                Message::new("schema-expected-text").with("example", Argument::List(example))
            }
            [("array", _)] => Message::new("schema-expected-list"),
            [("object", part)] => {
                let known = keys_of(part);
                Message::new("schema-expected-group").with("known", Argument::List(known))
            }
            several => {
                let words = several.iter().map(|(form, _)| Message::new(shape_word(form)));
                let expected =
                    words.reduce(|a, b| Message::new("schema-or").with("first", a).with("second", b));
                Message::new("schema-expected-other")
                    .with("expected", expected.unwrap_or(Message::new("schema-invalid")))
            }
        };
        let message = message.with("found", found);
        findings.push(Diagnostic::fault("wrong-shape", message, first_line(self.root, place)));
    }

    /// The forms allowed at the place of the error, each with the part of the schema that says so.
    fn expected(&self) -> Vec<(&str, &Json)> {
        let mut forms = Vec::new();
        if let Some(part) = self.part() {
            collect_forms(self.schema, part, 0, &mut forms);
        }
        forms
    }

    fn known_keys(&self) -> Vec<String> {
        self.part().map(keys_of).unwrap_or_default()
    }

    /// The part of the schema that the failing keyword belongs to.
    fn part(&self) -> Option<&Json> {
        let (parent, _) = self.error.schema_path().as_str().rsplit_once('/')?;
        self.schema.pointer(parent)
    }
}

fn keys_of(part: &Json) -> Vec<String> {
    let properties = part.get("properties").and_then(Json::as_object);
    properties.map(|p| p.keys().cloned().collect()).unwrap_or_default()
}

fn collect_forms<'s>(root: &'s Json, part: &'s Json, depth: usize, forms: &mut Vec<(&'s str, &'s Json)>) {
    if depth > 8 {
        return;
    }
    if let Some(target) =
        part.get("$ref").and_then(Json::as_str).and_then(|r| root.pointer(r.trim_start_matches('#')))
    {
        collect_forms(root, target, depth + 1, forms);
    }
    if let Some(form) = part.get("type").and_then(Json::as_str)
        && !forms.iter().any(|(known, _)| *known == form)
    {
        forms.push((form, part));
    }
    for branch in part.get("anyOf").and_then(Json::as_array).into_iter().flatten() {
        collect_forms(root, branch, depth + 1, forms);
    }
}

fn shape_word(form: &str) -> &'static str {
    match form {
        "array" => "schema-shape-list",
        "object" => "schema-shape-group",
        _ => "schema-shape-text",
    }
}

/// The first line of what stands at a place: a whole block under a message helps nobody.
fn first_line(root: &Node, place: &Place<'_>) -> Span {
    match (&place.node.value, place.key) {
        (Value::Scalar(_), _) => place.node.span,
        (_, Some(key)) => key,
        _ => Span { file: root.span.file, start: place.node.span.start, end: place.node.span.start + 1 },
    }
}

/// Where an error stands in the tree.
struct Place<'n> {
    node: &'n Node,
    /// The nearest key above the node, and its span.
    key: Option<Span>,
    name: Option<&'n str>,
}

impl<'n> Place<'n> {
    fn find(root: &'n Node, pointer: &str) -> Self {
        let mut place = Self { node: root, key: None, name: None };
        for segment in pointer.split('/').skip(1) {
            let segment = segment.replace("~1", "/").replace("~0", "~");
            if let Value::Sequence(items) = &place.node.value {
                let item = segment.parse::<usize>().ok().and_then(|index| items.get(index));
                let Some(item) = item else { break };
                place.node = item;
                place.key = None;
            } else {
                let Some(entry) = place.node.entry(&segment) else { break };
                place = Self { node: &entry.value, key: Some(entry.key.span), name: Some(&entry.key.name) };
            }
        }
        place
    }

    /// What the place is called: its key, or the kind of the definition.
    fn name(&self, kind: &'static str) -> String {
        self.name.unwrap_or(kind).to_owned()
    }

    /// Where to point when something is missing: the key, else the first key inside.
    fn span(&self) -> Span {
        let id = self.node.entry("id").map(|entry| entry.value.span);
        let first = self.node.entries().first().map(|entry| entry.key.span);
        self.key.or(id).or(first).unwrap_or(self.node.span)
    }
}
