//! Coverage for machines: in `check --coverage --format json` and in `model.json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::kinds::catalogue::Nature;
use crate::standards::{Against, ClauseCoverage, ClauseStatus, Coverage, Evidence};

/// What is documented of a standard.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoverageJson {
    /// With its edition: `ISO 10002:2018`.
    pub standard: String,
    pub catalogue: String,
    /// `guidance` or `requirements`.
    pub nature: &'static str,
    /// Clauses that apply and that definitions can show.
    pub applicable: usize,
    /// Of those: declared at least, nothing contradicting them.
    pub documented: usize,
    /// Of those: with a verdict or a record behind them.
    pub evidenced: usize,
    /// Of those: audited, nothing left open.
    pub audited: usize,
    pub clauses: Vec<ClauseJson>,
}

/// One clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClauseJson {
    pub clause: String,
    /// By language.
    pub title: BTreeMap<String, String>,
    /// `not shown`, `declared`, `evidenced`, `audited`, `contradicted`, `not applicable`, or `for the
    /// auditor` where nothing in definitions can show it.
    pub status: &'static str,
    /// Why it does not apply, by language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<BTreeMap<String, String>>,
    /// The role that answers for its not applying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The fields asked for, each with the definitions that give it.
    pub shown_by: BTreeMap<String, Vec<String>>,
    /// Rules that contradict it, each with the definitions it found something on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicted_by: Vec<AgainstJson>,
    /// Rules that would contradict it, were they not waived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<AgainstJson>,
    /// Codes of its rules that the System switches off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub switched_off: Vec<String>,
    /// Verdicts, figures, registers and records behind its fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceJson>,
    /// Audits that looked at it: `audit/2026-03`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audits: Vec<String>,
    /// Findings of audits on it that are open: `audit/2026-03/a1`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_findings: Vec<String>,
    /// Clauses of other standards it is read from: `iso-10002-2018:7.4`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follows: Vec<String>,
}

/// A rule, and where it found something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgainstJson {
    pub code: String,
    pub about: Vec<String>,
}

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceJson {
    /// The definition that tells of it: `promise/written-ack`.
    pub by: String,
    /// `verdict`, `figure`, `register` or `record`.
    pub nature: &'static str,
}

/// The coverage of a standard as data; bare texts are in the language `first`.
pub fn coverage_json(coverage: &Coverage, first: &str) -> CoverageJson {
    let (documented, applicable) = coverage.documented();
    CoverageJson {
        standard: coverage.standard.clone(),
        catalogue: coverage.catalogue.clone(),
        nature: match coverage.nature {
            Nature::Guidance => "guidance",
            Nature::Requirements => "requirements",
        },
        applicable,
        documented,
        evidenced: coverage.reaching(ClauseStatus::is_evidenced),
        audited: coverage.reaching(ClauseStatus::is_audited),
        clauses: coverage.clauses.iter().map(|clause| clause_json(clause, first)).collect(),
    }
}

fn clause_json(clause: &ClauseCoverage, first: &str) -> ClauseJson {
    let (reason, owner) = match &clause.status {
        ClauseStatus::NotApplicable { reason, owner } => (Some(reason.by_language(first)), owner.clone()),
        _ => (None, None),
    };
    let contradicted_by = match &clause.status {
        ClauseStatus::Contradicted(against) => against_json(against),
        _ => Vec::new(),
    };
    ClauseJson {
        clause: clause.clause.clone(),
        title: clause.title.by_language(first),
        status: clause.status.name(),
        reason,
        owner,
        shown_by: clause.fields.iter().cloned().collect(),
        contradicted_by,
        waived: against_json(&clause.waived),
        switched_off: clause.switched_off.clone(),
        evidence: clause.evidence.iter().map(evidence_json).collect(),
        audits: clause.audited.by.clone(),
        open_findings: clause.audited.open.clone(),
        follows: clause.follows.clone(),
    }
}

fn against_json(against: &[Against]) -> Vec<AgainstJson> {
    let rules = against.iter();
    rules.map(|rule| AgainstJson { code: rule.code.clone(), about: rule.about.clone() }).collect()
}

fn evidence_json(evidence: &Evidence) -> EvidenceJson {
    EvidenceJson { by: evidence.by.clone(), nature: evidence.nature.name() }
}
