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
use crate::compile::Compilation;
use crate::language::Language;
use index::{Place, Said};

/// The scripts of the site: what runs before a page is drawn, and what runs when it is there.
pub const SCRIPTS: [(&str, &str); 2] = [
    ("search.js", include_str!("../../../templates/script/search.js")),
    ("start.js", include_str!("../../../templates/script/start.js")),
];

/// Pages whose content stands on another page as well: they are found by their heading.
const REPEATED: [&str; 2] = ["checklist/", "documents/"];

/// What makes the pages of an edition searchable; nothing where it has no pages.
pub fn search(
    compilation: &Compilation,
    edition: &Edition,
    made: &[Artifact],
) -> Result<Vec<Artifact>, OutputError> {
    let mut artifacts = Vec::new();
    let atlas = Atlas::new(compilation);
    for language in edition.languages() {
        let places = places(*language, made);
        if places.is_empty() {
            continue;
        }
        let sheets = Sheets::new(&atlas, edition, *language, Form::Html)?;
        artifacts.push(sheets.html("search.html", "search.html", "search.html", |_| ())?);
        let files = index::files(&places, &said(edition, *language))?;
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

/// What can be found in a language: definitions first, then the pages about all of them.
fn places(language: Language, made: &[Artifact]) -> Vec<Place> {
    let folder = format!("{}/", language.tag());
    let own = made.iter().filter_map(|artifact| {
        let href = artifact.path.strip_prefix(&folder).filter(|path| path.ends_with(".html"))?;
        Some((href, std::str::from_utf8(&artifact.bytes).ok()?))
    });
    let mut pages: Vec<(&str, &str)> = own.collect();
    pages.sort_by_key(|(href, _)| (!href.contains('/'), *href));
    let entries = |(href, html): &(&str, &str)| {
        let mut entries = text::entries(html);
        if REPEATED.iter().any(|folder| href.starts_with(folder)) {
            entries.truncate(1);
            entries.iter_mut().for_each(|entry| entry.text.clear());
        }
        entries
    };
    let entries: Vec<_> = pages.par_iter().map(entries).collect();
    let placed = pages.iter().zip(entries).flat_map(|((href, _), entries)| {
        entries.into_iter().map(move |entry| {
            let anchor = entry.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
            Place { href: format!("{href}{anchor}"), entry }
        })
    });
    placed.collect()
}
