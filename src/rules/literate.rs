//! Every page is a test: what stands under *Triggers* gives exactly the findings it marks, what
//! stands under *Near miss* gives none of that code, and the words exist in both languages.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Page, RULES, Section};
use crate::compile::{Compilation, Depth, compile};
use crate::diagnostic::FAULTS;
use crate::language::Language;
use crate::world::MemoryWorld;

const TODAY: Date = Date::constant(2026, 7, 15);

const SYSTEM: &str = "kind: System\nid: fixture\ntitle: Fixture\nsmqc: 1\norganisation: Fixture\nlanguages: [en]\ntimezone: Europe/Brussels\ndefaults: {calendar: fixture-hours}\n---\nkind: Calendar\nid: fixture-hours\ntitle: Fixture hours\nhours: \"Mo-Fr 09:00-17:00\"\n";

/// Compiles a block as `fixture.yaml`; CSV blocks lie beside it as `data.csv`.
fn compile_block(block: &str, data: Option<&str>) -> Compilation {
    let mut world = MemoryWorld::new(TODAY).with_definition("fixture.yaml", block);
    if !block.lines().any(|line| line.trim_end() == "kind: System") {
        world = world.with_definition("smq.yaml", SYSTEM);
    }
    let depth = if data.is_some() { Depth::Data } else { Depth::Definitions };
    if let Some(data) = data {
        world = world.with_data("data.csv", data);
    }
    compile(&world, depth).expect("a world in memory can be read")
}

/// Findings of a code by line; those without a line under 0.
fn found(compilation: &Compilation, code: &str) -> BTreeMap<usize, usize> {
    let mut lines = BTreeMap::new();
    for finding in compilation.findings.iter().filter(|finding| finding.code.0 == code) {
        let line =
            finding.span.and_then(|span| compilation.files.locate(span)).map_or(0, |(_, place)| place.line);
        *lines.entry(line).or_insert(0) += 1;
    }
    lines
}

/// Lines marked `# <- CODE`, and those of comments `<!-- CODE at line N -->` above the block.
fn marked(page: &Page<'_>, section: Section, block: &str, code: &str) -> BTreeMap<usize, usize> {
    let mut lines = BTreeMap::new();
    for (i, line) in block.lines().enumerate() {
        if line.trim_end().ends_with(&format!("# <- {code}")) {
            *lines.entry(i + 1).or_insert(0) += 1;
        }
    }
    let text = page.section(section).unwrap_or("");
    let at = text.find(block).unwrap_or(0);
    let above = text[..at].rsplit("```").nth(1).unwrap_or(&text[..at]);
    for comment in above.lines().filter_map(|line| line.trim().strip_prefix(&format!("<!-- {code} at line ")))
    {
        let number = comment.trim_end_matches("-->").trim().parse().expect("a line number");
        *lines.entry(number).or_insert(0) += 1;
    }
    lines
}

fn check_page(name: &str, code: &str, text: &str, must_have_blocks: bool) {
    let page = Page::new(text);
    for language in Language::ALL {
        assert!(!page.prose(language).is_empty(), "{name}: no prose in {language:?}");
    }
    let triggers = page.blocks(Section::Triggers, "yaml");
    let near = page.blocks(Section::NearMiss, "yaml");
    let data = |section, i: usize| page.blocks(section, "csv").get(i).copied();
    if must_have_blocks {
        assert!(!triggers.is_empty() && !near.is_empty(), "{name}: needs a trigger and a near miss");
    }
    for (i, block) in triggers.iter().enumerate() {
        let compilation = compile_block(block, data(Section::Triggers, i));
        let expected = marked(&page, Section::Triggers, block, code);
        assert!(!expected.is_empty(), "{name}: trigger {i} marks no line");
        assert_eq!(found(&compilation, code), expected, "{name}: trigger {i}\n{:#?}", compilation.findings);
        assert_no_foreign_errors(name, code, &compilation);
    }
    for (i, block) in near.iter().enumerate() {
        let compilation = compile_block(block, data(Section::NearMiss, i));
        assert_eq!(
            found(&compilation, code),
            BTreeMap::new(),
            "{name}: near miss {i}\n{:#?}",
            compilation.findings
        );
        assert_no_foreign_errors(name, code, &compilation);
    }
}

/// A fixture shows one thing: no stage before the rules may stumble over it.
fn assert_no_foreign_errors(name: &str, code: &str, compilation: &Compilation) {
    let is_fault = |other: &str| FAULTS.iter().any(|fault| fault.code.0 == other);
    let foreign =
        compilation.findings.iter().find(|finding| finding.code.0 != code && is_fault(finding.code.0));
    assert!(foreign.is_none(), "{name}: {foreign:#?}");
}

#[test]
fn every_rule_page_is_true() {
    for rule in RULES {
        check_page(rule.slug, rule.code.0, rule.page, true);
    }
}

#[test]
fn every_fault_page_is_true() {
    for fault in FAULTS {
        check_page(fault.slug, fault.code.0, fault.page, false);
    }
}

#[test]
fn every_rule_has_words_in_both_languages() {
    for rule in RULES {
        for language in Language::ALL {
            let words = Page::new(rule.page).words(language);
            assert!(
                words.lines().any(|line| line.starts_with(&format!("{} =", rule.slug))),
                "{}: {language:?}",
                rule.slug
            );
            assert!(words.contains(".fix ="), "{}: no remedy in {language:?}", rule.slug);
        }
    }
}

#[test]
fn the_table_is_sorted_and_names_are_unique() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code.0).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    let mut names: Vec<&str> = RULES.iter().map(|r| r.slug).chain(FAULTS.iter().map(|f| f.slug)).collect();
    let mut all: Vec<&str> = codes.into_iter().chain(FAULTS.iter().map(|f| f.code.0)).collect();
    let (names_before, codes_before) = (names.len(), all.len());
    names.sort_unstable();
    names.dedup();
    all.sort_unstable();
    all.dedup();
    assert_eq!((names.len(), all.len()), (names_before, codes_before), "a code or a name is used twice");
}
