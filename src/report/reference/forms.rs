//! In what form a value is written, in words, from the published schema.

use serde_json::Value as Json;

use super::code;
use crate::language::{Message, Speaker};
use crate::model::KINDS;

/// The forms a field takes, in words: `duration`, `list: reference to channel`, `a or b`.
pub fn form_of(part: &Json, speaker: &Speaker) -> String {
    let mut forms = Vec::new();
    collect(part, speaker, &mut forms);
    let both = |first: String, second: String| {
        speaker.say(&Message::new("schema-or").with("first", first).with("second", second))
    };
    forms.into_iter().reduce(both).unwrap_or_default()
}

fn collect(part: &Json, speaker: &Speaker, forms: &mut Vec<String>) {
    let branches = part.get("anyOf").and_then(Json::as_array);
    match (part.get("x-value").and_then(Json::as_str), branches) {
        (None, Some(branches)) => branches.iter().for_each(|branch| collect(branch, speaker, forms)),
        (value, _) => {
            let form = value.map_or_else(|| shape(part, speaker), |value| simple(value, part, speaker));
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
}

/// A single value.
fn simple(value: &str, part: &Json, speaker: &Speaker) -> String {
    match value {
        "word" => {
            let words = words_of(part).into_iter().map(code).collect::<Vec<_>>().join(", ");
            speaker.say(&Message::new("reference-form-words").with("words", words))
        }
        "reference" => reference(part, speaker),
        _ => speaker.word(&format!("reference-form-{value}")),
    }
}

/// The words of a closed list.
pub fn words_of(part: &Json) -> Vec<&str> {
    let words = part.pointer("/anyOf/0/enum").and_then(Json::as_array);
    words.into_iter().flatten().filter_map(Json::as_str).collect()
}

fn reference(part: &Json, speaker: &Speaker) -> String {
    match part.get("x-ref") {
        Some(Json::String(to)) => speaker.word(&format!("reference-form-to-{}", to.to_ascii_lowercase())),
        Some(Json::Array(kinds)) if kinds.len() + 1 >= KINDS.len() => speaker.word("reference-form-any"),
        Some(Json::Array(kinds)) => {
            let link = |name: &str| {
                let known = KINDS.iter().any(|kind| kind.slug == name);
                if known { format!("[{name}](#{name})") } else { code(name) }
            };
            let kinds = kinds.iter().filter_map(Json::as_str).map(link);
            let kinds = kinds.collect::<Vec<_>>().join(", ");
            speaker.say(&Message::new("reference-form-to").with("kinds", kinds))
        }
        _ => speaker.word("reference-form-any"),
    }
}

/// A list, a group, or a table whose keys are the user's own.
fn shape(part: &Json, speaker: &Speaker) -> String {
    let within = |key: &'static str, inner: &Json| {
        speaker.say(&Message::new(key).with("form", form_of(inner, speaker)))
    };
    if let Some(word) = part.get("const").and_then(Json::as_str) {
        return code(word);
    }
    if part.get("propertyNames").is_some() {
        return speaker.word("reference-form-languages");
    }
    if let Some(items) = part.get("items") {
        return within("reference-form-list", items);
    }
    if let Some(values) = part.get("additionalProperties").filter(|values| values.is_object()) {
        return within("reference-form-table", values);
    }
    let key = match part.get("type").and_then(Json::as_str) {
        Some("integer" | "number") => "reference-form-number",
        Some("boolean") => "reference-form-yes-no",
        Some("string") => "reference-form-text",
        _ => "reference-form-group",
    };
    speaker.word(key)
}
