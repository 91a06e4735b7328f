//! A document as one HTML file that needs no other: its style inside, its links to itself.

use serde::Serialize;

use super::block::Document;
use super::contents::{Entry, contents};
use crate::outputs::page::Sheets;
use crate::outputs::template::STYLE;
use crate::outputs::{Artifact, OutputError};

/// What the template is given.
#[derive(Serialize)]
struct Page<'d> {
    document: &'d Document,
    contents: Vec<Entry>,
    style: &'static str,
}

/// The file, at a path below the folder of its language.
pub fn html(sheets: &Sheets<'_>, path: &str, document: &Document) -> Result<Artifact, OutputError> {
    let page = Page { document, contents: contents(&document.blocks), style: STYLE };
    sheets.html("document.html", path, "index.html", |_| page)
}
