//! What goes to which stream, how much of it, in which colours; and what happens where it cannot be
//! written.

use super::{Project, code, err, out, smqc};

/// An error, and a warning beside it: the title of a promise in no language of the reader's.
const BOTH: &str = "\
kind: Role
id: manager
titel: Manager
---
kind: Promise
id: fast
title: Fast
statement: We answer fast.
";

#[test]
fn quiet_leaves_the_errors_alone() {
    let project = Project::new(BOTH);
    let all = project.run(&["check"]);
    assert!(out(&all).contains("error[") && out(&all).contains("warning["), "{}", out(&all));
    for command in ["check", "build", "measure"] {
        let quiet = project.run(&[command, "--quiet"]);
        assert_eq!(code(&quiet), 1);
        assert!(out(&quiet).contains("error["), "{}", out(&quiet));
        assert!(!out(&quiet).contains("warning["), "{command}: {}", out(&quiet));
    }
    // Where only a warning fails, it is what is told.
    let project = Project::new(&BOTH.replace("titel", "title"));
    let quiet = project.run(&["check", "--quiet", "--deny", "warnings"]);
    assert_eq!(code(&quiet), 1);
    assert!(out(&quiet).contains("warning["), "{}", out(&quiet));
}

#[test]
fn a_machine_reads_one_document_even_where_a_template_fails() {
    let project = Project::new("kind: Role\nid: a\ntitle: A\n");
    project.write("templates/overview.html", "<script>alert(1)</script>");
    let output = project.run(&["build", "--format", "json"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let told: serde_json::Value = serde_json::from_str(&out(&output)).expect("one JSON document");
    let codes: Vec<_> =
        told["findings"].as_array().expect("findings").iter().map(|own| &own["code"]).collect();
    assert!(codes.iter().any(|code| *code == "SMQ0605"), "{codes:?}");
}

#[test]
fn colours_go_to_a_pipe_where_they_are_asked_for() {
    let project = Project::new(BOTH);
    assert!(out(&project.run(&["check", "--color", "always"])).contains("\u{1b}["));
    assert!(!out(&project.run(&["check", "--color", "never"])).contains('\u{1b}'));
    assert!(!out(&project.run(&["check"])).contains('\u{1b}'));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_a_failure() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("a full disk");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_smqc"))
        .args(["explain", "--list"])
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("stdout"), "{}", err(&output));
}

#[test]
fn nothing_is_said_of_approvals_while_the_system_cannot_be_read() {
    let project = Project::new("kind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n");
    let system = |language: &str| {
        format!("kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [{language}]\n")
    };
    project.write("smq.yaml", &system("fr"));
    let folder = project.path("").display().to_string();
    let approved = smqc(&["approve", "role/manager", "--by", "manager", "--dir", &folder]);
    assert_eq!(code(&approved), 0, "{}", err(&approved));
    project.write("smq.yaml", &system("français"));
    let output = project.run(&["check"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("SMQ0201") && !out(&output).contains("SMQ7017"), "{}", out(&output));
}
