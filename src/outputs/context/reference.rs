//! The reference of templates: how they are replaced, what each is given, and what they may use.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value as Json;

use super::{CONTEXT_VERSION, ROWS, Shape, schema_of_template};
use crate::language::{Language, Message, Speaker};
use crate::outputs::own::{FILTERS, FUNCTIONS, TESTS};
use crate::outputs::template::{OWN_FILTERS, TEMPLATES};
use crate::report::reference::{code, head, heading, table};

/// The reference of the templates.
pub fn templates_reference(language: Language) -> String {
    let speaker = Speaker::new(language, language.tag());
    let mut text = head("reference-templates", "templates", &speaker);
    let version = Message::new("reference-templates-intro").with("version", CONTEXT_VERSION.to_string());
    let _ = write!(text, "\n{}\n", speaker.say(&version));
    let _ = write!(text, "\n```jinja\n{EXAMPLE}```\n");
    let rules = ["reference-templates-names", "reference-templates-safe", "reference-templates-bounds"];
    rules.iter().for_each(|key| text.push_str(&format!("\n{}\n", speaker.word(key))));
    text.push_str(&heading(2, "context-versions", &speaker.word("reference-templates-versions")));
    let _ = write!(
        text,
        "\n{}\n",
        speaker
            .say(&Message::new("reference-templates-version").with("version", CONTEXT_VERSION.to_string()))
    );
    text.push_str(&heading(2, "tools", &speaker.word("reference-templates-tools")));
    text.push_str(&tools(&speaker));
    text.push_str(&heading(2, "names", &speaker.word("reference-templates-list")));
    text.push_str(&names(&speaker));
    text.push_str(&groups(&speaker));
    text
}

/// A template that changes one block and keeps the rest.
const EXAMPLE: &str = "{# smqc-context: 1 #}
{% extends \"smqc/overview.html\" %}
{% block title %}{{ view.title.text }}{% endblock %}
";

/// Filters, tests and functions.
fn tools(speaker: &Speaker) -> String {
    let list = |names: &[&str]| names.iter().map(|name| code(name)).collect::<Vec<_>>().join(", ");
    let own = OWN_FILTERS
        .iter()
        .map(|name| vec![code(&format!("|{name}")), speaker.word(&format!("reference-filter-{name}"))]);
    let mut text = table(&["reference-filter", "reference-meaning"], &own.collect::<Vec<_>>(), speaker);
    let rows = [
        ("reference-filters-engine", list(FILTERS)),
        ("reference-tests", list(TESTS)),
        ("reference-functions", list(FUNCTIONS)),
    ];
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|(key, names)| vec![speaker.word(key), names]).collect();
    text.push_str(&table(&["reference-argument", "reference-known"], &rows, speaker));
    text
}

/// Every template: what it lays out, and what stands under `view`.
fn names(speaker: &Speaker) -> String {
    let rows: Vec<Vec<String>> = TEMPLATES
        .iter()
        .map(|(name, _)| {
            let row = ROWS.iter().find(|row| row.template == *name);
            let about = row.map_or_else(|| speaker.word("context-part"), |row| speaker.word(row.about));
            let view = schema_of_template(name)
                .and_then(|schema| Some((schema, schema.pointer("/properties/view")?)));
            let form =
                view.map_or_else(String::new, |(schema, view)| form_of(Shape::new(schema, view), speaker));
            vec![code(name), about, form]
        })
        .collect();
    table(&["reference-template", "reference-meaning", "reference-view"], &rows, speaker)
}

/// Every group of fields, once, in the order in which templates meet them.
fn groups(speaker: &Speaker) -> String {
    let mut text = String::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for row in ROWS {
        let Some(schema) = schema_of_template(row.template) else { continue };
        let definitions = schema.get("$defs").and_then(Json::as_object);
        for (name, own) in definitions.into_iter().flatten() {
            if told.insert(name.clone()) {
                text.push_str(&group(name, Shape::new(schema, own), speaker));
            }
        }
    }
    text
}

fn group(name: &str, shape: Shape<'_>, speaker: &Speaker) -> String {
    let mut text = heading(2, &anchor(name), name);
    if !shape.about().is_empty() {
        let _ = write!(text, "\n{}\n", shape.about());
    }
    let rows: Vec<Vec<String>> = shape
        .parts()
        .into_iter()
        .map(|(name, part)| {
            let optional = if part.is_optional() { speaker.word("word-yes") } else { String::new() };
            vec![code(name), part.about().to_owned(), form_of(part, speaker), optional]
        })
        .collect();
    text.push_str(&table(
        &["reference-field", "reference-meaning", "reference-form", "reference-absent"],
        &rows,
        speaker,
    ));
    text
}

fn anchor(name: &str) -> String {
    format!("group-{}", name.to_ascii_lowercase())
}

fn form_of(shape: Shape<'_>, speaker: &Speaker) -> String {
    if let Some(name) = shape.name() {
        return format!("[{name}](#{})", anchor(name));
    }
    if let Some(item) = shape.item() {
        return speaker.say(&Message::new("reference-form-list").with("form", form_of(item, speaker)));
    }
    let key = match shape.plain() {
        "string" => "reference-form-text",
        "integer" | "number" => "reference-form-number",
        "boolean" => "reference-form-yes-no",
        _ => "reference-form-group",
    };
    speaker.word(key)
}
