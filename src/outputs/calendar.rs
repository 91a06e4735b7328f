//! What is due when: as a page, and as a file for calendar programs.

use super::agenda::agenda;
use super::atlas::Atlas;
use super::sections::section;
use super::view::{self, Links, Reader};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::model::Audience;

pub const OUTPUT: Output =
    Output { name: "calendar", audiences: &[Audience::Staff, Audience::Auditor], make };

/// In Markdown `calendar.md` holds the definitions of working calendars.
const MARKDOWN: &str = "agenda.md";

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = section(&atlas, edition, ("calendar", MARKDOWN), view::calendar)?;
    for language in edition.languages() {
        artifacts.push(agenda(&Reader::new(&atlas, edition, *language, Links::Site { depth: 0 })));
    }
    Ok(artifacts)
}
