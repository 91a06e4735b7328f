//! The program as its users call it: exit codes, streams, files.

#![allow(clippy::expect_used, reason = "a test of the program from outside")]

mod measure;
mod streams;
mod views;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DAY: &str = "2026-07-15";

fn smqc(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smqc"))
        .args(arguments)
        .env_remove("COLUMNS")
        .env_remove("LC_ALL")
        .env("LANG", "en_GB.UTF-8")
        .output()
        .expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).display().to_string()
}

/// A small project in a folder of its own.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new(definitions: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a folder") };
        let system = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ntimezone: Europe/Brussels\n";
        project.write("smq.yaml", system);
        project.write("definitions.yaml", definitions);
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let folder = self.folder.path().display().to_string();
        let mut all = arguments.to_vec();
        all.push(&folder);
        smqc(&all)
    }
}

const TYPED: &str = "\
kind: Role
id: manager
title: Manager
held_by: 1 person
---
kind: Indicator
id: answers
title: Answers in time
measure: {typed: {by: manager, values: [{period: 2026-05, value: 90 %, n: 100}, {period: 2026-06, value: VALUE, n: 100}]}}
---
kind: Promise
id: answers
title: Answers
statement: We answer in time.
indicator: answers
target: at least 95 %
";

#[test]
fn a_clean_project_exits_with_0_and_a_broken_one_with_1() {
    let clean = Project::new("kind: Role\nid: a\ntitle: A\n");
    assert_eq!(code(&clean.run(&["check"])), 0);
    let broken = Project::new("kind: Role\nid: a\ntitel: A\n");
    let output = broken.run(&["check"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("SMQ7016"), "{}", out(&output));
    assert!(out(&output).contains("definitions.yaml:3:1"), "{}", out(&output));
}

#[test]
fn usage_and_missing_projects_exit_with_2() {
    assert_eq!(code(&smqc(&["chek"])), 2);
    let empty = tempfile::tempdir().expect("a folder");
    let output = smqc(&["check", &empty.path().display().to_string()]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("smq.yaml"), "{}", err(&output));
    let project = Project::new("");
    assert_eq!(code(&project.run(&["check", "--as-of", "31/02/2026"])), 2);
    assert_eq!(code(&smqc(&["explain", "SMQ9999"])), 2);
    assert_eq!(code(&project.run(&["case", "none"])), 2);
}

#[test]
fn warnings_fail_only_when_denied() {
    let project = Project::new("kind: Promise\nid: a\ntitle: A\nstatement: We answer.\n");
    assert_eq!(code(&project.run(&["check"])), 0);
    assert_eq!(code(&project.run(&["check", "--deny", "warnings"])), 1);
    project.write("smq.yaml", "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ngates: {findings: warning}\n");
    assert_eq!(code(&project.run(&["check"])), 1);
}

#[test]
fn the_gate_says_which_of_its_lines_fails() {
    let project = Project::new("kind: Promise\nid: a\ntitle: A\nstatement: We answer.\n");
    let explained = |gates: &str| {
        let system = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ngates: ";
        project.write("smq.yaml", &format!("{system}{gates}\n"));
        let output = project.run(&["check", "--explain-gate"]);
        (code(&output), out(&output))
    };
    let (exit, text) = explained("{findings: {warning: 0}, rules: [promise-without-risk]}");
    assert_eq!(exit, 1, "{text}");
    assert!(text.contains("  holds                     no error (found: 0)"), "{text}");
    assert!(text.contains("  fails                     no warning (found: "), "{text}");
    assert!(text.contains("no finding of “SMQ1019” (found: "), "{text}");
    assert!(text.contains("  judged by `smqc measure`  no promise missed\n"), "{text}");
    let (exit, text) = explained("{findings: {warning: 50}}");
    assert_eq!(exit, 0, "{text}");
    assert!(text.contains("holds                     at most 50 warnings"), "{text}");
    let (exit, text) = explained("{rules: [SMQ1001]}");
    assert_eq!(exit, 1, "{text}");
    assert!(text.contains("fails                     no finding of “SMQ1001” (found: 1)"), "{text}");
    let (exit, text) = explained("{rules: [SMQ1999]}");
    assert_eq!(exit, 1, "{text}");
    assert!(text.contains("“SMQ1999” is not a rule"), "{text}");
    let output = project.run(&["check", "--quiet"]);
    assert_eq!(code(&output), 1);
}

#[test]
fn the_coverage_of_a_standard_is_a_gate() {
    let project = Project::new("kind: Role\nid: a\ntitle: A\n");
    let gated = |standards: &str, gates: &str| {
        let system = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\n";
        project.write("smq.yaml", &format!("{system}standards: [{standards}]\ngates: {gates}\n"));
        project.run(&["check", "--explain-gate"])
    };
    let output = gated("{standard: \"ISO 10002:2018\"}", "{iso-10002: {declared: 90 %}}");
    assert_eq!(code(&output), 1, "{}", out(&output));
    assert!(out(&output).contains("ISO 10002:2018: 90% of the clauses declared (0 of "), "{}", out(&output));
    let output = gated("{standard: \"ISO 10002:2018\"}", "{iso-10002: {declared: 0 %}}");
    assert_eq!(code(&output), 0, "{}", out(&output));
}

#[test]
fn levels_are_set_in_the_system() {
    let project = Project::new("kind: Promise\nid: a\ntitle: A\nstatement: We answer.\n");
    let with = |level: &str| {
        let rules = format!("rules: {{SMQ1001: {level}}}\n");
        project.write(
            "smq.yaml",
            &format!("kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\n{rules}"),
        );
        let output = project.run(&["check", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
        let findings = json["findings"].as_array().expect("findings").clone();
        findings.iter().find(|f| f["code"] == "SMQ1001").map(|f| f["level"].as_str().unwrap_or("").to_owned())
    };
    assert_eq!(with("off"), None);
    assert_eq!(with("advice").as_deref(), Some("advice"));
    assert_eq!(with("error").as_deref(), Some("error"));
}

#[test]
fn a_missed_promise_fails_measure_and_a_kept_one_does_not() {
    let kept = Project::new(&TYPED.replace("VALUE", "99 %"));
    assert_eq!(code(&kept.run(&["measure", "--as-of", DAY])), 0);
    let missed = Project::new(&TYPED.replace("VALUE", "94.96 %"));
    let output = missed.run(&["measure", "--as-of", DAY]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("94.96%"), "{}", out(&output));
    missed.write(
        "smq.yaml",
        "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ngates: {verdicts: []}\n",
    );
    assert_eq!(code(&missed.run(&["measure", "--as-of", DAY])), 0);
}

#[test]
fn json_says_the_same_as_the_text() {
    let project = Project::new(&TYPED.replace("VALUE", "94.96 %"));
    let output = project.run(&["measure", "--as-of", DAY, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(json["as_of"], DAY);
    let verdict = &json["verdicts"][0];
    assert_eq!(verdict["holder"], "promise/answers");
    assert_eq!(verdict["state"], "missed");
    assert_eq!(verdict["periods"][1]["value"], "1187/1250");
}

#[test]
fn the_list_of_rules_is_code_level_name_and_limits() {
    let output = smqc(&["explain", "--list"]);
    let text = out(&output);
    assert!(text.lines().count() > 12);
    for line in text.lines() {
        let parts: Vec<&str> = line.splitn(4, ' ').collect();
        let limits = parts.get(3).copied().unwrap_or("x=\"\"");
        assert!(limits.contains("=\"") && limits.ends_with('"'), "{line}");
        assert!(parts[0].starts_with("SMQ") && ["error", "warning", "advice"].contains(&parts[1]), "{line}");
    }
    assert!(text.lines().is_sorted());
}

#[test]
fn a_page_is_printed_in_the_language_asked_for() {
    let english = out(&smqc(&["explain", "promise-without-indicator", "--lang", "en"]));
    let french = out(&smqc(&["explain", "SMQ1001", "--lang", "fr"]));
    assert!(english.contains("A promise that nothing measures"), "{english}");
    assert!(french.contains("Une promesse que rien ne mesure"), "{french}");
    assert!(!french.contains(".fix =") && !french.contains("```"), "{french}");
}

#[test]
fn the_language_of_conditions_is_printed_in_the_language_asked_for() {
    let english = out(&smqc(&["explain", "expressions", "--lang", "en"]));
    let french = out(&smqc(&["explain", "expressions", "--lang", "fr"]));
    assert!(english.contains("  length(text)\n    The number of characters of a text.\n"), "{english}");
    assert!(french.contains("  length(text)\n    Le nombre de caractères d’un texte.\n"), "{french}");
}

#[test]
fn messages_follow_the_language_asked_for() {
    let project = Project::new("kind: Role\nid: a\ntitel: A\n");
    assert!(out(&project.run(&["check", "--lang", "fr"])).contains("n’est pas un champ de Role"));
    assert!(out(&project.run(&["check"])).contains("is not a field of Role"));
    assert!(out(&smqc(&["check", "--help", "--lang", "fr"])).contains("Vérifie les définitions"));
}

#[test]
fn every_kind_has_a_schema() {
    let output = smqc(&["schema", "Promise"]);
    let schema: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(schema["properties"]["indicator"]["x-ref"][0], "indicator");
    assert_eq!(code(&smqc(&["schema", "Promis"])), 2);
}

#[test]
fn records_form_a_chain_and_are_never_overwritten() {
    let project = Project::new(&TYPED.replace("VALUE", "99 %"));
    assert_eq!(code(&project.run(&["record", "--as-of", DAY])), 0);
    let names = || {
        let entries = fs::read_dir(project.path("evidence")).expect("the folder of records");
        let mut names: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
        names.sort();
        names
    };
    let first = names();
    assert_eq!(first.len(), 1);
    let text = fs::read_to_string(&first[0]).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["_type"], "https://in-toto.io/Statement/v1");
    assert_eq!(record["predicate"]["verdicts"][0]["value"], "99/100");
    assert_eq!(record["predicate"]["previous"].as_array().map(Vec::len), Some(0));
    assert_eq!(code(&project.run(&["record", "--as-of", DAY])), 0);
    let second = names().into_iter().find(|name| *name != first[0]).expect("a second record");
    let record: serde_json::Value =
        serde_json::from_slice(&fs::read(second).expect("a record")).expect("JSON");
    assert_eq!(record["predicate"]["previous"].as_array().map(Vec::len), Some(1));
    fs::write(&first[0], text.replace("99/100", "100/100")).expect("a forged record");
    let output = project.run(&["record", "--as-of", DAY]);
    assert_eq!(code(&output), 2);
    assert_eq!(names().len(), 2);
}

#[test]
fn an_approval_is_written_once_and_whole_or_not_at_all() {
    let project = Project::new(&TYPED.replace("VALUE", "99 %"));
    let folder = project.path("").display().to_string();
    let approve = |ids: &[&str]| {
        let ids = ids.iter().copied();
        let arguments: Vec<&str> =
            ["approve"].into_iter().chain(ids).chain(["--by", "manager", "--dir", &folder]).collect();
        smqc(&arguments)
    };
    let records = || fs::read_dir(project.path("evidence")).map_or(0, Iterator::count);
    let unknown = approve(&["indicator/answers", "indicator/anwsers"]);
    assert_eq!((code(&unknown), records()), (2, 0));
    assert!(err(&unknown).contains("Did you mean “indicator/answers”?"), "{}", err(&unknown));
    let approved = approve(&["indicator/answers", "role/manager"]);
    assert_eq!((code(&approved), records()), (0, 1), "{}", err(&approved));
    assert!(out(&approved).contains("indicator/answers, role/manager"), "{}", out(&approved));
    let again = approve(&["indicator/answers"]);
    assert_eq!((code(&again), records()), (0, 1));
    assert!(out(&again).contains("nothing to add"), "{}", out(&again));
    project.write(
        "definitions.yaml",
        &TYPED.replace("VALUE", "99 %").replace("title: Answers in time", "titel: Answers"),
    );
    let refused = approve(&["indicator/answers"]);
    assert_eq!((code(&refused), records()), (1, 1));
    assert!(err(&refused).contains("cannot be approved"), "{}", err(&refused));
}

#[test]
fn nothing_is_sealed_while_there_are_errors() {
    let project = Project::new("kind: Role\nid: a\ntitel: A\n");
    assert_eq!(code(&project.run(&["record", "--as-of", DAY])), 1);
    assert!(!project.path("evidence").exists());
}

#[test]
fn a_case_is_told_day_by_day() {
    let output = smqc(&["case", "FT-2026-0300", &example("telecom"), "--as-of", DAY, "--lang", "en"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    for part in ["day 0: the day of receipt", "due on ", "Excel", "customer      #"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_same_world_gives_the_same_bytes() {
    let run = || smqc(&["measure", &example("telecom"), "--as-of", DAY, "--format", "json"]).stdout;
    assert_eq!(run(), run());
}

#[test]
fn data_are_read_from_the_folder_given() {
    let project = Project::new(
        "kind: Source\nid: calls\ntitle: Calls\nfiles: calls.csv\nextracted: 2026-07-01\nabout: day\ncolumns: {day: {from: Day, type: date}}\n---\nkind: Indicator\nid: calls\ntitle: Calls\nsource: calls\nmeasure: {count: rows}\n",
    );
    assert!(out(&project.run(&["measure", "--as-of", DAY])).contains("SMQ0501"));
    project.write("elsewhere/calls.csv", "Day\n2026-06-01\n2026-06-02\n");
    let data = project.path("elsewhere").display().to_string();
    let output = project.run(&["measure", "--as-of", DAY, "--format", "json", "--data", &data]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(json["indicators"][0]["series"][0]["value"], "2");
}

#[test]
fn the_program_finds_the_published_figures_again() {
    let plain = smqc(&["selftest"]);
    assert_eq!(code(&plain), 0, "{}", out(&plain));
    assert!(out(&plain).contains("Interval of a share, Wilson"), "{}", out(&plain));
    assert!(out(&plain).ends_with("all found.\n"));
    let french = smqc(&["selftest", "--lang", "fr"]);
    assert!(out(&french).contains("0,7864 · 0,9565"), "{}", out(&french));
    let data: serde_json::Value =
        serde_json::from_str(&out(&smqc(&["selftest", "--format", "json"]))).expect("JSON");
    assert_eq!(data["failed"], 0);
    assert!(data["vectors"].as_array().is_some_and(|vectors| vectors.len() == data["run"]));
}

#[test]
fn a_selftest_is_sealed_behind_the_other_records() {
    let project = Project::new(&TYPED.replace("VALUE", "97 %"));
    let records = || {
        let mut names: Vec<PathBuf> = fs::read_dir(project.path("evidence"))
            .expect("records")
            .map(|e| e.expect("an entry").path())
            .collect();
        names.sort();
        names
    };
    assert_eq!(code(&project.run(&["record", "--as-of", DAY])), 0);
    let measurement = records().remove(0);
    let sealed = project.run(&["selftest", "--seal"]);
    assert_eq!(code(&sealed), 0, "{}", err(&sealed));
    let both = records();
    assert_eq!(both.len(), 2);
    let own = both.iter().find(|path| **path != measurement).expect("a new record");
    let record: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(own).expect("a record")).expect("JSON");
    assert_eq!(record["predicateType"], "urn:smqc:predicate:tool-validation:v1");
    assert_eq!(record["predicate"]["validation"]["failed"], 0);
    let before = measurement.file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(record["predicate"]["previous"][0]["name"], before);
    // without a project there is nowhere to seal it
    let nowhere = tempfile::tempdir().expect("a folder");
    let failed = smqc(&["selftest", "--seal", &nowhere.path().display().to_string()]);
    assert_eq!(code(&failed), 2, "{}", err(&failed));
}

#[test]
fn a_build_that_would_write_nothing_says_what_to_ask_for() {
    let project = Project::new("kind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n");
    let nothing = project.run(&["build", "--edition", "customer", "--output", "site"]);
    assert_eq!(code(&nothing), 2, "{}", err(&nothing));
    assert!(err(&nothing).contains("nothing to write") && err(&nothing).contains("`--output`"));
    let unspoken = project.run(&["build", "--in", "fr"]);
    assert_eq!(code(&unspoken), 2, "{}", err(&unspoken));
    assert!(err(&unspoken).contains("does not speak “fr”") && err(&unspoken).contains("“en”"));
    assert!(!project.path("build").exists(), "nothing is written");
}

#[test]
fn nothing_is_generated_where_a_project_keeps_its_own_files() {
    let project = Project::new("kind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n");
    for folder in ["templates", "evidence", "evidence/build", "none/../templates"] {
        let out = project.path(folder);
        let failed = project.run(&["build", "--out", &out.display().to_string()]);
        assert_eq!(code(&failed), 2, "{folder}: {}", err(&failed));
        assert!(err(&failed).contains("files of its own") && err(&failed).contains("`--out`"), "{folder}");
    }
    assert!(!project.path("templates").exists() && !project.path("evidence").exists());
    let beside = project.path("site").display().to_string();
    assert_eq!(code(&project.run(&["build", "--out", &beside])), 0);
}
