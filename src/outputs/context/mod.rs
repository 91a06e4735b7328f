//! What each template is given: its fields, their forms and meanings, from the very types that pages
//! are laid out from. A template of the project is held against it, and the reference prints it.

mod reference;
mod rows;
mod shape;

#[cfg(test)]
mod conform;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

use rows::{ROWS, Row};

#[cfg(test)]
pub use conform::assert_as_told;
pub use reference::templates_reference;
pub use shape::{Shape, Step};

/// The version of what templates are given. It changes when a name goes or changes its meaning.
pub const CONTEXT_VERSION: u32 = 1;

/// The schemas, by template.
static SCHEMAS: LazyLock<Vec<(&'static str, Json)>> =
    LazyLock::new(|| ROWS.iter().map(|row| (row.template, schema(row))).collect());

fn schema(row: &Row) -> Json {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let page = (row.page)(&mut generator);
    let view = row.view(&mut generator);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": row.template,
        "type": "object",
        "properties": {"page": page, "view": view},
        "required": ["page", "view"],
        "$defs": generator.take_definitions(true),
    })
}

/// What a template is given; nothing for a part that pages share.
pub fn schema_of_template(name: &str) -> Option<&'static Json> {
    SCHEMAS.iter().find(|(own, _)| *own == name).map(|(_, schema)| schema)
}

/// Whether a template sees more than `page` and `view`: what those that include it have set, or
/// nothing but what its macros are handed.
pub fn sees_other_names(name: &str) -> bool {
    ROWS.iter().find(|row| row.template == name).is_none_or(|row| row.is_included)
}

/// The names a template starts with, and what is known of them.
pub fn roots(schema: &'static Json) -> Vec<(&'static str, Shape<'static>)> {
    let properties = schema.get("properties").and_then(Json::as_object);
    let roots = properties.into_iter().flatten().map(|(name, own)| (name.as_str(), Shape::new(schema, own)));
    roots.collect()
}

/// Every name in what a template is given; for a part, in what any template is.
pub fn names_of_template(name: &str) -> Vec<String> {
    let mut names = Vec::new();
    match schema_of_template(name) {
        Some(schema) => collect(schema, &mut names),
        None => SCHEMAS.iter().for_each(|(_, schema)| collect(schema, &mut names)),
    }
    names.sort();
    names.dedup();
    names
}

fn collect(schema: &Json, names: &mut Vec<String>) {
    match schema {
        Json::Object(object) => {
            let fields = object.get("properties").and_then(Json::as_object);
            names.extend(fields.into_iter().flat_map(|fields| fields.keys().cloned()));
            object.values().for_each(|part| collect(part, names));
        }
        Json::Array(items) => items.iter().for_each(|part| collect(part, names)),
        _ => {}
    }
}
