//! The forms, read by the programs they are made for: pyxform for surveys, openpyxl for registers.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "a test from outside the program")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::civil::Date;
use smqc::compile::{Compilation, Depth, compile};
use smqc::host::DiskWorld;
use smqc::language::Speaker;
use smqc::model::Audience;
use smqc::outputs::{Edition, Selection, make};

const PACKAGES: &str = "import openpyxl, pyxform";

/// Python with the readers; nothing where it is not at hand, which is said, and is a failure where
/// `SMQC_REQUIRE_READERS` is set.
fn python() -> Option<String> {
    let python = std::env::var("SMQC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", PACKAGES]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    assert!(std::env::var_os("SMQC_REQUIRE_READERS").is_none(), "{python} lacks openpyxl or pyxform");
    eprintln!("skipped: {python} lacks openpyxl or pyxform");
    None
}

fn checked(python: &str, arguments: &[&Path]) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/forms.py");
    Command::new(python).arg(script).args(arguments).output().expect("python runs")
}

/// What the script says; nothing when all is well.
fn faults(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { said } else { said + &String::from_utf8_lossy(&output.stderr) }
}

fn project(root: &Path) -> Compilation {
    let world = DiskWorld::new(root.to_owned(), None, Some(Date::constant(2026, 7, 10)));
    compile(&world, Depth::Data).expect("the project can be read")
}

/// Writes the forms of the staff of a project below a folder.
fn write_forms(compilation: &Compilation, folder: &Path) {
    let selection = Selection { audiences: vec![Audience::Staff], outputs: vec!["forms".to_owned()] };
    let made = make(compilation, &Edition::of(compilation, Speaker::new), &selection);
    for artifact in made.expect("every form can be made") {
        let path = folder.join(artifact.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, artifact.bytes).expect("written");
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

#[test]
fn the_forms_of_every_example_are_read_without_complaint() {
    let Some(python) = python() else { return };
    for example in ["accountant", "punctuality", "shop", "telecom", "town"] {
        let folder = tempfile::tempdir().expect("a folder");
        write_forms(&project(&examples().join(example)), folder.path());
        assert_eq!(faults(&checked(&python, &[folder.path()])), "", "{example}");
    }
}

#[test]
fn the_forms_of_whoever_means_harm_are_read_without_complaint() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("smq.yaml"), HARM).expect("written");
    let forms = folder.path().join("forms");
    write_forms(&project(folder.path()), &forms);
    assert_eq!(faults(&checked(&python, &[&forms])), "");
}

const HARM: &str = r##"
kind: System
id: harm
title: {fr: "=cmd()", en: "<script>alert(1)</script>"}
smqc: 1
organisation: "+1 🙂"
languages: [fr, en, nl, pt-BR]
---
kind: ComplaintProcedure
id: 1-complaints
title: "=HYPERLINK(\"https://evil.example\")"
record: {fields: {id: a, received: b, nature: c, "=odd": d, "${x}": e}}
closed_when: ["=a", "-b", "+c, \"d\"", "@e"]
---
kind: Survey
id: 2-views
title: "=Survey ${q1} <script>"
version: "=1"
purpose: "<script>${q1}</script> & co"
questions:
  - {id: 1st, scale: nps, ask: {fr: "=cmd() ${first}", en: "+cmd()", nl: "@cmd"}, not_answered: [11]}
  - {id: a-b, scale: {from: 0, to: 2, labels: {0: {fr: "-un", nl: "=een"}, 2: "<script>"}}, ask: "# *x* [y](javascript:z)"}
  - {id: a-c, scale: {from: 0, to: 100}, ask: "\u202Eevil", filter: "=a ${b}"}
  - {id: thanks, scale: open, ask: "🙂 ]]> &amp;"}
  - {id: end, scale: yes-no, ask: "?"}
"##;

#[test]
fn a_register_that_somebody_keeps_is_read_to_its_last_cell() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let forms = folder.path().join("forms");
    write_forms(&project(&examples().join("telecom")), &forms);
    let root = folder.path().join("telecom");
    copy(&examples().join("telecom"), &root);
    let sources = fs::read_to_string(root.join("sources.yaml")).expect("the sources");
    let sources = sources.replace("files: data/reclamations-*.csv", "files: data/reclamations-*.xlsx");
    fs::write(root.join("sources.yaml"), sources).expect("written");
    let register = forms.join("staff/fr/forms/register-reclamations.xlsx");
    let kept = root.join("data/reclamations-2026-07-06.xlsx");
    assert_eq!(faults(&checked(&python, &[Path::new("fill"), &register, &kept])), "");
    let compilation = project(&root);
    let measured = compilation.measured.as_ref().expect("the data are read");
    let register = &measured.sources["reclamations"];
    assert_eq!(register.files.iter().map(|file| file.rows).collect::<Vec<_>>(), [3]);
    assert_eq!(register.faults.by_column, std::collections::BTreeMap::new(), "every cell can be read");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}
