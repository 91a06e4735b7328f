//! What is known of a clause before the auditor comes: values, findings, documents with their
//! versions, and how many cases there are to draw a sample from.

use std::collections::BTreeSet;

use serde::Serialize;

use super::approval::approval;
use super::coverage::{Stands, stands};
use super::figure::Scale;
use super::reader::{Link, Prose, Reader, To};
use crate::language::Message;
use crate::model::kinds::audit::{Finding, FindingGrade};
use crate::model::{Audit, ComplaintProcedure, Definition, DisputeProvider, Survey};
use crate::standards::{ClauseCoverage, ClauseStatus, Evidence, EvidenceNature};

/// What is known of a clause.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct Known {
    pub values: Vec<ValueView>,
    pub findings: Vec<FoundView>,
    pub documents: Vec<DocumentView>,
    pub populations: Vec<PopulationView>,
    /// Definitions, and findings, beside those named.
    pub more: usize,
    pub more_findings: usize,
}

/// Where a definition stands.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ValueView {
    pub link: Link,
    /// A verdict; nothing where a figure is held against no target.
    pub stands: Option<Stands>,
    /// « 83,0 % (n = 135, juin 2026) ».
    pub figure: Option<String>,
}

/// What speaks against a clause.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct FoundView {
    pub link: Link,
    /// Of a finding of an audit: « écart majeur ».
    pub grade: Option<String>,
    /// Words of the program: code stands between backticks.
    pub message: Option<String>,
    /// Words of the auditor.
    pub what: Option<Prose>,
}

/// A definition as a controlled document.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "KnownDocument")]
pub struct DocumentView {
    pub link: Link,
    /// `complaint-procedure/complaints`.
    pub address: String,
    /// « version 3 », « approuvé par … »; in order.
    pub control: Vec<String>,
}

/// The cases of a register.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct PopulationView {
    pub n: String,
    pub source: Link,
}

/// The most definitions, or findings, named.
const NAMED: usize = 8;

/// What is known of a clause.
pub fn known(reader: &Reader<'_>, clause: &ClauseCoverage) -> Known {
    let named = named(clause);
    let definitions: Vec<&Definition> =
        named.iter().filter_map(|address| definition_at(reader, address)).collect();
    let mut findings = findings(reader, clause);
    let more_findings = findings.len().saturating_sub(NAMED);
    findings.truncate(NAMED);
    Known {
        values: definitions.iter().filter_map(|own| value(reader, own)).collect(),
        documents: definitions.iter().map(|own| document(reader, own)).collect(),
        populations: populations(reader, &clause.evidence),
        more: clause.fields.iter().map(|(_, by)| by.len().saturating_sub(NAMED)).max().unwrap_or(0),
        findings,
        more_findings,
    }
}

/// The definitions that show a clause, and those whose figures stand behind it, each once.
fn named(clause: &ClauseCoverage) -> Vec<&str> {
    if matches!(clause.status, ClauseStatus::NotApplicable { .. }) {
        return Vec::new();
    }
    let shown = clause.fields.iter().flat_map(|(_, by)| by.iter().take(NAMED));
    let behind = clause.evidence.iter().take(NAMED).map(|own| &own.by);
    let mut seen = BTreeSet::new();
    shown.chain(behind).map(String::as_str).filter(|address| seen.insert(*address)).collect()
}

fn definition_at<'r>(reader: &Reader<'r>, address: &str) -> Option<&'r Definition> {
    let mut steps = address.splitn(3, '/');
    let (kind, id) = (steps.next()?, steps.next()?);
    reader.atlas.compilation.model.get(kind, id)
}

fn value(reader: &Reader<'_>, definition: &Definition) -> Option<ValueView> {
    let link = reader.link(definition);
    if let Some(stands) = stands(reader, &definition.address()) {
        return Some(ValueView { link, stands: Some(stands), figure: None });
    }
    let figure = figure(reader, definition)?;
    Some(ValueView { link, stands: None, figure: Some(figure) })
}

/// The figure of the last complete period of an indicator.
fn figure(reader: &Reader<'_>, definition: &Definition) -> Option<String> {
    if definition.kind.slug != "indicator" {
        return None;
    }
    let reading = reader.atlas.readings_of(definition.id()).first()?;
    let told = reading.series.iter().rev().find(|figure| figure.complete && figure.value.is_some())?;
    let scale = Scale::of(reader, definition.id(), None).with_at_least(1);
    let message = Message::new("page-value-n").with("value", scale.value(told.value?, None));
    let message = message.with("n", reader.count(told.tally.n));
    Some(reader.say(message.with("period", reader.formatter().period_key(told.period))))
}

fn document(reader: &Reader<'_>, definition: &Definition) -> DocumentView {
    let version = definition.control.version.given().map(|version| {
        let word = reader.word("page-version");
        format!("{word} {}", version.0)
    });
    let approved = approval(reader, definition).map(|approval| approval.text);
    DocumentView {
        link: reader.link(definition),
        address: definition.address(),
        control: version.into_iter().chain(approved).collect(),
    }
}

/// Rules that have spoken, findings of audits still open, and what is waived.
fn findings(reader: &Reader<'_>, clause: &ClauseCoverage) -> Vec<FoundView> {
    let mut found = Vec::new();
    if let ClauseStatus::Contradicted(against) = &clause.status {
        for rule in against {
            let about = rule.about.iter().flat_map(|address| reader.atlas.findings_on(address));
            let same = about.filter(|finding| finding.code.0 == rule.code).take(NAMED);
            found.extend(same.map(|finding| FoundView {
                message: Some(reader.speaker.say(&finding.message)),
                ..of_rule(reader, &rule.code)
            }));
        }
    }
    found.extend(clause.audited.open.iter().map(|address| of_audit(reader, address)));
    for rule in &clause.waived {
        let links = rule.about.iter().take(NAMED).map(|address| reader.link_to_address(address).label.text);
        let message = Message::new("checklist-waived").with("names", links.collect::<Vec<_>>().join(", "));
        // What is waived stands in no list of findings.
        let link = Link { label: reader.plain(&rule.code), href: None };
        found.push(FoundView { link, message: Some(reader.say(message)), ..of_rule(reader, &rule.code) });
    }
    found
}

fn of_rule(reader: &Reader<'_>, code: &str) -> FoundView {
    let link = Link { label: reader.plain(code), href: Some(reader.href(To::Finding(code))) };
    FoundView { link, grade: None, message: None, what: None }
}

/// A finding of an audit, by its address: `audit/2026-05/a1`.
fn of_audit(reader: &Reader<'_>, address: &str) -> FoundView {
    let part = address.splitn(3, '/').nth(2).unwrap_or_default();
    let audit = definition_at(reader, address).and_then(Definition::view::<Audit>);
    let findings = audit.into_iter().flat_map(|audit| audit.body().findings.items());
    let mut findings = findings.map(|finding| &finding.value);
    let finding: Option<&Finding> =
        findings.find(|own| own.id.given().is_some_and(|id| id.to_string() == part));
    FoundView {
        link: reader.link_to_address(address),
        grade: finding.and_then(|own| own.grade.given()).map(|grade| reader.word(grade_key(*grade))),
        message: None,
        what: finding.and_then(|own| own.what.given()).map(|text| reader.prose(text)),
    }
}

/// The words of a grade.
pub const fn grade_key(grade: FindingGrade) -> &'static str {
    match grade {
        FindingGrade::Major => "checklist-grade-major",
        FindingGrade::Minor => "checklist-grade-minor",
        FindingGrade::Gap => "checklist-grade-gap",
        FindingGrade::Opportunity => "checklist-grade-opportunity",
        FindingGrade::Strength => "word-strength",
    }
}

/// The registers that back a clause, and how many cases each holds; a case that comes again in a
/// later file counts once.
fn populations(reader: &Reader<'_>, evidence: &[Evidence]) -> Vec<PopulationView> {
    let Some(measured) = &reader.atlas.compilation.measured else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let sources = evidence.iter().filter_map(|own| source_behind(reader, own));
    let sources = sources.filter(|source| seen.insert(source.clone())).take(NAMED);
    let populations = sources.filter_map(|source| {
        let files = &measured.sources.get(&source)?.files;
        let n: u64 = files.iter().map(|file| file.rows.saturating_sub(file.superseded)).sum();
        Some(PopulationView { n: reader.count(n), source: reader.link_to("source", &source, None) })
    });
    populations.collect()
}

/// The source of a piece of evidence; nothing for what was only recorded.
fn source_behind(reader: &Reader<'_>, evidence: &Evidence) -> Option<String> {
    let (kind, id) = evidence.by.split_once('/')?;
    match evidence.nature {
        EvidenceNature::Record => None,
        EvidenceNature::Register if kind == "source" => Some(id.to_owned()),
        EvidenceNature::Register => register_of(definition_at(reader, &evidence.by)?),
        EvidenceNature::Verdict | EvidenceNature::Figure => {
            let judged = reader.atlas.verdict(&evidence.by).map(|verdict| verdict.indicator.as_str());
            let plans = &reader.atlas.compilation.plans.indicators;
            plans.get(judged.unwrap_or(id))?.source.clone()
        }
    }
}

/// The register that a procedure or provider keeps, or the answers to a survey.
fn register_of(definition: &Definition) -> Option<String> {
    let procedure = definition.view::<ComplaintProcedure>().map(|own| &own.body().record);
    let provider = definition.view::<DisputeProvider>().map(|own| &own.body().record);
    let kept = procedure.or(provider).and_then(|record| record.given()?.source.given());
    let answers = definition.view::<Survey>().and_then(|survey| survey.body().results.given());
    kept.or(answers).map(|source| source.id.clone())
}
