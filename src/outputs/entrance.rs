//! Pages that only lead on: from the output folder to each edition, and from an edition to each of its
//! languages.

use schemars::JsonSchema;
use serde::Serialize;

use super::page::{LanguageLink, own_name};
use super::template::{Form, Press};
use super::{Artifact, Edition, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::Audience;

/// The script of the colours, made with the style sheet.
const START: &str = "start.js";

/// A page that only leads on: its frame and its content.
#[derive(Serialize)]
struct Entrance<V> {
    page: EntranceFrame,
    view: V,
}

/// What a page that only leads on carries beside its content.
#[derive(Serialize, JsonSchema)]
pub struct EntranceFrame {
    /// The first language: `fr`, `en`.
    lang: &'static str,
    /// The title of the System, in its own first language.
    system: String,
    /// The way to the folder with the style sheet and the scripts: empty, or `auditor/`; nothing where
    /// none of them was made.
    root: Option<String>,
}

/// One edition.
#[derive(Serialize, JsonSchema)]
pub struct Door {
    name: String,
    about: String,
    languages: Vec<LanguageDoor>,
}

/// An edition in a language.
#[derive(Serialize, JsonSchema)]
pub struct LanguageDoor {
    tag: &'static str,
    name: &'static str,
    href: String,
}

/// `index.html` of the output folder: leads to every edition of which pages were made.
pub fn editions(
    compilation: &Compilation,
    edition: &Edition,
    made: &[Artifact],
) -> Result<Artifact, OutputError> {
    let speaker = edition.speaker(first(edition));
    let doors = Audience::ALL.iter().rev().map(|audience| {
        let languages = edition.languages().iter().map(|language| LanguageDoor {
            tag: language.tag(),
            name: own_name(*language),
            href: format!("{}/{}/index.html", audience.word(), language.tag()),
        });
        Door {
            name: speaker.word(&format!("edition-{}", audience.word())),
            about: speaker.word(&format!("edition-{}-about", audience.word())),
            languages: languages.filter(|door| made.iter().any(|page| page.path == door.href)).collect(),
        }
    });
    let doors: Vec<Door> = doors.filter(|door| !door.languages.is_empty()).collect();
    let folders = Audience::ALL.iter().rev().map(|audience| format!("{}/", audience.word()));
    let look =
        |folder: &String| made.iter().any(|file| file.path.strip_prefix(folder.as_str()) == Some(START));
    index(compilation, edition, "entrance.html", folders.into_iter().find(look), doors)
}

/// `index.html` of an edition: leads to its first language by itself.
pub fn languages(compilation: &Compilation, edition: &Edition) -> Result<Artifact, OutputError> {
    let first = first(edition);
    let languages = edition.languages().iter().map(|language| LanguageLink {
        tag: language.tag(),
        name: own_name(*language),
        href: format!("{}/index.html", language.tag()),
        current: *language == first,
    });
    index(compilation, edition, "languages.html", Some(String::new()), languages.collect::<Vec<_>>())
}

fn first(edition: &Edition) -> Language {
    edition.languages().first().copied().unwrap_or(Language::English)
}

fn index<V: Serialize>(
    compilation: &Compilation,
    edition: &Edition,
    template: &str,
    root: Option<String>,
    view: V,
) -> Result<Artifact, OutputError> {
    let language = first(edition);
    let page = EntranceFrame { lang: language.tag(), system: system(compilation), root };
    let press = Press::new(edition, language, Form::Html)?;
    Ok(Artifact::text("index.html", press.print(template, "index.html", &Entrance { page, view })?))
}

fn system(compilation: &Compilation) -> String {
    let first = compilation.model.first_language();
    let system = compilation.model.system();
    let title = system.as_ref().and_then(|system| system.definition.header.title.given());
    title.and_then(|title| title.in_language(&first, &first)).unwrap_or_default().to_owned()
}
