//! The record of a validation: an in-toto Statement whose subject is the version of the program.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Outcome, VECTORS, told};
use crate::evidence::chain::heads;
use crate::evidence::statement::{STATEMENT, Sha256, Subject, named_by_content};
use crate::evidence::{Broken, Record, TOOL_VALIDATION};
use crate::ledger::Previous;
use crate::world::{RecordFile, digest};

/// An in-toto Statement, v1, on the tool.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ValidationStatement {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: Vec<Subject>,
    #[serde(rename = "predicateType")]
    predicate_type: &'static str,
    predicate: SealedValidation,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SealedValidation {
    /// The day on which the record was sealed.
    sealed_on: String,
    validation: Validation,
    previous: Vec<Previous>,
}

/// What the vectors came to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Validation {
    /// Version of the program.
    pub smqc: &'static str,
    /// Digest of the table of vectors.
    pub vectors_sha256: String,
    pub run: usize,
    pub failed: usize,
    pub vectors: Vec<VectorResult>,
}

/// What one vector came to. Numbers are text with at most nine decimals.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VectorResult {
    /// Section of the book of metrics.
    pub section: String,
    pub id: String,
    pub formula: String,
    /// As JSON.
    pub inputs: String,
    pub expected: Vec<String>,
    /// The largest difference allowed.
    pub within: String,
    /// Empty when there was no answer.
    pub found: Vec<String>,
    pub passed: bool,
}

impl Validation {
    /// The results as data.
    pub fn of(outcomes: &[Outcome]) -> Self {
        Self {
            smqc: env!("CARGO_PKG_VERSION"),
            vectors_sha256: digest(VECTORS.as_bytes()),
            run: outcomes.len(),
            failed: outcomes.iter().filter(|outcome| !outcome.passed).count(),
            vectors: outcomes.iter().map(result).collect(),
        }
    }
}

fn result(outcome: &Outcome) -> VectorResult {
    let vector = &outcome.vector;
    let all = |values: &[serde_json::Value]| values.iter().map(told).collect::<Vec<_>>();
    VectorResult {
        section: vector.section.clone(),
        id: vector.id.clone(),
        formula: vector.formula.clone(),
        inputs: serde_json::Value::Array(vector.inputs.clone()).to_string(),
        expected: all(&vector.expected),
        within: vector.within.to_string(),
        found: outcome.found.as_deref().map(all).unwrap_or_default(),
        passed: outcome.passed,
    }
}

/// Seals a validation, behind the records that are there. `program` is the digest of the program
/// that ran it, as a file: whoever has the same file can compare.
///
/// # Errors
/// When the chain of records is broken.
pub fn seal_validation(
    outcomes: &[Outcome],
    program: String,
    records: &[RecordFile],
    sealed_on: Date,
) -> Result<Record, Broken> {
    let version = concat!("smqc ", env!("CARGO_PKG_VERSION"));
    let statement = ValidationStatement {
        kind: STATEMENT,
        subject: vec![Subject { name: version.to_owned(), digest: Sha256 { sha256: program } }],
        predicate_type: TOOL_VALIDATION,
        predicate: SealedValidation {
            sealed_on: sealed_on.to_string(),
            validation: Validation::of(outcomes),
            previous: heads(records)?,
        },
    };
    named_by_content(&statement, sealed_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::validation::of_section;

    #[test]
    fn a_validation_stands_behind_the_records_before_it() {
        let outcomes = of_section("4.9");
        let day = Date::constant(2026, 6, 30);
        let first = seal_validation(&outcomes, "ab".repeat(32), &[], day).expect("a record");
        assert!(first.name.starts_with("2026-06-30-"));
        let file = RecordFile { path: first.name, bytes: first.bytes.clone() };
        let second =
            seal_validation(&outcomes, "ab".repeat(32), std::slice::from_ref(&file), day).expect("a record");
        let text = String::from_utf8(second.bytes).expect("UTF-8");
        assert!(text.contains(&digest(&file.bytes)), "the first one is named");
        assert!(text.contains("urn:smqc:predicate:tool-validation:v1"));
        assert!(text.contains("\"failed\":0"));
    }
}
