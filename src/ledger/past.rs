//! What the records of measurements say, in the order in which they were sealed: the last one in full,
//! and of all of them when each definition was first sealed, and when it said something else. Whether
//! the records themselves are sound is not judged here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value;

use super::sealed::{Read, in_order};
use crate::values::{PeriodKey, Ratio, Target, parse_date};
use crate::world::RecordFile;

/// The records of measurements.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Oldest first.
    pub records: Vec<PastRecord>,
    /// What the last one says.
    pub last: Option<Snapshot>,
    /// By address: the records in which the definition is first seen, changed or gone.
    definitions: BTreeMap<String, Vec<Seen>>,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastRecord {
    /// Of its file.
    pub name: String,
    pub sealed_on: Date,
    pub as_of: Date,
}

/// A definition in a record that says something else of it than the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its place among the records.
    pub record: usize,
    /// Digest of what it said; nothing where it is no longer there.
    pub sha256: Option<String>,
}

/// What one record says.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub verdicts: Vec<PastVerdict>,
    /// Address and digest; nothing in records that seal files only.
    pub definitions: Option<BTreeMap<String, String>>,
    /// Data files by name, with their digests.
    pub data: BTreeMap<String, String>,
    /// Code and what it is about, so many times.
    pub findings: BTreeMap<(String, Option<String>), usize>,
    /// By standard: articles documented, of how many that apply.
    pub coverage: BTreeMap<String, (usize, usize)>,
}

/// The verdict on a promise or objective as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastVerdict {
    /// `promise/written-ack`.
    pub holder: String,
    /// `met`, `at risk`, `missed` …
    pub state: String,
    pub level: Option<Target>,
    pub period: Option<PeriodKey>,
    pub value: Option<Ratio>,
}

impl Past {
    /// The records in which a definition is first seen, changed or gone, oldest first.
    pub fn seen(&self, address: &str) -> &[Seen] {
        self.definitions.get(address).map(Vec::as_slice).unwrap_or_default()
    }

    fn take(&mut self, read: &Read<'_>, whole: bool) {
        let date = |key: &str| {
            let text = read.statement.pointer(key).and_then(Value::as_str);
            text.and_then(|text| parse_date(text).ok())
        };
        let (Some(sealed_on), Some(as_of)) = (date("/predicate/sealed_on"), date("/predicate/as_of")) else {
            return;
        };
        let record = self.records.len();
        self.records.push(PastRecord { name: read.record.path.clone(), sealed_on, as_of });
        let definitions = definitions(&read.statement);
        if let Some(definitions) = &definitions {
            self.see(record, definitions);
        }
        if whole {
            self.last = Some(snapshot(&read.statement, definitions));
        }
    }

    fn see(&mut self, record: usize, definitions: &BTreeMap<String, String>) {
        let known: BTreeSet<String> = self.definitions.keys().chain(definitions.keys()).cloned().collect();
        for address in known {
            let now = definitions.get(&address).cloned();
            let seen = self.definitions.entry(address).or_default();
            if seen.last().map_or(now.is_some(), |last| last.sha256 != now) {
                seen.push(Seen { record, sha256: now });
            }
        }
    }
}

/// Reads the records of measurements.
pub fn past(records: &[RecordFile]) -> Past {
    let mut past = Past::default();
    let read = in_order(records.iter().filter_map(Read::of).collect());
    let last = read.len();
    for (at, read) in read.iter().enumerate() {
        past.take(read, at + 1 == last);
    }
    past
}

fn list<'v>(statement: &'v Value, place: &str) -> impl Iterator<Item = &'v Value> {
    statement.pointer(place).and_then(Value::as_array).into_iter().flatten()
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn definitions(statement: &Value) -> Option<BTreeMap<String, String>> {
    statement.pointer("/predicate/definitions")?;
    let entries = list(statement, "/predicate/definitions");
    Some(entries.filter_map(|entry| Some((text(entry, "definition")?, text(entry, "sha256")?))).collect())
}

fn snapshot(statement: &Value, definitions: Option<BTreeMap<String, String>>) -> Snapshot {
    let verdicts = list(statement, "/predicate/verdicts").filter_map(|verdict| {
        Some(PastVerdict {
            holder: text(verdict, "holder")?,
            state: text(verdict, "state")?,
            level: text(verdict, "level").and_then(|level| Target::parse(&level).ok()),
            period: text(verdict, "period").and_then(|period| PeriodKey::parse(&period).ok()),
            value: text(verdict, "value").and_then(|value| Ratio::parse(&value)),
        })
    });
    let data = list(statement, "/subject").filter_map(|subject| {
        let name = text(subject, "name")?;
        let sha256 = subject.pointer("/digest/sha256")?.as_str()?.to_owned();
        Some((name.strip_prefix("data:")?.to_owned(), sha256))
    });
    let mut findings: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    for finding in list(statement, "/predicate/findings") {
        if let Some(code) = text(finding, "code") {
            *findings.entry((code, text(finding, "about"))).or_default() += 1;
        }
    }
    let coverage = list(statement, "/predicate/coverage").filter_map(|entry| {
        let count = |key: &str| entry.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
        Some((text(entry, "standard")?, (count("documented")?, count("applicable")?)))
    });
    Snapshot {
        verdicts: verdicts.collect(),
        definitions,
        data: data.collect(),
        coverage: coverage.collect(),
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::MEASUREMENT;

    fn record(path: &str, sealed_on: &str, more: &str) -> RecordFile {
        let text = format!(
            "{{\"predicateType\":\"{MEASUREMENT}\",\"predicate\":{{\"as_of\":\"2026-06-30\",\"sealed_on\":\"{sealed_on}\"{more}}}}}"
        );
        RecordFile { path: path.to_owned(), bytes: text.into_bytes() }
    }

    fn of(definitions: &[(&str, &str)]) -> String {
        let entries = definitions
            .iter()
            .map(|(address, digest)| format!("{{\"definition\":\"{address}\",\"sha256\":\"{digest}\"}}"));
        format!(",\"definitions\":[{}]", entries.collect::<Vec<_>>().join(","))
    }

    #[test]
    fn a_definition_is_seen_where_it_appears_changes_or_goes() {
        let past = past(&[
            record("c.json", "2026-09-01", &of(&[])),
            record("a.json", "2026-07-01", &of(&[("promise/a", "11")])),
            record("b.json", "2026-08-01", &of(&[("promise/a", "11"), ("role/b", "22")])),
        ]);
        let seen = |address: &str| -> Vec<(usize, Option<&str>)> {
            past.seen(address).iter().map(|seen| (seen.record, seen.sha256.as_deref())).collect()
        };
        assert_eq!(
            past.records.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(),
            ["a.json", "b.json", "c.json"]
        );
        assert_eq!(seen("promise/a"), [(0, Some("11")), (2, None)]);
        assert_eq!(seen("role/b"), [(1, Some("22")), (2, None)]);
        assert!(past.last.expect("a last one").definitions.expect("sealed").is_empty());
    }

    #[test]
    fn a_record_of_files_only_says_nothing_of_definitions() {
        let past = past(&[record("a.json", "2026-07-01", "")]);
        assert!(past.seen("promise/a").is_empty());
        assert_eq!(past.last.expect("a last one").definitions, None);
    }

    #[test]
    fn without_a_record_there_is_no_past() {
        let past = past(&[RecordFile { path: "x.json".to_owned(), bytes: b"{".to_vec() }]);
        assert!(past.records.is_empty() && past.last.is_none());
    }
}
