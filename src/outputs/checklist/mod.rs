//! The audit checklist of each standard claimed, and of each audit: what is expected, where it is
//! shown, what is known of it, and room for what the auditor sees. To be printed, filled in on a
//! screen, or kept as a workbook.

mod cells;
mod workbook;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view::{self, Links, Reader, Subject};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::Audience;

pub const OUTPUT: Output = Output { name: "checklist", audiences: &[Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let subjects = view::subjects(compilation);
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        let html = Sheets::new(&atlas, edition, *language, Form::Html)?;
        let markdown = Sheets::new(&atlas, edition, *language, Form::Markdown)?;
        for subject in &subjects {
            let (page, name) = (place(&html, *subject), file(&markdown, *subject));
            let artifact = html
                .html("checklist.html", &page, "standards.html", |reader| view::checklist(reader, *subject));
            artifacts.push(artifact?);
            artifacts
                .push(markdown.markdown("checklist.md", &name, |reader| view::checklist(reader, *subject))?);
            artifacts.push(as_workbook(&html, *language, *subject, &page)?);
        }
    }
    Ok(artifacts)
}

/// The page of a checklist, below the folder of its language.
fn place(sheets: &Sheets<'_>, subject: Subject<'_>) -> String {
    Reader::new(sheets.atlas, sheets.edition, sheets.language, Links::Site { depth: 0 }).href(subject.to())
}

/// Its Markdown file.
fn file(sheets: &Sheets<'_>, subject: Subject<'_>) -> String {
    Reader::new(sheets.atlas, sheets.edition, sheets.language, Links::Markdown).href(subject.to())
}

/// The workbook beside a page.
fn as_workbook(
    sheets: &Sheets<'_>,
    language: Language,
    subject: Subject<'_>,
    page: &str,
) -> Result<Artifact, OutputError> {
    let reader = Reader::new(sheets.atlas, sheets.edition, language, Links::Site { depth: 0 });
    let view = view::checklist(&reader, subject);
    let path = format!("{}/{}.xlsx", language.tag(), page.trim_end_matches(".html"));
    Ok(Artifact { path, bytes: workbook::workbook(&reader, &view)? })
}
