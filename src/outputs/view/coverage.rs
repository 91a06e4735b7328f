//! Standards: which clauses are documented, by what. Never a word of conformity: that is for an
//! auditor to say.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::checklist::audit_checklists;
use super::path;
use super::reader::{Link, Prose, Reader, To, clause_anchor};
use super::standing::{Badge, current, target_of};
use super::steps::{AllSteps, StepsView, all_steps};
use crate::language::Message;
use crate::model::kinds::catalogue::Nature;
use crate::report::status_key;
use crate::standards::{ClauseCoverage, ClauseStatus, Coverage};

/// A standard at a glance.
#[derive(Debug, Clone, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageView {
    pub at_a_glance: StandardRow,
    pub catalogue: String,
    /// What is asked for, or advised.
    pub requirements: bool,
    pub counts: Vec<StatusCount>,
    pub clauses: Vec<ClauseView>,
}

/// How many clauses have a status.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatusCount {
    pub look: &'static str,
    pub word: String,
    pub count: usize,
}

/// One clause.
#[derive(Debug, Clone, Serialize, JsonSchema)]
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
    /// What stands behind its fields, and what is open.
    pub behind: Vec<BehindView>,
}

/// « Preuves : … ».
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BehindView {
    pub label: String,
    pub links: Vec<Link>,
    /// Those beside the ones named.
    pub more: usize,
}

/// A rule's code, and where its findings stand.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeLink {
    pub code: String,
    pub href: String,
}

/// A field asked for, and what gives it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FieldView {
    pub label: String,
    pub links: Vec<ShownBy>,
    /// Definitions beside those named.
    pub more: usize,
}

/// A definition that gives a field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ShownBy {
    pub link: Link,
    /// Where a promise or objective stands, at its first mention under a clause.
    pub stands: Option<Stands>,
}

/// A verdict in a few words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Stands {
    pub badge: Badge,
    /// « 83,0 % en 15 jours ouvrés, n = 135, juin 2026 ».
    pub figure: Option<String>,
}

/// The most definitions named for a field.
const NAMED: usize = 8;

/// The page of the standards.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardsView {
    pub standards: Vec<StandardRow>,
    /// The checklists of audits.
    pub audits: Vec<Link>,
    /// The five steps of each definition; the open ones before the others where there are very many.
    pub steps: Vec<StepsView>,
    /// Of how many definitions each step is done: « 18 sur 20 ».
    pub steps_done: Vec<String>,
    /// « Les 100 premières sur 4 000… »
    pub other_steps: Option<String>,
}

/// Every standard claimed, the checklists of audits, and the five steps of each definition.
pub fn standards_page(reader: &Reader<'_>) -> StandardsView {
    let AllSteps { rows, done, others } = all_steps(reader);
    StandardsView {
        standards: standards(reader),
        audits: audit_checklists(reader),
        steps: rows,
        steps_done: done,
        other_steps: others,
    }
}

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
    for look in ["audited", "evidenced", "declared", "gap", "contradicted", "auditor", "not-applicable"] {
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

/// One clause.
pub fn clause_view(reader: &Reader<'_>, nature: Nature, clause: &ClauseCoverage) -> ClauseView {
    let look = match &clause.status {
        ClauseStatus::Declared => "declared",
        ClauseStatus::Evidenced => "evidenced",
        ClauseStatus::Audited => "audited",
        ClauseStatus::NotShown => "gap",
        ClauseStatus::Contradicted(_) => "contradicted",
        ClauseStatus::AuditorOnly => "auditor",
        ClauseStatus::NotApplicable { .. } => "not-applicable",
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
        status: reader.word(status_key(clause, nature)),
        reason: match &clause.status {
            ClauseStatus::NotApplicable { reason, .. } => Some(reader.prose(reason)),
            _ => None,
        },
        codes: codes
            .iter()
            .map(|rule| CodeLink { code: rule.code.clone(), href: reader.href(To::Finding(&rule.code)) })
            .collect(),
        fields: fields(reader, clause),
        behind: behind(reader, clause),
    }
}

/// Evidence, audits and what they left open, waivers; or who answers for a clause that does not
/// apply.
fn behind(reader: &Reader<'_>, clause: &ClauseCoverage) -> Vec<BehindView> {
    let evidence: Vec<String> = clause.evidence.iter().map(|own| own.by.clone()).collect();
    let waived: Vec<String> = clause.waived.iter().flat_map(|rule| rule.about.clone()).collect();
    let rows: Vec<(&'static str, Vec<String>)> = match &clause.status {
        ClauseStatus::NotApplicable { owner, .. } => {
            vec![("page-answers-for-it", owner.iter().cloned().collect())]
        }
        _ => vec![
            ("page-evidence", evidence),
            ("page-audited", clause.audited.by.clone()),
            ("page-open-findings", clause.audited.open.clone()),
            ("page-clause-waived", waived),
            ("page-rules-off", clause.switched_off.clone()),
        ],
    };
    let views = rows.into_iter().filter(|(_, addresses)| !addresses.is_empty()).map(|(key, addresses)| {
        let links = addresses.iter().take(NAMED).map(|address| reader.link_to_address(address));
        let more = addresses.len().saturating_sub(NAMED);
        BehindView { label: reader.word(key), links: links.collect(), more }
    });
    views.collect()
}

fn fields(reader: &Reader<'_>, clause: &ClauseCoverage) -> Vec<FieldView> {
    let mut mentioned = BTreeSet::new();
    let mut views = Vec::with_capacity(clause.fields.len());
    for (field, by) in &clause.fields {
        let named = by.iter().take(NAMED).map(|address| ShownBy {
            link: reader.link_to_address(address),
            stands: if mentioned.insert(address.as_str()) { stands(reader, address) } else { None },
        });
        let (links, more) = (named.collect(), by.len().saturating_sub(NAMED));
        views.push(FieldView { label: path::label(reader, field), links, more });
    }
    views
}

/// Where a promise or objective stands, in a few words; nothing for other kinds.
pub fn stands(reader: &Reader<'_>, address: &str) -> Option<Stands> {
    let (kind, id) = address.split_once('/')?;
    let definition = reader.atlas.compilation.model.get(kind, id)?;
    let (badge, now) = current(reader, definition)?;
    let within = target_of(definition).and_then(|target| target.within());
    let figure = now.map(|now| {
        let value = now.value.unwrap_or_else(|| reader.word("page-no-figure"));
        let limit =
            within.map_or_else(String::new, |within| format!(" {}", reader.formatter().within(within)));
        format!("{value}{limit}, n\u{a0}=\u{a0}{}, {}", now.n, now.period)
    });
    Some(Stands { badge, figure })
}
