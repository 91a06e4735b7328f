//! The site: plain HTML that opens from a folder, without scripts, and asks nothing of the network.

use rayon::prelude::*;

use super::atlas::Atlas;
use super::entrance;
use super::look;
use super::page::Sheets;
use super::template::Form;
use super::view::{self, Reader};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::{Audience, Definition};

pub const OUTPUT: Output = Output { name: "site", audiences: &[Audience::Auditor], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    with_pages(compilation, edition, pages)
}

/// Adds every page of one language.
pub type Pages = fn(&Atlas<'_>, &Edition, Language, &mut Vec<Artifact>) -> Result<(), OutputError>;

/// An edition of pages: how they look, the way in, and the pages of each language.
pub fn with_pages(
    compilation: &Compilation,
    edition: &Edition,
    pages: Pages,
) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = look::files(&compilation.look);
    artifacts.push(entrance::languages(compilation, edition)?);
    for language in edition.languages() {
        pages(&atlas, edition, *language, &mut artifacts)?;
    }
    Ok(artifacts)
}

/// A page that is laid out beside others.
type Job<'j> = dyn Fn() -> Result<Artifact, OutputError> + Sync + 'j;

/// Every page of one language.
fn pages(
    atlas: &Atlas<'_>,
    edition: &Edition,
    language: Language,
    artifacts: &mut Vec<Artifact>,
) -> Result<(), OutputError> {
    let sheets = Sheets::new(atlas, edition, language, Form::Html)?;
    // Those on the whole system first: they take longest.
    let mut whole: Vec<Box<Job<'_>>> = vec![
        Box::new(|| sheets.html("overview.html", "index.html", "index.html", view::overview)),
        Box::new(|| sheets.html("definitions.html", "definitions.html", "definitions.html", view::kinds)),
        Box::new(|| sheets.html("standards.html", "standards.html", "standards.html", view::standards_page)),
        Box::new(|| sheets.html("findings.html", "findings.html", "findings.html", view::findings)),
        Box::new(|| sheets.html("data.html", "data.html", "data.html", view::data)),
    ];
    for coverage in &atlas.compilation.coverage {
        whole.push(Box::new(|| {
            let path = format!("coverage/{}.html", coverage.catalogue);
            let view = |reader: &Reader<'_>| view::coverage(reader, coverage);
            sheets.html("coverage.html", &path, "standards.html", view)
        }));
    }
    let definitions: Vec<&Definition> = atlas.pages().collect();
    let page = |definition: &&Definition| {
        let path = format!("{}/{}.html", definition.kind.slug, definition.id());
        sheets.html_of(definition, "definition.html", &path, "definitions.html", |reader| {
            view::definition(reader, definition)
        })
    };
    let whole = whole.par_iter().map(|job| job());
    let pages: Vec<Result<Artifact, OutputError>> = whole.chain(definitions.par_iter().map(page)).collect();
    for page in pages {
        artifacts.push(page?);
    }
    Ok(())
}
