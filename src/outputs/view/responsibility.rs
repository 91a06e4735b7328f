//! Who answers for what: each role with what it knows, may decide, answers for and does; and, stage by
//! stage, who does, answers, is asked and is told. Nothing is made up: a cell stays empty where the
//! definitions say nothing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::duty::{Duty, duties};
use super::raci::{Matrix, matrix};
use super::reader::{Link, Prose, Reader, capitalised};
use crate::language::Message;
use crate::model::kinds::role::Competence;
use crate::model::{Definition, Either, KINDS, Role, Status, View};
use crate::rules::owner_of;

/// The page of responsibilities.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ResponsibilitiesView {
    pub roles: Vec<RoleView>,
    pub matrices: Vec<Matrix>,
}

/// One role.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct RoleView {
    pub id: String,
    pub link: Link,
    pub level: Option<String>,
    /// How many people, or their names.
    pub held_by: Option<String>,
    pub deputy: Option<Link>,
    pub reports_to: Option<Link>,
    /// The roles it stands in for.
    pub stands_in: Vec<Link>,
    pub responsibilities: Vec<Prose>,
    pub competences: Vec<CompetenceView>,
    pub training_due: Option<String>,
    pub authority: Vec<String>,
    pub owns: Vec<OwnedGroup>,
    pub approves: Vec<Link>,
    pub does: Vec<DutyGroup>,
}

/// What somebody must know.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct CompetenceView {
    pub what: Prose,
    pub evidence: Option<Prose>,
    pub until: Option<String>,
    /// The evidence is no longer valid on the day of the page.
    pub expired: bool,
}

/// Definitions of one kind that a role answers for.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct OwnedGroup {
    pub name: String,
    pub links: Vec<Link>,
    /// Those that name no owner: the role answers by the System's default.
    pub by_default: Vec<Link>,
}

/// The duties of one sort.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct DutyGroup {
    pub what: String,
    pub duties: Vec<Duty>,
}

/// Every role that is not retired, and a matrix for each procedure.
pub fn responsibilities(reader: &Reader<'_>) -> ResponsibilitiesView {
    let (mut all, answering) = (duties(reader), Answering::of(reader));
    let roles = reader
        .atlas
        .compilation
        .model
        .each::<Role>()
        .filter(|role| role.definition.status() != Status::Retired);
    let roles = roles.map(|role| {
        let duties = all.remove(role.id()).unwrap_or_default();
        role_view(reader, role, &answering, duties)
    });
    let roles: Vec<RoleView> = roles.collect();
    let matrices = reader.atlas.pages_of("complaint-procedure").filter_map(|own| matrix(reader, own));
    ResponsibilitiesView { roles, matrices: matrices.collect() }
}

/// The definitions in force or in preparation, by the roles that answer for them and that approve
/// them; those with a page, in the order of their pages.
struct Answering<'c> {
    owned: BTreeMap<&'c str, Vec<&'c Definition>>,
    approved: BTreeMap<&'c str, Vec<&'c Definition>>,
}

impl<'c> Answering<'c> {
    fn of(reader: &Reader<'c>) -> Self {
        let model = &reader.atlas.compilation.model;
        let mut own = Self { owned: BTreeMap::new(), approved: BTreeMap::new() };
        for definition in reader.atlas.pages().filter(|own| own.status() != Status::Retired) {
            if let Some(approver) = definition.control.approver.given() {
                own.approved.entry(&approver.id).or_default().push(definition);
            }
            if let Some(owner) = owner_of(model, definition).given().copied().filter(|_| !definition.built_in)
            {
                own.owned.entry(owner).or_default().push(definition);
            }
        }
        own
    }
}

fn role_view(
    reader: &Reader<'_>,
    role: View<'_, Role>,
    answering: &Answering<'_>,
    duties: Vec<Duty>,
) -> RoleView {
    let model = &reader.atlas.compilation.model;
    let formatter = reader.formatter();
    let body = role.body();
    let stands_in =
        model.each::<Role>().filter(|own| own.deputy.given().is_some_and(|own| own.id == role.id()));
    let to = |id: &str| reader.name_of("role", id).map(|_| reader.link_to("role", id, None));
    RoleView {
        id: role.id().to_owned(),
        link: reader.link(role.definition),
        level: body.level.given().map(|level| capitalised(&reader.listed_word(level.word()))),
        held_by: held_by(reader, body),
        deputy: body.deputy.given().and_then(|own| to(&own.id)),
        reports_to: body.reports_to.given().and_then(|own| to(&own.id)),
        stands_in: stands_in.map(|own| reader.link(own.definition)).collect(),
        responsibilities: body.responsibilities.items().map(|own| reader.prose(&own.value)).collect(),
        competences: body.competences.items().map(|own| competence(reader, &own.value)).collect(),
        training_due: body.training_due.given().map(|day| formatter.date(*day)),
        authority: authority(reader, body),
        owns: owned(reader, answering.owned.get(role.id()).map_or(&[], Vec::as_slice)),
        approves: answering
            .approved
            .get(role.id())
            .into_iter()
            .flatten()
            .map(|own| reader.link(own))
            .collect(),
        does: grouped(duties),
    }
}

fn held_by(reader: &Reader<'_>, role: &Role) -> Option<String> {
    match role.held_by.given()? {
        Either::Short(count) => {
            let people = Message::new("duty-people").with("n", count.people);
            Some(reader.say(people.with("shown", reader.count(u64::from(count.people)))))
        }
        Either::Long(names) => {
            let names: Vec<&str> = names.iter().map(crate::model::Line::as_str).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
    }
}

fn competence(reader: &Reader<'_>, own: &Either<crate::values::Text, Competence>) -> CompetenceView {
    let as_of = reader.atlas.compilation.as_of;
    match own {
        Either::Short(what) => {
            CompetenceView { what: reader.prose(what), evidence: None, until: None, expired: false }
        }
        Either::Long(own) => {
            let until = own.until.given().copied();
            CompetenceView {
                what: own.what.given().map_or_else(|| reader.plain(""), |what| reader.prose(what)),
                evidence: own.evidence.given().map(|text| reader.prose(text)),
                until: until.map(|day| reader.formatter().date(day)),
                expired: until.is_some_and(|day| day < as_of),
            }
        }
    }
}

fn authority(reader: &Reader<'_>, role: &Role) -> Vec<String> {
    let Some(authority) = role.authority.given() else { return Vec::new() };
    let mut said = Vec::new();
    if let Some(most) = authority.redress_up_to.given() {
        said.push(reader.say(Message::new("duty-redress").with("amount", *most)));
    }
    if authority.settles.given() == Some(&true) {
        said.push(reader.word("duty-settles"));
    }
    said
}

/// What a role answers for, by kind, in the order of the table of kinds.
fn owned(reader: &Reader<'_>, definitions: &[&Definition]) -> Vec<OwnedGroup> {
    let groups = KINDS.iter().filter(|kind| kind.slug != "role").map(|kind| {
        let mut group =
            OwnedGroup { name: reader.kind_names(kind.slug), links: Vec::new(), by_default: Vec::new() };
        for own in definitions.iter().filter(|own| own.kind.slug == kind.slug) {
            let list = if own.header.owner.is_given() { &mut group.links } else { &mut group.by_default };
            list.push(reader.link(own));
        }
        group
    });
    groups.filter(|group| !group.links.is_empty() || !group.by_default.is_empty()).collect()
}

/// The same duty of several definitions under one name, in the order first met.
fn grouped(duties: Vec<Duty>) -> Vec<DutyGroup> {
    let mut groups: Vec<DutyGroup> = Vec::new();
    for duty in duties {
        match groups.iter_mut().find(|group| group.what == duty.what) {
            Some(group) => group.duties.push(duty),
            None => groups.push(DutyGroup { what: duty.what.clone(), duties: vec![duty] }),
        }
    }
    groups
}
