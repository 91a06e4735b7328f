//! A small register of complaints: what its pages say of rows, late cases and changes.

use jiff::civil::Date;

use super::overview::overview;
use super::standing::Standing;
use super::steps::all_steps;
use super::{news, reconciliation, words, worst};
use crate::compile::{Compilation, Depth, compile};
use crate::evidence::seal;
use crate::language::{Language, Speaker};
use crate::model::Definition;
use crate::outputs::atlas::Atlas;
use crate::outputs::view::{Links, Reader};
use crate::outputs::{Artifact, Edition, make_all};
use crate::world::MemoryWorld;

const SYSTEM: &str = r#"
kind: System
id: shop
title: {fr: Magasin, en: Shop}
smqc: 1
organisation: Shop
languages: [en, fr]
timezone: Europe/Brussels
---
kind: Role
id: boss
title: {fr: La gérante, en: The manager}
---
kind: Calendar
id: office
title: {fr: Bureau, en: Office}
hours: "Mo-Fr 09:00-17:00"
---
kind: Source
id: register
title: {fr: Registre, en: Register}
files: data.csv
format: {delimiter: ";"}
extracted: 2026-03-31
key: customer
about: received
columns:
  customer: {from: Client, type: text, personal: true}
  received: {from: "Reçue le", type: date, dates: yyyy-mm-dd}
  answered: {from: "Répondue le", type: date, dates: yyyy-mm-dd}
  channel: {from: Canal, type: category}
  twice: {from: Double, type: yes-no}
---
kind: Indicator
id: speed
title: {fr: Délai de réponse, en: Time to answer}
source: register
calendar: office
measure: {time: {from: received, to: answered}}
where: {channel: [letter, mail]}
exclude: [{where: {twice: yes}, reason: {fr: Doublon, en: Duplicate}, approved: {by: boss, date: 2026-01-02}}]
---
kind: Promise
id: fast
title: {fr: Vite, en: Fast}
statement: {fr: "Réponse {within}.", en: "Answer {within}."}
indicator: speed
target: at least 80 % within 2 business days
---
kind: Promise
id: someday
title: {fr: Un jour, en: Some day}
statement: {fr: "Réponse {within}, {target}.", en: "Answer {within}, {target}."}
"#;

/// February 2026 has weekends on 7–8, 14–15, 21–22. Late there: Ada by seven days, Bob open since.
const DATA: &str = "Client;Reçue le;Répondue le;Canal;Double
Ada Lovelace;2026-02-02;2026-02-11;letter;no
Bob Noyce;2026-02-03;;mail;no
Cleo Roe;2026-02-04;2026-02-05;letter;no
Dan Roe;2026-02-05;2026-02-06;mail;no
Eve Roe;2026-02-05;2026-02-06;mail;yes
Fay Roe;2026-02-09;31/02;mail;no
Gus Roe;2026-02-10;2026-02-11;;no
Hal Roe;2026-02-10;2026-02-11;phone;no
Ida Roe;2026-02-12;2026-02-11;mail;no
";

const KEY: &str = "SMQC_PSEUDONYM_KEY";
const PEOPLE: [&str; 5] = ["Ada", "Lovelace", "Bob", "Noyce", "Roe"];

fn world(definitions: &str) -> MemoryWorld {
    MemoryWorld::new(Date::constant(2026, 3, 31))
        .with_definition("smq.yaml", definitions)
        .with_data("data.csv", DATA)
}

fn compiled(world: &MemoryWorld) -> Compilation {
    compile(world, Depth::Data).expect("a world in memory can be read")
}

fn read<T>(compilation: &Compilation, look: impl FnOnce(&Reader<'_>) -> T) -> T {
    let edition = Edition::of(compilation, Speaker::new);
    let atlas = Atlas::new(compilation);
    look(&Reader::new(&atlas, &edition, Language::English, Links::Site { depth: 1 }))
}

fn definition<'c>(compilation: &'c Compilation, kind: &str, id: &str) -> &'c Definition {
    compilation.model.get(kind, id).expect("it is defined")
}

fn made(compilation: &Compilation) -> Vec<Artifact> {
    make_all(compilation, &Edition::of(compilation, Speaker::new)).expect("every page can be made")
}

fn page(artifacts: &[Artifact], path: &str) -> String {
    let found = artifacts.iter().find(|artifact| artifact.path == path).expect("the page is there");
    String::from_utf8(found.bytes.clone()).expect("UTF-8")
}

#[test]
fn every_row_is_accounted_for_with_its_reason() {
    let compilation = compiled(&world(SYSTEM));
    let measured = compilation.measured.as_ref().expect("measured");
    let reading = &measured.readings[0];
    let plan = &compilation.plans.indicators["speed"];
    let view = read(&compilation, |reader| reconciliation::reconciliation(reader, plan, reading));
    let view = view.expect("rows were read");
    let parts: Vec<(&str, &str)> = view.parts.iter().map(|part| (part.look, part.n.as_str())).collect();
    assert_eq!(view.read, "9");
    assert_eq!(
        parts,
        [("counted", "4"), ("outside", "1"), ("excluded", "1"), ("missing", "1"), ("rejected", "2")]
    );
    let reasons = view.parts.iter().flat_map(|part| &part.reasons);
    let reasons: Vec<(&str, &str)> = reasons.map(|own| (own.text.text.as_str(), own.n.as_str())).collect();
    assert_eq!(
        reasons,
        [
            ("Duplicate", "1"),
            ("“Canal” is empty", "1"),
            ("dates or values that cannot be together", "1"),
            ("“Répondue le” cannot be read", "1"),
        ]
    );
}

#[test]
fn the_latest_cases_come_first_and_are_nobody() {
    let compilation = compiled(&world(SYSTEM));
    let measured = compilation.measured.as_ref().expect("measured");
    let plan = &compilation.plans.indicators["speed"];
    let february = measured.readings[0].series.iter().find(|figure| figure.tally.n == 4);
    assert!(february.is_some(), "four cases are counted in February");
    // The last complete period is March, in which nothing was due.
    let view = read(&compilation, |reader| worst::worst(reader, plan, &measured.readings[0]));
    assert_eq!(view.expect("a view").none.as_deref(), Some("No case went past its due date: March 2026."));
    let early = MemoryWorld::new(Date::constant(2026, 2, 28))
        .with_definition("smq.yaml", SYSTEM)
        .with_data("data.csv", DATA);
    let compilation = compiled(&early);
    let reading = &compilation.measured.as_ref().expect("measured").readings[0];
    let view = read(&compilation, |reader| worst::worst(reader, plan, reading)).expect("a view");
    let told: Vec<_> = view
        .cases
        .iter()
        .map(|case| (case.id.as_str(), case.due.as_str(), case.stopped.as_deref(), case.over.as_str()))
        .collect();
    // Due two business days after 3 and 2 February; known until 28 February.
    assert_eq!(
        told,
        [
            ("#3", "5 February 2026", None, "23 calendar days"),
            ("#2", "4 February 2026", Some("11 February 2026"), "7 calendar days"),
        ]
    );
    assert_eq!(view.cases[1].took.as_deref(), Some("7 business days"));
}

#[test]
fn no_personal_value_is_published_with_a_key_or_without() {
    for world in [world(SYSTEM), world(SYSTEM).with_secret(KEY, "key")] {
        for artifact in made(&compiled(&world)) {
            let text = String::from_utf8_lossy(&artifact.bytes).into_owned();
            for person in PEOPLE {
                assert!(!text.contains(person), "{} holds {person}", artifact.path);
            }
        }
    }
    let early = MemoryWorld::new(Date::constant(2026, 2, 28))
        .with_definition("smq.yaml", SYSTEM)
        .with_data("data.csv", DATA)
        .with_secret(KEY, "key");
    let compilation = compiled(&early);
    let late = &compilation.measured.as_ref().expect("measured").readings[0].late;
    assert_eq!(late.len(), 2);
    assert!(late.iter().all(|case| case.id.starts_with("p-") && case.id.len() == 14), "{late:?}");
}

#[test]
fn the_definition_is_told_in_words() {
    let compilation = compiled(&world(SYSTEM));
    let reading = &compilation.measured.as_ref().expect("measured").readings[0];
    let plan = &compilation.plans.indicators["speed"];
    let own = definition(&compilation, "indicator", "speed");
    let told = read(&compilation, |reader| words::words(reader, own, plan, (reading, 1)));
    assert_eq!(
        told[..5],
        [
            "Share of the cases that go from “Reçue le” to “Répondue le” within 2 business days.",
            "Business time is that of the calendar “Office”.",
            "Cases in scope: “Canal” is “letter” or “mail”.",
            "Left out: “Duplicate” (approved by The manager on 2 January 2026).",
            "A case belongs to the month of its due date and counts once that is past, done or not.",
        ]
    );
}

#[test]
fn a_promise_without_a_target_says_that_it_is_still_to_be_set() {
    let artifacts = made(&compiled(&world(SYSTEM)));
    let english = page(&artifacts, "auditor/en/promise/someday.html");
    assert!(english.contains("Answer [time limit to be set], [target to be set]."), "{english}");
    assert!(!english.split("<details").next().expect("a page").contains("{within}"));
}

#[test]
fn of_very_many_promises_the_gravest_are_told_first_and_where_the_others_are() {
    let idle = (1..=101).map(|n| {
        format!("---\nkind: Promise\nid: idle-{n}\ntitle: Idle {n}\nstatement: We answer. {{target}}\n")
    });
    // February is the last complete month: « fast » is judged on seven rows, the others on nothing.
    let system = SYSTEM.replace("extracted: 2026-03-31", "extracted: 2026-02-28");
    let compilation = compiled(&world(&system).with_definition("early.yaml", idle.collect::<String>()));
    let titles = |shown: &[Standing]| shown.iter().map(|own| own.id.clone()).collect::<Vec<_>>();
    let (first, others) = read(&compilation, |reader| {
        let view = overview(reader);
        (titles(&view.promises), view.other_promises.expect("there are others"))
    });
    assert_eq!((first.len(), first[0].as_str(), first[1].as_str()), (100, "fast", "idle-1"));
    assert_eq!(others.text, "The first 100 of 103, the gravest states before the others.");
    assert_eq!(others.whole.href.as_deref(), Some("../definitions.html#promise"));
    let artifacts = made(&compilation);
    let whole = page(&artifacts, "auditor/en/definitions.html");
    assert!((1..=101).all(|n| whole.contains(&format!("<code>idle-{n}</code>"))));
    // The five steps likewise; each definition tells its own.
    let steps = read(&compilation, all_steps);
    assert_eq!((steps.rows.len(), steps.done[0].as_str()), (100, "104 of 104"));
    assert!(steps.others.is_some_and(|said| said.starts_with("The first 100 of 104,")));
    assert!(page(&artifacts, "auditor/en/promise/idle-101.html").contains("id=\"five-steps\""));
    assert!(!page(&artifacts, "auditor/en/role/boss.html").contains("id=\"five-steps\""));
    // Few are told in the order written, all of them.
    let few = read(&compiled(&world(SYSTEM)), |reader| {
        let view = overview(reader);
        (titles(&view.promises), view.other_promises.is_none())
    });
    assert_eq!(few, (vec!["fast".to_owned(), "someday".to_owned()], true));
}

#[test]
fn without_a_record_there_is_nothing_to_compare_with() {
    let compilation = compiled(&world(SYSTEM));
    let view = read(&compilation, news::news).expect("measured");
    assert!(view.since.starts_with("No record has been sealed yet"), "{}", view.since);
    assert!(view.record.is_none() && view.verdicts.is_empty() && !view.quiet);
}

/// The news after a record of the system as it is above.
fn since_the_record(definitions: &str) -> (news::NewsView, Vec<Artifact>) {
    let before = compiled(&world(SYSTEM));
    let record = seal(&before, &[], Date::constant(2026, 3, 31), None).expect("no chain to break");
    let compilation = compiled(&world(definitions).with_record(&record.name, record.bytes));
    (read(&compilation, news::news).expect("measured"), made(&compilation))
}

fn titles(list: &news::Listed) -> Vec<&str> {
    list.links.iter().map(|link| link.label.text.as_str()).collect()
}

#[test]
fn what_changed_since_the_record_is_told() {
    let changed = SYSTEM
        .replace("at least 80 %", "at least 40 %")
        .replace("kind: Promise\nid: someday", "kind: Promise\nid: tomorrow");
    let (view, artifacts) = since_the_record(&changed);
    assert!(view.since.contains("31 March 2026"), "{}", view.since);
    assert_eq!(titles(&view.changed), ["Fast"]);
    assert_eq!(titles(&view.added), ["Some day"]);
    assert_eq!(titles(&view.removed), ["promise/someday"]);
    assert!(view.data.is_none() && !view.quiet && !view.files_only);
    let promise = page(&artifacts, "auditor/en/promise/fast.html");
    assert!(promise.contains("Changed since the record of 31 March 2026."), "{promise}");
    assert!(promise.contains("Sealed for the first time."));
    let role = page(&artifacts, "auditor/en/role/boss.html");
    assert!(role.contains("Unchanged since the record of 31 March 2026."));
}

#[test]
fn where_nothing_changed_that_is_said() {
    let (view, _) = since_the_record(SYSTEM);
    assert!(view.quiet, "{view:?}");
}

#[test]
fn a_verdict_that_changed_is_told_with_both_its_states() {
    let data = "Client;Reçue le;Répondue le;Canal;Double\nX;2026-03-02;2026-03-20;mail;no\n";
    let of = |data: &str| {
        let lax = SYSTEM.replace("id: speed\n", "id: speed\nmin_cases: 1\n");
        MemoryWorld::new(Date::constant(2026, 3, 31))
            .with_definition("smq.yaml", lax)
            .with_data("data.csv", data)
    };
    let before = compiled(&of(data));
    let record = seal(&before, &[], Date::constant(2026, 3, 31), None).expect("no chain to break");
    let after = of(&data.replace("2026-03-20", "2026-03-03")).with_record(&record.name, record.bytes);
    let view = read(&compiled(&after), news::news).expect("measured");
    let moved: Vec<_> = view
        .verdicts
        .iter()
        .map(|own| {
            (own.before.as_ref().map(|then| then.badge.look), own.now.as_ref().map(|now| now.badge.look))
        })
        .collect();
    assert_eq!(moved, [(Some("missed"), Some("met"))]);
    assert_eq!(view.data.as_deref(), Some("1 changed file"));
    assert!(view.changed.links.is_empty());
}
