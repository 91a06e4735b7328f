//! Every page is a test: what stands under *Triggers* gives exactly the findings it marks, what
//! stands under *Near miss* gives none of that code, and the words exist in both languages.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Page, RULES, Section};
use crate::compile::{Compilation, Depth, compile};
use crate::diagnostic::FAULTS;
use crate::evidence::{Approving, Record, approve, seal};
use crate::language::Language;
use crate::world::{MemoryWorld, World};

const TODAY: Date = Date::constant(2026, 7, 15);

const SYSTEM: &str = "kind: System\nid: fixture\ntitle: Fixture\nsmqc: 1\norganisation: Fixture\nlanguages: [en]\ntimezone: Europe/Brussels\ndefaults: {calendar: fixture-hours}\n---\nkind: Calendar\nid: fixture-hours\ntitle: Fixture hours\nhours: \"Mo-Fr 09:00-17:00\"\n";

/// A day's world with a block as `fixture.yaml`, and the records made before.
fn world_of(block: &str, day: Date, records: &[Record]) -> MemoryWorld {
    let mut world = MemoryWorld::new(day).with_definition("fixture.yaml", block);
    if !block.lines().any(|line| line.trim_end() == "kind: System") {
        world = world.with_definition("smq.yaml", SYSTEM);
    }
    for record in records {
        world = world.with_record(&record.name, record.bytes.clone());
    }
    world
}

/// The records of what was approved or sealed before, as `before` blocks say in their first line:
/// `# approved by director on 2026-01-10: promise/answer` or `# sealed on 2026-01-10`.
fn records_before(page: &Page<'_>, section: Section, block: &str) -> Vec<Record> {
    let text = page.section(section).unwrap_or("");
    let own = text.find(block).and_then(|at| text[..at].strip_suffix("```yaml\n")).unwrap_or("");
    let above = own.rfind("```yaml\n").map_or(own, |at| &own[at..]);
    let mut records: Vec<Record> = Vec::new();
    for before in above.split("```before\n").skip(1) {
        let before = before.split("\n```").next().unwrap_or("");
        let (act, day) =
            before.lines().next().and_then(|line| line.split_once(" on ")).expect("an act and a day");
        let (day, ids) = day.split_once(": ").unwrap_or((day, ""));
        let day: Date = day.trim().parse().expect("a day");
        let world = world_of(before, day, &records);
        let depth = if act.starts_with("# sealed") { Depth::Data } else { Depth::Definitions };
        let compilation = compile(&world, depth).expect("a world in memory can be read");
        let files = world.records().expect("records in memory");
        let record = match act.strip_prefix("# approved by ") {
            None => seal(&compilation, &files, day, None).expect("a record"),
            Some(by) => {
                let ids: Vec<String> = ids.split(", ").map(str::to_owned).collect();
                let asked = Approving { ids: &ids, by, sealed_on: day, revision: None };
                approve(&compilation, &files, &asked).expect("an approval").record.expect("a record")
            }
        };
        records.push(record);
    }
    records
}

/// Compiles a block as `fixture.yaml`; CSV blocks lie beside it as `data.csv`.
fn compile_block(block: &str, data: Option<&str>, records: &[Record]) -> Compilation {
    let mut world = world_of(block, TODAY, records);
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
        let compilation = compile_block(
            block,
            data(Section::Triggers, i),
            &records_before(&page, Section::Triggers, block),
        );
        let expected = marked(&page, Section::Triggers, block, code);
        assert!(!expected.is_empty(), "{name}: trigger {i} marks no line");
        assert_eq!(found(&compilation, code), expected, "{name}: trigger {i}\n{:#?}", compilation.findings);
        assert_no_foreign_errors(name, code, &compilation);
    }
    for (i, block) in near.iter().enumerate() {
        let compilation = compile_block(
            block,
            data(Section::NearMiss, i),
            &records_before(&page, Section::NearMiss, block),
        );
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
