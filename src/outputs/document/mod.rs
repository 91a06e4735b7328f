//! Single files that people keep, print and file: one model of a document, one writer per format.
//! A writer adds nothing to what a document says; what it cannot show, it says in words.

mod block;
mod charter;
mod contact;
mod contents;
mod control;
mod definition;
mod duties;
mod manual;
mod markdown;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod pen;
mod pieces;
mod settle;
mod system;
#[cfg(test)]
mod tests;
mod word;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view::{Links, Reader};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::Audience;

pub use block::{Block, Document, Look, Plan, Run};
pub use control::document as blank_document;
pub use page::Page;
pub use word::docx;

pub const OUTPUT: Output =
    Output { name: "documents", audiences: &[Audience::Customer, Audience::Staff, Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        files(&atlas, edition, *language, &mut artifacts)?;
    }
    Ok(artifacts)
}

/// The document of an audience in one language, in every format.
fn files(
    atlas: &Atlas<'_>,
    edition: &Edition,
    language: Language,
    artifacts: &mut Vec<Artifact>,
) -> Result<(), OutputError> {
    let reader = Reader::new(atlas, edition, language, Links::Document);
    let (name, document) = match edition.audience() {
        Audience::Customer => ("charter", charter::charter(&reader)),
        Audience::Staff => ("procedures", manual::manual(&reader)),
        Audience::Auditor => ("system", Some(system::system(&reader))),
    };
    let Some(document) = document else { return Ok(()) };
    let path = format!("{}/documents/{name}", language.tag());
    artifacts.push(Artifact { path: format!("{path}.docx"), bytes: docx(&document)? });
    #[cfg(feature = "pdf")]
    artifacts.push(Artifact { path: format!("{path}.pdf"), bytes: pdf::pdf(&document)? });
    if edition.audience() == Audience::Auditor {
        let sheets = Sheets::new(atlas, edition, language, Form::Html)?;
        artifacts.push(page::html(&sheets, &format!("documents/{name}.html"), &document)?);
    }
    Ok(())
}
