//! What every document says of itself: whose it is, which version of what source, as of which day.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::block::{ControlRow, Document, Logo, Plan, Run, Words};
use super::markdown::one_line;
use crate::language::Message;
use crate::outputs::view::Reader;

/// A document with nothing in it yet.
pub fn document(reader: &Reader<'_>, plan: Plan, title: String, subtitle: Option<String>) -> Document {
    let compilation = reader.atlas.compilation;
    let system = compilation.model.system();
    let body = system.as_ref().map(crate::model::View::body);
    let organisation = body.and_then(|body| body.organisation.given());
    let name = organisation.map(|text| one_line(&reader.prose(text).text));
    let logo = compilation.look.logo.as_ref().map(|logo| Logo {
        bytes: logo.bytes.clone(),
        format: logo.format.extension(),
        alt: name.clone().unwrap_or_default(),
    });
    let foot = Message::new("document-foot").with("date", compilation.as_of);
    Document {
        lang: reader.speaker.language().tag(),
        plan,
        title,
        subtitle,
        organisation: name,
        accent: compilation.look.light.accent.map(|accent| accent.to_string()),
        logo,
        control: Vec::new(),
        date: compilation.as_of.to_string(),
        foot: reader.say(foot),
        words: words(reader),
        blocks: Vec::new(),
    }
}

fn words(reader: &Reader<'_>) -> Words {
    Words {
        contents: reader.word("document-contents"),
        control: reader.word("document-control"),
        page: reader.word("document-page"),
        of: reader.word("document-of"),
        colon: reader.word("page-colon"),
    }
}

fn row(reader: &Reader<'_>, key: &str, value: Vec<Run>) -> ControlRow {
    ControlRow { label: reader.word(key), value }
}

/// Id of the system, edition, and the day it speaks of.
pub fn of_system(reader: &Reader<'_>) -> Vec<ControlRow> {
    let compilation = reader.atlas.compilation;
    let mut rows = Vec::new();
    if let Some(system) = compilation.model.system() {
        rows.push(row(reader, "document-id", vec![Run::code(system.id())]));
    }
    let edition = reader.word(&format!("edition-{}", reader.edition.audience().word()));
    rows.push(row(reader, "document-edition", vec![Run::text(edition)]));
    let day = reader.formatter().date(compilation.as_of);
    rows.push(row(reader, "page-as-of", vec![Run::text(day)]));
    rows
}

/// Digest of the definitions, the program, and what a print is worth.
pub fn of_source(reader: &Reader<'_>) -> Vec<ControlRow> {
    vec![
        row(reader, "document-digest", vec![Run::code(digest(reader))]),
        row(reader, "page-tool", vec![Run::text(format!("smqc {}", env!("CARGO_PKG_VERSION")))]),
        row(reader, "document-printed-head", vec![Run::text(reader.word("document-printed"))]),
    ]
}

/// SHA-256 over the lines « digest of the file, path » of every file of definitions, by path.
fn digest(reader: &Reader<'_>) -> String {
    let compilation = reader.atlas.compilation;
    let own = compilation.model.own().filter_map(|definition| {
        let (path, _) = compilation.files.locate(definition.span)?;
        Some((path.to_owned(), definition.file_digest.clone()))
    });
    let files: BTreeSet<(String, String)> = own.collect();
    let mut hash = Sha256::new();
    for (path, digest) in files {
        hash.update(format!("{digest}  {path}\n"));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
