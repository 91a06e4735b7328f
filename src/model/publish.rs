//! The published JSON Schemas: one per kind, one for any definition. Draft 2020-12, unknown keys
//! refused, descriptions in one language, `x-ref` for references.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use super::header::{Control, Header};
use super::kind::{Kind, Properties};
use super::kinds::KINDS;
use crate::language::Language;

/// The schema of one kind.
pub fn schema_of(kind: &Kind, language: Language) -> Json {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let (properties, required) = fields_of(kind, &mut generator);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name,
        "description": kind.english,
        "x-description-fr": kind.french,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    let definitions = generator.take_definitions(true);
    if let (false, Json::Object(object)) = (definitions.is_empty(), &mut schema) {
        object.insert("$defs".into(), Json::Object(definitions));
    }
    in_language(&mut schema, language);
    schema
}

/// The schema of any definition: the one for editors.
pub fn schema_of_any(language: Language) -> Json {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut branches = Vec::new();
    for kind in KINDS {
        let (properties, required) = fields_of(kind, &mut generator);
        let then = json!({"properties": properties, "required": required, "additionalProperties": false});
        let condition = json!({"properties": {"kind": {"const": kind.name}}, "required": ["kind"]});
        branches.push(json!({"if": condition, "then": then}));
    }
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "smqc",
        "description": "Any definition of a quality system",
        "x-description-fr": "Toute définition d’un système qualité",
        "type": "object",
        "properties": {"kind": {"enum": names}},
        "required": ["kind"],
        "allOf": branches,
        "$defs": generator.take_definitions(true),
    });
    in_language(&mut schema, language);
    schema
}

/// Header and own fields together.
fn fields_of(kind: &Kind, generator: &mut schemars::SchemaGenerator) -> Properties {
    let mut properties = Map::new();
    properties.insert("kind".into(), json!({"const": kind.name}));
    let mut required: Vec<Json> = vec!["kind".into()];
    let mut parts = vec![Header::properties(generator)];
    if kind.controlled {
        parts.push(Control::properties(generator));
    }
    parts.push((kind.properties)(generator));
    for (fields, needed) in parts {
        properties.extend(fields);
        required.extend(needed);
    }
    if kind.titled {
        required.push("title".into());
    }
    (properties, required)
}

/// Keeps the descriptions of one language.
fn in_language(schema: &mut Json, language: Language) {
    match schema {
        Json::Object(object) => {
            let french = object.remove("x-description-fr");
            if let (Language::French, Some(french)) = (language, french) {
                object.insert("description".into(), french);
            }
            object.values_mut().for_each(|value| in_language(value, language));
        }
        Json::Array(items) => items.iter_mut().for_each(|item| in_language(item, language)),
        _ => {}
    }
}
