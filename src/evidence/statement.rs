//! The statement that is sealed.

use schemars::JsonSchema;
use serde::Serialize;

use super::chain::heads;
use super::{Broken, MEASUREMENT, Record};
use crate::compile::Compilation;
use crate::ledger::{Previous, digest_said};
use crate::measure::{Measured, Verdict};
use crate::rules::RULES;
use crate::standards::ClauseStatus;
use crate::world::{RecordFile, digest};
use jiff::civil::Date;

/// An in-toto Statement, v1.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Statement {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: Vec<Subject>,
    #[serde(rename = "predicateType")]
    predicate_type: &'static str,
    predicate: Predicate,
}

/// The type of an in-toto Statement, v1.
pub(super) const STATEMENT: &str = "https://in-toto.io/Statement/v1";

/// What a record is about: a file that was read, or the program.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) digest: Sha256,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Sha256 {
    pub(super) sha256: String,
}

/// What a measurement says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Predicate {
    system: String,
    /// Version of the program, and digest of the codes and levels of its rules.
    tool: Tool,
    /// The day judged on, at most.
    as_of: String,
    /// The day on which the record was sealed.
    sealed_on: String,
    /// The git revision of the project.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<String>,
    /// What each definition of the project says.
    definitions: Vec<SealedDefinition>,
    sources: Vec<SealedSource>,
    verdicts: Vec<SealedVerdict>,
    coverage: Vec<SealedCoverage>,
    findings: Vec<SealedFinding>,
    waivers: Vec<SealedWaiver>,
    previous: Vec<Previous>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Tool {
    smqc: &'static str,
    rules_sha256: String,
}

/// A definition, and the digest of its meaning: formatting, comments, order of keys and file name do
/// not count.
#[derive(Debug, Serialize, JsonSchema)]
struct SealedDefinition {
    definition: String,
    sha256: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SealedSource {
    source: String,
    files: Vec<SealedFile>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SealedFile {
    path: String,
    sha256: String,
    rows: u64,
    superseded: u64,
    skipped: u64,
    /// The day on which the data were taken out of their system.
    #[serde(skip_serializing_if = "Option::is_none")]
    extracted: Option<String>,
}

/// The verdict on the last complete period.
#[derive(Debug, Serialize, JsonSchema)]
struct SealedVerdict {
    holder: String,
    indicator: String,
    state: &'static str,
    level: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    n: u64,
    /// Exact, as `11190/11543`.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst_case: Option<String>,
    pooled: bool,
    /// Rows of the whole reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<SealedRows>,
}

/// read = counted + not yet due + out of scope + excluded + missing + rejected.
#[derive(Debug, Serialize, JsonSchema)]
struct SealedRows {
    read: u64,
    counted: u64,
    not_yet_due: u64,
    out_of_scope: u64,
    excluded: u64,
    missing: u64,
    rejected: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SealedCoverage {
    standard: String,
    documented: usize,
    applicable: usize,
    contradicted: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SealedFinding {
    code: &'static str,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SealedWaiver {
    waiver: String,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

/// Seals what was measured, behind the records that are there.
///
/// # Errors
/// When the chain of records is broken.
pub fn seal(
    compilation: &Compilation,
    records: &[RecordFile],
    sealed_on: Date,
    revision: Option<String>,
) -> Result<Record, Broken> {
    let statement = Statement {
        kind: STATEMENT,
        subject: subjects(compilation),
        predicate_type: MEASUREMENT,
        predicate: predicate(compilation, records, sealed_on, revision)?,
    };
    named_by_content(&statement, compilation.as_of)
}

/// A statement in canonical JSON, named by a day and the start of its digest.
pub(super) fn named_by_content(statement: &impl Serialize, day: Date) -> Result<Record, Broken> {
    let bytes = serde_json_canonicalizer::to_vec(statement)
        .map_err(|error| Broken { name: "new record".to_owned(), reason: error.to_string() })?;
    let sha256 = digest(&bytes);
    let start = sha256.get(..12).unwrap_or(&sha256);
    Ok(Record { name: format!("{day}-{start}.json"), bytes })
}

/// Every definition file and every data file, by name.
fn subjects(compilation: &Compilation) -> Vec<Subject> {
    let definitions = compilation.files.iter().map(|(_, file)| (file.path.clone(), file.digest.clone()));
    let registers = compilation.measured.iter().flat_map(|measured| measured.sources.values());
    let data = registers
        .flat_map(|register| register.files.iter().map(|f| (format!("data:{}", f.path), f.digest.clone())));
    let mut subjects: Vec<Subject> =
        definitions.chain(data).map(|(name, sha256)| Subject { name, digest: Sha256 { sha256 } }).collect();
    subjects.sort_by(|a, b| a.name.cmp(&b.name));
    subjects.dedup_by(|a, b| a.name == b.name && a.digest.sha256 == b.digest.sha256);
    subjects
}

fn predicate(
    compilation: &Compilation,
    records: &[RecordFile],
    sealed_on: Date,
    revision: Option<String>,
) -> Result<Predicate, Broken> {
    let measured = compilation.measured.as_ref();
    let rules: Vec<String> =
        RULES.iter().map(|rule| format!("{} {}", rule.code.0, rule.severity.name())).collect();
    Ok(Predicate {
        system: compilation.model.system().map(|system| system.id().to_owned()).unwrap_or_default(),
        tool: Tool { smqc: env!("CARGO_PKG_VERSION"), rules_sha256: digest(rules.join("\n").as_bytes()) },
        as_of: compilation.as_of.to_string(),
        sealed_on: sealed_on.to_string(),
        revision,
        definitions: definitions(compilation),
        sources: measured.map(sources).unwrap_or_default(),
        verdicts: measured.map(verdicts).unwrap_or_default(),
        coverage: coverage(compilation),
        findings: compilation
            .findings
            .iter()
            .map(|f| SealedFinding { code: f.code.0, level: f.severity.name(), about: f.about.clone() })
            .collect(),
        waivers: compilation
            .waived
            .iter()
            .map(|w| SealedWaiver {
                waiver: w.waiver.clone(),
                code: w.finding.code.0,
                about: w.finding.about.clone(),
            })
            .collect(),
        previous: heads(records)?,
    })
}

fn definitions(compilation: &Compilation) -> Vec<SealedDefinition> {
    let first = compilation.model.first_language();
    let own = compilation.model.own().filter(|definition| !definition.built_in);
    let mut sealed: Vec<SealedDefinition> = own
        .map(|own| SealedDefinition { definition: own.address(), sha256: digest_said(own, &first) })
        .collect();
    sealed.sort_by(|a, b| a.definition.cmp(&b.definition));
    sealed
}

fn sources(measured: &Measured) -> Vec<SealedSource> {
    let sealed = measured.sources.iter().map(|(id, register)| SealedSource {
        source: id.clone(),
        files: register
            .files
            .iter()
            .map(|file| SealedFile {
                path: file.path.clone(),
                sha256: file.digest.clone(),
                rows: file.rows,
                superseded: file.superseded,
                skipped: file.skipped,
                extracted: file.extracted.map(|day| day.to_string()),
            })
            .collect(),
    });
    sealed.collect()
}

fn verdicts(measured: &Measured) -> Vec<SealedVerdict> {
    measured.verdicts.iter().map(|verdict| sealed_verdict(measured, verdict)).collect()
}

fn sealed_verdict(measured: &Measured, verdict: &Verdict) -> SealedVerdict {
    let current = verdict.current();
    let rows = verdict.reading.and_then(|at| measured.readings.get(at)).map(|reading| reading.rows);
    SealedVerdict {
        holder: verdict.holder.clone(),
        indicator: verdict.indicator.clone(),
        state: verdict.state().name(),
        level: current.map_or(verdict.target, |period| period.level).to_string(),
        period: current.map(|period| period.period.to_string()),
        n: current.map_or(0, |period| period.n),
        value: current.and_then(|period| period.value).map(|value| value.to_string()),
        worst_case: current.and_then(|period| period.worst).map(|value| value.to_string()),
        pooled: current.is_some_and(|period| period.pooled),
        rows: rows.map(|rows| SealedRows {
            read: rows.read,
            counted: rows.counted,
            not_yet_due: rows.not_yet_due,
            out_of_scope: rows.out_of_scope,
            excluded: rows.excluded,
            missing: rows.missing,
            rejected: rows.rejected,
        }),
    }
}

fn coverage(compilation: &Compilation) -> Vec<SealedCoverage> {
    let sealed = compilation.coverage.iter().map(|coverage| {
        let (documented, applicable) = coverage.documented();
        let contradicted =
            coverage.clauses.iter().filter(|clause| matches!(clause.status, ClauseStatus::Contradicted(_)));
        SealedCoverage {
            standard: coverage.standard.clone(),
            documented,
            applicable,
            contradicted: contradicted.map(|clause| clause.clause.clone()).collect(),
        }
    });
    sealed.collect()
}
