//! Coverage: which clauses of a claimed standard are shown, by which definitions. It says
//! "documented", never conformity.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::kinds::catalogue::{Clause, Nature};
use crate::model::kinds::system::StandardClaim;
use crate::model::{Catalogue, Definition, Either, Shown, View};
use crate::resolve::Model;
use crate::values::{Text, fold};

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
}

/// How far a clause is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseStatus {
    /// Codes of the rules that contradict it.
    Contradicted(Vec<String>),
    /// Every field asked for is given.
    Declared,
    /// Some field is missing.
    NotShown,
    /// Nothing in the definitions can show it: for the auditor to see.
    AuditorOnly,
    NotApplicable(Text),
}

impl Coverage {
    /// Clauses declared, of those that apply and can be shown by definitions.
    pub fn documented(&self) -> (usize, usize) {
        let countable = |clause: &&ClauseCoverage| {
            !matches!(clause.status, ClauseStatus::NotApplicable(_) | ClauseStatus::AuditorOnly)
        };
        let declared = self.clauses.iter().filter(|clause| clause.status == ClauseStatus::Declared).count();
        (declared, self.clauses.iter().filter(countable).count())
    }
}

/// The coverage of every standard claimed, in the order of the claims.
pub fn cover(model: &Model, findings: &[Diagnostic]) -> Vec<Coverage> {
    let Some(system) = model.system() else { return Vec::new() };
    let raised: BTreeSet<&str> = findings.iter().map(|finding| finding.code.0).collect();
    let ground = Ground { fields: Fields::of(model), raised };
    let claims = system.body().standards.items().map(|claim| &claim.value);
    claims.filter_map(|claim| cover_claim(model, &ground, claim)).collect()
}

/// What coverage is told from.
struct Ground<'m> {
    fields: Fields<'m>,
    /// Codes of the rules that found something.
    raised: BTreeSet<&'m str>,
}

/// A definition and the fields it gives.
type Given<'m> = (&'m Definition, Vec<(&'static str, Shown)>);

/// The fields that active definitions of the project give, by kind.
struct Fields<'m> {
    by_kind: BTreeMap<&'static str, Vec<Given<'m>>>,
    default_owner: bool,
}

fn cover_claim(model: &Model, ground: &Ground<'_>, claim: &StandardClaim) -> Option<Coverage> {
    let standard = claim.standard.given()?.0.clone();
    let catalogue = catalogue_of(model, &standard)?;
    let clauses = catalogue.clauses.items().filter_map(|clause| cover_clause(ground, claim, &clause.value));
    Some(Coverage {
        catalogue: catalogue.id().to_owned(),
        title: catalogue.definition.header.title.given()?.clone(),
        nature: *catalogue.nature.given()?,
        clauses: clauses.collect(),
        standard,
    })
}

/// The catalogue of a standard as claimed; one of the project goes before one built in.
pub fn catalogue_of<'m>(model: &'m Model, standard: &str) -> Option<View<'m, Catalogue>> {
    let bare = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let wanted = bare(standard);
    let named = model.each::<Catalogue>().filter(|catalogue| {
        let name = catalogue.standard.given().zip(catalogue.edition.given());
        name.is_some_and(|(name, edition)| bare(&format!("{}{}", name.0, edition.0)) == wanted)
    });
    named.min_by_key(|catalogue| catalogue.definition.built_in)
}

fn cover_clause(ground: &Ground<'_>, claim: &StandardClaim, clause: &Clause) -> Option<ClauseCoverage> {
    let number = clause.clause.given()?.0.clone();
    let fields: Vec<(String, Vec<String>)> = clause
        .shown_by
        .items()
        .map(|path| (path.value.0.clone(), ground.fields.shown_by(&path.value.0)))
        .collect();
    let against: Vec<String> = clause
        .silent
        .items()
        .filter(|code| ground.raised.contains(code.value.0.as_str()))
        .map(|code| code.value.0.clone())
        .collect();
    let status = match not_applicable(claim, &number) {
        Some(reason) => ClauseStatus::NotApplicable(reason),
        None if !against.is_empty() => ClauseStatus::Contradicted(against),
        None if fields.is_empty() => ClauseStatus::AuditorOnly,
        None if fields.iter().all(|(_, by)| !by.is_empty()) => ClauseStatus::Declared,
        None => ClauseStatus::NotShown,
    };
    Some(ClauseCoverage {
        clause: number,
        title: clause.title.given()?.clone(),
        expects: clause.expects.given().cloned(),
        status,
        fields,
    })
}

fn not_applicable(claim: &StandardClaim, number: &str) -> Option<Text> {
    // A chapter stands for its clauses; the longest number that fits says most.
    let holds =
        |key: &str| number.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let entries = claim.not_applicable.pairs().filter(|(key, _)| holds(&key.value));
    let (_, entry) = entries.max_by_key(|(key, _)| key.value.len())?;
    match &entry.value {
        Either::Short(reason) => Some(reason.clone()),
        Either::Long(group) => group.reason.given().cloned(),
    }
}

impl<'m> Fields<'m> {
    fn of(model: &'m Model) -> Self {
        let mut by_kind: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for definition in model.own().filter(|definition| definition.is_active()) {
            let own = by_kind.entry(definition.kind.slug).or_default();
            own.push((definition, definition.body().shown()));
        }
        let defaults = model.system().and_then(|system| system.body().defaults.given());
        Self { by_kind, default_owner: defaults.is_some_and(|defaults| defaults.owner.is_given()) }
    }

    /// The definitions that give the field at a path: `complaint-procedure.record.fields`.
    fn shown_by(&self, path: &str) -> Vec<String> {
        let Some((kind, field)) = path.split_once('.') else { return Vec::new() };
        let steps: Vec<&str> = field.split('.').collect();
        let own = self.by_kind.get(kind).into_iter().flatten();
        own.filter(|(definition, fields)| self.gives(definition, fields, &steps))
            .map(|(definition, _)| definition.address())
            .collect()
    }

    fn gives(&self, definition: &Definition, fields: &[(&str, Shown)], steps: &[&str]) -> bool {
        match steps {
            ["owner"] => definition.header.owner.is_given() || self.default_owner,
            ["version"] => definition.control.version.is_given(),
            ["review_due"] if definition.kind.controlled => definition.control.review_due.is_given(),
            ["in_force", ..] => definition.control.in_force.is_given(),
            [first, rest @ ..] => fields.iter().any(|(key, shown)| key == first && reaches(shown, rest)),
            [] => false,
        }
    }
}

/// Whether something is given at the end of a path; in a list, in one of its items.
fn reaches(shown: &Shown, steps: &[&str]) -> bool {
    let [first, rest @ ..] = steps else { return true };
    match shown {
        Shown::Group(fields) => fields.iter().any(|(key, inner)| key == first && reaches(inner, rest)),
        Shown::Table(entries) => entries.iter().any(|(key, inner)| key == first && reaches(inner, rest)),
        Shown::List(items) => items.iter().any(|item| reaches(item, steps)),
        // A short form stands for the field it abbreviates: `policy: text`.
        Shown::Text(_) => rest.is_empty() && *first == "text",
        _ => false,
    }
}
