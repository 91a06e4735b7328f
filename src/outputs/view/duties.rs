//! What a role does over all procedures: its tasks with their deadlines, what it may grant, what it
//! has to know. One page per role answers "what do I do?".

use schemars::JsonSchema;
use serde::Serialize;

use super::manual::role;
use super::plain::{DeadlineView, deadlines, in_force, prose, proses, within};
use super::reader::{Link, Prose, Reader, capitalised};
use crate::language::Message;
use crate::model::{ComplaintProcedure, Either, Promise, Ref, Role, Slot, Survey, View};

/// A role.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleManual {
    pub title: Prose,
    pub level: Option<String>,
    /// « 14 personnes », or names.
    pub held_by: Option<String>,
    pub deputy: Option<Link>,
    pub reports_to: Option<Link>,
    /// The roles it stands in for.
    pub stands_in_for: Vec<Link>,
    pub responsibilities: Vec<Prose>,
    pub procedures: Vec<DutiesView>,
    /// Promises for which it gives what is due.
    pub grants: Vec<GrantView>,
    pub authority: Vec<String>,
    pub competences: Vec<Prose>,
    pub training_due: Option<String>,
    /// Surveys whose results it gets.
    pub surveys: Vec<Link>,
    pub feedback: Option<Prose>,
}

/// What a role does in one procedure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DutiesView {
    pub procedure: Link,
    /// It answers for the procedure.
    pub owns: bool,
    pub tasks: Vec<TaskView>,
    /// It looks into complaints.
    pub investigates: bool,
    /// Responses it may grant, with their largest amount.
    pub responses: Vec<GrantView>,
    /// Levels at which it answers.
    pub levels: Vec<LevelDuty>,
    /// It may see the files.
    pub sees_files: bool,
}

/// A stage that the role carries out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskView {
    pub title: Prose,
    pub deadlines: Vec<DeadlineView>,
    pub told: Option<String>,
}

/// What may be granted.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GrantView {
    pub title: Prose,
    /// What is given, or how much at most.
    pub what: Option<Prose>,
}

/// A level at which the role answers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelDuty {
    pub name: Prose,
    pub answers_within: Option<String>,
}

impl DutiesView {
    fn is_empty(&self) -> bool {
        let lists = self.tasks.is_empty() && self.responses.is_empty() && self.levels.is_empty();
        lists && !self.owns && !self.investigates && !self.sees_files
    }
}

/// What one role does.
pub fn role_manual(reader: &Reader<'_>, own: &View<'_, Role>) -> RoleManual {
    let model = &reader.atlas.compilation.model;
    let is_me = |slot: &Slot<Ref<Role>>| slot.given().is_some_and(|role| role.id == own.id());
    let procedures = in_force::<ComplaintProcedure>(reader.atlas.compilation)
        .map(|procedure| duties(reader, &procedure, own.id()));
    let surveys = model.active::<Survey>().filter(|survey| {
        let to = survey.report.given().into_iter().flat_map(|report| report.to.items());
        to.into_iter().any(|to| to.value.id == own.id())
    });
    RoleManual {
        title: reader.title(own.definition),
        level: own.level.given().map(|level| capitalised(&reader.listed_word(level.word()))),
        held_by: own.held_by.given().map(|holders| match holders {
            Either::Short(count) => {
                reader.say(Message::new("staff-people").with("n", i64::from(count.people)))
            }
            Either::Long(names) => names.iter().map(|name| name.0.clone()).collect::<Vec<_>>().join(", "),
        }),
        deputy: own.deputy.given().and_then(|deputy| role(reader, deputy)),
        reports_to: own.reports_to.given().and_then(|head| role(reader, head)),
        stands_in_for: model
            .active::<Role>()
            .filter(|other| is_me(&other.deputy))
            .map(|other| reader.link(other.definition))
            .collect(),
        responsibilities: proses(reader, &own.responsibilities),
        procedures: procedures.filter(|duties| !duties.is_empty()).collect(),
        grants: in_force::<Promise>(reader.atlas.compilation)
            .filter_map(|promise| grant(reader, &promise, own.id()))
            .collect(),
        authority: authority(reader, own),
        competences: competences(reader, own),
        training_due: own.training_due.given().map(|due| reader.formatter().date(*due)),
        surveys: surveys.map(|survey| reader.link(survey.definition)).collect(),
        feedback: prose(reader, &own.feedback),
    }
}

fn duties(reader: &Reader<'_>, procedure: &View<'_, ComplaintProcedure>, me: &str) -> DutiesView {
    let is_me = |slot: &Slot<Ref<Role>>| slot.given().is_some_and(|role| role.id == me);
    let stages = procedure.stages.items().map(|stage| &stage.value).filter(|stage| is_me(&stage.owner));
    let responses = procedure.responses.items().map(|own| &own.value).filter(|own| is_me(&own.granted_by));
    // The first level is where the stages take place; those above are reached by a reason or in time.
    let levels = procedure
        .escalation
        .items()
        .map(|own| &own.value)
        .filter(|own| is_me(&own.owner) && (own.when.is_given() || own.or_after.is_given()));
    DutiesView {
        procedure: reader.link(procedure.definition),
        owns: is_me(&procedure.definition.header.owner),
        tasks: stages
            .map(|stage| TaskView {
                title: prose(reader, &stage.title)
                    .unwrap_or_else(|| reader.plain(reader.word("complain-step"))),
                deadlines: deadlines(reader, &stage.within),
                told: stage
                    .tell_customer
                    .given()
                    .filter(|telling| telling.tells)
                    .map(|_| reader.word("staff-tell")),
            })
            .collect(),
        investigates: procedure.investigation.given().is_some_and(|own| is_me(&own.by)),
        responses: responses
            .filter_map(|own| {
                let up_to = own
                    .up_to
                    .given()
                    .map(|money| reader.plain(reader.say(Message::new("staff-up-to").with("money", *money))));
                Some(GrantView { title: prose(reader, &own.title)?, what: up_to })
            })
            .collect(),
        levels: levels
            .map(|own| LevelDuty {
                name: super::recourse::level_name(reader, own),
                answers_within: own.answers_within.given().map(|limit| within(reader, *limit)),
            })
            .collect(),
        sees_files: procedure.access.items().any(|role| role.value.id == me),
    }
}

/// What the role gives when a promise is not kept.
fn grant(reader: &Reader<'_>, promise: &View<'_, Promise>, me: &str) -> Option<GrantView> {
    let Either::Long(redress) = promise.redress.given()? else { return None };
    redress.granted_by.given().filter(|by| by.id == me)?;
    Some(GrantView { title: reader.title(promise.definition), what: prose(reader, &redress.give) })
}

fn authority(reader: &Reader<'_>, own: &View<'_, Role>) -> Vec<String> {
    let Some(authority) = own.authority.given() else { return Vec::new() };
    let limit = authority.redress_up_to.given();
    let mut may: Vec<String> = limit
        .map(|money| {
            let key = if money.amount.units() == 0 { "staff-grants-no-money" } else { "staff-grants-up-to" };
            reader.say(Message::new(key).with("money", *money))
        })
        .into_iter()
        .collect();
    if authority.settles.given() == Some(&true) {
        may.push(reader.word("staff-settles"));
    }
    may
}

fn competences(reader: &Reader<'_>, own: &View<'_, Role>) -> Vec<Prose> {
    let all = own.competences.items().filter_map(|competence| match &competence.value {
        Either::Short(text) => Some(reader.prose(text)),
        Either::Long(competence) => prose(reader, &competence.what),
    });
    all.collect()
}
