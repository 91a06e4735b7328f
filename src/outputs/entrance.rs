//! The first page of the output folder: leads to each edition, in each language.

use serde::Serialize;

use super::page::own_name;
use super::template::{Form, Press};
use super::{Artifact, Edition, OutputError};
use crate::language::Language;
use crate::model::Audience;

/// The page that leads to every edition.
#[derive(Serialize)]
struct Entrance {
    page: Frame,
    view: Vec<Door>,
}

#[derive(Serialize)]
struct Frame {
    lang: &'static str,
    system: String,
}

/// One edition.
#[derive(Serialize)]
struct Door {
    name: String,
    about: String,
    languages: Vec<LanguageDoor>,
}

#[derive(Serialize)]
struct LanguageDoor {
    tag: &'static str,
    name: &'static str,
    href: String,
}

/// `index.html`, in the first language, for the editions that have pages.
pub fn entrance(system: &str, edition: &Edition, made: &[Artifact]) -> Result<Artifact, OutputError> {
    let first = edition.languages().first().copied().unwrap_or(Language::English);
    let speaker = edition.speaker(first);
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
    let view: Vec<Door> = doors.filter(|door| !door.languages.is_empty()).collect();
    let context = Entrance { page: Frame { lang: first.tag(), system: system.to_owned() }, view };
    let press = Press::new(edition, first, Form::Html)?;
    Ok(Artifact::text("index.html", press.print("entrance.html", "index.html", &context)?))
}
