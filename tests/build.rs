//! The outputs of both examples: the same bytes twice, no dead link, all or nothing on disk.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "project/address.rs"]
mod address;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use address::joined;
use jiff::civil::Date;
use smqc::compile::{Compilation, Depth, compile};
use smqc::host::DiskWorld;
use smqc::language::Speaker;
use smqc::outputs::{Artifact, Edition, make_all};

fn example(name: &str, as_of: Date) -> Compilation {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let world = DiskWorld::new(root, None, Some(as_of));
    compile(&world, Depth::Data).expect("the example can be read")
}

fn examples() -> [Compilation; 2] {
    [example("punctuality", Date::constant(2014, 1, 5)), example("telecom", Date::constant(2026, 7, 10))]
}

fn made(compilation: &Compilation) -> Vec<Artifact> {
    make_all(compilation, &Edition::of(compilation, Speaker::new)).expect("every page can be made")
}

fn text(artifact: &Artifact) -> &str {
    std::str::from_utf8(&artifact.bytes).expect("artifacts are UTF-8")
}

#[test]
fn the_examples_give_the_same_bytes_twice() {
    for compilation in examples() {
        assert_eq!(made(&compilation), made(&compilation));
    }
    let again = example("telecom", Date::constant(2026, 7, 10));
    assert_eq!(made(&again), made(&example("telecom", Date::constant(2026, 7, 10))));
}

/// What stands behind `key="` in a page.
fn values<'p>(page: &'p str, key: &str) -> Vec<&'p str> {
    let wanted = format!(" {key}=\"");
    page.split(wanted.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Files, and the pages that end in `end`, each with its anchors.
fn anchors<'a>(artifacts: &'a [Artifact], end: &str) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let anchors = |artifact: &'a Artifact| {
        let ids = artifact.path.ends_with(end).then(|| values(text(artifact), "id"));
        (artifact.path.as_str(), ids.into_iter().flatten().collect())
    };
    artifacts.iter().map(anchors).collect()
}

/// A file of an office program: a page may lead to it, as to an agenda.
fn is_packed(artifact: &Artifact) -> bool {
    artifact.path.ends_with(".xlsx") || artifact.path.ends_with(".docx")
}

/// Fails when an address leads nowhere.
fn check_link(pages: &BTreeMap<&str, BTreeSet<&str>>, page: &str, address: &str) {
    let outside = ["https://", "http://", "mailto:", "tel:", "sms:", "data:,"];
    if outside.iter().any(|scheme| address.starts_with(scheme)) || address.ends_with("site.css") {
        return;
    }
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let target = if path.is_empty() { page.to_owned() } else { joined(page, path) };
    let found = pages.get(target.as_str());
    assert!(found.is_some(), "{page}: {address} leads to no page");
    let known = anchor.is_empty() || found.is_some_and(|anchors| anchors.contains(anchor));
    assert!(known, "{page}: {address} leads to no place of {target}");
}

#[test]
fn every_link_of_the_site_leads_somewhere() {
    for compilation in examples() {
        let artifacts = made(&compilation);
        let pages = anchors(&artifacts, ".html");
        for page in artifacts.iter().filter(|artifact| artifact.path.ends_with(".html")) {
            for address in values(text(page), "href") {
                check_link(&pages, &page.path, address);
            }
            let ids = values(text(page), "id");
            let distinct: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), distinct.len(), "{}: an anchor comes twice", page.path);
        }
    }
}

#[test]
fn every_link_of_the_markdown_leads_somewhere() {
    for compilation in examples() {
        let artifacts = made(&compilation);
        let pages = anchors(&artifacts, ".md");
        for page in artifacts.iter().filter(|artifact| artifact.path.ends_with(".md")) {
            let links = text(page).split("](").skip(1).filter_map(|rest| rest.split(')').next());
            for address in links.filter(|address| !address.starts_with('<')) {
                check_link(&pages, &page.path, address);
            }
        }
    }
}

#[test]
fn nothing_is_loaded_and_no_path_of_this_machine_shows() {
    let here = env!("CARGO_MANIFEST_DIR");
    for compilation in examples() {
        for artifact in made(&compilation).iter().filter(|own| !is_packed(own)) {
            let text = text(artifact);
            assert!(!text.contains(here), "{}", artifact.path);
            // The two scripts of our own lie beside the pages.
            let other = |source: &&str| {
                !["start.js", "search.js"]
                    .contains(&source.trim_start_matches("../").trim_start_matches("auditor/"))
            };
            assert_eq!(values(text, "src").into_iter().find(other), None, "{}", artifact.path);
            let scripts = text.matches("<script").count();
            assert_eq!(scripts, text.matches("<script src=\"").count(), "{}", artifact.path);
            assert!(!text.contains("@import"), "{}", artifact.path);
        }
    }
}

/// Runs the program.
fn smqc(arguments: &[&str]) -> u8 {
    smqc::cli::main(std::iter::once("smqc").chain(arguments.iter().copied()).map(str::to_owned))
}

fn on_disk(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(on_disk(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    files
}

#[test]
fn build_writes_all_or_nothing_and_the_same_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let definition = folder.path().join("smq.yaml");
    let sound = "kind: System\nid: x\ntitle: X\nsmqc: 1\norganisation: X\nlanguages: [en]\n";
    fs::write(&definition, sound).expect("written");
    let project = folder.path().display().to_string();
    assert_eq!(smqc(&["build", &project, "--quiet", "--as-of", "2026-01-01"]), 0);
    let first = on_disk(&folder.path().join("build"));
    assert!(first.keys().any(|path| path.ends_with("en/index.html")));
    assert_eq!(smqc(&["build", &project, "--quiet", "--as-of", "2026-01-01"]), 0);
    assert_eq!(on_disk(&folder.path().join("build")), first);
    fs::write(&definition, sound.replace("smqc: 1", "smqc: 99")).expect("written");
    assert_eq!(smqc(&["build", &project, "--quiet", "--as-of", "2026-01-01"]), 1);
    assert_eq!(on_disk(&folder.path().join("build")), first, "what was there stays");
}
