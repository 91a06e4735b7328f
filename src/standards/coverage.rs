//! Coverage: how far each clause of a claimed standard is shown, by which definitions, and what
//! stands behind them. It says "documented", never conformity.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{Asked, asked};
use super::audits::{Audited, Audits, ClauseKey, is_within};
use super::evidence::{Evidence, Ground};
use super::fields::{Fields, Path};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::kinds::catalogue::{Clause, Nature};
use crate::model::kinds::system::StandardClaim;
use crate::model::{Catalogue, Either, View};
use crate::resolve::{Model, catalogue_named};
use crate::rules::Settings;
use crate::values::Text;

/// What is shown of a standard.
pub struct Coverage {
    /// As claimed: `ISO 10002:2018`.
    pub standard: String,
    /// The id of its catalogue.
    pub catalogue: String,
    pub title: Text,
    pub nature: Nature,
    pub clauses: Vec<ClauseCoverage>,
}

/// What is shown of a clause.
pub struct ClauseCoverage {
    pub clause: String,
    pub title: Text,
    pub expects: Option<Text>,
    pub status: ClauseStatus,
    /// The fields asked for, and the definitions that give them.
    pub fields: Vec<(String, Vec<String>)>,
    pub evidence: Vec<Evidence>,
    pub audited: Audited,
    /// Rules that would contradict it, were they not waived.
    pub waived: Vec<Against>,
    /// Codes of its rules that the System switches off: their silence says nothing.
    pub switched_off: Vec<String>,
    /// Clauses of other standards it is read from: `iso-10002-2018:7.4`.
    pub follows: Vec<String>,
}

/// A rule that found something, and on which definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    pub code: String,
    pub about: Vec<String>,
}

/// How far a clause is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseStatus {
    /// Rules that ask for silence have spoken.
    Contradicted(Vec<Against>),
    /// Every field asked for is given, and an audit that covers it left nothing open.
    Audited,
    /// Every field asked for is given, and a verdict or a record stands behind one of them.
    Evidenced,
    /// Every field asked for is given.
    Declared,
    /// Some field is missing.
    NotShown,
    /// Nothing in the definitions can show it: for the auditor to see.
    AuditorOnly,
    NotApplicable {
        reason: Text,
        /// The role that decided so, or that answers for the system.
        owner: Option<String>,
    },
}

impl ClauseStatus {
    /// The word in data.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Contradicted(_) => "contradicted",
            Self::Audited => "audited",
            Self::Evidenced => "evidenced",
            Self::Declared => "declared",
            Self::NotShown => "not shown",
            Self::AuditorOnly => "for the auditor",
            Self::NotApplicable { .. } => "not applicable",
        }
    }

    /// Whether it counts in a share: what does not apply, and what definitions cannot show, does
    /// not.
    pub const fn counts(&self) -> bool {
        !matches!(self, Self::NotApplicable { .. } | Self::AuditorOnly)
    }

    /// Whether every field is given, nothing speaking against it.
    pub const fn is_declared(&self) -> bool {
        matches!(self, Self::Declared | Self::Evidenced | Self::Audited)
    }

    pub const fn is_evidenced(&self) -> bool {
        matches!(self, Self::Evidenced | Self::Audited)
    }

    pub const fn is_audited(&self) -> bool {
        matches!(self, Self::Audited)
    }
}

impl Coverage {
    /// Clauses documented, of those that apply and can be shown by definitions.
    pub fn documented(&self) -> (usize, usize) {
        (self.reaching(ClauseStatus::is_declared), self.reaching(ClauseStatus::counts))
    }

    /// How many clauses reach a level.
    pub fn reaching(&self, level: fn(&ClauseStatus) -> bool) -> usize {
        self.clauses.iter().filter(|clause| clause.status.counts() && level(&clause.status)).count()
    }
}

/// What the rules found, for and against.
pub struct Raised<'f> {
    pub findings: &'f [Diagnostic],
    pub waived: &'f [&'f Diagnostic],
    pub settings: &'f Settings,
}

/// The coverage of every standard claimed, in the order of the claims.
pub fn cover(ground: &Ground<'_>, raised: &Raised<'_>) -> Vec<Coverage> {
    let Some(system) = ground.model.system() else { return Vec::new() };
    let grounds = Grounds {
        ground,
        fields: Fields::of(ground.model),
        audits: Audits::held(ground.model, ground.as_of),
        raised: by_code(raised.findings.iter()),
        waived: by_code(raised.waived.iter().copied()),
        settings: raised.settings,
    };
    let claims = system.body().standards.items().map(|claim| &claim.value);
    claims.filter_map(|claim| cover_claim(&grounds, claim)).collect()
}

/// The definitions that rules found something about, by code. Advice contradicts nothing.
type ByCode<'f> = BTreeMap<&'f str, BTreeSet<&'f str>>;

fn by_code<'f>(findings: impl Iterator<Item = &'f Diagnostic>) -> ByCode<'f> {
    let mut raised: ByCode<'f> = BTreeMap::new();
    for finding in findings.filter(|finding| finding.severity > Severity::Advice) {
        raised.entry(finding.code.0).or_default().extend(finding.about.as_deref());
    }
    raised
}

/// What coverage is told from.
struct Grounds<'m> {
    ground: &'m Ground<'m>,
    fields: Fields<'m>,
    audits: Audits<'m>,
    raised: ByCode<'m>,
    waived: ByCode<'m>,
    settings: &'m Settings,
}

fn cover_claim(grounds: &Grounds<'_>, claim: &StandardClaim) -> Option<Coverage> {
    let standard = claim.standard.given()?.0.clone();
    let catalogue = catalogue_named(grounds.ground.model, &standard)?;
    let clauses = catalogue.clauses.items();
    let clauses = clauses.filter_map(|clause| cover_clause(grounds, &catalogue, claim, &clause.value));
    Some(Coverage {
        catalogue: catalogue.id().to_owned(),
        title: catalogue.definition.header.title.given()?.clone(),
        nature: *catalogue.nature.given()?,
        clauses: clauses.collect(),
        standard,
    })
}

fn cover_clause(
    grounds: &Grounds<'_>,
    catalogue: &View<'_, Catalogue>,
    claim: &StandardClaim,
    clause: &Clause,
) -> Option<ClauseCoverage> {
    let number = clause.clause.given()?.0.clone();
    let own = (catalogue.id().to_owned(), number.clone());
    let asked = asked(grounds.ground.model, &own, clause);
    let fields: Vec<(String, Vec<String>)> = asked
        .fields
        .iter()
        .map(|path| {
            let by = grounds.fields.shown_by(&Path::of(path));
            (path.clone(), by.into_iter().map(crate::model::Definition::address).collect())
        })
        .collect();
    let behind = asked.fields.iter().chain(&asked.evidence);
    let mut evidence: Vec<Evidence> =
        behind.flat_map(|path| grounds.ground.behind_field(&grounds.fields, &Path::of(path))).collect();
    evidence.sort();
    evidence.dedup();
    let audited = audited(grounds, &own, &asked, &fields);
    let status = match not_applicable(grounds.ground.model, claim, &number) {
        Some(set_aside) => set_aside,
        None => status(against(&grounds.raised, &asked), &fields, &evidence, &audited),
    };
    Some(ClauseCoverage {
        clause: number,
        title: clause.title.given()?.clone(),
        expects: clause.expects.given().cloned(),
        status,
        fields,
        evidence,
        audited,
        waived: against(&grounds.waived, &asked),
        switched_off: asked.silent.iter().filter(|code| grounds.settings.is_off(code)).cloned().collect(),
        follows: asked.follows.iter().map(|(catalogue, number)| format!("{catalogue}:{number}")).collect(),
    })
}

fn status(
    against: Vec<Against>,
    fields: &[(String, Vec<String>)],
    evidence: &[Evidence],
    audited: &Audited,
) -> ClauseStatus {
    let all_given = fields.iter().all(|(_, by)| !by.is_empty());
    match (all_given, fields.is_empty()) {
        _ if !against.is_empty() => ClauseStatus::Contradicted(against),
        (false, _) => ClauseStatus::NotShown,
        (true, _) if audited.is_sound() => ClauseStatus::Audited,
        (true, true) => ClauseStatus::AuditorOnly,
        (true, false) if evidence.is_empty() => ClauseStatus::Declared,
        (true, false) => ClauseStatus::Evidenced,
    }
}

/// What the audits say of a clause, or of every clause it stands for.
fn audited(
    grounds: &Grounds<'_>,
    own: &ClauseKey,
    asked: &Asked,
    fields: &[(String, Vec<String>)],
) -> Audited {
    let shown: Vec<&str> = fields.iter().flat_map(|(_, by)| by).map(String::as_str).collect();
    let mut whole = grounds.audits.on_clause(own, &shown);
    let parts: Vec<Audited> =
        asked.follows.iter().map(|clause| grounds.audits.on_clause(clause, &shown)).collect();
    if parts.iter().all(|part| !part.by.is_empty()) {
        whole.by.extend(parts.iter().flat_map(|part| part.by.clone()));
    }
    whole.open.extend(parts.into_iter().flat_map(|part| part.open));
    for list in [&mut whole.by, &mut whole.open] {
        list.sort();
        list.dedup();
    }
    whole
}

/// The rules among those that must be silent that have spoken.
fn against(raised: &ByCode<'_>, asked: &Asked) -> Vec<Against> {
    let spoken = asked.silent.iter().filter_map(|code| Some((code, raised.get(code.as_str())?)));
    let against = spoken.map(|(code, about)| Against {
        code: code.clone(),
        about: about.iter().map(|address| (*address).to_owned()).collect(),
    });
    against.collect()
}

fn not_applicable(model: &Model, claim: &StandardClaim, number: &str) -> Option<ClauseStatus> {
    // A chapter stands for its clauses; the longest number that fits says most.
    let entries = claim.not_applicable.pairs().filter(|(key, _)| is_within(number, &key.value));
    let (_, entry) = entries.max_by_key(|(key, _)| key.value.len())?;
    let (reason, named) = match &entry.value {
        Either::Short(reason) => (reason.clone(), None),
        Either::Long(group) => (group.reason.given()?.clone(), group.owner.given()),
    };
    let system = model.system()?;
    let defaults = system.body().defaults.given().and_then(|defaults| defaults.owner.given());
    let owner = named.or_else(|| system.definition.header.owner.given()).or(defaults);
    Some(ClauseStatus::NotApplicable { reason, owner: owner.map(|role| format!("role/{}", role.id)) })
}
