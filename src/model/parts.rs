//! What `record!` and `words!` expand to calls of.

use serde_json::{Map, Value as Json, json};

use crate::schema::{nearest, nearest_key};
use crate::values::{Fault, fold};

/// The YAML key of a Rust field: `r#type` is `type`.
pub const fn key_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// The key a misspelt one stands for; nothing when it is a key of the common header.
pub fn misspelt(key: &str, known: &'static [&'static str]) -> Option<&'static str> {
    if super::header::is_header_key(key) {
        return None;
    }
    nearest_key(key, known.iter().copied())
}

pub fn required_key(word: &str, key: &str) -> Json {
    debug_assert_eq!(word, "required");
    Json::String(key.to_owned())
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
