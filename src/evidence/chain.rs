//! The chain of records: each names the digests of those before it. After a merge of two branches
//! there are two heads, and the next record names both.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ledger::Previous;
use crate::world::{RecordFile, digest};

/// A record that cannot be read as one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct Broken {
    pub name: String,
    pub reason: String,
}

/// The records that no other record names, in the order of their names.
///
/// # Errors
/// When a file is no record, or names a record that is not there: a chain is not continued over a
/// gap.
pub fn heads(records: &[RecordFile]) -> Result<Vec<Previous>, Broken> {
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut named: Vec<(String, String)> = Vec::new();
    for record in records {
        open.insert(digest(&record.bytes), record.path.clone());
        for previous in previous_of(record)? {
            named.push((record.path.clone(), previous));
        }
    }
    for (name, wanted) in &named {
        if !open.contains_key(wanted) {
            let reason = format!("names the record {wanted}, which is not in the folder or was changed");
            return Err(Broken { name: name.clone(), reason });
        }
    }
    for (_, wanted) in &named {
        open.remove(wanted);
    }
    let mut heads: Vec<Previous> = open.into_iter().map(|(sha256, name)| Previous { name, sha256 }).collect();
    heads.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(heads)
}

fn previous_of(record: &RecordFile) -> Result<Vec<String>, Broken> {
    let broken = |reason: &str| Broken { name: record.path.clone(), reason: reason.to_owned() };
    let value: Value = serde_json::from_slice(&record.bytes).map_err(|error| broken(&error.to_string()))?;
    if value.get("predicateType").and_then(Value::as_str).is_none() {
        return Err(broken("not an evidence record"));
    }
    let list = value.pointer("/predicate/previous").and_then(Value::as_array);
    let list = list.ok_or_else(|| broken("does not say which records come before it"))?;
    let digests = list.iter().map(|entry| entry.get("sha256").and_then(Value::as_str).map(str::to_owned));
    digests.collect::<Option<Vec<_>>>().ok_or_else(|| broken("a digest is missing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, previous: &[&RecordFile]) -> RecordFile {
        let list: Vec<String> = previous
            .iter()
            .map(|p| format!("{{\"name\":\"{}\",\"sha256\":\"{}\"}}", p.path, digest(&p.bytes)))
            .collect();
        let text = format!(
            "{{\"predicate\":{{\"previous\":[{}],\"n\":\"{name}\"}},\"predicateType\":\"x\"}}",
            list.join(",")
        );
        RecordFile { path: name.to_owned(), bytes: text.into_bytes() }
    }

    #[test]
    fn two_branches_give_two_heads_and_a_merge_one() {
        let first = record("a.json", &[]);
        let (left, right) = (record("b.json", &[&first]), record("c.json", &[&first]));
        let names = |records: &[RecordFile]| {
            heads(records).map(|h| h.into_iter().map(|p| p.name).collect::<Vec<_>>())
        };
        let forked = [first.clone(), left.clone(), right.clone()];
        assert_eq!(names(&forked), Ok(vec!["b.json".into(), "c.json".into()]));
        let merge = record("d.json", &[&left, &right]);
        assert_eq!(names(&[first, left, right, merge]), Ok(vec!["d.json".into()]));
        assert_eq!(names(&[]), Ok(vec![]));
    }

    #[test]
    fn a_record_that_was_changed_breaks_the_chain() {
        let first = record("a.json", &[]);
        let second = record("b.json", &[&first]);
        let mut changed = first;
        changed.bytes.push(b' ');
        assert!(heads(&[changed, second]).is_err());
        let foreign = RecordFile { path: "x.json".into(), bytes: b"{}".to_vec() };
        assert!(heads(&[foreign]).is_err());
    }
}
