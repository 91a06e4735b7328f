//! What earlier records say of a period, read back from the evidence: the only way to tell that a closed
//! period is told differently today. Whether the records themselves are sound is not judged here.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::MEASUREMENT;
use crate::values::{PeriodKey, Ratio};
use crate::world::{RecordFile, digest};

/// The figure of a promise or objective for a period, as it was sealed last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFigure {
    /// The file of the record.
    pub record: String,
    /// `promise/written-ack`.
    pub holder: String,
    pub period: PeriodKey,
    pub n: u64,
    pub value: Ratio,
    /// The verdict was reached on this period and the one before together.
    pub pooled: bool,
}

/// The figures of all records: for every holder and period, those of the record sealed last.
pub fn sealed(records: &[RecordFile]) -> Vec<SealedFigure> {
    let mut last: BTreeMap<(String, PeriodKey), SealedFigure> = BTreeMap::new();
    for read in in_order(records.iter().filter_map(Read::of).collect()) {
        let verdicts = read.statement.pointer("/predicate/verdicts").and_then(Value::as_array);
        let figures = verdicts.into_iter().flatten().filter_map(|verdict| figure(&read.record.path, verdict));
        for figure in figures {
            last.insert((figure.holder.clone(), figure.period), figure);
        }
    }
    last.into_values().collect()
}

/// A record of a measurement.
pub(super) struct Read<'r> {
    sealed_on: String,
    pub(super) record: &'r RecordFile,
    pub(super) statement: Value,
}

impl<'r> Read<'r> {
    pub(super) fn of(record: &'r RecordFile) -> Option<Self> {
        let statement: Value = serde_json::from_slice(&record.bytes).ok()?;
        let sealed_on = statement.pointer("/predicate/sealed_on")?.as_str()?.to_owned();
        let is_measurement = statement.get("predicateType")?.as_str()? == MEASUREMENT;
        is_measurement.then_some(Self { sealed_on, record, statement })
    }

    /// Digests of the records before it.
    fn previous(&self) -> impl Iterator<Item = &str> {
        let list = self.statement.pointer("/predicate/previous").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(|entry| entry.get("sha256")?.as_str())
    }
}

/// Records in the order in which they were sealed: by day, and within a day each behind those it names.
pub(super) fn in_order(mut read: Vec<Read<'_>>) -> Vec<Read<'_>> {
    read.sort_by(|a, b| (&a.sealed_on, &a.record.path).cmp(&(&b.sealed_on, &b.record.path)));
    let mut ordered: Vec<Read<'_>> = Vec::with_capacity(read.len());
    while let Some(first) = read.first() {
        let length = read.iter().take_while(|other| other.sealed_on == first.sealed_on).count();
        let mut day: Vec<Read<'_>> = read.drain(..length).collect();
        while !day.is_empty() {
            let waiting: BTreeSet<String> = day.iter().map(|other| digest(&other.record.bytes)).collect();
            let ready = |own: &Read<'_>| own.previous().all(|before| !waiting.contains(before));
            // Records that name each other in a circle are none that this program wrote.
            let next = day.iter().position(ready).unwrap_or(0);
            ordered.push(day.remove(next));
        }
    }
    ordered
}

/// The figure of a verdict on a period that was over.
fn figure(record: &str, verdict: &Value) -> Option<SealedFigure> {
    let text = |key: &str| verdict.get(key).and_then(Value::as_str);
    if text("state")? == "in progress" {
        return None;
    }
    Some(SealedFigure {
        record: record.to_owned(),
        holder: text("holder")?.to_owned(),
        period: PeriodKey::parse(text("period")?).ok()?,
        n: verdict.get("n")?.as_u64()?,
        value: Ratio::parse(text("value")?)?,
        pooled: verdict.get("pooled")?.as_bool()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(path: &str, sealed_on: &str, verdict: &str) -> RecordFile {
        behind(path, sealed_on, verdict, "")
    }

    fn behind(path: &str, sealed_on: &str, verdict: &str, previous: &str) -> RecordFile {
        let text = format!(
            "{{\"predicateType\":\"{MEASUREMENT}\",\"predicate\":{{\"sealed_on\":\"{sealed_on}\",\"verdicts\":[{verdict}],\"previous\":[{{\"sha256\":\"{previous}\"}}]}}}}"
        );
        RecordFile { path: path.to_owned(), bytes: text.into_bytes() }
    }

    fn verdict(period: &str, state: &str, value: &str) -> String {
        format!(
            "{{\"holder\":\"promise/a\",\"state\":\"{state}\",\"period\":\"{period}\",\"n\":10,\"value\":\"{value}\",\"pooled\":false}}"
        )
    }

    #[test]
    fn the_record_sealed_last_speaks_for_a_period() {
        let records = [
            record("b.json", "2026-07-02", &verdict("2026-05", "met", "9/10")),
            record("a.json", "2026-08-01", &verdict("2026-05", "met", "4/5")),
            record("c.json", "2026-08-01", &verdict("2026-06", "in progress", "1/2")),
        ];
        let found = sealed(&records);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].record.as_str(), found[0].value),
            ("a.json", Ratio::new(4, 5).expect("a ratio"))
        );
    }

    #[test]
    fn within_a_day_the_chain_tells_which_was_sealed_last() {
        let first = record("z.json", "2026-08-01", &verdict("2026-05", "met", "9/10"));
        let second = behind("a.json", "2026-08-01", &verdict("2026-05", "met", "4/5"), &digest(&first.bytes));
        let found = sealed(&[second, first]);
        assert_eq!(found[0].record, "a.json");
    }

    #[test]
    fn what_is_no_record_of_a_measurement_says_nothing() {
        let foreign = RecordFile { path: "x.json".to_owned(), bytes: b"{}".to_vec() };
        let broken = RecordFile { path: "y.json".to_owned(), bytes: b"{".to_vec() };
        assert!(sealed(&[foreign, broken]).is_empty());
    }
}
