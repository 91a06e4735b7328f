//! The same as Markdown, for a wiki or a repository: one file per kind, one per standard.

use minijinja::value::Value;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use super::atlas::Atlas;
use super::page::Sheets;
use super::pieces::fields_as_markdown;
use super::template::Form;
use super::view::{self, DefinitionView, Prose, Reader};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::model::{Audience, Definition, KINDS};

pub const OUTPUT: Output = Output { name: "markdown", audiences: &[Audience::Auditor], make };

/// The definitions of one kind.
#[derive(Serialize, JsonSchema)]
pub struct KindPage {
    name: String,
    definitions: Vec<Entry>,
}

/// One definition, with its fields laid out as a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KindEntry")]
pub struct Entry {
    own: DefinitionView,
    /// The fields as a Markdown list.
    #[schemars(with = "String")]
    fields: Value,
}

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        let sheets = Sheets::new(&atlas, edition, *language, Form::Markdown)?;
        artifacts.push(sheets.markdown("overview.md", "index.md", view::overview)?);
        artifacts.push(sheets.markdown("findings.md", "findings.md", view::findings)?);
        artifacts.push(sheets.markdown("data.md", "data.md", view::data)?);
        for kind in KINDS.iter().filter(|kind| atlas.pages_of(kind.slug).next().is_some()) {
            let own: Vec<&Definition> = atlas.pages_of(kind.slug).collect();
            let page = sheets.markdown("kind.md", &format!("{}.md", kind.slug), |reader| KindPage {
                name: reader.kind_names(kind.slug),
                definitions: own.par_iter().map(|own| entry(reader, own)).collect(),
            });
            artifacts.push(page?);
        }
        for coverage in &compilation.coverage {
            let name = format!("coverage-{}.md", coverage.catalogue);
            artifacts.push(sheets.markdown("coverage.md", &name, |reader| view::coverage(reader, coverage))?);
        }
    }
    Ok(artifacts)
}

fn entry(reader: &Reader<'_>, definition: &Definition) -> Entry {
    let mut own = view::definition(reader, definition);
    let fields = Value::from_safe_string(fields_as_markdown(&own.fields, &reader.word("page-colon")));
    own.fields = Vec::new();
    Entry { own, fields }
}

/// A text and the language it fell back to, if it did.
pub fn marked(prose: &Prose, written: String) -> String {
    match &prose.lang {
        Some(lang) => format!("{written} ({lang})"),
        None => written,
    }
}
