//! Every rule and fault: level, basis, limits, page, words, and an example of each side.

use std::fmt::Write;

use super::{code, head, heading, item, named};
use crate::diagnostic::{FAULTS, Severity};
use crate::language::{Language, Message, Speaker};
use crate::rules::{FAMILIES, Limit, Page, RULES, Section};

/// A rule or a fault, as the reference shows it.
struct Row {
    code: &'static str,
    slug: &'static str,
    severity: Severity,
    family: &'static str,
    /// Nothing for a fault.
    basis: Option<&'static str>,
    limits: &'static [Limit],
    page: &'static str,
}

/// Faults that no family of rules has: what cannot be read or understood.
const READING: &str = "reading";

/// How a basis is written in French, in the order in which the words are looked for.
const FRENCH_BASIS: &[(&str, &str)] = &[
    ("practice", "pratique"),
    ("arithmetic", "arithmétique"),
    (", with ", ", avec "),
    (" and ", " et "),
    ("recital", "considérant"),
    ("annex ", "annexe "),
    ("(complaint)", "(réclamation)"),
    ("GDPR", "RGPD"),
    ("Regulation (EU)", "Règlement (UE)"),
    ("Directive (EU)", "Directive (UE)"),
    ("/EU", "/UE"),
    ("CJEU", "CJUE"),
    ("recommendation", "recommandation"),
    ("updated by", "modifiée par"),
];

/// The reference of the rules and faults.
pub fn rules_reference(language: Language) -> String {
    let mut speaker = Speaker::new(language, language.tag());
    RULES.iter().for_each(|rule| speaker.learn(&Page::new(rule.page).words(language)));
    FAULTS.iter().for_each(|fault| speaker.learn(&Page::new(fault.page).words(language)));
    let rows = rows();
    let mut text = head("reference-rules", "rules", &speaker);
    let _ = write!(text, "\n{}\n", speaker.word("reference-rules-intro"));
    text.push_str(&contents(&rows, &speaker));
    for family in families() {
        text.push_str(&heading(2, family, &name_of(family, &speaker)));
        for row in rows.iter().filter(|row| row.family == family) {
            text.push_str(&entry(row, &speaker));
        }
    }
    text
}

/// Rules and faults together, by code.
fn rows() -> Vec<Row> {
    let rules = RULES.iter().map(|rule| Row {
        code: rule.code.0,
        slug: rule.slug,
        severity: rule.severity,
        family: rule.family(),
        basis: Some(rule.basis),
        limits: rule.limits,
        page: rule.page,
    });
    let faults = FAULTS.iter().map(|fault| Row {
        code: fault.code.0,
        slug: fault.slug,
        severity: fault.severity,
        family: family_of(fault.code.0),
        basis: None,
        limits: &[],
        page: fault.page,
    });
    let mut rows: Vec<Row> = rules.chain(faults).collect();
    rows.sort_unstable_by_key(|row| row.code);
    rows
}

fn families() -> impl Iterator<Item = &'static str> {
    std::iter::once(READING).chain(FAMILIES.iter().map(|(_, family)| *family))
}

/// The family among whose codes a fault's stands.
fn family_of(code: &str) -> &'static str {
    FAMILIES.iter().rev().find(|(from, _)| code >= *from).map_or(READING, |(_, family)| family)
}

fn name_of(family: &str, speaker: &Speaker) -> String {
    speaker.word(&format!("reference-family-{family}"))
}

fn anchor(row: &Row) -> String {
    row.code.to_ascii_lowercase()
}

fn contents(rows: &[Row], speaker: &Speaker) -> String {
    let mut text = heading(2, "contents", &speaker.word("reference-contents"));
    for family in families() {
        let _ = write!(text, "\n- [{}](#{family})\n", name_of(family, speaker));
        for row in rows.iter().filter(|row| row.family == family) {
            let level = speaker.word(&format!("level-{}", row.severity.name()));
            let _ = writeln!(text, "  - [{} {}](#{}) ({level})", row.code, row.slug, anchor(row));
        }
    }
    text
}

/// One rule or fault.
fn entry(row: &Row, speaker: &Speaker) -> String {
    let language = speaker.language();
    let page = Page::new(row.page);
    let mut text = heading(3, &anchor(row), &format!("{} {}", row.code, row.slug));
    text.push('\n');
    item(&mut text, "reference-level", &speaker.word(&format!("level-{}", row.severity.name())), speaker);
    item(&mut text, "reference-family", &name_of(row.family, speaker), speaker);
    let basis = row.basis.map_or_else(|| speaker.word("reference-fault"), |basis| basis_in(basis, language));
    item(&mut text, "reference-basis", &basis, speaker);
    if !row.limits.is_empty() {
        let limits = row.limits.iter().map(|limit| code(&format!("{}: {}", limit.name, limit.default)));
        item(&mut text, "reference-limits", &limits.collect::<Vec<_>>().join(", "), speaker);
    }
    let _ = write!(text, "\n{}\n", typeset(&page.prose(language), language));
    text.push_str(&said(&page, speaker));
    for (section, title) in
        [(Section::Triggers, "explain-triggers"), (Section::NearMiss, "explain-near-miss")]
    {
        if let Some(example) = page.section(section).and_then(first_example) {
            let _ = write!(text, "\n{}\n\n{example}\n", speaker.word(title));
        }
    }
    text
}

fn basis_in(basis: &str, language: Language) -> String {
    match language {
        Language::English => basis.to_owned(),
        Language::French => FRENCH_BASIS
            .iter()
            .fold(basis.to_owned(), |text, (english, french)| text.replace(english, french)),
    }
}

/// French signs and the spaces that belong to them, as a keyboard and as a printer write them.
const FRENCH_SPACES: &[(&str, &str)] = &[
    ("« ", "«\u{202f}"),
    (" »", "\u{202f}»"),
    (" ;", "\u{202f};"),
    (" !", "\u{202f}!"),
    (" ?", "\u{202f}?"),
    (" :", "\u{a0}:"),
    (" %", "\u{a0}%"),
];

/// Prose with the spaces of its language; code stays as it is.
fn typeset(prose: &str, language: Language) -> String {
    if language == Language::English {
        return prose.to_owned();
    }
    let spaced =
        |text: &str| FRENCH_SPACES.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let parts = prose.split('`').enumerate();
    let parts: Vec<String> =
        parts.map(|(nth, part)| if nth % 2 == 0 { spaced(part) } else { part.to_owned() }).collect();
    parts.join("`")
}

/// The messages of a page with their reason and remedy; what a finding fills in stands in braces.
fn said(page: &Page<'static>, speaker: &Speaker) -> String {
    let blocks = page.blocks(Section::Prose(speaker.language()), "ftl");
    let lines = blocks.into_iter().flat_map(str::lines);
    let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let mut text = String::new();
    for name in names.filter_map(|line| line.split_once(" =")).map(|(name, _)| name) {
        let message = Message::new(name);
        let own = speaker.say(&message);
        let (why, fix) = (speaker.attribute(&message, "why"), speaker.attribute(&message, "fix"));
        // Without a reason and a remedy it is a part of another message.
        if why.is_none() && fix.is_none() || own == name {
            continue;
        }
        let mut quote = |key: &str, words: &str| {
            let words = typeset(&words.replace('\n', " "), speaker.language());
            let line = named(key, &words, speaker);
            let _ = writeln!(text, "> {line}  ");
        };
        quote("reference-message", &own);
        [("level-why", why), ("level-fix", fix)]
            .iter()
            .for_each(|(key, words)| words.iter().for_each(|words| quote(key, words)));
        text.push('\n');
    }
    if text.is_empty() { text } else { format!("\n{}\n", text.trim_end()) }
}

/// The first definitions of a section, with the data and the earlier definitions that belong to them;
/// remarks between them are left out.
fn first_example(section: &str) -> Option<String> {
    let mut example = String::new();
    let (mut seen, mut inside) = (false, false);
    for line in section.lines() {
        let fence = line.starts_with("```");
        if fence {
            inside = !inside;
            let opens = |language: &str| inside && line == format!("```{language}");
            if seen && (opens("yaml") || opens("before")) {
                break;
            }
            seen |= opens("yaml");
        }
        if inside || fence {
            let gap = if fence && inside && !example.is_empty() { "\n" } else { "" };
            let _ = writeln!(example, "{gap}{line}");
        }
    }
    seen.then(|| example.trim().to_owned())
}
