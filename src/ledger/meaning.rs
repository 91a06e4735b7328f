//! The meaning of a definition, as digests: of the whole, of each field, of each text in each of
//! its languages.
//!
//! What is digested is canonical JSON (RFC 8785) of the lowered fields, with blanks in texts drawn
//! together. Left out is what is noted after an approval (where and since when a promise is
//! published), and what says nothing to those who approve: status, tags, notes, review date, author.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::model::{Definition, Field, Shown};
use crate::world::digest;

/// What a definition says, as digests (SHA-256, hexadecimal).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    pub sha256: String,
    /// Of each field, by key.
    pub fields: BTreeMap<String, String>,
    /// Of each text written in several languages: by place (`redress/give`) and language.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
}

/// Fields, by kind, that are noted after an approval or kept up without a decision. A second key
/// names a field of a group.
const NOTED: &[(&str, &str, Option<&str>)] = &[
    ("code-of-conduct", "communication", None),
    ("complaint-procedure", "notice", Some("published_on")),
    ("dispute-provider", "checked", None),
    ("promise", "published", None),
    ("promise", "published_on", None),
    ("role", "held_by", None),
    ("role", "training_due", None),
    ("survey", "pilot", None),
];

/// Fields, by kind, that change in the course of things, and whose change is no reason to read again
/// what relies on the definition.
const KEPT_UP: &[(&str, &str)] = &[
    ("calendar", "closed"),
    ("role", "competences"),
    ("source", "checks"),
    ("source", "extracted"),
    ("source", "files"),
    ("source", "format"),
    ("source", "fresh"),
    ("source", "header"),
    ("source", "header_row"),
    ("source", "sheet"),
    ("source", "skip_rows"),
];

impl Meaning {
    /// Bare texts are in the language `first`.
    pub fn of(definition: &Definition, first: &str) -> Self {
        let shown = said(definition);
        let mut texts = BTreeMap::new();
        shown.iter().for_each(|(key, value)| gather_texts(key, value, first, &mut texts));
        let fields: BTreeMap<String, Json> = canonical(&shown, first).collect();
        let sha256 = whole(definition, &fields);
        let fields = fields.into_iter().map(|(key, value)| (key, digest_of(&value))).collect();
        Self { sha256, fields, texts }
    }
}

/// The digest of what a definition says to those that rely on it.
pub fn digest_relied_on(definition: &Definition, first: &str) -> String {
    let mut shown = said(definition);
    shown.retain(|(key, _)| !KEPT_UP.contains(&(definition.kind.slug, key)));
    whole(definition, &canonical(&shown, first).collect())
}

/// The digest of what a definition says: that of its [`Meaning`], without those of its parts.
pub fn digest_said(definition: &Definition, first: &str) -> String {
    whole(definition, &canonical(&said(definition), first).collect())
}

fn whole(definition: &Definition, fields: &BTreeMap<String, Json>) -> String {
    digest_of(&json!({"kind": definition.kind.slug, "id": definition.id(), "fields": fields}))
}

fn canonical<'s>(
    shown: &'s [(&'static str, Shown)],
    first: &'s str,
) -> impl Iterator<Item = (String, Json)> + 's {
    shown.iter().map(move |(key, value)| ((*key).to_owned(), drawn_together(value.canonical(first))))
}

/// The fields that count, header first.
fn said(definition: &Definition) -> Vec<(&'static str, Shown)> {
    let (header, control) = (&definition.header, &definition.control);
    let mut shown = Vec::new();
    shown.extend(header.title.given().map(|title| ("title", title.show())));
    shown.extend(header.owner.given().map(|owner| ("owner", owner.show())));
    shown.extend(control.version.given().map(|version| ("version", version.show())));
    shown.extend(control.in_force.given().map(|validity| ("in_force", validity.show())));
    shown.extend(control.supersedes.given().map(|former| ("supersedes", former.show())));
    shown.extend(definition.body().shown().into_iter().filter_map(|(key, value)| {
        let mut noted = NOTED.iter().filter(|(kind, own, _)| *kind == definition.kind.slug && *own == key);
        match noted.next() {
            None => Some((key, value)),
            Some((_, _, None)) => None,
            Some((_, _, Some(part))) => without(value, part).map(|value| (key, value)),
        }
    }));
    shown
}

/// A group without one of its fields; nothing when no other is left.
fn without(value: Shown, part: &str) -> Option<Shown> {
    match value {
        Shown::Group(mut fields) => {
            fields.retain(|(key, _)| *key != part);
            (!fields.is_empty()).then_some(Shown::Group(fields))
        }
        other => Some(other),
    }
}

/// Line breaks and runs of blanks count as one blank.
fn drawn_together(value: Json) -> Json {
    match value {
        Json::String(text) => Json::String(one_line(&text)),
        Json::Array(items) => items.into_iter().map(drawn_together).collect(),
        Json::Object(fields) => {
            Json::Object(fields.into_iter().map(|(key, value)| (key, drawn_together(value))).collect())
        }
        other => other,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn digest_of(value: &Json) -> String {
    digest(&serde_json_canonicalizer::to_vec(value).unwrap_or_default())
}

/// Texts in several languages, by place. A part of a list is named by its id, else by its number.
fn gather_texts(
    place: &str,
    value: &Shown,
    first: &str,
    texts: &mut BTreeMap<String, BTreeMap<String, String>>,
) {
    match value {
        Shown::Text(text) => {
            let strings = text.by_language(first);
            if strings.len() > 1 {
                let digests =
                    strings.into_iter().map(|(tag, text)| (tag, digest(one_line(&text).as_bytes())));
                texts.insert(place.to_owned(), digests.collect());
            }
        }
        Shown::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let name = id_of(item).unwrap_or_else(|| (at + 1).to_string());
                gather_texts(&format!("{place}/{name}"), item, first, texts);
            }
        }
        Shown::Group(fields) => {
            fields.iter().for_each(|(key, part)| gather_texts(&format!("{place}/{key}"), part, first, texts));
        }
        Shown::Table(entries) => {
            entries
                .iter()
                .for_each(|(key, part)| gather_texts(&format!("{place}/{key}"), part, first, texts));
        }
        _ => {}
    }
}

fn id_of(item: &Shown) -> Option<String> {
    let Shown::Group(fields) = item else { return None };
    fields.iter().find_map(|(key, value)| match value {
        Shown::Verbatim(id) if *key == "id" => Some(id.clone()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{KEPT_UP, NOTED};
    use crate::language::Language;
    use crate::model::{KINDS, schema_of};

    #[test]
    fn what_does_not_count_are_fields_of_their_kinds() {
        let kind = |slug: &str| KINDS.iter().find(|kind| kind.slug == slug).expect("a kind");
        for (slug, key) in
            NOTED.iter().map(|(slug, key, _)| (slug, key)).chain(KEPT_UP.iter().map(|(s, k)| (s, k)))
        {
            assert!(kind(slug).keys.contains(key), "{slug} has no field {key}");
        }
        for (slug, key, part) in NOTED {
            let Some(part) = part else { continue };
            let schema = schema_of(kind(slug), Language::English);
            let group =
                schema.pointer(&format!("/properties/{key}/$ref")).and_then(serde_json::Value::as_str);
            let group = group.and_then(|place| schema.pointer(place.trim_start_matches('#')));
            let field = group.and_then(|group| group.pointer(&format!("/properties/{part}")));
            assert!(field.is_some(), "{slug}: {key} has no field {part}");
        }
    }
}
