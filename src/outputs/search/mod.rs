//! Search over the site of an edition: a page for it, the scripts, and an index per language, made from
//! the finished pages of that edition alone.

mod index;
mod text;
mod words;

use rayon::prelude::*;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::{Artifact, Edition, OutputError};
use crate::language::Language;
use index::{Part, Said};

/// The scripts of the site: what runs before a page is drawn, and what runs when it is there.
pub const SCRIPTS: [(&str, &str); 2] = [
    ("search.js", include_str!("../../../templates/script/search.js")),
    ("start.js", include_str!("../../../templates/script/start.js")),
];

/// Pages whose content stands on another page as well: they are found by their heading.
const REPEATED: [&str; 2] = ["checklist/", "documents/"];

/// What can be found on the pages of definitions, by language.
pub struct Read(Vec<Vec<Part>>);

/// Reads the pages of definitions among some artifacts.
pub fn read(edition: &Edition, made: &[Artifact]) -> Read {
    let of_language = |language: &Language| {
        let pages = pages(*language, made, true);
        parts(&pages, pages.len().div_ceil(4 * rayon::current_num_threads()).max(FEWEST))
    };
    Read(edition.languages().iter().map(of_language).collect())
}

/// What makes the pages of an edition searchable, of which those of definitions were read before;
/// nothing where it has no pages.
pub fn search(
    atlas: &Atlas<'_>,
    edition: &Edition,
    made: &[Artifact],
    read: Read,
) -> Result<Vec<Artifact>, OutputError> {
    let mut artifacts = Vec::new();
    for (language, mut found) in edition.languages().iter().zip(read.0) {
        // The pages about all definitions come last, and are long.
        found.extend(parts(&pages(*language, made, false), 1));
        if found.iter().all(Part::is_empty) {
            continue;
        }
        let sheets = Sheets::new(atlas, edition, *language, Form::Html)?;
        artifacts.push(sheets.html("search.html", "search.html", "search.html", |_| ())?);
        let files = index::files(found, &said(edition, *language))?;
        artifacts.extend(
            files
                .into_iter()
                .map(|(name, content)| Artifact::text(format!("{}/search/{name}", language.tag()), content)),
        );
    }
    if !artifacts.is_empty() {
        artifacts.extend(SCRIPTS.map(|(name, script)| Artifact::text(name, script)));
    }
    Ok(artifacts)
}

/// The fewest pages worth an index of their own, which is joined with the others.
const FEWEST: usize = 16;

/// The pages of a language in the order of their addresses: those in a folder, or those in none.
fn pages(language: Language, made: &[Artifact], in_folder: bool) -> Vec<(&str, &[u8])> {
    let own = made.iter().filter_map(|artifact| {
        let href = artifact.path.strip_prefix(language.tag())?.strip_prefix('/')?;
        let wanted = href.ends_with(".html") && href.contains('/') == in_folder;
        wanted.then_some((href, artifact.bytes.as_slice()))
    });
    let mut pages: Vec<(&str, &[u8])> = own.collect();
    pages.sort_by_key(|(href, _)| *href);
    pages
}

/// What can be found on pages, so many at once.
fn parts(pages: &[(&str, &[u8])], at_once: usize) -> Vec<Part> {
    let part = |pages: &[(&str, &[u8])]| {
        let mut part = Part::default();
        for (href, html) in pages {
            let mut entries = text::entries(std::str::from_utf8(html).unwrap_or_default());
            if REPEATED.iter().any(|folder| href.starts_with(folder)) {
                entries.truncate(1);
                entries.iter_mut().for_each(|entry| entry.text.clear());
            }
            entries.into_iter().for_each(|entry| part.add(href, entry));
        }
        part
    };
    pages.par_chunks(at_once).map(part).collect()
}

fn said(edition: &Edition, language: Language) -> Said {
    let word = |key: &str| edition.speaker(language).word(key);
    Said {
        none: word("search-none"),
        one: word("search-one"),
        many: word("search-many"),
        more: word("search-more"),
        cut: word("search-cut"),
    }
}
