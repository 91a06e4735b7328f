//! Approvals: what a role approved, as a record. Either all that is asked for is approved, in one
//! record, or nothing is written.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::chain::heads;
use super::statement::{STATEMENT, Sha256, Subject, named_by_content};
use super::{APPROVAL, Broken, Record};
use crate::compile::Compilation;
use crate::language::{Argument, Message};
use crate::ledger::{Approval, Approved, Entry, Meaning, relied_on};
use crate::model::{Definition, Either, Role, Status, View, Wanted};
use crate::schema::nearest;
use crate::world::RecordFile;

/// An in-toto Statement, v1, on an approval. Its subjects are the definitions approved, each with
/// the digest of its meaning.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ApprovalStatement {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: Vec<Subject>,
    #[serde(rename = "predicateType")]
    predicate_type: &'static str,
    predicate: Approval,
}

/// What the approval of a definition means.
const MEANING: &str = "approved";

/// What is asked for.
#[derive(Debug)]
pub struct Approving<'a> {
    /// `written-ack`, or `promise/written-ack`.
    pub ids: &'a [String],
    /// The role that approves.
    pub by: &'a str,
    pub sealed_on: Date,
    pub revision: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// Nothing when every definition had been approved as it is.
    pub record: Option<Record>,
    /// Addresses of what the record approves.
    pub approved: Vec<String>,
    /// Addresses of what had been approved by this role already.
    pub unchanged: Vec<String>,
}

/// Why nothing is written.
#[derive(Debug)]
pub enum Refusal {
    /// A name that is none.
    Unknown(Message),
    /// What must not be approved, or not by this role.
    Withheld(Message),
    Broken(Broken),
}

/// Approves definitions on the day of the compilation.
///
/// # Errors
/// When a name is not known, a definition must not be approved, or the chain of records is broken.
pub fn approve(
    compilation: &Compilation,
    records: &[RecordFile],
    asked: &Approving<'_>,
) -> Result<Outcome, Refusal> {
    let role = role_named(compilation, asked.by)?;
    let mut definitions: Vec<&Definition> = Vec::new();
    for id in asked.ids {
        let definition = definition_named(compilation, id)?;
        if !definitions.iter().any(|own| own.address() == definition.address()) {
            definitions.push(definition);
        }
    }
    let (mut approved, mut unchanged) = (Vec::new(), Vec::new());
    for definition in definitions {
        may_be_approved(compilation, definition, &role)?;
        match approval_of(compilation, definition, &role) {
            Some(own) => approved.push(own),
            None => unchanged.push(definition.address()),
        }
    }
    let addresses = approved.iter().map(|own| own.definition.clone()).collect();
    let record = if approved.is_empty() {
        None
    } else {
        Some(seal(compilation, records, asked, &role, approved).map_err(Refusal::Broken)?)
    };
    Ok(Outcome { record, approved: addresses, unchanged })
}

fn role_named<'m>(compilation: &'m Compilation, name: &str) -> Result<View<'m, Role>, Refusal> {
    let model = &compilation.model;
    let id = name.strip_prefix("role/").unwrap_or(name);
    model.find::<Role>(id).filter(|role| role.definition.status() != Status::Retired).ok_or_else(|| {
        let near = nearest(id, model.ids("role")).map(str::to_owned);
        let known = model.ids("role").map(str::to_owned).collect::<Vec<_>>();
        Refusal::Unknown(
            Message::new("approve-unknown-role")
                .with("role", id)
                .with("known", Argument::List(known))
                .with("suggestion", Argument::List(near.into_iter().collect())),
        )
    })
}

fn definition_named<'m>(compilation: &'m Compilation, name: &str) -> Result<&'m Definition, Refusal> {
    let model = &compilation.model;
    let named = |own: &&Definition| own.id() == name || own.address() == name;
    let found: Vec<&Definition> = model.own().filter(named).collect();
    match found.as_slice() {
        [only] => Ok(only),
        [] => {
            let addresses: Vec<String> = model.own().map(Definition::address).collect();
            let known: Vec<&str> = if name.contains('/') {
                addresses.iter().map(String::as_str).collect()
            } else {
                model.own().map(Definition::id).collect()
            };
            let near = nearest(name, known).map(str::to_owned);
            let message = Message::new("approve-unknown-definition").with("name", name);
            Err(Refusal::Unknown(message.with("suggestion", Argument::List(near.into_iter().collect()))))
        }
        several => {
            let all = several.iter().map(|own| own.address()).collect::<Vec<_>>().join(", ");
            let message = Message::new("approve-ambiguous").with("name", name);
            Err(Refusal::Unknown(message.with("known", all)))
        }
    }
}

/// Refuses what is retired, what has errors, and a role that is not the one said to approve it.
fn may_be_approved(
    compilation: &Compilation,
    definition: &Definition,
    role: &View<'_, Role>,
) -> Result<(), Refusal> {
    let about = |key| Message::new(key).with("definition", definition.address());
    if definition.status() == Status::Retired {
        return Err(Refusal::Withheld(about("approve-retired")));
    }
    let errors = compilation.errors_on(definition).count();
    if errors > 0 {
        return Err(Refusal::Withheld(about("approve-has-errors").with("n", errors)));
    }
    if let Some(other) = unreadable(compilation, definition) {
        return Err(Refusal::Withheld(about("approve-relies-on-errors").with("other", other)));
    }
    let Some(approver) = definition.control.approver.given() else { return Ok(()) };
    let deputy = compilation.model.find::<Role>(&approver.id);
    let deputy = deputy.and_then(|own| own.body().deputy.given().map(|deputy| deputy.id.clone()));
    if approver.id == role.id() || deputy.as_deref() == Some(role.id()) {
        return Ok(());
    }
    let message = about("approve-not-its-approver").with("approver", approver.id.as_str());
    Err(Refusal::Withheld(message.with("role", role.id())))
}

/// What a definition relies on and that cannot be read.
fn unreadable(compilation: &Compilation, definition: &Definition) -> Option<String> {
    let model = &compilation.model;
    let lost = definition.references.iter().find_map(|reference| match reference.wanted {
        Wanted::One(slug) if model.position(slug, &reference.text).is_none() => {
            Some(format!("{slug}/{}", reference.text))
        }
        _ => None,
    });
    let unsound = |other: &&Definition| compilation.standings.is_unsound(&other.address());
    lost.or_else(|| model.dependencies(definition).into_iter().find(unsound).map(Definition::address))
}

/// What is put into the record; nothing when this role has approved just that.
fn approval_of(
    compilation: &Compilation,
    definition: &Definition,
    role: &View<'_, Role>,
) -> Option<Approved> {
    let first = compilation.model.first_language();
    let address = definition.address();
    let Meaning { sha256, fields, texts } = Meaning::of(definition, &first);
    let relies_on = relied_on(&compilation.model, definition, &first);
    let holding = compilation.standings.ledger.holding(&address);
    let is_same = |entry: &Entry| entry.approved.sha256 == sha256 && entry.approved.relies_on == relies_on;
    if holding.iter().any(|entry| entry.by == role.id() && is_same(entry)) {
        return None;
    }
    let replaced = holding.iter().filter(|entry| entry.by == role.id() || !is_same(entry));
    let replaces = replaced.map(|entry| entry.record.clone()).collect();
    let version = definition.control.version.given().map(|version| version.0.clone());
    Some(Approved { definition: address, version, sha256, fields, texts, relies_on, replaces })
}

fn seal(
    compilation: &Compilation,
    records: &[RecordFile],
    asked: &Approving<'_>,
    role: &View<'_, Role>,
    approved: Vec<Approved>,
) -> Result<Record, Broken> {
    let held_by = match role.body().held_by.given() {
        Some(Either::Long(names)) => names.iter().map(|name| name.as_str().to_owned()).collect(),
        _ => Vec::new(),
    };
    let subject = approved
        .iter()
        .map(|own| Subject { name: own.definition.clone(), digest: Sha256 { sha256: own.sha256.clone() } });
    let statement = ApprovalStatement {
        kind: STATEMENT,
        subject: subject.collect(),
        predicate_type: APPROVAL,
        predicate: Approval {
            smqc: env!("CARGO_PKG_VERSION").to_owned(),
            system: compilation.model.system().map(|own| own.id().to_owned()).unwrap_or_default(),
            by: role.id().to_owned(),
            held_by,
            meaning: MEANING.to_owned(),
            date: compilation.as_of.to_string(),
            sealed_on: asked.sealed_on.to_string(),
            revision: asked.revision.clone(),
            approved,
            previous: heads(records)?,
        },
    };
    named_by_content(&statement, compilation.as_of)
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
