//! Who answers for what, as a page of its own.

use super::atlas::Atlas;
use super::sections::section;
use super::view;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::model::Audience;

pub const OUTPUT: Output =
    Output { name: "responsibilities", audiences: &[Audience::Staff, Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    section(
        &Atlas::new(compilation),
        edition,
        ("responsibilities", "responsibilities.md"),
        view::responsibilities,
    )
}
