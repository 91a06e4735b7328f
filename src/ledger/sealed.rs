//! What earlier records say of a period, read back from the evidence: the only way to tell that a closed
//! period is told differently today. Whether the records themselves are sound is not judged here.

use std::collections::BTreeMap;

use serde_json::Value;

use super::MEASUREMENT;
use crate::values::{PeriodKey, Ratio};
use crate::world::RecordFile;

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
    let mut read: Vec<(String, &RecordFile, Value)> = records.iter().filter_map(statement).collect();
    read.sort_by(|a, b| (&a.0, &a.1.path).cmp(&(&b.0, &b.1.path)));
    let mut last: BTreeMap<(String, PeriodKey), SealedFigure> = BTreeMap::new();
    for (_, record, statement) in &read {
        let verdicts = statement.pointer("/predicate/verdicts").and_then(Value::as_array);
        for figure in verdicts.into_iter().flatten().filter_map(|verdict| figure(&record.path, verdict)) {
            last.insert((figure.holder.clone(), figure.period), figure);
        }
    }
    last.into_values().collect()
}

/// A record of a measurement, with the day on which it was sealed.
fn statement(record: &RecordFile) -> Option<(String, &RecordFile, Value)> {
    let statement: Value = serde_json::from_slice(&record.bytes).ok()?;
    let sealed_on = statement.pointer("/predicate/sealed_on")?.as_str()?.to_owned();
    let is_measurement = statement.get("predicateType")?.as_str()? == MEASUREMENT;
    is_measurement.then_some((sealed_on, record, statement))
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
        let text = format!(
            "{{\"predicateType\":\"{MEASUREMENT}\",\"predicate\":{{\"sealed_on\":\"{sealed_on}\",\"verdicts\":[{verdict}]}}}}"
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
    fn what_is_no_record_of_a_measurement_says_nothing() {
        let foreign = RecordFile { path: "x.json".to_owned(), bytes: b"{}".to_vec() };
        let broken = RecordFile { path: "y.json".to_owned(), bytes: b"{".to_vec() };
        assert!(sealed(&[foreign, broken]).is_empty());
    }
}
