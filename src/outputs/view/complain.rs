//! How to complain, as customers read it: where, what to tell, what happens and by when, what is
//! kept confidential. Priorities, owners and amounts stay inside.

use schemars::JsonSchema;
use serde::Serialize;

use super::contact::{AddressView, ContactView, contacts, web};
use super::hours::{HoursView, hours};
use super::plain::{Voice, after, in_force, phrased, prose, proses, within};
use super::reader::{Prose, Reader, capitalised};
use super::validity::{ValidityView, validity};
use crate::language::Message;
use crate::model::kinds::complaint_procedure::{Deadline, DecisionPart, NoCharge, Stage};
use crate::model::{ComplaintProcedure, Either, View};
use crate::outputs::menu::offers;
use crate::rules::{ACKNOWLEDGING, FOLLOWING_UP, INVESTIGATING, answers, stage_says};
use crate::values::Duration;

/// Every procedure in force.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComplainView {
    pub organisation: Option<Prose>,
    pub procedures: Vec<ComplaintView>,
    /// Somebody answers beyond the organisation, or at a higher level of it.
    pub has_recourse: bool,
}

/// How to complain under one procedure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComplaintView {
    pub title: Prose,
    /// What counts as a complaint.
    pub definition: Option<Prose>,
    pub principles: Vec<Prose>,
    pub channels: Vec<ContactView>,
    pub charges: Option<ChargesView>,
    /// What to tell us.
    pub tell: Vec<String>,
    /// The complaint form, where one is made.
    pub form: Option<String>,
    pub steps: Vec<StepView>,
    /// « Vous avez notre décision en 20 jours ouvrés au plus. »
    pub total: Option<String>,
    pub pause: Option<PauseView>,
    /// What the decision tells, in a row.
    pub decision: Vec<String>,
    /// What can be given.
    pub responses: Vec<Prose>,
    /// Cases in which a program decides alone.
    pub automated: Vec<Prose>,
    pub business_days: Option<HoursView>,
    pub confidentiality: Option<Prose>,
    pub retention: Option<String>,
    pub privacy_notice: Option<AddressView>,
    /// What the data are used for.
    pub used_for: Vec<Prose>,
    /// What happens when a channel fails.
    pub contingency: Option<Prose>,
    pub validity: ValidityView,
}

/// What complaining costs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChargesView {
    pub free: bool,
    /// Otherwise: how much, and for what.
    pub items: Vec<Prose>,
}

/// One step, as the complainant sees it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepView {
    pub title: Prose,
    /// « en 12 jours ouvrés au plus ».
    pub limit: Option<String>,
    /// « en 3 jours ouvrés dans les cas les plus urgents ».
    pub urgent: Option<String>,
    /// From what it is counted, if not from receipt.
    pub after: Vec<Prose>,
    /// « Nous vous tenons au courant tous les 5 jours ouvrés. »
    pub told: Option<String>,
}

/// When the clock stops.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PauseView {
    pub when: Prose,
    pub at_most: Option<String>,
    pub remind: Option<String>,
}

/// The page on how to complain.
pub fn complain(reader: &Reader<'_>) -> ComplainView {
    let system = reader.atlas.compilation.model.system();
    ComplainView {
        organisation: system.as_ref().and_then(|system| prose(reader, &system.body().organisation)),
        procedures: in_force(reader.atlas.compilation).map(|own| complaint(reader, &own)).collect(),
        has_recourse: super::recourse::has_recourse(reader.atlas.compilation),
    }
}

fn complaint(reader: &Reader<'_>, procedure: &View<'_, ComplaintProcedure>) -> ComplaintView {
    let model = &reader.atlas.compilation.model;
    let named = procedure.calendar.given().map(|calendar| calendar.id.clone());
    let calendar = named.or_else(|| crate::measure::default_calendar(model));
    let responses = procedure.responses.items().filter_map(|own| prose(reader, &own.value.title));
    let automated = procedure.automated.items().filter_map(|own| prose(reader, &own.value.when));
    ComplaintView {
        title: reader.title(procedure.definition),
        definition: prose(reader, &procedure.body().definition),
        principles: proses(reader, &procedure.principles),
        channels: contacts(reader, &procedure.channels),
        charges: charges(reader, procedure),
        tell: ["tell-who", "tell-what", "tell-wish", "tell-papers"].map(|key| reader.word(key)).into(),
        form: offers(reader.edition.audience(), "forms")
            .then(|| format!("forms/complaint-{}.html", procedure.id())),
        steps: steps(reader, procedure),
        total: procedure
            .total
            .given()
            .map(|total| reader.say(Message::new("complain-total").with("within", within(reader, *total)))),
        pause: pause(reader, procedure),
        decision: procedure
            .decision_notice
            .items()
            .map(|part| capitalised(&reader.word(decision_key(part.value))))
            .collect(),
        responses: responses.collect(),
        automated: automated.collect(),
        business_days: calendar
            .filter(|_| counts_business_days(procedure))
            .and_then(|own| hours(reader, &own)),
        confidentiality: prose(reader, &procedure.confidentiality),
        retention: procedure.retention.given().map(|kept| after(reader, "complain-kept", kept)),
        privacy_notice: procedure.privacy_notice.given().map(|url| web(&url.0)),
        used_for: proses(reader, &procedure.used_for),
        contingency: model.system().and_then(|system| prose(reader, &system.body().contingency)),
        validity: validity(reader, procedure.definition),
    }
}

const fn decision_key(part: DecisionPart) -> &'static str {
    match part {
        DecisionPart::Decision => "decision-decision",
        DecisionPart::Reasons => "decision-reasons",
        DecisionPart::Remedy => "decision-remedy",
        DecisionPart::NextLevel => "decision-next-level",
        DecisionPart::Mediator => "decision-mediator",
    }
}

/// What a complaint costs; nothing where it is not said.
pub fn charges(reader: &Reader<'_>, procedure: &View<'_, ComplaintProcedure>) -> Option<ChargesView> {
    procedure.charges.given().map(|charges| match charges {
        Either::Short(NoCharge::Free) => ChargesView { free: true, items: Vec::new() },
        Either::Long(table) => {
            ChargesView { free: false, items: table.iter().map(|(_, text)| reader.prose(text)).collect() }
        }
    })
}

/// The steps that reach the complainant; all of them where none is said to.
fn steps(reader: &Reader<'_>, procedure: &View<'_, ComplaintProcedure>) -> Vec<StepView> {
    let stages: Vec<&Stage> = procedure.stages.items().map(|stage| &stage.value).collect();
    let tells = |stage: &&Stage| stage.tell_customer.given().is_some_and(|telling| telling.tells);
    let any = stages.iter().any(tells);
    let shown = stages.iter().filter(|stage| !any || tells(stage));
    shown.map(|stage| step(reader, stage, &stages)).collect()
}

fn step(reader: &Reader<'_>, stage: &Stage, stages: &[&Stage]) -> StepView {
    let (limit, urgent) = stage.within.given().map_or((None, None), limits);
    let every = stage.tell_customer.given().and_then(|telling| telling.every);
    StepView {
        title: customer_title(reader, stage),
        limit: limit
            .map(|limit| reader.say(Message::new("complain-limit").with("within", within(reader, limit)))),
        urgent: urgent
            .map(|limit| reader.say(Message::new("complain-urgent").with("within", within(reader, limit)))),
        after: counted_from(reader, stage, stages),
        told: every.map(|every| reader.say(Message::new("complain-told").with("duration", every))),
    }
}

/// What a step is to whoever waits for it; the stage's own title where it is none of the usual ones.
fn customer_title(reader: &Reader<'_>, stage: &Stage) -> Prose {
    let key = if stage_says(stage, ACKNOWLEDGING) {
        "complain-step-acknowledged"
    } else if answers(stage) {
        "complain-step-answered"
    } else if stage_says(stage, FOLLOWING_UP) {
        "complain-step-followed-up"
    } else if stage_says(stage, INVESTIGATING) {
        "complain-step-examined"
    } else {
        return prose(reader, &stage.title).unwrap_or_else(|| reader.plain(reader.word("complain-step")));
    };
    reader.plain(reader.word(key))
}

/// From what a step is counted, in the customer's words.
fn counted_from(reader: &Reader<'_>, stage: &Stage, stages: &[&Stage]) -> Vec<Prose> {
    let names = stage.after.given().into_iter().flat_map(|after| after.0.iter());
    let found = names.filter_map(|name| stages.iter().find(|own| own.id.given() == Some(name)));
    let told = found.filter_map(|own| {
        if answers(own) {
            Some(reader.plain(reader.word("complain-our-answer")))
        } else {
            prose(reader, &own.title)
        }
    });
    told.collect()
}

/// The titles of the stages that a stage starts after.
pub fn waits_for(reader: &Reader<'_>, stage: &Stage, stages: &[&Stage]) -> Vec<Prose> {
    let names = stage.after.given().into_iter().flat_map(|after| after.0.iter());
    let found = names.filter_map(|name| {
        stages.iter().find(|own| own.id.given() == Some(name)).and_then(|own| prose(reader, &own.title))
    });
    found.collect()
}

/// The limit that holds for every case, and the one of the most urgent where that is another.
fn limits(deadline: &Deadline) -> (Option<Duration>, Option<Duration>) {
    match deadline {
        Either::Short(limit) => (Some(*limit), None),
        Either::Long(table) => {
            let ordinary = table.get("others").or_else(|| table.entries.last().map(|(_, limit)| limit));
            let ordinary = ordinary.map(|limit| limit.value);
            let urgent = table.get("P1").map(|limit| limit.value);
            (ordinary, urgent.filter(|urgent| Some(*urgent) != ordinary))
        }
    }
}

fn counts_business_days(procedure: &ComplaintProcedure) -> bool {
    let of_stage = |stage: &Stage| match stage.within.given() {
        Some(Either::Short(limit)) => limit.needs_calendar(),
        Some(Either::Long(table)) => table.iter().any(|(_, limit)| limit.needs_calendar()),
        None => false,
    };
    procedure.stages.items().any(|stage| of_stage(&stage.value))
}

/// When the clock stops, and how the complainant is reminded.
pub fn pause(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Option<PauseView> {
    let pause = procedure.pause.given()?;
    let every = pause.remind.given().and_then(|telling| telling.every);
    Some(PauseView {
        when: phrased(reader, Voice::Customer, pause.when.given()?),
        at_most: pause
            .at_most
            .given()
            .map(|limit| reader.say(Message::new("complain-pause-at-most").with("duration", *limit))),
        remind: every.map(|every| reader.say(Message::new("page-every").with("duration", every))),
    })
}
