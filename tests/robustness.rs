//! Whatever stands in the files: the program never panics, and it never loses a definition or a row
//! in silence. The cases are drawn by lot from a fixed seed; `PROPTEST_CASES` and `PROPTEST_RNG_SEED`
//! draw more and others.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod project;

use std::path::Path;
use std::sync::LazyLock;

use project::{Outcome, Project, assert_rows_add_up};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use smqc::language::{Language, Speaker};
use smqc::report::{Style, finding_text, measured_json};
use smqc::rules::{Page, RULES};
use smqc::world::Span;

/// Files of the telecom example: every kind of trouble has a place in them.
const FILES: [&str; 15] = [
    "smq.yaml",
    "sources.yaml",
    "charte/charte.yaml",
    "charte/promesses.yaml",
    "mesures/indicateurs.yaml",
    "mesures/objectifs.yaml",
    "mesures/reperes.yaml",
    "organisation/calendriers.yaml",
    "organisation/canaux.yaml",
    "organisation/roles.yaml",
    "reclamations/procedure.yaml",
    "reclamations/mediation.yaml",
    "ecoute/enquete.yaml",
    "auto-evaluation/questionnaire.yaml",
    "referentiels/code-contact.yaml",
];

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/telecom");
    FILES.iter().map(|name| std::fs::read_to_string(root.join(name)).expect("the example")).collect()
});

static SPEAKERS: LazyLock<[Speaker; 2]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let mut speaker = Speaker::new(language, "fr");
        RULES.iter().for_each(|rule| speaker.learn(&Page::new(rule.page).words(language)));
        speaker
    })
});

const DEFINITIONS: &str = include_str!("verdicts/register.yaml");
const HEADER: &str = "Reference;Received;Hour;Answered;Closed;Channel;Duplicate;Strike;Waited;Solved\n";

fn config() -> Config {
    let seed =
        std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_121);
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48);
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

/// One change to a text; places are shares of its length.
#[derive(Debug, Clone)]
enum Change {
    DeleteLine(u16),
    DuplicateLine(u16),
    SwapLines(u16, u16),
    ReplaceLine(u16, String),
    Flip(u16, char),
    Insert(u16, String),
    Truncate(u16),
    Indent(u16, i8),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let place = any::<u16>;
    // What people type, and what they never should.
    let words = prop::sample::select(vec![
        ":",
        ": ",
        " : ",
        ", ",
        "'",
        "\"",
        "#",
        " #",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\t",
        "\u{a0}",
        "é",
        "€",
        "---\n",
        "\n",
        "...",
        "~",
        "<<: ",
        "kind: ",
        "id: ",
        "2 jours",
        "95",
        "\u{feff}",
        "\\",
        "?",
        "null",
        "yes",
        "9999999999999999999999",
        "-1",
        "2026-02-30",
        "\u{0}",
        "\r",
        "𝔘",
    ]);
    let word = words.prop_map(str::to_owned);
    let change = prop_oneof![
        place().prop_map(Change::DeleteLine),
        place().prop_map(Change::DuplicateLine),
        (place(), place()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        (place(), word.clone()).prop_map(|(at, text)| Change::ReplaceLine(at, text)),
        (place(), any::<char>()).prop_map(|(at, sign)| Change::Flip(at, sign)),
        (place(), word).prop_map(|(at, text)| Change::Insert(at, text)),
        place().prop_map(Change::Truncate),
        (place(), -3_i8..4).prop_map(|(at, by)| Change::Indent(at, by)),
    ];
    prop::collection::vec(change, 1..4)
}

fn share(of: usize, at: u16) -> usize {
    of.saturating_sub(1) * usize::from(at) / usize::from(u16::MAX)
}

fn apply(text: &str, change: &Change) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let mut signs: Vec<char> = text.chars().collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let count = lines.len();
    match change {
        Change::DeleteLine(at) => drop(lines.remove(share(count, *at))),
        Change::DuplicateLine(at) => {
            let line = lines[share(count, *at)].clone();
            lines.insert(share(count, *at), line);
        }
        Change::SwapLines(a, b) => lines.swap(share(count, *a), share(count, *b)),
        Change::ReplaceLine(at, with) => lines[share(count, *at)] = format!("{with}\n"),
        Change::Indent(at, by) => {
            let line = &mut lines[share(count, *at)];
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let wanted = spaces.saturating_add_signed(isize::from(*by));
            *line = " ".repeat(wanted) + &line[spaces..];
        }
        Change::Flip(at, with) => {
            let at = share(signs.len(), *at);
            signs[at] = *with;
            return signs.into_iter().collect();
        }
        Change::Insert(at, more) => {
            let at = share(signs.len(), *at);
            return signs[..at].iter().collect::<String>() + more + &signs[at..].iter().collect::<String>();
        }
        Change::Truncate(at) => return signs[..share(signs.len(), *at)].iter().collect(),
    }
    lines.concat()
}

/// Every finding has a place on characters, words in both languages, and can be drawn.
fn sound(outcome: &Outcome) {
    for finding in &outcome.0.findings {
        for span in finding.span.iter().chain(finding.labels.iter().map(|label| &label.span)) {
            on_characters(outcome, *span);
        }
        for fix in &finding.fixes {
            on_characters(outcome, fix.span);
        }
        for speaker in &*SPEAKERS {
            let text = speaker.say(&finding.message);
            assert!(text != finding.message.key, "no words for {text}");
            let drawn = finding_text(finding, &outcome.0.files, speaker, Style::Plain);
            assert!(drawn.contains(finding.code.0));
        }
    }
}

fn on_characters(outcome: &Outcome, span: Span) {
    let file = outcome.0.files.get(span.file).expect("a file");
    assert!(
        file.text.get(span.range()).is_some(),
        "{}: {:?} cuts a character or the file",
        file.path,
        span.range()
    );
}

/// Documents of a text that say anything at all.
fn documents(text: &str) -> usize {
    let mut count = 0;
    let mut says = false;
    for line in text.lines() {
        if line == "---" || line.starts_with("--- ") {
            count += usize::from(says);
            says = false;
        }
        let bare = line.strip_prefix("---").unwrap_or(line).trim();
        says |= !bare.is_empty() && !bare.starts_with('#') && bare != "...";
    }
    count + usize::from(says)
}

/// The project with one file in other words.
fn with_file(index: usize, bytes: &[u8]) -> Outcome {
    let mut project = Project::on("2026-11-21");
    for (i, name) in FILES.iter().enumerate() {
        project = project.with(name, if i == index { bytes } else { TEXTS[i].as_bytes() });
    }
    project.check()
}

/// What the properties rest on: the files as they are have no error.
#[test]
fn the_files_unchanged_have_no_error() {
    let outcome = with_file(0, TEXTS[0].as_bytes());
    assert!(outcome.errors().is_empty(), "{}", outcome.told());
    let written: usize = TEXTS.iter().map(|text| documents(text)).sum();
    assert_eq!(outcome.0.model.own().count(), written);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_may_stand_in_a_definition_file(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let outcome = Project::on("2026-11-21").with("a.yaml", bytes).with("smq.yaml", TEXTS[0].as_bytes()).check();
        sound(&outcome);
    }

    #[test]
    fn any_text_of_yaml_signs_may_stand_in_a_definition_file(
        words in prop::collection::vec(prop::sample::select(vec![
            "kind: ", "Promise", "Indicator", "Source", "id: ", "a", "title: ", "measure: ", "time", "columns: ", "where: ",
            "{", "}", "[", "]", ", ", ": ", ":", "- ", "? ", "\n", "\n  ", "\n    ", "'", "\"", "|", ">", "&a ", "*a", "!t ",
            "# ", "%", "---\n", "...\n", "é", "\t", "<<", "95 %", "2 jours", "and", "(", ")", "=", "x",
        ]), 0..80)
    ) {
        let outcome = Project::on("2026-11-21").with("a.yaml", words.concat()).with("smq.yaml", TEXTS[0].as_bytes()).check();
        sound(&outcome);
    }

    #[test]
    fn no_change_to_a_file_loses_a_definition_in_silence(index in 0..FILES.len(), changes in changes()) {
        let text = changes.iter().fold(TEXTS[index].clone(), |text, change| apply(&text, change));
        let outcome = with_file(index, text.as_bytes());
        sound(&outcome);
        let written: usize = (0..FILES.len()).map(|i| documents(if i == index { &text } else { &TEXTS[i] })).sum();
        let found = outcome.0.model.own().count();
        prop_assert!(found >= written || !outcome.errors().is_empty(), "{written} documents, {found} definitions, no error:\n{text}");
    }

    #[test]
    fn a_changed_byte_never_panics(index in 0..FILES.len(), at in any::<u16>(), byte in any::<u8>()) {
        let mut bytes = TEXTS[index].clone().into_bytes();
        let place = share(bytes.len(), at);
        bytes[place] = byte;
        sound(&with_file(index, &bytes));
    }

    #[test]
    fn the_same_files_give_the_same_findings(index in 0..FILES.len(), changes in changes()) {
        let text = changes.iter().fold(TEXTS[index].clone(), |text, change| apply(&text, change));
        let [one, other] = [0, 1].map(|_| with_file(index, text.as_bytes()));
        prop_assert_eq!(one.told(), other.told());
    }

    #[test]
    fn any_bytes_may_stand_in_a_data_file(bytes in prop::collection::vec(any::<u8>(), 0..400), headed in any::<bool>()) {
        let bytes = if headed { [HEADER.as_bytes(), &bytes].concat() } else { bytes };
        measured(&bytes);
    }

    #[test]
    fn any_cells_may_stand_in_a_data_file(cells in prop::collection::vec(prop::sample::select(vec![
        "R1", "R2", "", "-", "02/03/2026", "31/02/2026", "2026-03-02", "10:00", "25:61", "03/03/2026 09:00", "99/99/9999",
        "01/01/0001", "31/12/9999", "31/12/9999 23:59", "email", "Mail", "fax", "yes", "no", "peut-être", "3", "-1", "1e9", "1,5",
        "99999999999999999999999999999999999999999999", "\"", "\"a;b\"", "\n", "\r\n", "é", "\u{0}", "29/03/2026", "02:30",
    ]), 0..200)) {
        let mut text = HEADER.to_owned();
        for (i, cell) in cells.iter().enumerate() {
            text += cell;
            text += if i % 10 == 9 { "\n" } else { ";" };
        }
        measured(text.as_bytes());
    }
}

/// Measures one data file: every row read is somewhere, and the figures can be told.
fn measured(bytes: &[u8]) {
    let outcome = Project::on("2026-11-21")
        .with("smq.yaml", DEFINITIONS)
        .data("data/register-2026-07-06.csv", bytes)
        .measure();
    sound(&outcome);
    let measured = outcome.0.measured.as_ref().expect("data were asked for");
    for reading in &measured.readings {
        assert_rows_add_up(reading);
        let rows = reading.rows;
        let dated: u64 =
            reading.series.iter().map(|figure| figure.tally.rows + figure.tally.left_out()).sum();
        let counted = rows.counted + rows.excluded + rows.missing + rows.rejected;
        assert_eq!(
            dated + rows.undated,
            counted,
            "{}: every row that counts is in a period",
            reading.indicator
        );
    }
    for speaker in &*SPEAKERS {
        serde_json::to_string(&measured_json(&outcome.0, speaker)).expect("JSON");
    }
}
