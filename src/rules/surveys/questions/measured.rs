//! How often the rules on wording are right, counted on labelled questions and held against the figures
//! on their pages.

use crate::compile::{Compilation, Depth, compile};
use crate::diagnostic::Severity;
use crate::language::Language;
use crate::rules::{Page, Rule, find};
use crate::world::MemoryWorld;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

const SETS: [(&str, &str); 2] =
    [("fr", include_str!("labelled/fr.txt")), ("en", include_str!("labelled/en.txt"))];

/// Labels and the rule that looks for each.
const RULES: [(&str, &str); 4] = [
    ("double-barrelled", "SMQ4015"),
    ("leading", "SMQ4016"),
    ("presupposing", "SMQ4017"),
    ("hard", "SMQ4018"),
];

/// A labelled question.
struct Labelled {
    labels: &'static str,
    text: String,
    /// The words at fault.
    marked: Vec<Range<usize>>,
    /// Whether it was looked at when the lexicons were tuned: two in three of each label, in the first
    /// part.
    tuned: bool,
}

/// What the lines of the second part stand behind.
const SECOND_PART: [&str; 2] = ["# Second part", "# Seconde partie"];

fn questions(set: &'static str) -> Vec<Labelled> {
    let (mut second, mut counts) = (false, BTreeMap::new());
    let mut questions = Vec::new();
    for line in set.lines().filter(|line| !line.is_empty()) {
        second |= SECOND_PART.iter().any(|start| line.starts_with(start));
        if line.starts_with('#') {
            continue;
        }
        let (labels, written) = line.split_once(": ").expect("a label and a question");
        let count = counts.entry(labels).or_insert(0);
        *count += 1;
        questions.push(Labelled { tuned: !second && *count % 3 != 0, ..labelled(labels, written) });
    }
    questions
}

fn labelled(labels: &'static str, written: &str) -> Labelled {
    let (mut text, mut marked, mut from) = (String::new(), Vec::new(), 0);
    for c in written.chars() {
        match c {
            '[' => from = text.len(),
            ']' => marked.push(from..text.len()),
            _ => text.push(c),
        }
    }
    Labelled { labels, text, marked, tuned: false }
}

/// Where the text of each question begins in the file, beside what the compiler says.
fn compiled(language: &str, questions: &[Labelled]) -> (Compilation, Vec<usize>) {
    let mut survey = "kind: Survey\nid: all\ntitle: All\nquestions:\n".to_owned();
    let mut starts = Vec::new();
    for (i, question) in questions.iter().enumerate() {
        assert!(!question.text.contains(['"', '\\']), "{}", question.text);
        write!(survey, "  - {{id: q{i}, scale: satisfaction-5, ask: \"").expect("a string");
        starts.push(survey.len());
        writeln!(survey, "{}\"}}", question.text).expect("a string");
    }
    let system =
        format!("kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [{language}]\n");
    let day = jiff::civil::date(2026, 7, 15);
    let world = MemoryWorld::new(day).with_definition("a.yaml", survey).with_definition("smq.yaml", system);
    (compile(&world, Depth::Definitions).expect("a world in memory can be read"), starts)
}

/// Right, wrong and missed.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn of(
        label: &str,
        code: &str,
        questions: &[Labelled],
        (compilation, starts): &(Compilation, Vec<usize>),
        counts: fn(&Labelled) -> bool,
    ) -> Self {
        let mut score = Self::default();
        let spans: Vec<Range<usize>> = compilation
            .findings
            .iter()
            .filter(|finding| finding.code.0 == code)
            .filter_map(|finding| finding.span.map(crate::world::Span::range))
            .collect();
        for (question, start) in questions.iter().zip(starts).filter(|(question, _)| counts(question)) {
            let own = *start..*start + question.text.len();
            let mut found = spans.iter().filter(|span| own.contains(&span.start)).peekable();
            let labelled = question.labels.split(", ").any(|own| own == label);
            let reported = found.peek().is_some();
            let on_the_words = found.any(|span| {
                let touches = |marked: &Range<usize>| {
                    span.start < start + marked.end && start + marked.start < span.end
                };
                question.marked.iter().any(touches)
            });
            match (labelled, reported) {
                (true, true) if on_the_words => score.right += 1,
                (true, false) => score.missed += 1,
                (_, true) => score.wrong += 1,
                (false, false) => {}
            }
        }
        score
    }

    fn precise(&self) -> bool {
        self.right * 10 >= (self.right + self.wrong) * 9
    }

    /// As the page of the rule says it.
    fn told(&self, language: Language) -> String {
        let (of_found, of_all) = (self.right + self.wrong, self.right + self.missed);
        match language {
            Language::English => {
                format!("right {} times of {of_found}, and found {} of {of_all}", self.right, self.right)
            }
            Language::French => {
                format!("juste {} fois sur {of_found}, et {} trouvées sur {of_all}", self.right, self.right)
            }
        }
    }
}

fn rule(code: &str) -> &'static Rule {
    find(code).expect("a rule")
}

#[test]
fn each_page_tells_how_often_its_rule_is_right() {
    let mut precise = [true; RULES.len()];
    for (language, set) in SETS {
        let questions = questions(set);
        let compiled = compiled(language, &questions);
        for (at, (label, code)) in RULES.iter().enumerate() {
            let score = Score::of(label, code, &questions, &compiled, |_| true);
            let unseen = Score::of(label, code, &questions, &compiled, |question| !question.tuned);
            precise[at] &= score.precise();
            for reader in Language::ALL {
                let named = match (reader, language) {
                    (Language::English, "fr") => "French",
                    (Language::English, _) => "English",
                    (Language::French, "fr") => "En français",
                    (Language::French, _) => "En anglais",
                };
                let (colon, beside) = match reader {
                    Language::English => (":", "; where not tuned,"),
                    Language::French => ("\u{a0}:", "\u{202f}; hors réglage,"),
                };
                let line = format!("{named}{colon} {}{beside} {}", score.told(reader), unseen.told(reader));
                let prose = Page::new(rule(code).page).prose(reader).replace("\n  ", " ");
                assert!(prose.contains(&line), "{code}, page in {reader:?}: {line}");
            }
        }
    }
    for ((_, code), precise) in RULES.iter().zip(precise) {
        assert!(precise || rule(code).severity == Severity::Advice, "{code} is too often wrong to warn");
    }
}

#[test]
fn each_set_is_large_and_half_of_it_good() {
    for (language, set) in SETS {
        let questions = questions(set);
        let good = questions.iter().filter(|question| question.labels == "good").count();
        assert!(questions.len() >= 120, "{language}: {}", questions.len());
        assert!((2 * good).abs_diff(questions.len()) <= questions.len() / 10, "{language}: {good}");
        for question in questions {
            let known = |label: &str| label == "good" || RULES.iter().any(|(own, _)| *own == label);
            assert!(question.labels.split(", ").all(known), "{}", question.labels);
            assert_eq!(question.labels == "good", question.marked.is_empty(), "{}", question.text);
        }
    }
}

#[test]
fn a_slip_is_marked_in_every_way_of_writing_and_other_languages_are_left_alone() {
    let text = "kind: Survey\nid: a\ntitle: A\nquestions:\n  - id: q\n    scale: satisfaction-5\n    ask:\n      fr: >\n        Notre accueil est-il\n        rapide et  courtois ?\n      en: 'It''s quick and courteous?'\n      nl: Is het rapide et courtois?\n";
    let world = MemoryWorld::new(jiff::civil::date(2026, 7, 15)).with_definition("a.yaml", text);
    let compilation = compile(&world, Depth::Definitions).expect("a world in memory can be read");
    let found = compilation.findings.iter().filter(|finding| finding.code.0 == "SMQ4015");
    let words: Vec<&str> =
        found.filter_map(|finding| finding.span).map(|span| compilation.files.text(span)).collect();
    assert_eq!(words, ["rapide et  courtois", "quick and courteous"]);
}
