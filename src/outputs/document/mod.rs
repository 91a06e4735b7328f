//! Single files that people keep, print and file: one model of a document, one writer per format.
//! A writer adds nothing to what a document says; what it cannot show, it says in words.

mod block;
mod contents;
mod control;
mod definition;
mod markdown;
mod page;
mod pieces;
mod settle;
mod system;
mod word;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view::{Links, Reader};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::model::Audience;

pub use block::{
    Badge, Block, Cell, Column, ControlRow, Document, Link, Logo, Look, Plan, Run, Table, Term, Tone,
    Verdict, Words,
};
pub use control::document as blank_document;
pub use markdown::{blocks as prose_blocks, plain as title_runs, runs as prose_runs};
pub use word::docx;

pub const OUTPUT: Output = Output { name: "documents", audiences: &[Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        let reader = Reader::new(&atlas, edition, *language, Links::Document);
        let document = system::system(&reader);
        let folder = format!("{}/documents", language.tag());
        artifacts.push(Artifact { path: format!("{folder}/system.docx"), bytes: docx(&document)? });
        let sheets = Sheets::new(&atlas, edition, *language, Form::Html)?;
        artifacts.push(page::html(&sheets, "documents/system.html", &document)?);
    }
    Ok(artifacts)
}
