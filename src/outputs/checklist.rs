//! The audit checklist of each standard claimed: what is expected, where it is shown, and room for
//! what the auditor sees. To be printed, or filled in on a screen.

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::{Artifact, Edition, Output, OutputError, view};
use crate::compile::Compilation;
use crate::model::Audience;

pub const OUTPUT: Output = Output { name: "checklist", audiences: &[Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = Vec::new();
    for language in edition.languages() {
        let html = Sheets::new(&atlas, edition, *language, Form::Html)?;
        let markdown = Sheets::new(&atlas, edition, *language, Form::Markdown)?;
        for coverage in &compilation.coverage {
            let path = format!("checklist/{}.html", coverage.catalogue);
            let page = html
                .html("checklist.html", &path, "standards.html", |reader| view::coverage(reader, coverage));
            artifacts.push(page?);
            let name = format!("checklist-{}.md", coverage.catalogue);
            artifacts
                .push(markdown.markdown("checklist.md", &name, |reader| view::coverage(reader, coverage))?);
        }
    }
    Ok(artifacts)
}
