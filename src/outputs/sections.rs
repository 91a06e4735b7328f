//! Pages that tell of the whole system: how they are laid out as pages of a site and, for the auditor,
//! as Markdown; and the master list, which is made when all others are.

use serde::Serialize;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view::{self, Reader};
use super::{Artifact, Edition, OutputError};
use crate::model::Audience;

/// The page `name.html` in every language and, in the auditor's edition, the Markdown file of the name
/// given beside it.
pub fn section<V: Serialize>(
    atlas: &Atlas<'_>,
    edition: &Edition,
    (name, markdown): (&str, &str),
    view: fn(&Reader<'_>) -> V,
) -> Result<Vec<Artifact>, OutputError> {
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        let sheets = Sheets::new(atlas, edition, *language, Form::Html)?;
        let page = format!("{name}.html");
        artifacts.push(sheets.html(&page, &page, &page, view)?);
        if edition.audience() == Audience::Auditor {
            let sheets = Sheets::new(atlas, edition, *language, Form::Markdown)?;
            artifacts.push(sheets.markdown(&format!("{name}.md"), markdown, view)?);
        }
    }
    Ok(artifacts)
}

/// The master list of documents of the auditor's edition: it names the files of the `earlier` editions
/// and those made so far of its own, so that it is made when these are. What pages only load is no
/// document.
pub fn documents(
    atlas: &Atlas<'_>,
    edition: &Edition,
    form: Form,
    (earlier, own): (&[Artifact], [&[Artifact]; 2]),
) -> Result<Vec<Artifact>, OutputError> {
    let folder = edition.audience().word();
    let mut paths: Vec<String> = earlier.iter().map(|made| made.path.clone()).collect();
    paths.extend(own.into_iter().flatten().map(|made| format!("{folder}/{}", made.path)));
    paths.retain(|path| DOCUMENTS.iter().any(|ending| path.ends_with(ending)));
    paths.sort();
    let page = |reader: &Reader<'_>| view::master(reader, &paths);
    let made = edition.languages().iter().map(|language| {
        let sheets = Sheets::new(atlas, edition, *language, form)?;
        match form {
            Form::Html => sheets.html("documents.html", "documents.html", "documents.html", page),
            Form::Markdown => sheets.markdown("documents.md", "documents.md", page),
        }
    });
    made.collect()
}

/// The endings of files that people read.
const DOCUMENTS: [&str; 9] = [".html", ".md", ".xlsx", ".docx", ".pdf", ".ics", ".csv", ".json", ".xml"];
