//! The audit checklists: per standard and per audit, harmless whatever people write, and read by
//! another program.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test from outside the program"
)]

mod project;

use std::path::{Path, PathBuf};
use std::process::Command;

use project::Project;
use smqc::compile::{Compilation, Depth, compile};
use smqc::host::DiskWorld;
use smqc::language::Speaker;
use smqc::outputs::{Artifact, Edition, make_all};

const HOSTILE: &str = r#"
kind: System
id: harm
title: {fr: "=cmd() & <b>x</b>", en: "@sum(1) 'x'"}
smqc: 1
organisation: "+1"
languages: [fr, en]
timezone: Europe/Brussels
standards:
  - standard: "ISO 10001:2018"
  - {standard: "ISO 9001:2015", not_applicable: {"9.1.2": "=HYPERLINK(\"https://example.org\")"}}
---
kind: Role
id: boss
title: "<r><t>boss</t></r>"
held_by: ["-1"]
---
kind: CodeOfConduct
id: charter
title: "=1+1"
owner: boss
promises: [fast]
---
kind: Promise
id: fast
title: "+<script>alert(1)</script> | | javascript:alert(1)"
owner: boss
statement: "=cmd()"
---
kind: Audit
id: a
title: "[x](javascript:alert(1)) =1+1 [a/b]*?:"
auditor: {name: "=cmd() \u0007 _x0041_"}
date: 2026-03-01
criteria: ["ISO 10001 6", "ISO 9001 9.1.2"]
findings:
  - {id: f1, clause: "ISO 10001 6.2", grade: gap, what: "-1 <img src=x onerror=alert(1)> | x"}
---
kind: Audit
id: by-scope
title: By scope
planned: 2026-11-01
scope: [code-of-conduct/charter]
"#;

fn made(compilation: &Compilation) -> Vec<Artifact> {
    let all = make_all(compilation, &Edition::of(compilation, Speaker::new)).expect("outputs can be made");
    all.into_iter().filter(|artifact| artifact.path.contains("checklist")).collect()
}

fn hostile() -> Vec<Artifact> {
    made(&Project::on("2026-03-31").with("smq.yaml", HOSTILE).measure().0)
}

fn example(name: &str) -> Vec<Artifact> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let world = DiskWorld::new(root, None, Some(project::day("2026-07-31")));
    made(&compile(&world, Depth::Data).expect("it compiles"))
}

fn text<'a>(artifacts: &'a [Artifact], path: &str) -> &'a str {
    let found = artifacts.iter().find(|artifact| artifact.path == path);
    let paths = || artifacts.iter().map(|artifact| artifact.path.as_str()).collect::<Vec<_>>();
    let found = found.unwrap_or_else(|| panic!("no {path} among {:?}", paths()));
    std::str::from_utf8(&found.bytes).expect("a text")
}

/// The clauses of a page, in order.
fn clauses(page: &str) -> Vec<&str> {
    page.split("<span class=\"number\">").skip(1).filter_map(|rest| rest.split('<').next()).collect()
}

#[test]
fn an_audit_has_the_clauses_it_names_and_no_others() {
    let artifacts = hostile();
    let page = text(&artifacts, "auditor/en/checklist/audit/a.html");
    let named = clauses(page);
    // One of ISO 9001, the chapter 6 of ISO 10001 with all its clauses; in the order of the claims.
    assert_eq!(named.last(), Some(&"9.1.2"), "{named:?}");
    let (last, of_10001) = named.split_last().expect("clauses");
    assert!(of_10001.len() > 1 && of_10001.iter().all(|own| own.starts_with('6')), "{named:?}");
    assert_eq!(page.matches("<tr id=").count(), named.len());
    assert!(!page.contains(&format!(">{last}.")));
    // An audit that names no clause is about those that its scope shows.
    let scoped = clauses(text(&artifacts, "auditor/en/checklist/audit/by-scope.html")).len();
    let all = clauses(text(&artifacts, "auditor/en/checklist/iso-10001-2018.html")).len();
    assert!(0 < scoped && scoped < all, "{scoped} of {all}");
}

#[test]
fn guidance_knows_no_major_gap_and_requirements_do() {
    let artifacts = hostile();
    let grades = |path: &str| {
        let page = text(&artifacts, path);
        ["none", "major", "minor", "gap", "opportunity"]
            .map(|grade| page.contains(&format!("value=\"{grade}\"")))
    };
    assert_eq!(grades("auditor/fr/checklist/iso-10001-2018.html"), [true, false, false, true, true]);
    assert_eq!(grades("auditor/fr/checklist/iso-9001-2015.html"), [true, true, true, false, true]);
    let french = text(&artifacts, "auditor/fr/checklist/iso-10001-2018.html");
    assert!(french.contains("Écart par rapport aux recommandations"));
}

#[test]
fn what_is_known_is_filled_in() {
    let artifacts = hostile();
    let page = text(&artifacts, "auditor/en/checklist/audit/a.html");
    assert!(page.contains("-1 &lt;img src=x onerror=alert(1)&gt; | x"), "the open finding");
    assert!(page.contains("Not applicable: =HYPERLINK"), "why a clause is set aside");
    assert!(page.contains("type=\"date\" autocomplete=\"off\" value=\"2026-03-01\""));
    let telecom = example("telecom");
    let page = text(&telecom, "auditor/fr/checklist/iso-10002-2018.html");
    assert!(page.contains("Registre des réclamations</a>)"), "a register to draw a sample from");
    assert!(page.contains("Traitement des réclamations</a>, version 3"), "a document and its version");
}

#[test]
fn hostile_texts_stay_texts() {
    for page in hostile().iter().filter(|own| !own.path.ends_with(".xlsx")) {
        let text = std::str::from_utf8(&page.bytes).expect("a text");
        for harm in ["<script>", "<img", "<b>", "href=\"javascript:"] {
            assert!(!text.contains(harm), "{}: {harm}", page.path);
        }
        let linked = text.replace("\\]", "").contains("](javascript:");
        assert!(!linked || page.path.ends_with(".html"), "{}: a link that runs", page.path);
        // Rows of a table have the same number of cells.
        let rows = text.lines().filter(|line| line.starts_with('|'));
        let mut cells: Vec<usize> = rows.map(|row| row.replace("\\|", "").matches('|').count()).collect();
        cells.dedup();
        assert!(cells.len() < 2, "{}: {cells:?}", page.path);
    }
}

#[test]
fn the_same_system_gives_the_same_workbooks() {
    assert!(hostile() == hostile(), "other bytes");
}

#[test]
fn another_program_reads_the_workbooks() {
    let Some(python) = reader() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let all =
        [("hostile", hostile()), ("telecom", example("telecom")), ("punctuality", example("punctuality"))];
    for (name, artifacts) in all {
        for artifact in artifacts.iter().filter(|own| own.path.ends_with(".xlsx")) {
            let file = folder.path().join(name).join(&artifact.path);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
            std::fs::write(file, &artifact.bytes).expect("a file is written");
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/checklist.py");
    let output = Command::new(python).arg(script).arg(folder.path()).output().expect("python runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

/// A Python with openpyxl; nothing where it is missing and may be.
fn reader() -> Option<PathBuf> {
    let python = PathBuf::from(std::env::var_os("SMQC_PYTHON").unwrap_or_else(|| "python3".into()));
    let found = Command::new(&python).args(["-c", "import openpyxl"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    let missing = "workbooks are not read by another program: there is no python3 with openpyxl";
    assert!(std::env::var_os("SMQC_REQUIRE_READERS").is_none(), "{missing}");
    eprintln!("skipped: {missing}");
    None
}
