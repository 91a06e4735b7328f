//! Which clauses and definitions were audited, and what an audit left open there.

use jiff::civil::Date;

use crate::model::kinds::audit::{Finding, FindingGrade};
use crate::model::{Audit, Link, Slot, View};
use crate::resolve::{Model, catalogue_named, split_clause};

/// A clause: the id of its catalogue, and its number.
pub type ClauseKey = (String, String);

/// The audits that were held, in the order of files.
pub struct Audits<'m> {
    held: Vec<Held<'m>>,
}

/// What the audits say of a clause or a definition.
#[derive(Debug, Default, Clone)]
pub struct Audited {
    /// Audits that looked at it: `audit/2026-03`.
    pub by: Vec<String>,
    /// Findings on it that are still open: `audit/2026-03/a1`.
    pub open: Vec<String>,
}

impl Audited {
    /// Looked at, and nothing is left open.
    pub const fn is_sound(&self) -> bool {
        !self.by.is_empty() && self.open.is_empty()
    }
}

struct Held<'m> {
    audit: View<'m, Audit>,
    criteria: Vec<ClauseKey>,
    open: Vec<Open<'m>>,
}

/// A finding that calls for something, and is not closed.
struct Open<'m> {
    address: String,
    /// Nothing when it names none.
    clause: Option<ClauseKey>,
    finding: &'m Finding,
}

impl<'m> Audits<'m> {
    /// The audits held by a day; one that is only planned says nothing.
    pub fn held(model: &'m Model, as_of: Date) -> Self {
        let audits = model.active::<Audit>().filter(|audit| !audit.definition.built_in);
        let held = audits.filter(|audit| audit.date.given().is_some_and(|day| *day <= as_of));
        Self { held: held.map(|audit| Held::of(model, audit, as_of)).collect() }
    }

    /// What they say of a clause. A chapter stands for its clauses (7 for 7.4, never 5.1.1 for
    /// 5.1.12); a part of a clause does not stand for the whole, but what is open there is open in
    /// it. A finding without a clause counts for the definitions it is about, `shown` among them.
    pub fn on_clause(&self, key: &ClauseKey, shown: &[&str]) -> Audited {
        let mut audited = Audited::default();
        for held in &self.held {
            let criteria = held.criteria.iter().any(|own| holds(own, key));
            if criteria {
                audited.by.push(held.audit.definition.address());
            }
            let open = held.open.iter().filter(|open| match &open.clause {
                Some(own) => holds(own, key) || holds(key, own),
                None => criteria && open.is_about(shown),
            });
            audited.open.extend(open.map(|open| open.address.clone()));
        }
        audited
    }

    /// What they say of a definition that stands in their scope.
    pub fn on_definition(&self, address: &str) -> Audited {
        let mut audited = Audited::default();
        for held in &self.held {
            if held.audit.body().scope.items().any(|link| names(&link.value, address)) {
                audited.by.push(held.audit.definition.address());
            }
            let open = held
                .open
                .iter()
                .filter(|open| open.finding.about.given().is_some_and(|about| names(about, address)));
            audited.open.extend(open.map(|open| open.address.clone()));
        }
        audited
    }
}

impl<'m> Held<'m> {
    fn of(model: &Model, audit: View<'m, Audit>, as_of: Date) -> Self {
        let criteria = audit.body().criteria.items().filter_map(|clause| clause_key(model, &clause.value.0));
        let findings = audit.body().findings.items().map(|finding| &finding.value);
        let open = findings.filter(|finding| is_open(finding, as_of)).map(|finding| {
            let id = finding.id.given().map(ToString::to_string).unwrap_or_default();
            Open {
                address: format!("{}/{id}", audit.definition.address()),
                clause: finding.clause.given().and_then(|clause| clause_key(model, &clause.0)),
                finding,
            }
        });
        Self { audit, criteria: criteria.collect(), open: open.collect() }
    }
}

impl Open<'_> {
    /// Whether it concerns one of these definitions; one that names neither concerns all.
    fn is_about(&self, shown: &[&str]) -> bool {
        match &self.finding.about {
            Slot::Given(about) => shown.iter().any(|address| names(&about.value, address)),
            Slot::Absent => true,
            Slot::Invalid => false,
        }
    }
}

/// A strength or an opportunity asks for nothing; a date of closing still to come closes nothing.
fn is_open(finding: &Finding, as_of: Date) -> bool {
    let asks = !matches!(finding.grade.given(), Some(FindingGrade::Strength | FindingGrade::Opportunity));
    asks && finding.closed.given().is_none_or(|day| *day > as_of)
}

fn names<S>(link: &Link<S>, address: &str) -> bool {
    address.split_once('/').is_some_and(|(kind, id)| link.names(kind, id))
}

/// The clause of a reference: `ISO 10002 7.4`.
pub fn clause_key(model: &Model, text: &str) -> Option<ClauseKey> {
    let (standard, number) = split_clause(text)?;
    let catalogue = catalogue_named(model, standard)?;
    Some((catalogue.id().to_owned(), number.to_owned()))
}

/// Whether a clause is another, or the chapter it stands in.
fn holds(whole: &ClauseKey, part: &ClauseKey) -> bool {
    whole.0 == part.0 && is_within(&part.1, &whole.1)
}

/// Whether a clause number is that of a clause or of a part of it: 7.4.2 of 7.4 and of 7, 5.1.12
/// not of 5.1.1.
pub fn is_within(number: &str, whole: &str) -> bool {
    number.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
