//! A complaint procedure as those who work by it read it: who does what and by when, what to record,
//! what each role may grant, when to pass a complaint on. Verdicts and clauses stay with the auditor.

use schemars::JsonSchema;
use serde::Serialize;

use super::complain::{ChargesView, PauseView, charges, pause, waits_for};
use super::contact::{AddressView, ContactView, contacts, web};
use super::flow::{FlowView, flow};
use super::hours::{HoursView, hours};
use super::plain::{DeadlineView, Voice, after, deadlines, joined, phrased, priority, prose, proses, within};
use super::reader::{Link, Prose, Reader, capitalised, part_anchor};
use super::recourse::{ProviderView, level_name, recourse};
use super::validity::{ValidityView, validity};
use crate::language::Message;
use crate::model::kinds::complaint_procedure::{EscalationLevel, Response, Stage};
use crate::model::kinds::priorities::{COLUMNS, Priorities};
use crate::model::{ComplaintProcedure, Either, List, Ref, Role, Slot, Survey, View};

/// A procedure, step by step.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProcedureManual {
    pub title: Prose,
    pub owner: Option<Link>,
    pub definition: Option<Prose>,
    pub principles: Vec<Prose>,
    pub channels: Vec<ContactView>,
    pub charges: Option<ChargesView>,
    /// What to write down of each complaint.
    pub record: Vec<String>,
    /// What each complaint is assessed on.
    pub assessed_on: Vec<String>,
    pub priorities: Option<MatrixView>,
    /// The same steps, drawn.
    pub flow: Option<FlowView>,
    pub stages: Vec<StageView>,
    pub total: Option<String>,
    /// The calendar of its business days.
    pub calendar: Option<HoursView>,
    pub pause: Option<PauseView>,
    pub investigation: Option<InvestigationView>,
    pub responses: Vec<ResponseView>,
    pub automated: Vec<AutomatedView>,
    /// What the decision tells.
    pub decision: Vec<String>,
    pub closed_when: Vec<Prose>,
    pub escalation: Vec<RungView>,
    pub providers: Vec<ProviderView>,
    pub confidentiality: Option<Prose>,
    pub access: Vec<Link>,
    pub retention: Option<String>,
    pub retention_reason: Option<Prose>,
    pub legal_basis: Option<Prose>,
    pub used_for: Vec<Prose>,
    pub privacy_notice: Option<AddressView>,
    /// The survey of complainants.
    pub satisfaction: Option<Link>,
    pub validity: ValidityView,
}

/// The priority of a complaint by urgency (rows) and importance (columns).
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixView {
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
    /// What is always of the highest priority.
    pub always_first: Vec<String>,
}

/// One urgency.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixRow {
    pub urgency: String,
    /// A priority per importance; empty where none is given.
    pub cells: Vec<String>,
}

/// One stage.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StageView {
    /// From 1.
    pub number: usize,
    pub anchor: Option<String>,
    pub title: Prose,
    pub owner: Option<Link>,
    pub deadlines: Vec<DeadlineView>,
    /// « après “Répondre” »; nothing where it counts from receipt.
    pub after: Option<String>,
    /// Whether and how often the complainant is told.
    pub told: Option<String>,
}

/// Who looks into a complaint, and how deep.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InvestigationView {
    pub by: Option<Link>,
    pub never_by: Vec<Prose>,
    /// By priority; one row without a priority where it holds for all.
    pub depth: Vec<DepthView>,
}

/// How deep, for a priority.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DepthView {
    pub priority: Option<String>,
    pub text: Prose,
}

/// What may be given to a complainant.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResponseView {
    pub title: Prose,
    pub up_to: Option<String>,
    pub granted_by: Option<Link>,
}

/// What a program decides alone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AutomatedView {
    pub when: Prose,
    pub reviewed_by: Option<Link>,
}

/// A level of the escalation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RungView {
    pub name: Prose,
    pub owner: Option<Link>,
    /// Outside the organisation.
    pub outside: bool,
    pub when: Option<Prose>,
    pub or_after: Option<String>,
    pub answers_within: Option<String>,
}

/// A procedure for those who work by it.
pub fn procedure_manual(reader: &Reader<'_>, own: &View<'_, ComplaintProcedure>) -> ProcedureManual {
    let model = &reader.atlas.compilation.model;
    let named = own.calendar.given().map(|calendar| calendar.id.clone());
    let calendar = named.or_else(|| crate::measure::default_calendar(model));
    let title =
        |survey: &Ref<Survey>| model.find::<Survey>(&survey.id).map(|own| reader.link(own.definition));
    ProcedureManual {
        title: reader.title(own.definition),
        owner: owner(reader, own.definition),
        definition: prose(reader, &own.body().definition),
        principles: proses(reader, &own.principles),
        channels: contacts(reader, &own.channels),
        charges: charges(reader, own),
        record: record(reader, own),
        assessed_on: own
            .assessed_on
            .items()
            .map(|criterion| capitalised(&reader.listed_word(criterion.value.word())))
            .collect(),
        priorities: own.priorities.given().and_then(|matrix| priorities(reader, matrix)),
        flow: flow(reader, own.definition),
        stages: stages(reader, own),
        total: own.total.given().map(|total| within(reader, *total)),
        calendar: calendar.and_then(|calendar| hours(reader, &calendar)),
        pause: pause(reader, own.body()),
        investigation: investigation(reader, own),
        responses: own.responses.items().map(|own| response(reader, &own.value)).collect(),
        automated: automated(reader, own),
        decision: own
            .decision_notice
            .items()
            .map(|part| capitalised(&reader.listed_word(part.value.word())))
            .collect(),
        closed_when: own.closed_when.items().map(|when| phrased(reader, Voice::Staff, &when.value)).collect(),
        escalation: own.escalation.items().map(|level| rung(reader, &level.value)).collect(),
        providers: providers(reader, own),
        confidentiality: prose(reader, &own.confidentiality),
        access: roles(reader, &own.access),
        retention: own.retention.given().map(|kept| after(reader, "staff-kept", kept)),
        retention_reason: prose(reader, &own.retention_reason),
        legal_basis: prose(reader, &own.legal_basis),
        used_for: proses(reader, &own.used_for),
        privacy_notice: own.privacy_notice.given().map(|url| web(&url.0)),
        satisfaction: own.satisfaction.given().and_then(title),
        validity: validity(reader, own.definition),
    }
}

/// The role that answers for a definition: its own, else the System's default.
pub fn owner(reader: &Reader<'_>, definition: &crate::model::Definition) -> Option<Link> {
    let own = definition.header.owner.given();
    let system = reader.atlas.compilation.model.system();
    let default = system.as_ref().and_then(|system| system.body().defaults.given()?.owner.given());
    own.or(default).and_then(|owner| role(reader, owner))
}

/// A role by its title; nothing where it cannot be read.
pub fn role(reader: &Reader<'_>, own: &Ref<Role>) -> Option<Link> {
    let found = reader.atlas.compilation.model.find::<Role>(&own.id)?;
    Some(reader.link(found.definition))
}

/// The roles of a list.
pub fn roles(reader: &Reader<'_>, list: &Slot<List<Ref<Role>>>) -> Vec<Link> {
    list.items().filter_map(|own| role(reader, &own.value)).collect()
}

/// What a record holds, in words; the columns of the register stay out.
fn record(reader: &Reader<'_>, own: &ComplaintProcedure) -> Vec<String> {
    let Some(register) = own.record.given() else { return Vec::new() };
    let words = register.fields.pairs().map(|(datum, _)| {
        let known = reader.speaker.find(&format!("recorded-{}", datum.value.replace('_', "-")));
        known.unwrap_or_else(|| capitalised(&datum.value.replace(['_', '-'], " ")))
    });
    words.collect()
}

/// The words of the rows, from high to low.
const URGENCIES: [&str; 3] = ["urgency-high", "urgency-medium", "urgency-low"];

fn priorities(reader: &Reader<'_>, matrix: &Priorities) -> Option<MatrixView> {
    let named = |word: &str| capitalised(&reader.listed_word(word));
    let rows = URGENCIES.iter().zip(&matrix.cells).map(|(urgency, cells)| MatrixRow {
        urgency: reader.word(urgency),
        cells: cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect(),
    });
    let always = matrix.always_first.iter().map(|word| {
        let key = word.value.trim().to_lowercase().replace(' ', "-");
        reader.speaker.find(&format!("always-{key}")).unwrap_or_else(|| word.value.clone())
    });
    let given = matrix.cells.iter().flatten().any(Option::is_some);
    given.then(|| MatrixView {
        columns: COLUMNS.iter().map(|column| named(column)).collect(),
        rows: rows.collect(),
        always_first: always.collect(),
    })
}

fn stages(reader: &Reader<'_>, own: &ComplaintProcedure) -> Vec<StageView> {
    let stages: Vec<&Stage> = own.stages.items().map(|stage| &stage.value).collect();
    let shown = stages.iter().enumerate().map(|(i, stage)| StageView {
        number: i + 1,
        anchor: stage.id.given().map(|id| part_anchor(id.as_str())),
        title: prose(reader, &stage.title).unwrap_or_else(|| reader.plain(reader.word("complain-step"))),
        owner: stage.owner.given().and_then(|owner| role(reader, owner)),
        deadlines: deadlines(reader, &stage.within),
        after: after_stages(reader, stage, &stages),
        told: stage.tell_customer.given().filter(|telling| telling.tells).map(|telling| {
            match telling.every {
                Some(every) => reader.say(Message::new("staff-tell-every").with("duration", every)),
                None => reader.word("staff-tell"),
            }
        }),
    });
    shown.collect()
}

/// The stages that a stage waits for, in words.
fn after_stages(reader: &Reader<'_>, stage: &Stage, stages: &[&Stage]) -> Option<String> {
    let titles = waits_for(reader, stage, stages)
        .into_iter()
        .map(|title| reader.say(Message::new("staff-after-step").with("step", title.text)));
    Some(joined(reader, &titles.collect::<Vec<_>>())).filter(|after| !after.is_empty())
}

fn investigation(reader: &Reader<'_>, own: &ComplaintProcedure) -> Option<InvestigationView> {
    let investigation = own.investigation.given()?;
    let depth = match investigation.depth.given() {
        None => Vec::new(),
        Some(Either::Short(text)) => vec![DepthView { priority: None, text: reader.prose(text) }],
        Some(Either::Long(table)) => {
            let rows = table.iter().map(|(name, text)| DepthView {
                priority: Some(priority(reader, name)),
                text: reader.prose(text),
            });
            rows.collect()
        }
    };
    Some(InvestigationView {
        by: investigation.by.given().and_then(|by| role(reader, by)),
        never_by: proses(reader, &investigation.never_by),
        depth,
    })
}

fn response(reader: &Reader<'_>, response: &Response) -> ResponseView {
    ResponseView {
        title: prose(reader, &response.title).unwrap_or_else(|| {
            reader.plain(response.id.given().map(|id| id.as_str().to_owned()).unwrap_or_default())
        }),
        up_to: response.up_to.given().map(|money| reader.formatter().money(*money)),
        granted_by: response.granted_by.given().and_then(|by| role(reader, by)),
    }
}

fn automated(reader: &Reader<'_>, own: &ComplaintProcedure) -> Vec<AutomatedView> {
    let decisions = own.automated.items().filter_map(|decision| {
        Some(AutomatedView {
            when: prose(reader, &decision.value.when)?,
            reviewed_by: decision.value.reviewed_by.given().and_then(|by| role(reader, by)),
        })
    });
    decisions.collect()
}

fn rung(reader: &Reader<'_>, level: &EscalationLevel) -> RungView {
    RungView {
        name: level_name(reader, level),
        owner: level.owner.given().and_then(|owner| role(reader, owner)),
        outside: level.provider.is_given(),
        when: level.when.given().map(|when| phrased(reader, Voice::Staff, when)),
        or_after: level
            .or_after
            .given()
            .map(|limit| reader.say(Message::new("staff-or-after").with("limit", *limit))),
        answers_within: level.answers_within.given().map(|limit| within(reader, *limit)),
    }
}

/// The bodies outside that the escalation names.
fn providers(reader: &Reader<'_>, own: &ComplaintProcedure) -> Vec<ProviderView> {
    let all = recourse(reader).providers;
    let model = &reader.atlas.compilation.model;
    let ids: Vec<&str> = model.active::<crate::model::DisputeProvider>().map(|own| own.id()).collect();
    let named = own.escalation.items().filter_map(|level| level.value.provider.given());
    let named: Vec<&str> = named.map(|own| own.id.as_str()).collect();
    let pairs = ids.into_iter().zip(all);
    pairs.filter(|(id, _)| named.contains(id)).map(|(_, provider)| provider).collect()
}
