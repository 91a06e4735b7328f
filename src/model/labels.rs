//! Documents label every field, word, kind and measure: each has its label in both languages, and
//! no label is left over.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{KINDS, MEASURES, schema_of};
use crate::language::{Language, Speaker};
use crate::values::Period;

const PERIODS: [Period; 6] =
    [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::HalfYear, Period::Year];

#[test]
fn everything_in_a_document_has_a_label() {
    for language in Language::ALL {
        let speaker = Speaker::new(language, language.tag());
        let missing: Vec<String> = wanted().into_iter().filter(|key| !speaker.knows(key)).collect();
        assert_eq!(missing, Vec::<String>::new(), "{language:?}");
    }
}

#[test]
fn no_label_is_left_over() {
    let wanted = wanted();
    let labels = include_str!("../language/en/field.ftl").lines().filter_map(|line| line.split_once(" = "));
    let idle: Vec<&str> = labels.map(|(key, _)| key).filter(|key| !wanted.contains(*key)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

/// The keys of all labels.
fn wanted() -> BTreeSet<String> {
    let mut labels = BTreeSet::from([word_label("yes"), word_label("no")]);
    for kind in KINDS {
        labels.insert(format!("kind-{}", kind.slug));
        labels.insert(format!("kinds-{}", kind.slug));
        collect(&schema_of(kind, Language::English), &mut labels);
    }
    labels.extend(MEASURES.iter().map(|measure| format!("field-{}", measure.label())));
    labels.extend(PERIODS.iter().map(|period| word_label(&period.to_string())));
    labels
}

/// Labels of the fields and words of a schema. The rows of the priority matrix, whose keys hold a
/// space, are no fields.
fn collect(schema: &Json, labels: &mut BTreeSet<String>) {
    match schema {
        Json::Object(object) => {
            let fields = object.get("properties").and_then(Json::as_object);
            let fields = fields.into_iter().flat_map(|fields| fields.keys());
            labels.extend(fields.filter(|key| !key.contains(' ')).map(|key| format!("field-{key}")));
            if object.get("x-value").and_then(Json::as_str) == Some("word") {
                let words = schema.pointer("/anyOf/0/enum").and_then(Json::as_array).into_iter().flatten();
                labels.extend(words.filter_map(Json::as_str).map(word_label));
            }
            object.values().for_each(|part| collect(part, labels));
        }
        Json::Array(items) => items.iter().for_each(|part| collect(part, labels)),
        _ => {}
    }
}

/// `higher is better` → `word-higher-is-better`, `top_box` → `word-top-box`.
fn word_label(word: &str) -> String {
    format!("word-{}", word.replace([' ', '_'], "-"))
}
