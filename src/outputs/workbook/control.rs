//! Document control of a workbook: what it is, of which system, of which day, made from what.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::compile::Compilation;
use crate::outputs::view::Reader;

/// What a workbook says of itself.
#[derive(Debug, Clone)]
pub struct Control {
    /// « Liste de contrôle d’audit : ISO 10002:2018 ».
    pub title: String,
    /// Whose quality system it is of.
    pub system: String,
    /// « État au 31 mars 2026 · smqc 0.1.0 ».
    pub stand: String,
    /// What it is made from, line by line: a label and a text.
    pub lines: Vec<(String, String)>,
    /// « Copie imprimée non maîtrisée ».
    pub uncontrolled: String,
    /// « page &P sur &N », in the signs of a spreadsheet.
    pub page: String,
}

impl Control {
    /// What every workbook of a system says; a file adds lines of its own.
    pub fn of(reader: &Reader<'_>, title: impl Into<String>) -> Self {
        let compilation = reader.atlas.compilation;
        let day = reader.formatter().date(compilation.as_of);
        let tool = format!("smqc {}", env!("CARGO_PKG_VERSION"));
        let mut lines = Vec::new();
        let mut line = |key: &str, text: Option<String>| {
            lines.extend(text.filter(|text| !text.is_empty()).map(|text| (reader.word(key), text)));
        };
        let system = compilation.model.system();
        let title_of = system.as_ref().map(|system| reader.title(system.definition).text);
        line("workbook-system", title_of.clone());
        if let Some(system) = &system {
            let organisation = system.body().organisation.given();
            line("workbook-organisation", organisation.map(|text| reader.prose(text).text));
            let version = system.definition.control.version.given();
            line("workbook-version", version.map(|version| version.0.clone()));
        }
        line("page-as-of", Some(day.clone()));
        line("workbook-made-with", Some(tool.clone()));
        line("workbook-digest", Some(digest(compilation)));
        Self {
            title: title.into(),
            system: title_of.unwrap_or_default(),
            stand: format!("{} {day} · {tool}", reader.word("page-as-of")),
            lines,
            uncontrolled: reader.word("workbook-uncontrolled"),
            page: reader.word("workbook-page"),
        }
    }
}

/// SHA-256 of the list of definition files with their own digests: another one where any of them
/// changed.
fn digest(compilation: &Compilation) -> String {
    let located = compilation.model.own().filter_map(|own| {
        let (path, _) = compilation.files.locate(own.span)?;
        Some((path, own.file_digest.as_str()))
    });
    let files: BTreeMap<&str, &str> = located.collect();
    let mut hasher = Sha256::new();
    for (path, digest) in files {
        hasher.update(format!("{digest}  {path}\n"));
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
