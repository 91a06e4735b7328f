//! The words of the pages, explained on one of their own.

use super::atlas::Atlas;
use super::sections::section;
use super::view;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::model::Audience;

pub const OUTPUT: Output =
    Output { name: "glossary", audiences: &[Audience::Staff, Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    section(&Atlas::new(compilation), edition, ("glossary", "glossary.md"), view::glossary)
}
