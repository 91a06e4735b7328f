//! The records of approvals, read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{APPROVAL, MEASUREMENT};
use crate::values::parse_date;
use crate::world::{RecordFile, digest};

/// A record before this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Previous {
    pub name: String,
    pub sha256: String,
}

/// What an approval says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approval {
    /// Version of the program.
    pub smqc: String,
    pub system: String,
    /// The role that approved.
    pub by: String,
    /// Who held that role on that day, where the role names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held_by: Vec<String>,
    /// What the approval means: `approved`.
    pub meaning: String,
    /// The day of the approval.
    pub date: String,
    /// The day on which the record was sealed.
    pub sealed_on: String,
    /// The git revision of the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    pub approved: Vec<Approved>,
    pub previous: Vec<Previous>,
}

/// One definition that was approved, as digests of what it said (SHA-256).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approved {
    /// `promise/written-ack`.
    pub definition: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Of its meaning: formatting, comments, order of keys and file name do not count.
    pub sha256: String,
    /// Of each of its fields.
    pub fields: BTreeMap<String, String>,
    /// Of each text written in several languages: by place and language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// What it refers to directly.
    pub relies_on: Vec<ReliedOn>,
    /// Digests of the records whose approval of this definition holds no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
}

/// A definition that another refers to, and the digest of what it said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct ReliedOn {
    pub definition: String,
    pub sha256: String,
}

/// One approval of one definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Digest of the record, and its name.
    pub record: String,
    pub name: String,
    pub by: String,
    pub held_by: Vec<String>,
    pub date: Date,
    pub approved: Approved,
}

/// What the records at hand say.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Every approval by definition, in the order of their days.
    approvals: BTreeMap<String, Vec<Entry>>,
    /// The latest day up to which results were judged and sealed.
    pub measured_until: Option<Date>,
}

#[derive(Deserialize)]
struct Envelope<P> {
    predicate: P,
}

#[derive(Deserialize)]
struct Measured {
    as_of: String,
}

impl Ledger {
    /// A file that is no record, or one of another shape, says nothing here: whether the chain holds
    /// is judged where it is continued or verified.
    pub fn read(records: &[RecordFile]) -> Self {
        let mut ledger = Self::default();
        for record in records {
            if speaks_of(record, APPROVAL) {
                ledger.take(record);
            }
        }
        for entries in ledger.approvals.values_mut() {
            entries.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
        }
        // Names begin with the day judged on: the last one is the latest.
        let measured = records.iter().filter(|record| speaks_of(record, MEASUREMENT));
        ledger.measured_until = measured.max_by_key(|record| &record.path).and_then(judged_until);
        ledger
    }

    fn take(&mut self, record: &RecordFile) {
        let Ok(Envelope { predicate }) = serde_json::from_slice::<Envelope<Approval>>(&record.bytes) else {
            return;
        };
        let Ok(date) = parse_date(&predicate.date) else { return };
        let sha256 = digest(&record.bytes);
        for approved in predicate.approved {
            let entry = Entry {
                record: sha256.clone(),
                name: record.path.clone(),
                by: predicate.by.clone(),
                held_by: predicate.held_by.clone(),
                date,
                approved,
            };
            self.approvals.entry(entry.approved.definition.clone()).or_default().push(entry);
        }
    }

    /// Every approval of a definition, in the order of their days.
    pub fn approvals_of(&self, address: &str) -> &[Entry] {
        self.approvals.get(address).map_or(&[], Vec::as_slice)
    }

    /// The approvals that no later one replaces: of one state by several roles, or of several states
    /// after branches were merged.
    pub fn holding(&self, address: &str) -> Vec<&Entry> {
        let all = self.approvals_of(address);
        let replaced: BTreeSet<&String> = all.iter().flat_map(|entry| &entry.approved.replaces).collect();
        all.iter().filter(|entry| !replaced.contains(&entry.record)).collect()
    }

    /// The definitions that were ever approved.
    pub fn definitions(&self) -> impl Iterator<Item = &str> {
        self.approvals.keys().map(String::as_str)
    }
}

fn judged_until(record: &RecordFile) -> Option<Date> {
    let envelope: Envelope<Measured> = serde_json::from_slice(&record.bytes).ok()?;
    parse_date(&envelope.predicate.as_of).ok()
}

/// Whether a record is of this type, as canonical JSON writes it.
fn speaks_of(record: &RecordFile, predicate: &str) -> bool {
    let wanted = format!("\"predicateType\":\"{predicate}\"");
    memchr::memmem::find(&record.bytes, wanted.as_bytes()).is_some()
}
