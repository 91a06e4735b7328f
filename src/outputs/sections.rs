//! The pages that tell of the whole system: responsibilities, calendar, glossary, documents.

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view;
use super::{Artifact, Edition, OutputError};
use crate::compile::Compilation;
use crate::model::Audience;

/// As pages of a site, in one language; the master list comes last of all, see [`documents`].
pub fn html(sheets: &Sheets<'_>) -> Result<Vec<Artifact>, OutputError> {
    let of = |name: &str| format!("{name}.html");
    let own = |name: &str| (of(name), of(name), of(name));
    let (template, path, menu) = own("responsibilities");
    let responsibilities = sheets.html(&template, &path, &menu, view::responsibilities)?;
    let (template, path, menu) = own("calendar");
    let calendar = sheets.html(&template, &path, &menu, view::calendar)?;
    let (template, path, menu) = own("glossary");
    let glossary = sheets.html(&template, &path, &menu, view::glossary)?;
    Ok(vec![responsibilities, calendar, glossary])
}

/// The same as Markdown, where `calendar.md` holds the definitions of working calendars.
pub fn markdown(sheets: &Sheets<'_>) -> Result<Vec<Artifact>, OutputError> {
    Ok(vec![
        sheets.markdown("responsibilities.md", "responsibilities.md", view::responsibilities)?,
        sheets.markdown("calendar.md", "agenda.md", view::calendar)?,
        sheets.markdown("glossary.md", "glossary.md", view::glossary)?,
    ])
}

/// The master list of documents of the auditor's edition: it names every file made, so that it is made
/// when all others are.
pub fn documents(
    compilation: &Compilation,
    edition: &Edition,
    made: &[Artifact],
) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let edition = edition.for_audience(Audience::Auditor);
    let folder = Audience::Auditor.word();
    let mut paths: Vec<String> = made.iter().map(|artifact| artifact.path.clone()).collect();
    for language in edition.languages() {
        let tag = language.tag();
        paths.push(format!("{folder}/{tag}/documents.html"));
        paths.push(format!("{folder}/markdown/{tag}/documents.md"));
    }
    paths.sort();
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        let sheets = Sheets::new(&atlas, &edition, *language, Form::Html)?;
        let page = |reader: &view::Reader<'_>| view::master(reader, &paths);
        artifacts.push(sheets.html("documents.html", "documents.html", "documents.html", page)?);
        let sheets = Sheets::new(&atlas, &edition, *language, Form::Markdown)?;
        artifacts.push(sheets.markdown("documents.md", "documents.md", page)?);
    }
    let placed = artifacts
        .into_iter()
        .map(|own| Artifact { path: format!("{folder}/{}", own.path), bytes: own.bytes });
    Ok(placed.collect())
}
