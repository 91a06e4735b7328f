//! One definition: what it says, how it stands, what it relies on and what relies on it.

use schemars::JsonSchema;
use serde::Serialize;

use super::approval::{ApprovalView, approval};
use super::chain::{ChainView, chain};
use super::checklist::audit_checklist;
use super::finding::{FindingView, finding_view};
use super::flow::{FlowView, flow};
use super::history::{History, history};
use super::past::{PastView, past};
use super::published::published_source;
use super::reader::{Link, Prose, Reader, To};
use super::sample::{SampleView, sample};
use super::series::{ReadingView, readings};
use super::shown::{Labelled, fields};
use super::standing::{Badge, Standing, current, standing, target_of};
use super::steps::{StepView, steps};
use crate::language::Message;
use crate::model::{CodeOfConduct, Definition, KINDS, Promise, Status};
use crate::outputs::typography;

/// The page of a definition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DefinitionView {
    pub kind: &'static str,
    pub kind_name: String,
    pub kinds: KindLink,
    pub id: String,
    pub title: Prose,
    /// Draft or retired; nothing when active.
    pub status: Option<String>,
    pub owner: Option<Link>,
    /// The owner is the one of the System's defaults.
    pub owner_by_default: bool,
    pub version: Option<String>,
    pub approval: Option<ApprovalView>,
    pub review_due: Option<String>,
    pub in_force: Option<String>,
    pub changed: Option<Prose>,
    pub tags: Vec<String>,
    /// What a promise says.
    pub statement: Option<Prose>,
    pub standing: Option<Standing>,
    pub history: Option<History>,
    pub readings: Vec<ReadingView>,
    /// The promises of a code, in the order published.
    pub promises: Vec<Standing>,
    /// The course of a complaint procedure.
    pub flow: Option<FlowView>,
    /// The arithmetic of a survey's sample.
    pub sample: Option<SampleView>,
    pub fields: Vec<Labelled>,
    /// Its place between promises and improvement.
    pub chain: Option<ChainView>,
    pub past: Option<PastView>,
    pub relies_on: Vec<LinkGroup>,
    pub used_by: Vec<LinkGroup>,
    pub shows: Vec<StandardShown>,
    /// Defined, written, demonstrated, verified, proved.
    pub steps: Vec<StepView>,
    pub findings: Vec<FindingView>,
    /// The checklist of an audit.
    pub checklist: Option<String>,
    pub source: Option<SourceText>,
}

/// A kind, and where its definitions are listed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KindLink {
    pub name: String,
    pub href: String,
}

/// Definitions of one kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LinkGroup {
    pub name: String,
    pub links: Vec<Link>,
}

/// Clauses of one standard that a definition helps to show.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardShown {
    pub standard: String,
    pub clauses: Vec<Link>,
}

/// The definition as written.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceText {
    pub text: String,
    pub place: String,
    pub digest: String,
}

/// Fields shown in full at the head of the page: of a promise, of a code.
const AT_THE_HEAD: &[(&str, &str)] = &[("promise", "statement"), ("code-of-conduct", "promises")];

/// The page of one definition.
pub fn definition(reader: &Reader<'_>, definition: &Definition) -> DefinitionView {
    let atlas = reader.atlas;
    let address = definition.address();
    let (owner, owner_by_default) = owner(reader, definition);
    let control = &definition.control;
    let (target, promise) = (target_of(definition), definition.view::<Promise>().map(|view| view.body()));
    let formatter = reader.formatter();
    DefinitionView {
        kind: definition.kind.slug,
        kind_name: reader.kind_name(definition.kind.slug),
        kinds: kind_link(reader, definition.kind.slug),
        id: definition.id().to_owned(),
        title: reader.title(definition),
        status: status(reader, definition),
        owner,
        owner_by_default,
        version: control.version.given().map(|version| version.0.clone()),
        approval: approval(reader, definition),
        review_due: control.review_due.given().map(|day| formatter.date(*day)),
        in_force: in_force(reader, definition),
        changed: control.changed.given().map(|text| reader.prose(text)),
        tags: definition.header.tags.items().map(|tag| tag.value.0.clone()).collect(),
        statement: promise.and_then(|p| p.statement.given()).map(|text| reader.filled(text, target)),
        standing: standing(reader, definition).filter(|_| definition.is_active()),
        history: history(reader, definition),
        readings: readings(reader, definition),
        promises: promises(reader, definition),
        flow: flow(reader, definition),
        sample: sample(reader, definition),
        fields: fields(reader, definition, target, AT_THE_HEAD),
        chain: chain(reader, definition),
        past: past(reader, definition),
        relies_on: grouped(reader, &atlas.relies_on(definition)),
        used_by: grouped(reader, &atlas.used_by(definition)),
        shows: shows(reader, &address),
        steps: steps(reader, &address),
        findings: atlas.findings_on(&address).iter().map(|finding| finding_view(reader, finding)).collect(),
        checklist: audit_checklist(reader, definition),
        source: source_text(reader, definition),
    }
}

fn kind_link(reader: &Reader<'_>, slug: &str) -> KindLink {
    KindLink { name: reader.kind_names(slug), href: reader.href(To::Kind(slug)) }
}

pub fn status(reader: &Reader<'_>, definition: &Definition) -> Option<String> {
    match definition.status() {
        Status::Active => None,
        Status::Draft => Some(reader.word("page-draft")),
        Status::Retired => Some(reader.word("page-retired")),
    }
}

/// The owner, and whether it is the one of the System's defaults.
fn owner(reader: &Reader<'_>, definition: &Definition) -> (Option<Link>, bool) {
    if let Some(owner) = definition.header.owner.given() {
        return (Some(reader.link_to("role", &owner.id, None)), false);
    }
    let system = reader.atlas.compilation.model.system();
    let default = system.and_then(|system| system.body().defaults.given()?.owner.given().cloned());
    let default =
        default.filter(|_| !definition.built_in).map(|owner| reader.link_to("role", &owner.id, None));
    let by_default = default.is_some();
    (default, by_default)
}

/// From when, or until when, it applies; a draft has no force yet.
pub fn in_force(reader: &Reader<'_>, definition: &Definition) -> Option<String> {
    let validity = definition.control.in_force.given()?;
    let as_of = reader.atlas.compilation.as_of;
    let holds = |from: jiff::civil::Date| definition.status() != Status::Draft && from <= as_of;
    let message = match (validity.from.given(), validity.until.given()) {
        (Some(from), Some(until)) => {
            Message::new("page-from-until").with("from", *from).with("until", *until)
        }
        (Some(from), None) if holds(*from) => Message::new("page-from").with("from", *from),
        (Some(from), None) => Message::new("edition-will-apply").with("date", *from),
        (None, Some(until)) => Message::new("page-until").with("until", *until),
        (None, None) => return None,
    };
    Some(reader.say(message))
}

fn promises(reader: &Reader<'_>, definition: &Definition) -> Vec<Standing> {
    let Some(code) = definition.view::<CodeOfConduct>() else { return Vec::new() };
    let model = &reader.atlas.compilation.model;
    let listed = code.body().promises.items().filter_map(|promise| model.get("promise", &promise.value.id));
    listed.filter_map(|promise| standing(reader, promise)).collect()
}

/// By kind, in the order of the table of kinds.
fn grouped(reader: &Reader<'_>, definitions: &[&Definition]) -> Vec<LinkGroup> {
    let groups = KINDS.iter().map(|kind| {
        let own = definitions.iter().filter(|definition| definition.kind.slug == kind.slug);
        let links: Vec<Link> = own.map(|own| reader.link(own)).collect();
        (!links.is_empty()).then(|| LinkGroup { name: reader.kind_names(kind.slug), links })
    });
    groups.flatten().collect()
}

fn shows(reader: &Reader<'_>, address: &str) -> Vec<StandardShown> {
    let mut standards: Vec<(&str, StandardShown)> = Vec::new();
    for (catalogue, clause) in reader.atlas.shows(address) {
        if standards.last().is_none_or(|(last, _)| last != catalogue) {
            let coverage = reader.atlas.compilation.coverage.iter().find(|own| own.catalogue == *catalogue);
            let standard = coverage.map_or_else(String::new, |coverage| coverage.standard.clone());
            standards.push((catalogue, StandardShown { standard, clauses: Vec::new() }));
        }
        if let Some((_, standard)) = standards.last_mut() {
            let href = Some(reader.href(To::Clause { catalogue, clause }));
            standard.clauses.push(Link { label: reader.plain(*clause), href });
        }
    }
    standards.into_iter().map(|(_, standard)| standard).collect()
}

fn source_text(reader: &Reader<'_>, definition: &Definition) -> Option<SourceText> {
    let (path, place) =
        reader.atlas.compilation.files.locate(definition.span).filter(|_| !definition.built_in)?;
    Some(SourceText {
        text: published_source(definition),
        place: format!("{path}:{}", place.line),
        digest: definition.file_digest.clone(),
    })
}

/// The definitions of one kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KindView {
    pub slug: &'static str,
    pub name: String,
    /// What the kind is, in a sentence.
    pub about: String,
    /// Some of them are approved: a column says by whom and when.
    pub approved: bool,
    pub definitions: Vec<DefinitionRow>,
}

/// One definition in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DefinitionRow {
    pub link: Link,
    pub id: String,
    pub status: Option<String>,
    pub owner: Option<Link>,
    pub version: Option<String>,
    pub approval: Option<ApprovalView>,
    pub badge: Option<Badge>,
    pub value: Option<String>,
}

/// Every definition with a page, by kind.
pub fn kinds(reader: &Reader<'_>) -> Vec<KindView> {
    let english = reader.speaker.language() == crate::language::Language::English;
    let kinds = KINDS.iter().map(|kind| {
        let definitions: Vec<DefinitionRow> =
            reader.atlas.pages_of(kind.slug).map(|own| definition_row(reader, own)).collect();
        KindView {
            slug: kind.slug,
            name: reader.kind_names(kind.slug),
            about: if english { kind.english.to_owned() } else { typography::french(kind.french) },
            approved: definitions.iter().any(|row| row.approval.is_some()),
            definitions,
        }
    });
    kinds.filter(|kind| !kind.definitions.is_empty()).collect()
}

fn definition_row(reader: &Reader<'_>, definition: &Definition) -> DefinitionRow {
    let current = current(reader, definition).filter(|_| definition.is_active());
    let (badge, now) = current.map_or((None, None), |(badge, now)| (Some(badge), now));
    let value = now.map(|now| {
        let value = now.value.unwrap_or_else(|| reader.word("page-no-figure"));
        let message = Message::new("page-value-n").with("value", value).with("n", now.n);
        reader.say(message.with("period", now.period))
    });
    DefinitionRow {
        link: reader.link(definition),
        id: definition.id().to_owned(),
        status: status(reader, definition),
        owner: owner(reader, definition).0,
        version: definition.control.version.given().map(|version| version.0.clone()),
        approval: approval(reader, definition),
        badge,
        value,
    }
}
