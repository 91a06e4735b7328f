//! A document as one HTML file that needs no other: its style inside, its links to itself.

use minijinja::value::Value;
use schemars::JsonSchema;
use serde::Serialize;

use super::block::Document;
use super::contents::{Entry, contents};
use crate::outputs::look;
use crate::outputs::page::Sheets;
use crate::outputs::{Artifact, OutputError};

/// What the template is given.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DocumentPage")]
pub struct Page<'d> {
    document: &'d Document,
    /// Its sections, for a list of contents.
    contents: Vec<Entry>,
    /// The style sheet of the site, as it is.
    #[schemars(with = "String")]
    style: Value,
}

/// The file, at a path below the folder of its language.
pub fn html(sheets: &Sheets<'_>, path: &str, document: &Document) -> Result<Artifact, OutputError> {
    // Ours, and what the theme is known to say: nothing to be escaped.
    let style = Value::from_safe_string(look::style_sheet(&sheets.atlas.compilation.look));
    let page = Page { document, contents: contents(&document.blocks), style };
    sheets.html("document.html", path, "index.html", |_| page)
}
