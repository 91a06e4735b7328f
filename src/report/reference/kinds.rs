//! Every kind and each of its fields: meaning, form, whether it is required, an example, and the clauses
//! that it shows.

use std::fmt::Write;

use serde_json::Value as Json;

use super::fields::{ANY_KEY, Field, fields_of};
use super::forms::{form_of, words_of};
use super::shown::{Asked, Sample, asked, samples};
use super::{code, head, heading, link, table};
use crate::language::{Language, Message, Speaker};
use crate::model::{KINDS, Kind, is_header_key, schema_of};

/// What the entries are made with.
struct Sources {
    speaker: Speaker,
    samples: Vec<Sample>,
    asked: Vec<Asked>,
}

/// The reference of the kinds.
pub fn kinds_reference(language: Language) -> String {
    let speaker = Speaker::new(language, language.tag());
    let sources = Sources { samples: samples(language), asked: asked(), speaker };
    let speaker = &sources.speaker;
    let mut text = head("reference-kinds", "kinds", speaker);
    let _ = write!(text, "\n{}\n", speaker.word("reference-kinds-intro"));
    text.push_str(&heading(2, "contents", &speaker.word("reference-contents")));
    text.push('\n');
    for kind in KINDS {
        text.push_str(&link(kind.name, kind.slug, meaning(kind, language), speaker));
    }
    KINDS.iter().for_each(|kind| text.push_str(&entry(kind, &sources)));
    text
}

const fn meaning(kind: &Kind, language: Language) -> &'static str {
    match language {
        Language::English => kind.english,
        Language::French => kind.french,
    }
}

/// One kind.
fn entry(kind: &Kind, sources: &Sources) -> String {
    let speaker = &sources.speaker;
    let mut text = heading(2, kind.slug, kind.name);
    let _ = write!(text, "\n{}.\n", meaning(kind, speaker.language()));
    if kind.controlled {
        let _ = write!(text, "\n{}\n", speaker.word("reference-controlled"));
    }
    let short = sources.samples.iter().filter(|sample| sample.kind == kind.name && sample.is_short());
    // Of several that say equally much, the first: `max_by_key` keeps the last.
    let fullest = short.rev().max_by_key(|sample| sample.values.len());
    if let Some(sample) = fullest {
        let _ = write!(text, "\n```yaml\n{}\n```\n", sample.text);
    }
    let schema = schema_of(kind, speaker.language());
    let fields = fields_of(&schema);
    let rows: Vec<Vec<String>> = fields
        .iter()
        .map(|field| row(field, &clauses(kind, field, &fields, sources), kind, sources))
        .collect();
    let headings = [
        "reference-field",
        "reference-meaning",
        "reference-required",
        "reference-read-by",
        "reference-form",
        "reference-example",
        "reference-clauses",
    ];
    text.push_str(&table(&headings, &rows, speaker));
    text
}

fn row(field: &Field<'_>, clauses: &str, kind: &Kind, sources: &Sources) -> Vec<String> {
    let speaker = &sources.speaker;
    let meaning = field.schema.get("description").and_then(Json::as_str);
    let meaning = meaning.map_or_else(|| speaker.word("reference-is-kind"), str::to_owned);
    let required = if field.required { speaker.word("word-yes") } else { String::new() };
    let form = form_of(field.schema, speaker);
    vec![
        code(&field.path.join(".")),
        meaning,
        required,
        speaker.word(&format!("reference-read-by-{}", field.audience.word())),
        form,
        example(field, kind, sources),
        clauses.to_owned(),
    ]
}

/// From a definition that gives the field; for the header, of any kind; else what its form offers.
fn example(field: &Field<'_>, kind: &Kind, sources: &Sources) -> String {
    let key = field.path.last().copied().unwrap_or_default();
    let header = field.path.len() == 1 && is_header_key(key);
    let mut own = sources.samples.iter().filter(|sample| sample.kind == kind.name);
    let given = own.find_map(|sample| sample.value(&field.path));
    let any = || sources.samples.iter().find_map(|sample| sample.value(&field.path));
    let given = given.or_else(|| any().filter(|_| header)).map(str::to_owned);
    let offered = || offered(field.schema, &sources.samples).map(|value| format!("{key}: {value}"));
    given.or_else(offered).map_or_else(String::new, |text| code(&text))
}

/// The first example of a form, its first word, a definition it may refer to, or the shape of it.
fn offered(schema: &Json, samples: &[Sample]) -> Option<String> {
    let first = schema.pointer("/examples/0").and_then(Json::as_str).map(str::to_owned);
    let word = || words_of(schema).first().map(|word| (*word).to_owned());
    let list = || Some(format!("[{}]", offered(schema.get("items")?, samples)?));
    let branch = || schema.get("anyOf")?.as_array()?.iter().find_map(|form| offered(form, samples));
    let text = || ["text", "column"].contains(&schema.get("x-value")?.as_str()?).then(|| "…".to_owned());
    first.or_else(word).or_else(|| referred(schema, samples)).or_else(list).or_else(branch).or_else(text)
}

/// The id of a definition that may be referred to; with its kind where there are several.
fn referred(schema: &Json, samples: &[Sample]) -> Option<String> {
    let kinds = schema.get("x-ref")?.as_array()?;
    let slug = kinds.iter().find_map(Json::as_str)?;
    let kind = KINDS.iter().find(|kind| kind.slug == slug)?;
    let mut own = samples.iter().filter(|sample| sample.kind == kind.name);
    let id = own.find_map(|sample| sample.value(&["id"]))?;
    let id = id.trim_start_matches("id:").trim();
    Some(if kinds.len() > 1 { format!("{slug}/{id}") } else { id.to_owned() })
}

/// The clauses that a field shows: `ISO 10001:2018, 4.3, 6.4; ISO 9001:2015, 8.2.1`. A clause that names
/// what is not a field of its own, such as a column of a register, stands at the nearest one above.
fn clauses(kind: &Kind, field: &Field<'_>, all: &[Field<'_>], sources: &Sources) -> String {
    let mut standards: Vec<(&str, Vec<&str>)> = Vec::new();
    for asked in sources.asked.iter().filter(|asked| asked.kind == kind.slug) {
        let depth = |other: &Field<'_>| reaches(&other.path, &asked.path).then_some(other.path.len());
        if depth(field).is_none() || depth(field) != all.iter().filter_map(depth).max() {
            continue;
        }
        match standards.last_mut().filter(|(standard, _)| *standard == asked.standard) {
            Some((_, clauses)) if clauses.contains(&asked.clause.as_str()) => {}
            Some((_, clauses)) => clauses.push(&asked.clause),
            None => standards.push((asked.standard, vec![&asked.clause])),
        }
    }
    let rows = standards.iter().map(|(standard, clauses)| format!("{standard}, {}", clauses.join(", ")));
    let both = |head: String, next: String| {
        sources.speaker.say(&Message::new("things-in-a-row").with("head", head).with("next", next))
    };
    rows.reduce(both).unwrap_or_default()
}

/// Whether a field is on the way to what a clause names.
fn reaches(field: &[&str], named: &[String]) -> bool {
    field.len() <= named.len() && field.iter().zip(named).all(|(own, step)| *own == ANY_KEY || own == step)
}
