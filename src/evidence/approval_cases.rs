//! What is approved, what is refused, and how definitions stand against their approvals later.

use super::{Approving, Outcome, Record, Refusal, approve};
use crate::compile::{Depth, compile};
use crate::ledger::{Standing, State};
use crate::world::{MemoryWorld, World};

const SYSTEM: &str = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: O\nlanguages: [en]\ntimezone: Europe/Brussels\n---\n{kind: Role, id: director, title: Director, held_by: [Marie Dupont]}\n---\n{kind: Role, id: clerk, title: Clerk}\n";
const PROMISE: &str = "kind: Promise\nid: answer\ntitle: Answer\nversion: 2\nstatement: We answer {target} of your letters.\nindicator: reply-time\ntarget: at least 95 %\n";
const INDICATOR: &str = "kind: Indicator\nid: reply-time\ntitle: Reply time\nmeasure: {typed: {by: director, values: [{period: 2025, value: 97 %, n: 212}]}}\n";

/// A world with these definitions and the records made so far.
fn world(promise: &str, indicator: &str, records: &[Record]) -> MemoryWorld {
    let world = MemoryWorld::new(jiff::civil::date(2026, 7, 6))
        .with_definition("smq.yaml", SYSTEM)
        .with_definition("answer.yaml", promise)
        .with_definition("reply-time.yaml", indicator);
    records.iter().fold(world, |world, record| world.with_record(&record.name, record.bytes.clone()))
}

fn asked(world: &MemoryWorld, ids: &[&str], by: &str) -> Result<Outcome, Refusal> {
    let compilation = compile(world, Depth::Definitions).expect("a compilation");
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let sealed_on = world.sealing_day();
    let asked = Approving { ids: &ids, by, sealed_on, revision: None };
    approve(&compilation, &world.records().expect("records"), &asked)
}

fn record(world: &MemoryWorld, by: &str) -> Record {
    asked(world, &["answer"], by).expect("an approval").record.expect("a record")
}

/// The keys of the messages with which a request is refused.
fn refusal(world: &MemoryWorld, ids: &[&str], by: &str) -> String {
    match asked(world, ids, by) {
        Ok(outcome) => format!("{outcome:?}"),
        Err(Refusal::Unknown(message) | Refusal::Withheld(message)) => message.key.to_owned(),
        Err(Refusal::Broken(broken)) => broken.to_string(),
    }
}

fn standing(world: &MemoryWorld) -> Standing {
    let compilation = compile(world, Depth::Definitions).expect("a compilation");
    compilation.standings.get("promise/answer").expect("a standing").clone()
}

#[test]
fn what_is_approved_is_the_meaning_in_canonical_form() {
    // Python: sha256 of json.dumps(…, sort_keys=True, separators=(",", ":"), ensure_ascii=False).
    let record = record(&world(PROMISE, INDICATOR, &[]), "director");
    let statement: serde_json::Value = serde_json::from_slice(&record.bytes).expect("JSON");
    let of = |path: &str| statement.pointer(path).and_then(serde_json::Value::as_str).unwrap_or_default();
    let whole = "7f11349acf8ea25e01e3ce6dbd58734c4ece7ed72c6e50132b1ef7f5e3c197dd";
    assert_eq!(of("/subject/0/digest/sha256"), whole);
    assert_eq!(of("/predicate/approved/0/sha256"), whole);
    let field = "0f6a83cb690655a2ce57796f7646eb6573067654306338fb36a60e0a106437bf";
    assert_eq!(of("/predicate/approved/0/fields/statement"), field);
    assert_eq!(of("/predicate/approved/0/version"), "2");
    assert_eq!(of("/predicate/approved/0/relies_on/0/definition"), "indicator/reply-time");
    assert_eq!((of("/predicate/by"), of("/predicate/held_by/0")), ("director", "Marie Dupont"));
    assert_eq!((of("/predicate/meaning"), of("/predicate/date")), ("approved", "2026-07-06"));
}

#[test]
fn the_same_twice_adds_nothing_and_another_role_adds_its_own() {
    let first = record(&world(PROMISE, INDICATOR, &[]), "director");
    let formatted = format!("# The answer.\n{}", PROMISE.replace("title: Answer", "title:   \"Answer\""));
    let after = world(&formatted, INDICATOR, std::slice::from_ref(&first));
    let again = asked(&after, &["promise/answer"], "director").expect("an outcome");
    assert_eq!((again.record, again.unchanged), (None, vec!["promise/answer".to_owned()]));
    let second = record(&after, "clerk");
    let both = standing(&world(PROMISE, INDICATOR, &[first, second]));
    let by: Vec<&str> = both.approvals.iter().map(|entry| entry.by.as_str()).collect();
    assert!(by.len() == 2 && by.contains(&"director") && by.contains(&"clerk"), "{by:?}");
}

#[test]
fn a_changed_definition_differs_until_it_is_approved_again() {
    let first = record(&world(PROMISE, INDICATOR, &[]), "director");
    let changed = PROMISE.replace("version: 2", "version: 3").replace("95 %", "90 %");
    let between = world(&changed, INDICATOR, std::slice::from_ref(&first));
    let fields = vec!["target".to_owned(), "version".to_owned()];
    assert_eq!(standing(&between).state, State::Differs { changed: fields });
    let second = record(&between, "clerk");
    let after = standing(&world(&changed, INDICATOR, &[first.clone(), second.clone()]));
    assert_eq!(after.state, State::Approved { moved: vec![] });
    assert_eq!(after.approvals.len(), 1);
    // What was approved last is what holds: putting the old text back is a change as well.
    let back = standing(&world(PROMISE, INDICATOR, &[first, second]));
    assert!(matches!(back.state, State::Differs { .. }), "{:?}", back.state);
}

#[test]
fn a_changed_indicator_asks_for_another_look_until_it_is_approved_again() {
    let first = record(&world(PROMISE, INDICATOR, &[]), "director");
    let indicator = format!("{INDICATOR}method: Letters of resellers are not counted.\n");
    let between = world(PROMISE, &indicator, std::slice::from_ref(&first));
    let moved = vec!["indicator/reply-time".to_owned()];
    assert_eq!(standing(&between).state, State::Approved { moved });
    let second = record(&between, "director");
    let after = standing(&world(PROMISE, &indicator, &[first, second]));
    assert_eq!(after.state, State::Approved { moved: vec![] });
}

#[test]
fn two_branches_may_each_have_approved() {
    let base = record(&world(PROMISE, INDICATOR, &[]), "director");
    let other = PROMISE.replace("95 %", "90 %");
    let left = record(&world(PROMISE, INDICATOR, std::slice::from_ref(&base)), "clerk");
    let right = record(&world(&other, INDICATOR, std::slice::from_ref(&base)), "director");
    for promise in [PROMISE, other.as_str()] {
        let merged = world(promise, INDICATOR, &[base.clone(), left.clone(), right.clone()]);
        assert_eq!(standing(&merged).state, State::Approved { moved: vec![] }, "{promise}");
    }
}

#[test]
fn what_must_not_be_approved_is_refused_whole() {
    let sound = world(PROMISE, INDICATOR, &[]);
    let ids = ["reply-time", "answr"];
    assert_eq!(refusal(&sound, &ids, "director"), "approve-unknown-definition");
    assert_eq!(refusal(&sound, &["answer"], "directr"), "approve-unknown-role");
    let twin = format!("{INDICATOR}---\n{}", INDICATOR.replace("reply-time", "answer"));
    assert_eq!(refusal(&world(PROMISE, &twin, &[]), &["answer"], "director"), "approve-ambiguous");
    let broken = PROMISE.replace("95 %", "95");
    let wrong = world(&broken, INDICATOR, &[]);
    assert_eq!(refusal(&wrong, &["reply-time", "answer"], "director"), "approve-has-errors");
    let wrong = world(PROMISE, &INDICATOR.replace("97 %", "97 %%"), &[]);
    assert_eq!(refusal(&wrong, &["answer"], "director"), "approve-relies-on-errors");
    let named = world(&format!("{PROMISE}approver: director\n"), INDICATOR, &[]);
    assert_eq!(refusal(&named, &["answer"], "clerk"), "approve-not-its-approver");
    let retired = world(&format!("{PROMISE}status: retired\n"), INDICATOR, &[]);
    assert_eq!(refusal(&retired, &["answer"], "director"), "approve-retired");
    let foreign = Record { name: "2026-01-01-x.json".to_owned(), bytes: b"{}".to_vec() };
    let gap = world(PROMISE, INDICATOR, &[foreign]);
    assert!(refusal(&gap, &["answer"], "director").contains("not an evidence record"));
}
