//! Values kept as they were written, in the reader's words where they are words of the language or of
//! the definition itself. What is nobody's word (a column, a name) stays as written.

use super::hours::hours;
use super::reader::Reader;
use super::shown::Piece;
use super::{path, phrase, plain};
use crate::model::{Definition, Shown};
use crate::outputs::prose::is_safe_address;
use crate::values::fold;

/// Keys whose values are columns, conditions or files.
const CODE: &[&str] = &[
    "about",
    "among",
    "checks",
    "column",
    "columns",
    "fields",
    "files",
    "from",
    "header",
    "key",
    "less",
    "listed",
    "missing",
    "of",
    "others",
    "over",
    "rejected",
    "row",
    "sequential",
    "split_by",
    "sum",
    "to",
    "unique",
    "weight",
    "where",
];

/// Days of the week, as opening hours name them.
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// A value that was kept as written.
pub fn verbatim(reader: &Reader<'_>, whole: &[(&'static str, Shown)], key: &str, text: &str) -> Piece {
    if text.is_empty() {
        return Piece::Plain { text: reader.word("page-empty") };
    }
    if is_safe_address(text) {
        return Piece::Address { text: text.to_owned() };
    }
    if CODE.contains(&key) {
        return Piece::Code { text: text.to_owned() };
    }
    if let Some(link) = reader.standard(text) {
        return Piece::Link { link };
    }
    if let Some(piece) = vocabulary(reader, key, text).or_else(|| named_within(reader, whole, key, text)) {
        return piece;
    }
    let said = match key {
        "shown_by" | "evidenced_by" => Some(path::label(reader, text)),
        "language" | "languages" => Some(plain::language(reader, text)),
        "country" | "holidays" | "jurisdictions" => Some(plain::country(reader, text)),
        "extracted" | "same_key" => phrase::of_data(reader, text),
        _ => None,
    };
    let said = said.or_else(|| phrase::said(reader, text));
    Piece::Plain { text: said.unwrap_or_else(|| text.to_owned()) }
}

/// A word of the System's vocabulary.
fn vocabulary(reader: &Reader<'_>, key: &str, text: &str) -> Option<Piece> {
    let list = match key {
        "customers" | "includes" => "customers",
        "services" => "services",
        "categories" | "category" | "covers" => "complaint_categories",
        _ => return None,
    };
    match reader.vocabulary(list, text) {
        Some(prose) => Some(Piece::Prose { prose }),
        None => (text == "all").then(|| Piece::Plain { text: reader.word(&format!("edition-all-{list}")) }),
    }
}

/// An expectation, a stage or a level that the same definition describes.
fn named_within(
    reader: &Reader<'_>,
    whole: &[(&'static str, Shown)],
    key: &str,
    text: &str,
) -> Option<Piece> {
    let given = |name: &str| whole.iter().find(|(own, _)| *own == name).map(|(_, shown)| shown);
    let title = match key {
        "expectation" => match given("expectations")? {
            Shown::Table(entries) => entries.iter().find(|(name, _)| name == text).map(|(_, words)| words),
            _ => None,
        },
        "after" => match given("stages")? {
            Shown::List(stages) => stages.iter().find_map(|stage| title_of(stage, text)),
            _ => None,
        },
        "next" => match given("escalation")? {
            Shown::List(levels) => levels.iter().find_map(|level| level_named(level, text)),
            _ => None,
        },
        _ => None,
    };
    match title? {
        Shown::Text(words) => Some(Piece::Prose { prose: reader.prose(words) }),
        _ => None,
    }
}

/// The title of a part, if it is the one of this id.
fn title_of<'s>(part: &'s Shown, id: &str) -> Option<&'s Shown> {
    let Shown::Group(fields) = part else { return None };
    let given = |name: &str| fields.iter().find(|(own, _)| *own == name).map(|(_, shown)| shown);
    matches!(given("id")?, Shown::Verbatim(own) if own == id).then(|| given("title")).flatten()
}

/// The name of a level of an escalation, if it is called so in any language.
fn level_named<'s>(part: &'s Shown, text: &str) -> Option<&'s Shown> {
    let Shown::Group(fields) = part else { return None };
    let (_, name) = fields.iter().find(|(own, _)| *own == "level")?;
    let Shown::Text(words) = name else { return None };
    words.strings().any(|(_, own)| fold(own) == fold(text)).then_some(name)
}

/// Opening hours that repeat every week, in words; others as written.
pub fn opening(reader: &Reader<'_>, definition: &Definition, text: &str) -> Piece {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let weekly = definition.kind.slug == "calendar" && words.into_iter().all(|word| WEEKDAYS.contains(&word));
    let week = weekly.then(|| hours(reader, definition.id())).flatten().map(|hours| hours.week);
    let said: Vec<Piece> = week
        .unwrap_or_default()
        .into_iter()
        .map(|days| Piece::Plain { text: format!("{} {}", days.days, days.hours) })
        .collect();
    match said.len() {
        0 => Piece::Plain { text: text.to_owned() },
        1 => said.into_iter().next().unwrap_or(Piece::Row { items: Vec::new() }),
        _ => Piece::List { items: said },
    }
}
