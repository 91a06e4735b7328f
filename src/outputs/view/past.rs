//! The history of a definition: its versions, its approvals, and the records in which it was sealed.

use jiff::civil::Date;
use serde::Serialize;

use super::reader::{Link, Prose, Reader};
use crate::language::Message;
use crate::ledger::{Entry, PastRecord, Seen};
use crate::model::{Definition, Status};

/// What is known of the past of a definition.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct PastView {
    /// Newest first.
    pub events: Vec<EventView>,
    /// What it takes the place of.
    pub supersedes: Option<Link>,
    /// Whether it says what it said in the last record; nothing where it was never sealed.
    pub since: Option<String>,
}

/// Something that happened to it.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "PastEvent")]
pub struct EventView {
    pub date: String,
    pub what: String,
    /// What changed, in the words of its author.
    pub change: Option<Prose>,
    /// The file of the record.
    pub record: Option<String>,
    /// The start of the digest of what it said.
    pub digest: Option<String>,
}

/// Digits of a digest that are shown.
const DIGITS: usize = 12;

/// Nothing where nothing is known.
pub fn past(reader: &Reader<'_>, definition: &Definition) -> Option<PastView> {
    let teller = Teller { reader, definition };
    let mut events: Vec<(Date, EventView)> = teller.versions().into_iter().collect();
    events.extend(teller.approvals());
    events.extend(teller.sealed());
    events.sort_by_key(|event| std::cmp::Reverse(event.0));
    let named = definition.control.supersedes.given();
    let supersedes = named.map(|former| {
        let (kind, id, part) = former.split();
        reader.link_to(kind, id, part)
    });
    if events.is_empty() && supersedes.is_none() {
        return None;
    }
    Some(PastView {
        events: events.into_iter().map(|(_, event)| event).collect(),
        supersedes,
        since: teller.since(),
    })
}

struct Teller<'t> {
    reader: &'t Reader<'t>,
    definition: &'t Definition,
}

impl Teller<'_> {
    /// The day its version came into force; nothing of a draft, or of a day to come.
    fn versions(&self) -> Option<(Date, EventView)> {
        let draft = self.definition.status() == Status::Draft;
        let control = &self.definition.control;
        let from = *control.in_force.given()?.from.given()?;
        if draft || from > self.reader.atlas.compilation.as_of {
            return None;
        }
        let message = match control.version.given() {
            Some(version) => Message::new("figures-past-version").with("version", version.0.as_str()),
            None => Message::new("figures-past-in-force"),
        };
        let event = EventView {
            date: self.reader.formatter().date(from),
            what: self.reader.say(message),
            change: control.changed.given().map(|text| self.reader.prose(text)),
            record: None,
            digest: None,
        };
        Some((from, event))
    }

    fn approvals(&self) -> Vec<(Date, EventView)> {
        let ledger = &self.reader.atlas.compilation.standings.ledger;
        let all = ledger.approvals_of(&self.definition.address());
        all.iter().map(|entry| (entry.date, self.approval(entry))).collect()
    }

    fn approval(&self, entry: &Entry) -> EventView {
        let by = self.reader.link_to("role", &entry.by, None).label.text;
        let message = match &entry.approved.version {
            Some(version) => Message::new("figures-past-approved-version").with("version", version.as_str()),
            None => Message::new("figures-past-approved"),
        };
        EventView {
            date: self.reader.formatter().date(entry.date),
            what: self.reader.say(message.with("by", by)),
            change: None,
            record: Some(entry.name.clone()),
            digest: Some(start(&entry.approved.sha256)),
        }
    }

    fn sealed(&self) -> Vec<(Date, EventView)> {
        let Some(measured) = &self.reader.atlas.compilation.measured else { return Vec::new() };
        let seen = measured.past.seen(&self.definition.address());
        let event = |(at, seen): (usize, &Seen)| {
            let record = measured.past.records.get(seen.record)?;
            Some((record.sealed_on, self.seen(record, at == 0, seen)))
        };
        seen.iter().enumerate().filter_map(event).collect()
    }

    fn seen(&self, record: &PastRecord, first: bool, seen: &Seen) -> EventView {
        let key = match (first, &seen.sha256) {
            (true, _) => "figures-past-sealed-first",
            (false, Some(_)) => "figures-past-sealed-changed",
            (false, None) => "figures-past-sealed-gone",
        };
        EventView {
            date: self.reader.formatter().date(record.sealed_on),
            what: self.reader.word(key),
            change: None,
            record: Some(record.name.clone()),
            digest: seen.sha256.as_deref().map(start),
        }
    }

    /// Whether it says today what the last record says of it.
    fn since(&self) -> Option<String> {
        let measured = self.reader.atlas.compilation.measured.as_ref()?;
        let last = measured.past.records.last()?;
        let sealed = measured.past.last.as_ref()?.definitions.as_ref()?;
        let address = self.definition.address();
        let then = sealed.get(&address)?;
        let now = self.reader.atlas.digests().get(&address)?;
        let key = if then == now { "figures-past-same" } else { "figures-past-differs" };
        Some(self.reader.say(Message::new(key).with("date", last.sealed_on)))
    }
}

fn start(digest: &str) -> String {
    digest.chars().take(DIGITS).collect()
}
