//! The example systems are good ones: no rule finds an error or a gap in them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test of the program from outside")]

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

/// One example looks like its town: a colour, a logo, and a page of its own for customers.
#[test]
fn a_theme_and_a_template_of_the_project_are_in_what_is_built() {
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/town");
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_smqc"))
        .args(["build", "--as-of", "2026-07-15", "--lang", "fr", "--out"])
        .arg(folder.path())
        .arg(example.as_os_str())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).expect("a file");
    for edition in ["customer", "staff", "auditor"] {
        let style = read(&format!("{edition}/site.css"));
        assert!(style.contains("--link: light-dark(#7d2248, "), "{edition}");
        assert!(style.contains("--sans: \"Source Sans 3\", \"Noto Sans\""), "{edition}");
        assert!(read(&format!("{edition}/logo.svg")).contains("#7d2248"), "{edition}");
        let first = read(&format!("{edition}/fr/index.html"));
        assert!(first.contains("<img class=\"logo\" src=\"../logo.svg\""), "{edition}");
        let own = ["Le mot de la mairie", "<strong>Mairie de Valmorin</strong>"];
        assert_eq!(own.map(|text| first.contains(text)), [edition == "customer"; 2], "{edition}");
    }
    // The rest of the page is still ours, in its place: what is promised stands behind the opening.
    let charter = read("customer/fr/index.html");
    let places =
        ["Charte des habitants</h1>", "Le mot de la mairie", "Un trou signalé", "Mairie de Valmorin"];
    let places = places.map(|text| charter.find(text).unwrap_or_else(|| panic!("no {text}")));
    assert!(places.is_sorted(), "{places:?}");
}
