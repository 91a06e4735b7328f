//! Holds what a template is given against what is told of it: no field more, none less.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::{Shape, schema_of_template};

/// Fails where a page gives its template anything that is not told, or not what is told.
///
/// # Panics
/// When they differ.
pub fn assert_as_told(template: &str, context: &impl Serialize) {
    let Some(schema) = schema_of_template(template) else { panic!("{template} is told nowhere") };
    let context = serde_json::to_value(context).expect("a context is plain data");
    let mut wrong = Vec::new();
    look(&context, Shape::new(schema, schema), "", &mut wrong);
    assert!(wrong.is_empty(), "{template}: {wrong:?}");
}

/// Notes every place at which a value is not of its form: of the form it is nearest to.
pub fn look(value: &Json, shape: Shape<'_>, place: &str, wrong: &mut Vec<String>) {
    if value.is_null() {
        if !shape.may_be_absent() && shape.plain() != "null" {
            wrong.push(format!("{place} is absent"));
        }
        return;
    }
    let tried = shape.forms().into_iter().map(|form| {
        let mut wrong = Vec::new();
        in_form(value, form, place, &mut wrong);
        wrong
    });
    wrong.extend(tried.min_by_key(Vec::len).unwrap_or_default());
}

fn in_form(value: &Json, form: Shape<'_>, place: &str, wrong: &mut Vec<String>) {
    let plain = form.plain();
    match value {
        _ if form.is_anything() => {}
        Json::Object(given) if plain == "object" => in_group(given, form, place, wrong),
        Json::Array(items) if plain == "array" => match form.item() {
            Some(item) => items.iter().for_each(|value| look(value, item, &format!("{place}[]"), wrong)),
            None => wrong.push(format!("{place} has items of which nothing is told")),
        },
        Json::String(text) => {
            let words = form.words();
            if !words.contains(&text.as_str()) && (plain != "string" || !words.is_empty()) {
                wrong.push(format!("{place} is no {plain}"));
            }
        }
        Json::Bool(_) if plain == "boolean" => {}
        Json::Number(_) if ["integer", "number"].contains(&plain) => {}
        _ => wrong.push(format!("{place} is no {plain}")),
    }
}

fn in_group(given: &Map<String, Json>, form: Shape<'_>, place: &str, wrong: &mut Vec<String>) {
    let fields = form.fields().unwrap_or_default();
    for (name, value) in given {
        let below = format!("{place}.{name}");
        match fields.iter().find(|(own, _)| own == name) {
            Some((_, shape)) => look(value, *shape, &below, wrong),
            None if form.is_open() => {}
            None => wrong.push(format!("{below} is not told")),
        }
    }
    let missing = fields.iter().filter(|(name, _)| form.requires(name) && !given.contains_key(*name));
    wrong.extend(missing.map(|(name, _)| format!("{place}.{name} is not given")));
}
