//! The reference of templates: how they are replaced, what each is given, and what they may use.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value as Json;

use super::rows::{PARTS, ROWS, Row, Viewed};
use super::{CONTEXT_VERSION, Shape, schema_of_template};
use crate::language::{Language, Message, Speaker};
use crate::outputs::own::{FILTERS, FUNCTIONS, STEPS, TESTS};
use crate::outputs::template::{LARGEST_PAGE, OWN_FILTERS, TEMPLATES};
use crate::report::reference::{code, head, heading, table};
use crate::world::LARGEST_TEMPLATE;

/// The reference of the templates.
pub fn templates_reference(language: Language) -> String {
    let speaker = Speaker::new(language, language.tag());
    let mut text = head("reference-templates", "templates", &speaker);
    let version = Message::new("reference-templates-intro").with("version", CONTEXT_VERSION.to_string());
    let _ = write!(text, "\n{}\n", speaker.say(&version));
    let _ = write!(text, "\n```jinja\n{EXAMPLE}```\n");
    let bounds = Message::new("reference-templates-bounds")
        .with("size", LARGEST_TEMPLATE >> 10)
        .with("steps", STEPS / 1_000_000)
        .with("page", LARGEST_PAGE >> 20);
    let rules = ["reference-templates-names", "reference-templates-safe"].map(|key| speaker.word(key));
    for rule in rules.into_iter().chain([speaker.say(&bounds)]) {
        let _ = write!(text, "\n{rule}\n");
    }
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
    text.push_str(&heading(2, "groups", &speaker.word("reference-templates-groups")));
    let _ = write!(text, "\n{}\n", speaker.word("reference-templates-groups-are"));
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
            let part = PARTS.iter().find(|(part, _)| part == name);
            let about = row.map(|row| row.about).or_else(|| part.map(|(_, about)| *about));
            let about = about.map_or_else(String::new, |key| speaker.word(key));
            vec![code(name), about, row.map_or_else(String::new, |row| viewed(row, speaker))]
        })
        .collect();
    table(&["reference-template", "reference-meaning", "reference-view"], &rows, speaker)
}

/// What stands under `view`, and under `page` where that is not the frame of all pages.
fn viewed(row: &Row, speaker: &Speaker) -> String {
    let Some(schema) = schema_of_template(row.template) else { return String::new() };
    let form = |path: &str| {
        let own = schema.pointer(path).map(|own| Shape::new(schema, own));
        own.map_or_else(String::new, |own| form_of(own, speaker))
    };
    let view = match row.view {
        Viewed::OfThePage => speaker.word("reference-view-of-the-page"),
        Viewed::Field(name, _) => {
            let form = form(&format!("/properties/view/properties/{name}"));
            named(&format!("view.{name}"), &form, speaker)
        }
        Viewed::All(_) => form("/properties/view"),
    };
    let frame = schema.pointer("/properties/page/$ref").and_then(Json::as_str);
    if frame == Some("#/$defs/Frame") {
        view
    } else {
        format!("{view}; {}", named("page", &form("/properties/page"), speaker))
    }
}

/// `page`: its form.
fn named(name: &str, form: &str, speaker: &Speaker) -> String {
    format!("{}{} {form}", code(name), speaker.word("page-colon"))
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
    let parts = shape.parts();
    if parts.is_empty() {
        return String::new();
    }
    let mut text = heading(3, &anchor(name), name);
    if !shape.about().is_empty() {
        let _ = write!(text, "\n{}\n", in_english(shape.about(), speaker));
    }
    let rows: Vec<Vec<String>> = parts
        .into_iter()
        .map(|part| {
            let optional = if part.is_optional { speaker.word("word-yes") } else { String::new() };
            let about = in_english(part.shape.about(), speaker);
            let form = match part.words.as_slice() {
                [] => form_of(part.shape, speaker),
                words => one_of(words, speaker),
            };
            vec![code(part.name), about, form, optional]
        })
        .collect();
    text.push_str(&table(
        &["reference-field", "reference-meaning", "reference-form", "reference-absent"],
        &rows,
        speaker,
    ));
    text
}

/// A sentence of the program's source, with its language where that is not the reader's, as pages
/// mark a text they had to fall back to.
fn in_english(sentence: &str, speaker: &Speaker) -> String {
    match speaker.language() {
        Language::English => sentence.to_owned(),
        _ if sentence.is_empty() => String::new(),
        Language::French => format!("{sentence} (en)"),
    }
}

fn anchor(name: &str) -> String {
    format!("group-{}", name.to_ascii_lowercase())
}

fn one_of(words: &[&str], speaker: &Speaker) -> String {
    let words = words.iter().map(|word| code(word)).collect::<Vec<_>>().join(", ");
    speaker.say(&Message::new("reference-form-words").with("words", words))
}

fn form_of(shape: Shape<'_>, speaker: &Speaker) -> String {
    let words = shape.words();
    if !words.is_empty() {
        return one_of(&words, speaker);
    }
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
        "null" => "reference-view-nothing",
        _ => "reference-form-group",
    };
    speaker.word(key)
}
