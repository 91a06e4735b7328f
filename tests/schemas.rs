//! The published JSON Schemas are those of the program, and they are valid.
//!
//! `SMQC_BLESS=1 cargo test --test schemas` writes them anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test reads and writes files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use smqc::cli::OUTPUT_SCHEMAS;
use smqc::compile::{Compilation, Depth, compile};
use smqc::evidence::validation::{seal_validation, validate, validation_json};
use smqc::evidence::{Approving, approve, seal};
use smqc::host::DiskWorld;
use smqc::language::{Language, Speaker};
use smqc::measure::explain_case;
use smqc::model::{KINDS, Promise, Role, schema_of, schema_of_any};
use smqc::outputs::{Edition, make_all};
use smqc::report::{Screen, Style, VIEWS, case_json, format_named};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every schema by its path below `schemas`.
fn published() -> BTreeMap<String, Json> {
    let mut schemas = BTreeMap::new();
    for (language, folder) in [(Language::English, ""), (Language::French, "fr/")] {
        schemas.insert(format!("{folder}smqc.schema.json"), schema_of_any(language));
        for kind in KINDS {
            schemas.insert(format!("{folder}{}.schema.json", kind.slug), schema_of(kind, language));
        }
    }
    for (name, schema) in OUTPUT_SCHEMAS {
        schemas.insert(format!("output/{name}.schema.json"), schema());
    }
    schemas
}

fn text(schema: &Json) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is JSON") + "\n"
}

/// Paths below a folder, with `/`.
fn files_below(folder: &Path, root: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_below(&path, root, found);
        } else {
            found.push(path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The files published beside the reference, which `tests/reference.rs` guards.
fn schemas_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    files_below(folder, folder, &mut found);
    found.retain(|path| !path.starts_with("reference/"));
    found.sort();
    found
}

#[test]
fn the_published_schemas_are_current() {
    let folder = root().join("schemas");
    let schemas = published();
    if std::env::var_os("SMQC_BLESS").is_some() {
        bless(&folder, &schemas);
    }
    let found = schemas_below(&folder);
    let expected: Vec<&String> = schemas.keys().collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), expected, "SMQC_BLESS=1 cargo test --test schemas");
    let current =
        |(path, schema): &(&String, &Json)| fs::read_to_string(folder.join(path)).ok() == Some(text(schema));
    let stale: Vec<&String> = schemas.iter().filter(|pair| !current(pair)).map(|(path, _)| path).collect();
    assert_eq!(
        stale,
        Vec::<&String>::new(),
        "stale: SMQC_BLESS=1 cargo test --test schemas writes them anew"
    );
}

fn bless(folder: &Path, schemas: &BTreeMap<String, Json>) {
    for path in schemas_below(folder) {
        fs::remove_file(folder.join(path)).expect("the old schemas go");
    }
    for (path, schema) in schemas {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
        fs::write(&file, text(schema)).expect("a schema is written");
    }
}

#[test]
fn they_are_valid_draft_2020_12() {
    for (path, schema) in published() {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{path}");
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{path}");
        assert!(jsonschema::validator_for(&schema).is_ok(), "{path}");
    }
}

/// A key that nobody knows is refused in every group; nothing may be `null`.
#[test]
fn groups_are_closed_and_nothing_is_null() {
    for (path, schema) in published().iter().filter(|(path, _)| !path.starts_with("output/")) {
        let mut open = Vec::new();
        open_groups(schema, "", &mut open);
        assert_eq!(open, Vec::<String>::new(), "{path}");
    }
}

fn open_groups(schema: &Json, at: &str, open: &mut Vec<String>) {
    match schema {
        Json::Object(object) => {
            let group =
                object.get("type").is_some_and(|kind| kind == "object") && !object.contains_key("allOf");
            if group && !object.contains_key("additionalProperties") {
                open.push(at.to_owned());
            }
            if object.get("type").is_some_and(|kind| kind.to_string().contains("null")) {
                open.push(format!("{at}: null"));
            }
            object.iter().for_each(|(key, part)| open_groups(part, &format!("{at}/{key}"), open));
        }
        Json::Array(items) => items.iter().for_each(|part| open_groups(part, at, open)),
        _ => {}
    }
}

#[test]
fn every_field_is_described_in_both_languages() {
    let schemas = published();
    for (path, schema) in schemas.iter().filter(|(path, _)| !path.starts_with("output/")) {
        let mut silent = Vec::new();
        silent_fields(schema, &mut silent);
        assert_eq!(silent, Vec::<String>::new(), "{path}");
    }
    let [english, french] = ["promise", "fr/promise"].map(|name| &schemas[&format!("{name}.schema.json")]);
    assert_ne!(english["properties"]["need"]["description"], french["properties"]["need"]["description"]);
}

/// Fields without a description; `kind` and the rows of the priority matrix say what they are.
fn silent_fields(schema: &Json, silent: &mut Vec<String>) {
    match schema {
        Json::Object(object) => {
            let fields = object.get("properties").and_then(Json::as_object).into_iter().flatten();
            let described = |field: &Json| field.get("description").is_some() || field.get("const").is_some();
            let own = |key: &str| key == "kind" || key == "columns" || key.contains(' ');
            silent.extend(
                fields.filter(|(key, field)| !described(field) && !own(key)).map(|(key, _)| key.clone()),
            );
            object.values().for_each(|part| silent_fields(part, silent));
        }
        Json::Array(items) => items.iter().for_each(|part| silent_fields(part, silent)),
        _ => {}
    }
}

/// What the program prints for machines is what it published.
#[test]
fn what_is_printed_has_the_published_shape() {
    let outcomes = validate().expect("a table of vectors");
    let json = format_named("json").expect("the format");
    for example in ["examples/punctuality", "examples/telecom"] {
        let world = DiskWorld::new(root().join(example), None, Some(jiff::civil::date(2026, 7, 15)));
        let compilation = compile(&world, Depth::Data).expect("an example can be read");
        let speaker = Speaker::new(Language::English, "en");
        for (name, schema) in OUTPUT_SCHEMAS {
            let printed = match *name {
                "approval-record" => approval_of(&compilation),
                "findings" => (json.findings)(&compilation, &speaker, Style::Plain).into_bytes(),
                "model" => model_of(&compilation),
                "case" => case_of(&world, &compilation, example),
                "measured" => (json.verdicts)(&compilation, &speaker, Screen::PLAIN).into_bytes(),
                "chain" | "coverage" | "waivers" => view_of(name, &compilation, &speaker),
                "validation" => validation_json(&outcomes).into_bytes(),
                "validation-record" => {
                    let sealed = seal_validation(&outcomes, "00".repeat(32), &[], compilation.as_of);
                    sealed.expect("no chain to break").bytes
                }
                _ => seal(&compilation, &[], compilation.as_of, None).expect("no chain to break").bytes,
            };
            let printed: Json = serde_json::from_slice(&printed).expect("JSON");
            let validator = jsonschema::validator_for(&schema()).expect("a schema");
            let errors: Vec<String> = validator
                .iter_errors(&printed)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, Vec::<String>::new(), "{example}: {name}");
        }
    }
}

/// What `check --chain`, `--coverage` and `--waivers` print.
fn view_of(name: &str, compilation: &Compilation, speaker: &Speaker) -> Vec<u8> {
    let view = VIEWS.iter().find(|view| view.name == name).expect("a view");
    (view.json)(compilation, speaker).into_bytes()
}

/// The record of an approval of every promise.
fn approval_of(compilation: &Compilation) -> Vec<u8> {
    let promises: Vec<String> =
        compilation.model.each::<Promise>().map(|own| own.definition.address()).collect();
    let by = compilation.model.each::<Role>().next().expect("a role").id();
    let asked = Approving { ids: &promises, by, sealed_on: compilation.as_of, revision: None };
    let outcome = approve(compilation, &[], &asked).expect("the promises are sound");
    outcome.record.expect("they were never approved").bytes
}

/// What `case` prints of a case of each example.
fn case_of(world: &DiskWorld, compilation: &Compilation, example: &str) -> Vec<u8> {
    let id = if example.ends_with("telecom") { "FT-2026-0300" } else { "" };
    let measured = compilation.measured.as_ref().expect("data");
    let reports = explain_case((&compilation.model, &compilation.plans), measured, world, id);
    assert_eq!(reports.is_empty(), id.is_empty(), "{example}");
    case_json(id, &reports, &Speaker::new(Language::English, "en")).into_bytes()
}

/// The `model.json` that `build` writes.
fn model_of(compilation: &Compilation) -> Vec<u8> {
    let edition = Edition::of(compilation, Speaker::new);
    let artifacts = make_all(compilation, &edition).expect("every output can be made");
    let model = artifacts.into_iter().find(|artifact| artifact.path == "auditor/model.json");
    model.expect("the model is among them").bytes
}

/// Editors read `3` as a number and `yes` as a text; both are what people write.
#[test]
fn the_usual_spellings_are_accepted() {
    let usual = [
        ("promise", "/properties/version", "3"),
        ("promise", "/properties/version", "\"2.1\""),
        ("promise", "/properties/id", "2026"),
        ("audit", "/properties/id", "\"2026-03\""),
        ("promise", "/$defs/Claim/properties/within", "\"30 calendar days\""),
        ("promise", "/$defs/Claim/properties/within", "\"2 jours ouvrés\""),
        ("promise", "/$defs/Redress/properties/automatic", "true"),
        ("promise", "/$defs/Redress/properties/automatic", "\"oui\""),
        ("promise", "/$defs/Redress/properties/automatic", "\"No\""),
        ("promise", "/$defs/Redress/properties/budget", "\"4000 EUR per year\""),
        ("promise", "/properties/published_on", "\"2026-01-31\""),
        ("survey", "/$defs/Sampling/properties/size", "120"),
        ("survey", "/$defs/Population/properties/size", "2000"),
        ("survey", "/$defs/Population/properties/size", "\"2000 per year\""),
        ("survey", "/$defs/Sampling/properties/design_effect", "1.5"),
        ("survey", "/$defs/Sampling/properties/design_effect", "\"1,5\""),
        ("survey", "/$defs/Expected/properties/response", "\"12,5 %\""),
        ("calendar", "/properties/cut_off", "\"16:00\""),
        ("calendar", "/properties/cut_off", "\"16h30\""),
        ("source", "/$defs/Column/properties/from", "3"),
        ("system", "/properties/smqc", "1"),
        ("catalogue", "/properties/edition", "2018"),
        ("indicator", "/$defs/TypedFigure/properties/period", "2025"),
        ("indicator", "/$defs/TypedFigure/properties/period", "\"2026-Q1\""),
        ("indicator", "/$defs/TypedFigure/properties/value", "4.6"),
        ("indicator", "/$defs/TypedFigure/properties/value", "\"91 %\""),
    ];
    let wrong = [
        ("promise", "/$defs/Claim/properties/within", "30"),
        ("promise", "/properties/published_on", "\"31/01/2026\""),
        ("promise", "/properties/id", "\"Délai\""),
        ("survey", "/$defs/Expected/properties/response", "0.125"),
        ("calendar", "/properties/cut_off", "\"4 pm\""),
    ];
    let schemas = published();
    let accepts = |(kind, place, value): &(&str, &str, &str)| {
        let schema = &schemas[&format!("{kind}.schema.json")];
        let field = schema.pointer(place).unwrap_or_else(|| panic!("{kind} has no {place}"));
        let value: Json = serde_json::from_str(value).expect("JSON");
        let part = serde_json::json!({"$defs": schema["$defs"], "allOf": [field]});
        jsonschema::draft202012::new(&part).expect("a schema").is_valid(&value)
    };
    let refused: Vec<_> = usual.iter().filter(|row| !accepts(row)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let passed: Vec<_> = wrong.iter().filter(|row| accepts(row)).collect();
    assert!(passed.is_empty(), "{passed:#?}");
}
