//! What the layout of the program promises, held against its source: which layer may use which, where
//! files, clock and terminal may be touched, and that every table is complete.

#![allow(clippy::expect_used, clippy::panic, reason = "a test reads the source")]

mod code;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use code::{Code, Named, program};
use smqc::diagnostic::FAULTS;
use smqc::report::FORMATS;
use smqc::rules::RULES;

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The layers, lowest first: the first column of the table in `src/lib.rs`, then the binary.
fn layers() -> Vec<String> {
    let library = fs::read_to_string(src().join("lib.rs")).expect("src/lib.rs");
    let rows = library.lines().filter_map(|line| line.strip_prefix("//! | "));
    let names =
        rows.filter_map(|row| row.split('|').next()).map(|cell| cell.trim().trim_matches(['[', ']', '`']));
    let layers = names.filter(|name| *name != "layer").map(str::to_owned);
    layers.chain(["main".to_owned()]).collect()
}

fn rank(layers: &[String], layer: &str) -> Option<usize> {
    layers.iter().position(|known| known == layer)
}

/// The layer that declares each exported macro: `crate::record!` stands for `crate::model`.
fn exported_macros(program: &[Code]) -> Vec<(String, String)> {
    let exported = ["#", "[", "macro_export", "]", "macro_rules", "!"];
    let names = |code: &Code| {
        let here = |at: &usize| exported.iter().enumerate().all(|(i, text)| code.text(at + i) == *text);
        let declared =
            (0..code.tokens.len()).filter(here).map(|at| code.text(at + exported.len()).to_owned());
        declared.map(|name| (name, code.layer().to_owned())).collect::<Vec<_>>()
    };
    program.iter().flat_map(names).collect()
}

#[test]
fn no_layer_uses_a_later_one() {
    let (layers, program) = (layers(), program(&src()));
    let macros = exported_macros(&program);
    let mut broken = Vec::new();
    for code in program.iter().filter(|code| code.path != "lib.rs") {
        let own = rank(&layers, code.layer());
        for Named { names, line } in code.paths() {
            let [root, name, ..] = names.as_slice() else { continue };
            if root != "crate" {
                continue;
            }
            let declared = macros.iter().find(|(own, _)| own == name).map(|(_, layer)| layer);
            let layer = declared.unwrap_or(name);
            match (own, rank(&layers, layer)) {
                (Some(own), Some(used)) if used <= own => {}
                (Some(_), Some(_)) => {
                    broken.push(format!("{}:{line}: `{}` uses `{layer}`", code.path, code.layer()));
                }
                _ => {
                    broken.push(format!("{}:{line}: `{layer}` is not in the table of src/lib.rs", code.path));
                }
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_layer_has_its_place() {
    let layers = layers();
    let declared: BTreeSet<String> = program(&src()).iter().map(|code| code.layer().to_owned()).collect();
    let homeless: Vec<&String> =
        declared.iter().filter(|layer| *layer != "lib" && rank(&layers, layer).is_none()).collect();
    assert_eq!(homeless, Vec::<&String>::new());
    let unique: BTreeSet<&String> = layers.iter().collect();
    assert_eq!(unique.len(), layers.len(), "a layer stands twice: {layers:?}");
}

/// `super::super` hides which layer is meant.
#[test]
fn a_path_names_its_layer() {
    let mut hidden = Vec::new();
    for code in &program(&src()) {
        for Named { names, line } in code.paths() {
            if names.iter().filter(|name| *name == "super").count() > 1 {
                hidden.push(format!("{}:{line}: {}", code.path, names.join("::")));
            }
        }
        // A module that lies directly below `src` has nothing but other layers above it.
        let top =
            !code.path.contains('/') || code.path.matches('/').count() == 1 && code.path.ends_with("/mod.rs");
        hidden.extend(
            code.lines_with(&["super", "::"])
                .iter()
                .filter(|_| top)
                .map(|line| format!("{}:{line}: super leaves the layer", code.path)),
        );
    }
    assert_eq!(hidden, Vec::<String>::new());
}

/// Modules and functions that reach outside the program.
const OUTSIDE: [&str; 15] = [
    "anstream",
    "ignore",
    "notify",
    "notify_debouncer_full",
    "std::env",
    "std::fs",
    "std::io::stderr",
    "std::io::stdin",
    "std::io::stdout",
    "std::net",
    "std::os",
    "std::process",
    "std::time",
    "tempfile",
    "jiff::tz::TimeZone::system",
];

/// The same for macros.
const PRINTING: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

#[test]
fn files_clock_environment_and_terminal_are_left_to_the_host() {
    let layers = layers();
    let host = rank(&layers, "host").expect("a host");
    let mut reached = Vec::new();
    let program = program(&src());
    for code in program.iter().filter(|code| rank(&layers, code.layer()).is_some_and(|rank| rank < host)) {
        for Named { names, line } in code.paths() {
            let path = names.join("::");
            let outside =
                OUTSIDE.iter().any(|module| path == *module || path.starts_with(&format!("{module}::")));
            if outside || names.last().is_some_and(|name| name == "now") {
                reached.push(format!("{}:{line}: {path}", code.path));
            }
        }
        for name in PRINTING {
            let lines = code.lines_with(&[name, "!"]);
            reached.extend(lines.iter().map(|line| format!("{}:{line}: {name}!", code.path)));
        }
    }
    assert_eq!(reached, Vec::<String>::new());
}

#[test]
fn nothing_ends_the_program() {
    let calls = ["unwrap", "expect", "unwrap_err", "expect_err"];
    let macros = ["panic", "todo", "unimplemented", "unreachable"];
    let mut found = Vec::new();
    for code in &program(&src()) {
        let lines = calls.iter().map(|name| (name, code.lines_with(&[".", name, "("])));
        let lines = lines.chain(macros.iter().map(|name| (name, code.lines_with(&[name, "!"]))));
        found.extend(lines.flat_map(|(name, lines)| {
            lines.into_iter().map(|line| format!("{}:{line}: {name}", code.path)).collect::<Vec<_>>()
        }));
    }
    assert_eq!(found, Vec::<String>::new());
}

/// A table, the folder whose files are its rows, and the files there that several rows share.
struct Table {
    name: &'static str,
    folder: &'static str,
    shared: Shared,
}

/// Files without a row.
enum Shared {
    Only(&'static [&'static str]),
    /// Whatever does not declare the constant of a row.
    Others,
}

const TABLES: [Table; 5] = [
    Table { name: "COMMANDS", folder: "cli/commands", shared: Shared::Only(&[]) },
    Table { name: "FEATURES", folder: "lsp/features", shared: Shared::Others },
    Table { name: "KINDS", folder: "model/kinds", shared: Shared::Only(&["common", "gates", "priorities"]) },
    Table { name: "MEASURES", folder: "model/measures", shared: Shared::Only(&[]) },
    Table { name: "OUTPUTS", folder: "outputs", shared: Shared::Others },
];

#[test]
fn every_file_has_its_row() {
    let program = program(&src());
    for table in TABLES {
        let home = format!("{}/mod.rs", table.folder);
        let Some(home) = program.iter().find(|code| code.path == home) else { continue };
        let rows = home.rows(table.name);
        assert!(rows.is_sorted(), "{} is not sorted: {rows:?}", table.name);
        let constant = home.constant_of_rows(table.name);
        let rows: BTreeSet<String> = rows.into_iter().collect();
        assert_eq!(
            rows,
            files_with_row(&program, &table, &constant),
            "{}: rows and files differ",
            table.name
        );
    }
}

/// The files (or folders) directly below a table's folder that declare the constant of a row, or call
/// the macro that does.
fn files_with_row(program: &[Code], table: &Table, constant: &str) -> BTreeSet<String> {
    let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
    for code in program {
        let below = code.path.strip_prefix(table.folder).and_then(|rest| rest.strip_prefix('/'));
        let Some(file) = below.and_then(|file| file.strip_suffix(".rs")).filter(|file| *file != "mod") else {
            continue;
        };
        let first = file.split('/').next().unwrap_or(file).to_owned();
        let declares = code.declares(constant) || !code.lines_with(&["kind", "!", "("]).is_empty();
        if declares {
            with.insert(first)
        } else {
            without.insert(first)
        };
    }
    if let Shared::Only(shared) = table.shared {
        let forgotten: Vec<&String> =
            without.difference(&with).filter(|file| !shared.contains(&file.as_str())).collect();
        assert_eq!(forgotten, Vec::<&String>::new(), "{}: no {constant} in these", table.folder);
    }
    with
}

#[test]
fn every_rule_is_a_pair_with_a_row() {
    let program = program(&src());
    let rows = program.iter().find(|code| code.path == "rules/mod.rs").expect("a table").rows("RULES");
    let slugs: Vec<String> = RULES.iter().map(|rule| rule.slug.replace('-', "_")).collect();
    let files: Vec<&str> = rows.iter().filter_map(|row| row.rsplit('/').next()).collect();
    assert_eq!(files, slugs, "a rule's file is named after its slug");
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code.0).collect();
    assert!(codes.is_sorted(), "RULES is not sorted by code: {codes:?}");
    let rows: BTreeSet<String> = rows.into_iter().collect();
    assert_eq!(rows, rules_on_disk("rs"), "rows and rules differ");
    assert_eq!(rows, rules_on_disk("md"), "rows and pages differ");
}

/// `family/rule` of every file with this ending in the folders of the families.
fn rules_on_disk(ending: &str) -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for family in entries(&src().join("rules")).into_iter().filter(|path| path.is_dir()) {
        for file in entries(&family).into_iter().filter(|file| file.extension().is_some_and(|e| e == ending))
        {
            let names = [&family, &file]
                .map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
            if names[1] != "mod" {
                rules.insert(names.join("/"));
            }
        }
    }
    rules
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn every_fault_has_its_page() {
    let codes: Vec<&str> = FAULTS.iter().map(|fault| fault.code.0).collect();
    assert!(codes.is_sorted(), "FAULTS is not sorted by code: {codes:?}");
    let pages = entries(&src().join("diagnostic/faults"));
    let pages: BTreeSet<String> = pages
        .iter()
        .filter_map(|page| page.file_stem())
        .map(|stem| stem.to_string_lossy().into_owned())
        .collect();
    let rows: BTreeSet<String> = FAULTS.iter().map(|fault| fault.slug.to_owned()).collect();
    assert_eq!(rows, pages);
}

/// A message format is a file of `report` that says both findings and verdicts.
#[test]
fn every_format_has_its_row() {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    assert!(names.is_sorted(), "FORMATS is not sorted: {names:?}");
    let program = program(&src());
    let report = program.iter().filter(|code| code.layer() == "report" && code.path != "report/mod.rs");
    let formats = report.filter(|code| !code.lines_with(&["pub", "fn", "findings"]).is_empty());
    let files: BTreeSet<String> = formats
        .map(|code| code.path.trim_start_matches("report/").trim_end_matches(".rs").to_owned())
        .collect();
    assert_eq!(files, names.into_iter().map(str::to_owned).collect());
}
