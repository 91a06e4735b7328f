//! The example systems are good ones: no rule finds an error or a gap in them.

#![allow(clippy::expect_used, reason = "a test of the program from outside")]

use std::process::Command;

/// Errors and warnings of a command on an example: code and message.
fn found(command: &str, example: &str) -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    let output = Command::new(env!("CARGO_BIN_EXE_smqc"))
        .args([command, "--as-of", "2026-07-15", "--lang", "en", "--format", "json"])
        .arg(folder)
        .output()
        .expect("the program runs");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    let graver = findings.iter().filter(|finding| finding["level"] != "advice");
    graver.map(|finding| format!("{} {}", finding["code"], finding["message"])).collect()
}

#[test]
fn good_systems_of_every_size_are_left_in_peace() {
    for example in ["accountant", "punctuality", "shop", "telecom", "town"] {
        assert_eq!(found("check", example), Vec::<String>::new(), "{example}");
    }
}

/// The data of the examples made for the rules are read to the last cell.
#[test]
fn every_row_of_the_small_examples_is_read() {
    for example in ["accountant", "shop", "town"] {
        let with_data = found("measure", example);
        assert_eq!(with_data, Vec::<String>::new(), "{example}");
    }
}
