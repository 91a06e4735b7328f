//! Standards: which clauses are documented, by what. Never a word of conformity: that is for an
//! auditor to say.

use serde::Serialize;

use super::reader::{Link, Prose, Reader, To, clause_anchor};
use super::standing::{Standing, standing};
use crate::language::Message;
use crate::model::kinds::catalogue::Nature;
use crate::standards::{ClauseCoverage, ClauseStatus, Coverage};

/// A standard at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct StandardRow {
    pub standard: String,
    pub title: Prose,
    pub nature: String,
    /// « 18 articles documentés sur 22 ».
    pub documented: String,
    /// Documented, in hundredths, for the bar.
    pub percent: usize,
    pub coverage: String,
    pub checklist: String,
}

/// The clauses of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageView {
    pub at_a_glance: StandardRow,
    pub catalogue: String,
    /// What is asked for, or advised.
    pub requirements: bool,
    pub counts: Vec<StatusCount>,
    pub clauses: Vec<ClauseView>,
}

/// How many clauses have a status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCount {
    pub look: &'static str,
    pub word: String,
    pub count: usize,
}

/// One clause.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseView {
    pub anchor: String,
    pub clause: String,
    pub title: Prose,
    pub expects: Option<Prose>,
    pub look: &'static str,
    pub status: String,
    /// Why it does not apply.
    pub reason: Option<Prose>,
    /// Rules that contradict it.
    pub codes: Vec<CodeLink>,
    pub fields: Vec<FieldView>,
    /// Promises and objectives among what shows it.
    pub standings: Vec<Standing>,
}

/// A rule's code, and where its findings stand.
#[derive(Debug, Clone, Serialize)]
pub struct CodeLink {
    pub code: String,
    pub href: String,
}

/// A field asked for, and what gives it.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    pub label: String,
    pub links: Vec<Link>,
    /// Definitions beside those named.
    pub more: usize,
}

/// The most definitions named for a field.
const NAMED: usize = 8;

/// Every standard claimed.
pub fn standards(reader: &Reader<'_>) -> Vec<StandardRow> {
    reader.atlas.compilation.coverage.iter().map(|coverage| row(reader, coverage)).collect()
}

fn row(reader: &Reader<'_>, coverage: &Coverage) -> StandardRow {
    let (declared, total) = coverage.documented();
    let message = Message::new("page-documented").with("declared", declared).with("n", total);
    let nature = match coverage.nature {
        Nature::Guidance => "page-nature-guidance",
        Nature::Requirements => "page-nature-requirements",
    };
    StandardRow {
        standard: coverage.standard.clone(),
        title: reader.prose(&coverage.title),
        nature: reader.word(nature),
        documented: reader.say(message),
        percent: declared * 100 / total.max(1),
        coverage: reader.href(To::Coverage(&coverage.catalogue)),
        checklist: reader.href(To::Checklist(&coverage.catalogue)),
    }
}

/// The clauses of one standard.
pub fn coverage(reader: &Reader<'_>, coverage: &Coverage) -> CoverageView {
    let clauses: Vec<ClauseView> =
        coverage.clauses.iter().map(|clause| clause_view(reader, coverage.nature, clause)).collect();
    let mut counts: Vec<StatusCount> = Vec::new();
    for look in ["declared", "gap", "contradicted", "auditor", "not-applicable"] {
        let of_look: Vec<&ClauseView> = clauses.iter().filter(|clause| clause.look == look).collect();
        if let Some(first) = of_look.first() {
            counts.push(StatusCount { look, word: first.status.clone(), count: of_look.len() });
        }
    }
    CoverageView {
        at_a_glance: row(reader, coverage),
        catalogue: coverage.catalogue.clone(),
        requirements: coverage.nature == Nature::Requirements,
        counts,
        clauses,
    }
}

fn clause_view(reader: &Reader<'_>, nature: Nature, clause: &ClauseCoverage) -> ClauseView {
    let (look, key) = match (&clause.status, nature) {
        (ClauseStatus::Declared, _) => ("declared", "clause-declared"),
        (ClauseStatus::NotShown, Nature::Guidance) => ("gap", "clause-gap-guidance"),
        (ClauseStatus::NotShown, Nature::Requirements) => ("gap", "clause-gap-requirements"),
        (ClauseStatus::Contradicted(_), _) => ("contradicted", "clause-contradicted"),
        (ClauseStatus::AuditorOnly, _) => ("auditor", "clause-auditor"),
        (ClauseStatus::NotApplicable(_), _) => ("not-applicable", "clause-not-applicable"),
    };
    let codes = match &clause.status {
        ClauseStatus::Contradicted(codes) => codes.as_slice(),
        _ => &[],
    };
    ClauseView {
        anchor: clause_anchor(&clause.clause),
        clause: clause.clause.clone(),
        title: reader.prose(&clause.title),
        expects: clause.expects.as_ref().map(|text| reader.prose(text)),
        look,
        status: reader.word(key),
        reason: match &clause.status {
            ClauseStatus::NotApplicable(reason) => Some(reader.prose(reason)),
            _ => None,
        },
        codes: codes
            .iter()
            .map(|code| CodeLink { code: code.clone(), href: reader.href(To::Finding(code)) })
            .collect(),
        fields: clause.fields.iter().map(|(path, by)| field(reader, path, by)).collect(),
        standings: standings(reader, clause),
    }
}

fn field(reader: &Reader<'_>, path: &str, by: &[String]) -> FieldView {
    let (kind, rest) = path.split_once('.').unwrap_or((path, ""));
    let steps = rest.split('.').filter(|step| !step.is_empty()).map(|step| reader.field_label(step));
    let label: Vec<String> = std::iter::once(reader.kind_name(kind)).chain(steps).collect();
    FieldView {
        label: label.join("\u{a0}› "),
        links: by.iter().take(NAMED).map(|address| reader.link_to_address(address)).collect(),
        more: by.len().saturating_sub(NAMED),
    }
}

/// The promises and objectives among what shows a clause, each once.
fn standings(reader: &Reader<'_>, clause: &ClauseCoverage) -> Vec<Standing> {
    let mut addresses: Vec<&str> = clause.fields.iter().flat_map(|(_, by)| by).map(String::as_str).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let model = &reader.atlas.compilation.model;
    let found = addresses.iter().filter_map(|address| {
        let (kind, id) = address.split_once('/')?;
        standing(reader, model.get(kind, id)?)
    });
    found.take(NAMED).collect()
}
