//! One mistake, one message. Each file of `broken/` is a project with one mistake, as a quality
//! manager makes it, and says what is to be found:
//!
//! - `# <- CODE` at the end of the line of the mistake; where a remark cannot stand on that line,
//!   `# expect CODE at line N` above (with `column N` where the place matters);
//! - `# says: words` of the English message, its reason or its remedy;
//! - `# marks: text` under the mark;
//! - `# expect nothing` for what is no mistake;
//! - `# written: …` how the bytes of the file are written;
//! - `# rule: CODE`, a rule whose advice and warnings count: those of the others do not, for these
//!   projects lack most of what the rules ask for. Errors of rules always count.
//! - `# alone`: no System is added.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cmp_owned,
    clippy::disallowed_methods,
    clippy::doc_markdown,
    clippy::expect_used,
    clippy::match_same_arms,
    clippy::maybe_infinite_iter,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_arguments,
    clippy::type_complexity,
    reason = "a test from outside the program"
)]

mod project;

use std::path::Path;
use std::sync::LazyLock;

use project::{Outcome, Project};
use smqc::diagnostic::{Diagnostic, Severity};
use smqc::language::{Language, Speaker};
use smqc::report::{Style, finding_text};
use smqc::rules::{Page, RULES};
use smqc::world::Span;

/// One file, and what it says of itself.
struct Fixture {
    name: String,
    text: String,
}

/// The finding that is expected.
#[derive(Debug)]
struct Expected {
    code: String,
    /// Nothing where no line can be pointed at.
    line: Option<usize>,
    column: Option<usize>,
}

impl Fixture {
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
        let entries =
            std::fs::read_dir(&folder).expect("the fixtures").map(|entry| entry.expect("an entry").path());
        let mut paths: Vec<_> = entries.collect();
        paths.sort();
        let read = |path: &std::path::PathBuf| Self {
            name: path.file_name().expect("a name").to_string_lossy().into_owned(),
            text: std::fs::read_to_string(path).expect("a fixture in UTF-8").replace("\r\n", "\n"),
        };
        paths.iter().map(read).collect()
    }

    /// The remarks above the first definition that begin with these words.
    fn remarks<'f>(&'f self, word: &'f str) -> impl Iterator<Item = &'f str> {
        let head = self.text.lines().map_while(|line| line.strip_prefix("# "));
        head.filter_map(move |line| line.strip_prefix(word)).map(str::trim)
    }

    fn expected(&self) -> Option<Expected> {
        let mut found = Vec::new();
        for (i, line) in self.text.lines().enumerate() {
            if let Some((_, code)) = line.rsplit_once("# <- ") {
                found.push(Expected { code: code.trim().to_owned(), line: Some(i + 1), column: None });
            }
        }
        for remark in self.remarks("expect ").filter(|remark| *remark != "nothing") {
            let words: Vec<&str> = remark.split(' ').collect();
            let number = |name: &str| {
                let at = words.iter().position(|word| *word == name)?;
                words.get(at + 1)?.parse().ok()
            };
            found.push(Expected {
                code: words[0].to_owned(),
                line: number("line"),
                column: number("column"),
            });
        }
        assert!(found.len() <= 1, "{}: more than one mistake is marked", self.name);
        let nothing = self.remarks("expect ").any(|remark| remark == "nothing");
        assert!(nothing != (found.len() == 1), "{}: marks no mistake", self.name);
        found.pop()
    }

    /// The bytes of the file, written as it says.
    fn bytes(&self) -> Vec<u8> {
        let written: String = self.remarks("written:").collect();
        let text = if written.contains("carriage returns") {
            self.text.replace('\n', "\r\n")
        } else {
            self.text.clone()
        };
        if written.contains("windows-1252") {
            return encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        }
        if written.contains("utf-16") {
            return std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        }
        let mark: &[u8] = if written.contains("byte-order mark") { b"\xef\xbb\xbf" } else { b"" };
        [mark, text.as_bytes()].concat()
    }

    fn project(&self) -> Project {
        let project = Project::on("2026-07-15").with("fixture.yaml", self.bytes());
        let own = self.text.lines().any(|line| line.trim_end() == "kind: System");
        let alone = self.text.lines().any(|line| line == "# alone");
        if own || alone { project } else { project.with("smq.yaml", SYSTEM) }
    }

    /// The findings that count.
    fn findings<'o>(&self, outcome: &'o Outcome) -> Vec<&'o Diagnostic> {
        let counts = |finding: &&Diagnostic| {
            let of_rule = RULES.iter().any(|rule| rule.code == finding.code);
            let on = self.remarks("rule:").any(|code| code == finding.code.0);
            !of_rule || on || finding.severity == Severity::Error
        };
        outcome.0.findings.iter().filter(counts).collect()
    }
}

const SYSTEM: &str = "kind: System\nid: test\ntitle: Test\nsmqc: 1\norganisation: Test\nlanguages: [en]\n\
                      timezone: Europe/Brussels\n";

/// Both speakers, with the words of the rules.
fn speaker(language: Language) -> &'static Speaker {
    static SPEAKERS: LazyLock<[Speaker; 2]> = LazyLock::new(|| {
        Language::ALL.map(|language| {
            let mut speaker = Speaker::new(language, "en");
            RULES.iter().for_each(|rule| speaker.learn(&Page::new(rule.page).words(language)));
            speaker
        })
    });
    if language == Language::English { &SPEAKERS[0] } else { &SPEAKERS[1] }
}

/// A finding in words: message, reason, remedy and labels, one a line.
fn words(finding: &Diagnostic, language: Language) -> String {
    let speaker = speaker(language);
    let mut lines = vec![speaker.say(&finding.message)];
    lines.extend(["why", "fix", "label"].iter().filter_map(|part| speaker.attribute(&finding.message, part)));
    lines.extend(finding.labels.iter().map(|label| speaker.say(&label.message)));
    lines.join("\n")
}

/// What is wrong with what was found; nothing when it is as expected.
fn objections(fixture: &Fixture, outcome: &Outcome) -> Vec<String> {
    let findings = fixture.findings(outcome);
    let (finding, expected) = match (findings.as_slice(), fixture.expected()) {
        ([], None) => return Vec::new(),
        ([finding], Some(expected)) => (*finding, expected),
        (several, expected) => {
            return vec![format!("{} findings for {expected:?}:\n{}", several.len(), outcome.told())];
        }
    };
    let mut objections = Vec::new();
    let place = finding.span.and_then(|span| outcome.0.files.locate(span)).map(|(_, place)| place);
    let line_fits = place.map(|place| place.line) == expected.line;
    let column_fits = expected.column.is_none_or(|column| place.map(|place| place.column) == Some(column));
    if finding.code.0 != expected.code || !line_fits || !column_fits {
        objections.push(format!("found {} at {place:?}, expected {expected:?}", finding.code.0));
    }
    let marked = finding.span.map_or("", |span: Span| outcome.0.files.text(span));
    if let Some(wanted) = fixture.remarks("marks:").next().filter(|wanted| *wanted != marked) {
        objections.push(format!("marks “{marked}”, not “{wanted}”"));
    }
    let english = words(finding, Language::English);
    for wanted in fixture.remarks("says:").filter(|wanted| !english.contains(wanted)) {
        objections.push(format!("does not say “{wanted}”:\n{english}"));
    }
    if fixture.remarks("says:").next().is_none() {
        objections.push("says nothing in particular".to_owned());
    }
    objections.extend(bare_words(finding, &english));
    objections
}

/// A message that is missing in a language, or has a gap that nothing fills.
fn bare_words(finding: &Diagnostic, english: &str) -> Vec<String> {
    let french = words(finding, Language::French);
    let mut objections = Vec::new();
    for (language, text) in [("English", english), ("French", french.as_str())] {
        let is_key = |word: &str| FAMILIES.iter().any(|family| word.starts_with(family));
        let trimmed = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        if let Some(key) = trimmed.clone().find(|word| is_key(word)) {
            objections.push(format!("in {language} a key instead of words, {key}:\n{text}"));
        }
        if text.contains("{$") || text.contains("{ $") || text.contains('\u{2068}') {
            objections.push(format!("in {language} a gap that nothing fills:\n{text}"));
        }
    }
    if french == english {
        objections.push(format!("the same in French:\n{french}"));
    }
    objections
}

/// How the keys of messages begin.
const FAMILIES: [&str; 11] = [
    "calendar-",
    "cell-",
    "data-",
    "expression-",
    "fit-",
    "resolve-",
    "schema-",
    "state-",
    "value-",
    "yaml-",
    "level-",
];

#[test]
fn one_mistake_one_message() {
    let mut told = Vec::new();
    let fixtures = Fixture::all();
    for fixture in &fixtures {
        let outcome = fixture.project().check();
        let objections = objections(fixture, &outcome);
        if !objections.is_empty() {
            told.push(format!("== {}\n{}", fixture.name, objections.join("\n")));
        }
    }
    assert!(told.is_empty(), "{} of {} fixtures:\n{}", told.len(), fixtures.len(), told.join("\n\n"));
    assert!(fixtures.len() >= 30);
}

/// The same with the data asked for: nothing panics, and no figure is made of what is broken.
#[test]
fn a_mistake_does_not_stop_the_measuring() {
    for fixture in Fixture::all() {
        let checked = fixture.project().check().0.findings.len();
        let outcome = fixture
            .project()
            .data("data/register.csv", "Received;Answered\n2026-01-05;2026-01-06\n")
            .measure();
        assert!(outcome.0.findings.len() >= checked, "{}: {}", fixture.name, outcome.told());
    }
}

/// The message can be drawn, in both languages, with and without colours.
#[test]
fn every_message_can_be_drawn() {
    for fixture in Fixture::all() {
        let outcome = fixture.project().check();
        for finding in &outcome.0.findings {
            for language in Language::ALL {
                for style in [Style::Plain, Style::Coloured] {
                    let drawn = finding_text(finding, &outcome.0.files, speaker(language), style);
                    assert!(drawn.contains(finding.code.0), "{}: {drawn}", fixture.name);
                }
            }
        }
    }
}
