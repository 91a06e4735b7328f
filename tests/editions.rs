//! The editions for customers and for staff, of every example: each page is made, every link leads
//! somewhere, and nothing that stays inside is told to customers.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "project/address.rs"]
mod address;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;

use address::joined;
use jiff::civil::Date;
use smqc::compile::{Compilation, Depth, compile};
use smqc::host::DiskWorld;
use smqc::language::Speaker;
use smqc::model::Audience;
use smqc::model::{
    ComplaintProcedure, Either, Indicator, List, Objective, Promise, Role, Shown, Slot, Source, Survey,
};
use smqc::outputs::{Artifact, Edition, Selection, make};
use smqc::values::Text;
use smqc::world::MemoryWorld;

const EXAMPLES: [&str; 5] = ["accountant", "punctuality", "shop", "telecom", "town"];

fn example(name: &str) -> Compilation {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let as_of = if name == "punctuality" { Date::constant(2014, 1, 5) } else { Date::constant(2026, 7, 10) };
    compile(&DiskWorld::new(root, None, Some(as_of)), Depth::Data).expect("the example can be read")
}

/// The editions for customers and for staff.
fn made(compilation: &Compilation) -> Vec<Artifact> {
    let selection =
        Selection { audiences: vec![Audience::Customer, Audience::Staff], ..Selection::default() };
    make(compilation, &Edition::of(compilation, Speaker::new), &selection).expect("every page can be made")
}

fn page<'a>(artifacts: &'a [Artifact], path: &str) -> Option<&'a str> {
    let found = artifacts.iter().find(|artifact| artifact.path == path)?;
    std::str::from_utf8(&found.bytes).ok()
}

/// What can be read in a file: its text, or that of the parts of a packed one.
fn readable(artifact: &Artifact) -> String {
    let Ok(mut packed) = zip::ZipArchive::new(Cursor::new(&artifact.bytes)) else {
        return String::from_utf8_lossy(&artifact.bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..packed.len() {
        let mut bytes = Vec::new();
        packed.by_index(at).expect("a part").read_to_end(&mut bytes).expect("a part is read");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[test]
fn every_example_has_its_pages_in_each_of_its_languages() {
    for name in EXAMPLES {
        let compilation = example(name);
        let artifacts = made(&compilation);
        let languages: &[&str] = match name {
            "telecom" => &["fr", "en"],
            "accountant" | "town" => &["fr"],
            _ => &["en"],
        };
        let procedure = compilation.model.active::<ComplaintProcedure>().next().expect("a procedure").id();
        for language in languages {
            for file in ["index", "complain", "recourse"] {
                let path = format!("customer/{language}/{file}.html");
                assert!(page(&artifacts, &path).is_some(), "{name}: {path}");
            }
            let mut staff = vec!["index".to_owned(), "promises".to_owned(), "channels".to_owned()];
            staff.push(format!("complaint-procedure/{procedure}"));
            staff.extend(compilation.model.active::<Role>().map(|role| format!("role/{}", role.id())));
            staff.extend(compilation.model.active::<Survey>().map(|own| format!("survey/{}", own.id())));
            for file in staff {
                let path = format!("staff/{language}/{file}.html");
                assert!(page(&artifacts, &path).is_some(), "{name}: {path}");
            }
            let charter = page(&artifacts, &format!("customer/markdown/{language}/charter.md"));
            assert!(charter.is_some_and(|text| text.starts_with("# ")), "{name}: the charter as Markdown");
        }
    }
}

/// What stands behind `key="` in a page.
fn values<'p>(page: &'p str, key: &str) -> Vec<&'p str> {
    let wanted = format!(" {key}=\"");
    page.split(wanted.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_of_the_editions_leads_somewhere() {
    for name in EXAMPLES {
        let artifacts = made(&example(name));
        let paths: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        let pages = artifacts.iter().filter(|artifact| artifact.path.ends_with(".html"));
        for artifact in pages.filter(|artifact| !artifact.path.starts_with("auditor/")) {
            let text = page(&artifacts, &artifact.path).expect("a page is UTF-8");
            for address in values(text, "href").into_iter().filter(|to| !outside(to)) {
                let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
                let target =
                    if path.is_empty() { artifact.path.clone() } else { joined(&artifact.path, path) };
                // The entrance leads to editions that are not made here.
                if artifact.path == "index.html" && target == "auditor/site.css" {
                    continue;
                }
                assert!(paths.contains(target.as_str()), "{name}, {}: {address}", artifact.path);
                let place = format!(" id=\"{anchor}\"");
                let known =
                    anchor.is_empty() || page(&artifacts, &target).is_some_and(|to| to.contains(&place));
                assert!(known, "{name}, {}: {address} leads to no place", artifact.path);
            }
        }
    }
}

fn outside(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "sms:", "data:,"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

/// Collects texts that stay inside.
#[derive(Default)]
struct Inside(BTreeSet<String>);

impl Inside {
    fn text(&mut self, text: &str) {
        self.0.insert(text.trim().to_owned());
    }

    fn texts(&mut self, slot: &Slot<List<Text>>) {
        slot.items().for_each(|item| self.words(&item.value));
    }

    fn words(&mut self, text: &Text) {
        text.strings().for_each(|(_, text)| self.text(text));
    }

    fn shown(&mut self, shown: &Shown) {
        match shown {
            Shown::Text(text) => self.words(text),
            Shown::Verbatim(text) => self.text(text),
            Shown::List(items) => items.iter().for_each(|item| self.shown(item)),
            Shown::Group(fields) => fields.iter().for_each(|(_, value)| self.shown(value)),
            _ => {}
        }
    }
}

/// Texts of a system that no customer may read: measures, means, risks, holders, files, findings.
fn inside(compilation: &Compilation) -> Inside {
    let mut inside = Inside::default();
    let model = &compilation.model;
    for own in model.active::<Indicator>() {
        inside.text(own.id());
        own.definition.header.title.given().into_iter().for_each(|title| inside.words(title));
    }
    for own in model.active::<Objective>() {
        inside.text(own.id());
    }
    for own in model.active::<Promise>() {
        inside.texts(&own.risks);
        own.need.given().into_iter().for_each(|need| inside.words(need));
        own.resources.given().into_iter().for_each(|text| inside.words(text));
        if let Some(Either::Long(redress)) = own.redress.given() {
            redress.budget.given().into_iter().for_each(|budget| inside.text(&budget.raw));
        }
    }
    for own in model.active::<ComplaintProcedure>() {
        inside.texts(&own.risks);
        own.resources.given().into_iter().for_each(|text| inside.words(text));
    }
    for own in model.active::<Role>() {
        inside.texts(&own.responsibilities);
        own.held_by.given().into_iter().for_each(|held| inside.shown(&smqc::model::Field::show(held)));
    }
    for own in model.active::<Source>() {
        own.body().files.given().into_iter().for_each(|files| inside.shown(&smqc::model::Field::show(files)));
    }
    let system = model.system().expect("a system");
    inside.texts(&system.risks);
    system.context.given().into_iter().for_each(|text| inside.words(text));
    for finding in &compilation.findings {
        inside.text(finding.code.0);
    }
    inside
}

#[test]
fn customers_read_nothing_that_stays_inside() {
    for name in EXAMPLES {
        let compilation = example(name);
        let inside = inside(&compilation);
        let told: Vec<(String, String)> = made(&compilation)
            .iter()
            .filter(|artifact| artifact.path.starts_with("customer/"))
            .map(|artifact| (artifact.path.clone(), readable(artifact)))
            .collect();
        assert!(told.len() > 5, "{name}");
        assert!(inside.0.len() > 3, "{name}: there is something to hide");
        for text in inside.0.iter().filter(|text| text.chars().count() > 7) {
            for (path, page) in &told {
                assert!(!page.contains(text.as_str()), "{name}, {path}: “{text}”");
            }
        }
        for (path, page) in told.iter().filter(|(path, _)| path.ends_with(".html")) {
            for word in ["SMQ1", "SMQ2", "ISO 100", ".csv", ".yaml", "/role/"] {
                assert!(!page.contains(word), "{name}, {path}: {word}");
            }
        }
    }
}

#[test]
fn staff_reads_no_verdict_and_no_means() {
    for name in EXAMPLES {
        let compilation = example(name);
        let artifacts = made(&compilation);
        let mut hidden = Inside::default();
        for own in compilation.model.active::<Promise>() {
            hidden.texts(&own.risks);
        }
        for own in compilation.model.active::<ComplaintProcedure>() {
            hidden.texts(&own.risks);
            own.resources.given().into_iter().for_each(|text| hidden.words(text));
        }
        for finding in &compilation.findings {
            hidden.text(finding.code.0);
        }
        for artifact in artifacts.iter().filter(|artifact| artifact.path.starts_with("staff/")) {
            let page = readable(artifact);
            for text in &hidden.0 {
                assert!(!page.contains(text.as_str()), "{name}, {}: “{text}”", artifact.path);
            }
        }
    }
}

fn in_memory(definitions: &str) -> Vec<Artifact> {
    let world = MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", definitions);
    made(&compile(&world, Depth::Data).expect("a world in memory can be read"))
}

const SYSTEM: &str = "kind: System\nid: x\ntitle: X\nsmqc: 1\norganisation: X\nlanguages: [en]\n";

#[test]
fn a_system_that_promises_nothing_says_so() {
    let artifacts = in_memory(SYSTEM);
    let charter = page(&artifacts, "customer/en/index.html").expect("a charter");
    assert!(charter.contains("We have not published any promise yet."));
    assert!(page(&artifacts, "customer/en/complain.html").is_none());
    assert!(!charter.contains("complain.html") && !charter.contains("recourse.html"));
    let staff = page(&artifacts, "staff/en/index.html").expect("a first page");
    assert!(staff.contains("No complaint procedure is in force yet."));
    assert!(!staff.contains("promises.html"));
}

#[test]
fn the_limit_is_told_once() {
    let promise = "---
kind: Promise
id: answer
title: Answer
statement: \"We answer {within}, for {target} of letters.\"
target: at least 90 % within 20 calendar days
";
    let artifacts = in_memory(&format!("{SYSTEM}{promise}"));
    let charter = page(&artifacts, "customer/en/index.html").expect("a charter");
    assert!(charter.contains("We answer within 20"), "{charter}");
    assert!(charter.contains("for at least 90% of letters."), "{charter}");
}

#[test]
fn a_customer_learns_the_limit_that_holds_for_every_case_and_whom_to_turn_to() {
    let procedure = "---
kind: Channel
id: line
title: Telephone
type: phone
address: \"+32 800 00 000\"
---
kind: ComplaintProcedure
id: complaints
title: Complaints
channels: [line]
stages:
  - {id: assess, title: Sort by importance, within: 1 calendar day}
  - {id: answer, title: Answer, within: {P1: 2 calendar days, others: 9 calendar days}, tell_customer: true}
escalation:
  - {level: Team}
  - {level: Board, when: customer disagrees, answers_within: 5 calendar days}
";
    let artifacts = in_memory(&format!("{SYSTEM}{procedure}"));
    let complain = page(&artifacts, "customer/en/complain.html").expect("how to complain");
    assert!(
        complain.contains("within 9\u{a0}calendar days at most")
            || complain.contains("within 9 calendar days at most")
    );
    assert!(complain.contains("in the most urgent cases"));
    assert!(!complain.contains("Sort by importance"), "a step that the customer never hears of stays inside");
    assert!(!complain.contains("P1"), "priorities have no names outside");
    assert!(complain.contains("<h3>We answer you, with our reasons</h3>"), "a step in the customer's words");
    assert!(complain.contains("href=\"tel:+3280000000\""));
    let recourse = page(&artifacts, "customer/en/recourse.html").expect("a recourse");
    assert!(recourse.contains("you do not agree with our answer"));
    assert!(recourse.contains("we name no body outside our organisation"), "said honestly");
}
