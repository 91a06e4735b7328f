//! What `record!` and `words!` expand to calls of.

use serde_json::{Map, Value as Json, json};

use super::audience::Audience;
use crate::schema::nearest;
use crate::values::{Fault, fold};

/// The YAML key of a Rust field: `r#type` is `type`.
pub const fn key_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Fields that say who may read them.
pub trait Marked {
    /// Who may read each of them, in their order.
    const AUDIENCES: &'static [Audience];
}

/// Who may read a field that is marked so; auditors alone where nothing is said.
///
/// # Panics
/// At compile time, when a mark is none of `required`, `customer`, `staff`.
pub const fn audience_of(marks: &[&str]) -> Audience {
    let mut audience = Audience::Auditor;
    let mut at = 0;
    while at < marks.len() {
        match marks[at].as_bytes() {
            b"customer" => audience = Audience::Customer,
            b"staff" => audience = Audience::Staff,
            mark => assert!(matches!(mark, b"required"), "a mark that means nothing"),
        }
        at += 1;
    }
    audience
}

/// Says who reads the field, where that is more than auditors.
pub fn address(schema: &mut Json, audience: Audience) {
    if let (Json::Object(object), false) = (schema, audience == Audience::Auditor) {
        object.insert("x-audience".into(), audience.word().into());
    }
}

/// Adds the description in both languages; the one that is not asked for is dropped when the
/// schema is published.
pub fn describe(schema: &mut Json, english: &str, french: &str) {
    if let Json::Object(object) = schema {
        object.insert("description".into(), english.into());
        object.insert("x-description-fr".into(), french.into());
    }
}

/// A group: unknown keys refused.
pub fn object_schema(properties: &Map<String, Json>, required: &[Json]) -> Json {
    let mut schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if let (false, Json::Object(object)) = (required.is_empty(), &mut schema) {
        object.insert("required".into(), required.into());
    }
    schema
}

/// A closed list of words: as they are offered, and in any case, as the compiler takes them.
pub fn words_schema(words: &[&str]) -> Json {
    let letter = |c: char| match c {
        ' ' => " +".to_owned(),
        c if c.is_ascii_alphabetic() => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
        c => c.to_string(),
    };
    let any_case = words.iter().map(|word| word.chars().map(letter).collect::<String>());
    let pattern = format!("^ *({}) *$", any_case.collect::<Vec<_>>().join("|"));
    json!({"x-value": "word", "anyOf": [{"enum": words}, {"type": "string", "pattern": pattern}]})
}

/// The word of a closed list that `raw` spells.
///
/// # Errors
/// `value-word`, with the nearest word.
pub fn known_word(raw: &str, words: &'static [&'static str]) -> Result<&'static str, Fault> {
    let folded = fold(raw);
    if let Some(word) = words.iter().find(|word| **word == folded) {
        return Ok(word);
    }
    let near = nearest(raw, words.iter().copied());
    let known = words.join(", ");
    Err(Fault::new("value-word", raw).with("known", known).offering(near.map(str::to_owned)))
}
