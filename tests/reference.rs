//! The published reference is the program's: of its rules, its kinds and its commands.
//!
//! `SMQC_BLESS=1 cargo test --test reference` writes it anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test reads and writes files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use smqc::cli::{COMMANDS, REFERENCES};
use smqc::diagnostic::FAULTS;
use smqc::language::Language;
use smqc::model::{KINDS, schema_of};
use smqc::rules::RULES;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/reference")
}

/// Every page by its path below `schemas/reference`.
fn pages() -> BTreeMap<String, String> {
    let pages = Language::ALL.into_iter().flat_map(|language| {
        REFERENCES.iter().map(move |(name, make)| (format!("{}/{name}.md", language.tag()), make(language)))
    });
    pages.collect()
}

fn page(language: Language, name: &str) -> String {
    pages().remove(&format!("{}/{name}.md", language.tag())).expect("a page")
}

#[test]
fn the_published_reference_is_current() {
    let pages = pages();
    if std::env::var_os("SMQC_BLESS").is_some() {
        bless(&pages);
    }
    let committed = |language: &str| {
        let files = fs::read_dir(folder().join(language)).into_iter().flatten();
        let names = files.map(|file| file.expect("an entry").file_name().to_string_lossy().into_owned());
        names.map(|name| format!("{language}/{name}")).collect::<Vec<_>>()
    };
    let found: BTreeSet<String> = ["en", "fr"].into_iter().flat_map(committed).collect();
    assert_eq!(found, pages.keys().cloned().collect(), "SMQC_BLESS=1 cargo test --test reference");
    let current = |(path, page): &(&String, &String)| {
        fs::read_to_string(folder().join(path)).is_ok_and(|committed| committed == **page)
    };
    let stale: Vec<&String> = pages.iter().filter(|pair| !current(pair)).map(|(path, _)| path).collect();
    assert_eq!(
        stale,
        Vec::<&String>::new(),
        "stale: SMQC_BLESS=1 cargo test --test reference writes them anew"
    );
}

fn bless(pages: &BTreeMap<String, String>) {
    if folder().exists() {
        fs::remove_dir_all(folder()).expect("the old pages go");
    }
    for (path, page) in pages {
        let file = folder().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
        fs::write(&file, page).expect("a page is written");
    }
}

/// Each rule, fault, kind, field and command has its place; each place that is linked to exists once.
#[test]
fn nothing_is_left_out() {
    for language in Language::ALL {
        let [rules, kinds, commands] = ["rules", "kinds", "commands"].map(|name| page(language, name));
        let faults = FAULTS.iter().map(|fault| (fault.code.0, fault.page));
        for (code, page) in RULES.iter().map(|rule| (rule.code.0, rule.page)).chain(faults) {
            let entry = entry(&rules, &code.to_ascii_lowercase());
            assert!(entry.contains(code), "{code}: {entry}");
            // What is wrong with a file rather than with a definition has no example on its page.
            assert_eq!(entry.contains("```yaml\n"), page.contains("```yaml\n"), "{code}: {entry}");
        }
        for kind in KINDS {
            let entry = entry(&kinds, kind.slug);
            let schema = schema_of(kind, language);
            for (key, field) in schema["properties"].as_object().expect("fields") {
                let meaning = field["description"].as_str().unwrap_or_default().replace('|', "\\|");
                assert!(entry.contains(&format!("| `{key}` | {meaning}")), "{}: {key}", kind.name);
            }
        }
        for command in COMMANDS {
            assert!(entry(&commands, command.name).contains(&format!("\nsmqc {}", command.name)));
        }
        [rules, kinds, commands].iter().for_each(|page| links_lead_somewhere(page));
    }
}

/// What stands from an anchor up to the next one.
fn entry<'p>(page: &'p str, anchor: &str) -> &'p str {
    let place = format!("<a id=\"{anchor}\"></a>");
    let mut parts = page.split(&place).skip(1);
    let own = parts.next().unwrap_or_else(|| panic!("no place for {anchor}"));
    assert!(parts.next().is_none(), "{anchor} stands twice");
    own.split("<a id=").next().unwrap_or(own)
}

fn links_lead_somewhere(page: &str) {
    let targets = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    let dead: BTreeSet<&str> =
        targets.filter(|target| !page.contains(&format!("<a id=\"{target}\"></a>"))).collect();
    assert_eq!(dead, BTreeSet::new());
}

/// The clauses of a catalogue stand at the fields that show them.
#[test]
fn fields_name_the_clauses_they_show() {
    let kinds = page(Language::English, "kinds");
    let row = |kind: &str, field: &str| {
        let row = entry(&kinds, kind).lines().find(|line| line.starts_with(&format!("| `{field}` |")));
        row.unwrap_or_else(|| panic!("{kind} has no {field}")).to_owned()
    };
    // ISO 10001:2018, 4.6 and 4.7, and 4.2 and 4.3 of the same.
    assert!(row("promise", "need").contains("ISO 10001:2018, 4.6"), "{}", row("promise", "need"));
    assert!(row("promise", "target").contains("4.7"), "{}", row("promise", "target"));
    assert!(row("code-of-conduct", "owner").contains("ISO 10001:2018, 4.2"));
    assert!(row("code-of-conduct", "resources").contains("ISO 10001:2018, 4.3"));
}

/// French signs have their spaces, English ones have none.
#[test]
fn the_pages_keep_the_typography_of_their_language() {
    for name in ["rules", "kinds", "commands"] {
        let french = page(Language::French, name);
        let mut inside = false;
        for line in french.lines() {
            inside ^= line.starts_with("```");
            let prose = !inside && !line.starts_with('|') && !line.starts_with("```");
            let words: String = line.split('`').step_by(2).collect();
            let bare = ["« ", " »", " ;", " !", " ?"].iter().find(|sign| words.contains(*sign));
            assert!(!prose || bare.is_none(), "{name}: {bare:?} in {line}");
        }
    }
}
