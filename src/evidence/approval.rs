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
