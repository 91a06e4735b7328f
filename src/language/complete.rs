//! The words are complete: both languages say the same messages, every message that the program
//! names has words, and no words are left over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::{Argument, Language, Message, Speaker};

/// How the program names a message where it makes it.
const NAMED_BY: [&str; 3] = ["Message::new(", "Fault::new(", ".word("];

/// Beginnings of keys that are named in one place and said in another.
const FAMILIES: [&str; 12] = [
    "calendar-",
    "cell-",
    "data-",
    "expression-",
    "fate-",
    "fit-",
    "measure-",
    "resolve-",
    "schema-",
    "state-",
    "value-",
    "yaml-",
];

/// Beginnings of the labels of documents, which `model::labels` guards.
const LABELS: [&str; 4] = ["field-", "kind-", "kinds-", "word-"];

#[test]
fn the_words_are_fluent() {
    for language in Language::ALL {
        for (file, words) in own_words(language).into_iter().chain(page_words(language)) {
            let faults = FluentResource::try_new(words).err().map(|(_, faults)| faults);
            assert_eq!(faults, None, "{}", file.display());
        }
    }
}

#[test]
fn both_languages_say_the_same_messages() {
    let [english, french] = Language::ALL.map(|language| {
        let mut names = BTreeSet::new();
        for (file, words) in own_words(language).into_iter().chain(page_words(language)) {
            for name in names_in(&words) {
                assert!(
                    names.insert(name.clone()),
                    "{name} stands twice in {language:?}: {}",
                    file.display()
                );
            }
        }
        names
    });
    let only =
        |own: &BTreeSet<String>, other: &BTreeSet<String>| own.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!(only(&english, &french), Vec::<String>::new(), "only in English");
    assert_eq!(only(&french, &english), Vec::<String>::new(), "only in French");
}

#[test]
fn every_message_named_has_words() {
    let words = own_words(Language::English).into_iter().chain(page_words(Language::English));
    let mut known: BTreeSet<String> = words.flat_map(|(_, words)| names_in(&words)).collect();
    // Faults are named by slugs that may look like keys.
    let faults = files(&root().join("diagnostic/faults"), &["md"]).into_iter();
    known.extend(faults.filter_map(|(file, _)| Some(file.file_stem()?.to_str()?.to_owned())));
    let mut missing = BTreeSet::new();
    for (file, code) in program() {
        let keys = keys_named_in(&code).into_iter().filter(|key| !known.contains(*key));
        missing.extend(keys.map(|key| format!("{key} ({})", file.display())));
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_message_is_said() {
    let program = program();
    let built: BTreeSet<&str> = program.iter().flat_map(|(_, code)| built_in(code)).chain(LABELS).collect();
    let quoted = |key: &str| {
        let quoted = [format!("\"{key}\""), format!("'{key}'")];
        program.iter().any(|(_, code)| quoted.iter().any(|quoted| code.contains(quoted.as_str())))
    };
    let mut idle = BTreeSet::new();
    for (_, words) in own_words(Language::English) {
        let keys = names_in(&words).into_iter().filter(|name| !name.contains('.'));
        idle.extend(keys.filter(|key| !built.iter().any(|built| key.starts_with(built)) && !quoted(key)));
    }
    assert_eq!(idle, BTreeSet::new());
}

#[test]
fn nothing_to_offer_is_said_in_words() {
    let english = Speaker::new(Language::English, "en");
    let fix = |offers: &[&str]| {
        let offers = offers.iter().map(|offer| (*offer).to_owned()).collect();
        english.attribute(&Message::new("value-date").with("suggestion", Argument::List(offers)), "fix")
    };
    assert_eq!(fix(&[]).as_deref(), Some("Write year-month-day: 2026-01-31."));
    assert_eq!(fix(&["2026-03-02"]).as_deref(), Some("Write “2026-03-02”: year-month-day."));
}

/// The words of the language files.
pub(super) fn own_words(language: Language) -> Vec<(PathBuf, String)> {
    files(&root().join("language").join(language.tag()), &["ftl"])
}

/// The words that the pages of rules and faults bring.
pub(super) fn page_words(language: Language) -> Vec<(PathBuf, String)> {
    let heading = match language {
        Language::English => "English",
        Language::French => "Français",
    };
    let pages = files(&root(), &["md"]).into_iter();
    let words = pages.map(|(file, page)| {
        let section = page.split("\n## ").find(|section| section.starts_with(heading)).unwrap_or_default();
        let blocks = section.split("\n```ftl\n").skip(1);
        let words = blocks.map(|block| block.split("\n```").next().unwrap_or_default());
        (file, words.collect::<Vec<_>>().join("\n"))
    });
    words.collect()
}

/// The keys of the messages, and their attributes as `key.attribute`.
fn names_in(words: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut message = "";
    for line in words.lines() {
        let Some((name, _)) = line.split_once(" =") else { continue };
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            message = name;
            names.push(name.to_owned());
        } else if let Some(attribute) = name.trim_start().strip_prefix('.') {
            names.push(format!("{message}.{attribute}"));
        }
    }
    names
}

/// The keys of messages written out in a piece of code.
fn keys_named_in(code: &str) -> Vec<&str> {
    let said = NAMED_BY.iter().flat_map(|named_by| code.split(named_by).skip(1));
    let said = said.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    let texts = code.split('"').skip(1);
    let kept = texts
        .filter(|text| FAMILIES.iter().any(|family| text.len() > family.len() && text.starts_with(family)));
    said.chain(kept.filter(|text| is_key(text))).collect()
}

fn is_key(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') && !text.ends_with('-')
}

/// Beginnings of keys that a piece of code completes as it runs: `format!("month-{month}")`.
fn built_in(code: &str) -> impl Iterator<Item = &str> {
    let starts = code.match_indices("-{").filter_map(|(at, _)| {
        let start = &code[code[..at].rfind('"')? + 1..=at];
        is_key(&start[..start.len() - 1]).then_some(start)
    });
    starts.filter(|start| start.len() > 1)
}

/// The source of the program without its tests, templates included.
fn program() -> Vec<(PathBuf, String)> {
    let mut sources = files(&root(), &["rs", "md"]);
    sources.extend(files(&root().join("../templates"), &["html", "css", "md"]));
    let tests: BTreeSet<PathBuf> = sources.iter().flat_map(|(file, code)| test_modules(file, code)).collect();
    let program = sources.into_iter().filter(|(file, _)| !tests.contains(file));
    let program = program.map(|(file, code)| {
        let end = code.find("#[cfg(test)]\nmod tests {").unwrap_or(code.len());
        (file, code[..end].to_owned())
    });
    program.collect()
}

/// The files that a file declares as modules for tests alone.
fn test_modules(file: &Path, code: &str) -> Vec<PathBuf> {
    let folder = file.parent().unwrap_or(file);
    let declared = code.split("#[cfg(test)]\n").skip(1);
    let names = declared.filter_map(|rest| rest.lines().next()?.split_once("mod ")?.1.strip_suffix(';'));
    names.map(|name| folder.join(name).with_extension("rs")).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below a folder with one of these endings, in order.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).expect("a folder of the source");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if ending.is_some_and(|ending| endings.contains(&ending)) {
            let text = std::fs::read_to_string(&path).expect("a text");
            found.push((path, text));
        }
    }
    found
}
