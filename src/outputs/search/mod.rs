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
use index::{Place, Said};
use text::Entry;

/// The scripts of the site: what runs before a page is drawn, and what runs when it is there.
pub const SCRIPTS: [(&str, &str); 2] = [
    ("search.js", include_str!("../../../templates/script/search.js")),
    ("start.js", include_str!("../../../templates/script/start.js")),
];

/// Pages whose content stands on another page as well: they are found by their heading.
const REPEATED: [&str; 2] = ["checklist/", "documents/"];

/// A page, and what can be found on it.
pub struct Read {
    language: Language,
    /// Below the folder of its language.
    href: String,
    entries: Vec<Entry>,
}

/// What can be found on the pages among some artifacts, in the languages of the edition.
pub fn read(edition: &Edition, made: &[Artifact]) -> Vec<Read> {
    made.par_iter().filter_map(|artifact| read_page(edition, artifact)).collect()
}

fn read_page(edition: &Edition, artifact: &Artifact) -> Option<Read> {
    let (folder, href) = artifact.path.split_once('/').filter(|(_, href)| href.ends_with(".html"))?;
    let language = *edition.languages().iter().find(|own| own.tag() == folder)?;
    let mut entries = text::entries(std::str::from_utf8(&artifact.bytes).ok()?);
    if REPEATED.iter().any(|folder| href.starts_with(folder)) {
        entries.truncate(1);
        entries.iter_mut().for_each(|entry| entry.text.clear());
    }
    Some(Read { language, href: href.to_owned(), entries })
}

/// What makes the pages of an edition searchable; nothing where it has no pages.
pub fn search(
    atlas: &Atlas<'_>,
    edition: &Edition,
    mut pages: Vec<Read>,
) -> Result<Vec<Artifact>, OutputError> {
    let mut artifacts = Vec::new();
    // Definitions first, then the pages about all of them.
    pages.sort_by(|a, b| (!a.href.contains('/'), &a.href).cmp(&(!b.href.contains('/'), &b.href)));
    for language in edition.languages() {
        let own: Vec<Read> = pages.extract_if(.., |page| page.language == *language).collect();
        let places: Vec<Place> = own.into_iter().flat_map(places).collect();
        if places.is_empty() {
            continue;
        }
        let sheets = Sheets::new(atlas, edition, *language, Form::Html)?;
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

/// The entries of a page with their addresses.
fn places(page: Read) -> impl Iterator<Item = Place> {
    let Read { href, entries, .. } = page;
    entries.into_iter().map(move |entry| {
        let anchor = entry.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
        Place { href: format!("{href}{anchor}"), entry }
    })
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
