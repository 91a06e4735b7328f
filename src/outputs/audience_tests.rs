//! No edition holds what its audience must not read: a system with every field of every kind given,
//! each text a marker of its own, made into every output.

use std::io::{Cursor, Read};

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::{Artifact, Edition, Selection, make, make_all};
use crate::compile::{Compilation, Depth, compile};
use crate::language::{Language, Speaker};
use crate::model::{Audience, KINDS, Kind, schema_of};
use crate::world::MemoryWorld;

/// A marker, and who may read it.
struct Marker {
    text: String,
    place: String,
    audience: Audience,
}

/// Writes definitions from the published schemas: the longest form of every field.
struct Author {
    definitions: Json,
    markers: Vec<Marker>,
}

impl Author {
    fn mark(&mut self, place: &str, audience: Audience) -> String {
        let text = format!("mark{}z", self.markers.len());
        self.markers.push(Marker { text: text.clone(), place: place.to_owned(), audience });
        text
    }

    /// A definition with every field; its id is a marker as well.
    fn definition(&mut self, kind: &Kind) -> Json {
        let schema = schema_of(kind, Language::English);
        self.definitions = schema.get("$defs").cloned().unwrap_or_default();
        let audience = kind.audiences.iter().copied().min().unwrap_or(Audience::Auditor);
        let mut written = self.group(&schema, kind.slug, audience);
        written.insert("kind".into(), kind.name.into());
        written.insert("id".into(), id_of(kind.slug).into());
        written.remove("status");
        written.remove("in_force");
        self.markers.push(Marker { text: id_of(kind.slug), place: format!("{} id", kind.slug), audience });
        Json::Object(written)
    }

    fn group(&mut self, schema: &Json, place: &str, audience: Audience) -> Map<String, Json> {
        let fields = schema.get("properties").and_then(Json::as_object).cloned().unwrap_or_default();
        let mut written = Map::new();
        for (key, field) in &fields {
            let for_whom = match field.get("x-audience").and_then(Json::as_str) {
                Some("customer") => Audience::Customer,
                Some("staff") => Audience::Staff,
                _ => Audience::Auditor,
            };
            let place = format!("{place}.{key}");
            written.insert(key.clone(), self.value(field, &place, audience.max(for_whom)));
        }
        written
    }

    fn value(&mut self, schema: &Json, place: &str, audience: Audience) -> Json {
        if let Some(name) = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.rsplit('/').next())
        {
            let own = self.definitions.get(name).cloned().unwrap_or_default();
            return self.value(&own, place, audience);
        }
        let listed = |key: &str| schema.get(key).and_then(Json::as_array).cloned().unwrap_or_default();
        match schema.get("x-value").and_then(Json::as_str) {
            Some("text" | "column" | "id") => return self.mark(place, audience).into(),
            Some("reference") => return self.reference(&listed("x-ref"), place, audience),
            _ => {}
        }
        if let Some(example) = listed("examples").first() {
            return example.clone();
        }
        if let Some(word) = listed("enum").first() {
            return word.clone();
        }
        // The longest form is written: a group before a list before a word.
        let forms = listed("anyOf");
        if let Some(form) = forms.iter().max_by_key(|form| self.richness(form)) {
            return self.value(form, place, audience);
        }
        if let Some(items) = schema.get("items") {
            return json!([self.value(items, place, audience)]);
        }
        if let Some(values) = schema.get("additionalProperties").filter(|values| values.is_object()) {
            let key = if schema.get("propertyNames").is_some() { "en".to_owned() } else { "one".to_owned() };
            let mut table = self.group(schema, place, audience);
            table.insert(key, self.value(values, place, audience));
            return Json::Object(table);
        }
        Json::Object(self.group(schema, place, audience))
    }

    fn reference(&mut self, kinds: &[Json], place: &str, audience: Audience) -> Json {
        match kinds {
            [Json::String(only)] if KINDS.iter().any(|kind| kind.slug == only) => id_of(only).into(),
            [Json::String(first), ..] if KINDS.iter().any(|kind| kind.slug == first) => {
                format!("{first}/{}", id_of(first)).into()
            }
            _ => self.mark(place, audience).into(),
        }
    }

    fn richness(&self, form: &Json) -> usize {
        let name = form.get("$ref").and_then(Json::as_str).and_then(|path| path.rsplit('/').next());
        let own = name.and_then(|name| self.definitions.get(name)).unwrap_or(form);
        let fields = own.get("properties").and_then(Json::as_object).map_or(0, Map::len);
        let open = usize::from(own.get("items").is_some() || own.get("additionalProperties").is_some());
        fields * 2 + open
    }
}

fn id_of(slug: &str) -> String {
    format!("mark-{slug}-id")
}

/// A system with everything in it, and what its texts are.
fn everything() -> (Compilation, Vec<Marker>) {
    let mut author = Author { definitions: Json::Null, markers: Vec::new() };
    let mut text = String::new();
    for kind in KINDS {
        let mut definition = author.definition(kind);
        if kind.slug == "system" {
            definition["smqc"] = json!(1);
            definition["languages"] = json!(["en", "fr"]);
            definition["timezone"] = json!("Europe/Brussels");
        }
        text.push_str(&format!("---\n{definition}\n"));
    }
    let world = MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", text);
    (compile(&world, Depth::Data).expect("a world in memory can be read"), author.markers)
}

/// Every text of a file: the parts of a zipped one as well.
fn texts(artifact: &Artifact) -> String {
    let whole = String::from_utf8_lossy(&artifact.bytes).into_owned();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&artifact.bytes)) else { return whole };
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part of our own");
        part.read_to_string(&mut text).expect("parts are XML");
    }
    text
}

#[test]
fn no_edition_holds_what_its_audience_must_not_read() {
    let (compilation, markers) = everything();
    let edition = Edition::of(&compilation, Speaker::new);
    let artifacts = make_all(&compilation, &edition).expect("every output can be made");
    for audience in Audience::ALL {
        let folder = format!("{}/", audience.word());
        let own: Vec<(&str, String)> = artifacts
            .iter()
            .filter(|artifact| artifact.path.starts_with(&folder))
            .map(|artifact| (artifact.path.as_str(), texts(artifact) + &artifact.path))
            .collect();
        for (path, text) in &own {
            let told =
                markers.iter().find(|marker| !audience.reads(marker.audience) && text.contains(&marker.text));
            let told = told.map(|marker| format!("{} ({})", marker.place, marker.text));
            assert_eq!(told, None, "{path} is read by {}", audience.word());
        }
        let read = |marker: &&Marker| own.iter().any(|(_, text)| text.contains(&marker.text));
        let meant = markers.iter().filter(|marker| marker.audience == audience);
        eprintln!("{}: {} of {}", audience.word(), meant.clone().filter(read).count(), meant.count());
    }
}

#[test]
fn what_is_named_is_made_and_nothing_else() {
    let (compilation, _) = everything();
    let edition = Edition::of(&compilation, Speaker::new).in_languages(&[Language::French]);
    let selection = Selection { audiences: vec![Audience::Auditor], outputs: vec!["site".to_owned()] };
    let made = make(&compilation, &edition, &selection).expect("every output can be made");
    let paths: Vec<&str> = made.iter().map(|artifact| artifact.path.as_str()).collect();
    assert!(paths.contains(&"auditor/fr/index.html") && paths.contains(&"index.html"), "{paths:?}");
    let others = ["auditor/en/", "auditor/markdown/", "auditor/model.json", "staff/", "customer/"];
    let more: Vec<&&str> =
        paths.iter().filter(|path| others.iter().any(|other| path.starts_with(other))).collect();
    assert_eq!(more, Vec::<&&str>::new());
}
