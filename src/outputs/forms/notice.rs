//! What whoever complains is told beside the form: through which channels it is handed in, what
//! happens then and by when, and what becomes of the personal data.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Message;
use crate::model::kinds::channel::{Channel, ChannelType};
use crate::model::kinds::complaint_procedure::{Deadline, Stage};
use crate::model::{ComplaintProcedure, Either, Ref};
use crate::outputs::prose::is_safe_address;
use crate::outputs::view::{Prose, Reader, languages};
use crate::rules::{ACKNOWLEDGING, CLOSING, FOLLOWING_UP, answers, says, stage_says};
use crate::values::Duration;

/// A way to hand a form in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormWay")]
pub struct Way {
    pub title: Prose,
    /// What is done with the form.
    pub how: String,
    pub address: Option<String>,
    /// Where a click leads.
    pub href: Option<String>,
    pub facts: Vec<Prose>,
}

/// The ways of some channels, in their order.
pub fn ways<'c>(reader: &Reader<'_>, channels: impl Iterator<Item = &'c Ref<Channel>>) -> Vec<Way> {
    let model = &reader.atlas.compilation.model;
    let ways = channels.filter_map(|channel| {
        let view = model.find::<Channel>(&channel.id).filter(|view| view.definition.is_active())?;
        way(reader, reader.title(view.definition), view.body())
    });
    ways.collect()
}

fn way(reader: &Reader<'_>, title: Prose, channel: &Channel) -> Option<Way> {
    let means = channel.r#type.given()?;
    let slug = means.word().replace(' ', "-");
    let address = channel.address.given().map(|address| address.0.clone());
    let url = channel.url.given().map(|url| url.0.clone());
    let address = address.or_else(|| url.clone());
    let href = match means {
        ChannelType::Email => {
            address.as_deref().filter(|own| is_mailbox(own)).map(|own| format!("mailto:{own}"))
        }
        _ => None,
    };
    let on_the_web = |own: &&String| own.starts_with("http") && is_safe_address(own);
    let href =
        href.or_else(|| address.iter().find(on_the_web).cloned()).or(url.filter(|own| is_safe_address(own)));
    let spoken = languages(reader, &channel.languages).map(|names| reader.plain(names));
    let cost = channel.cost.given().map(|cost| match cost {
        Either::Short(word) => reader.plain(reader.listed_word(word.word())),
        Either::Long(price) => reader.plain(price.price.given().map_or("", |price| price.0.as_str())),
    });
    let wait = channel.waiting_time.given().map(|text| reader.prose(text));
    let help = channel.accessibility.items().map(|text| reader.prose(&text.value));
    let facts = cost.into_iter().chain(spoken).chain(wait).chain(help);
    let how = reader.word(&format!("forms-by-{slug}"));
    Some(Way { title, how, address, href, facts: facts.filter(|fact| !fact.text.is_empty()).collect() })
}

/// `name@host`, without any sign that means something in an address on the web.
fn is_mailbox(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
    text.matches('@').count() == 1 && text.chars().all(plain)
}

/// Something that happens after the form is handed in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NextStep {
    pub what: Prose,
    pub when: Option<String>,
}

/// What the complainant hears, in the order of the stages.
pub fn next_steps(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Vec<NextStep> {
    let stages = procedure.stages.items().map(|stage| &stage.value);
    let mut steps: Vec<NextStep> = stages.filter_map(|stage| next_step(reader, procedure, stage)).collect();
    if let Some(total) = procedure.total.given() {
        let what = reader.plain(reader.word("forms-next-total"));
        let when = Some(reader.say(Message::new("forms-after-receipt").with("limit", *total)));
        steps.push(NextStep { what, when });
    }
    steps
}

fn next_step(reader: &Reader<'_>, procedure: &ComplaintProcedure, stage: &Stage) -> Option<NextStep> {
    let telling = stage.tell_customer.given().filter(|telling| telling.tells);
    let what = match kind_of(stage) {
        StageKind::Acknowledges => reader.plain(reader.word("forms-next-acknowledged")),
        StageKind::Answers => reader.plain(reader.word("forms-next-answered")),
        StageKind::FollowsUp => reader.plain(reader.word("forms-next-followed-up")),
        StageKind::Other => match telling?.every {
            Some(every) => {
                let what = reader.say(Message::new("forms-next-informed").with("every", every));
                return Some(NextStep { what: reader.plain(what), when: None });
            }
            None => stage.title.given().map(|title| reader.prose(title))?,
        },
    };
    Some(NextStep { what, when: when(reader, procedure, stage) })
}

/// What a stage is for whoever complains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageKind {
    Acknowledges,
    Answers,
    FollowsUp,
    Other,
}

pub fn kind_of(stage: &Stage) -> StageKind {
    if stage_says(stage, ACKNOWLEDGING) {
        StageKind::Acknowledges
    } else if answers(stage) {
        StageKind::Answers
    } else if stage_says(stage, FOLLOWING_UP) {
        StageKind::FollowsUp
    } else {
        StageKind::Other
    }
}

/// By when a stage is done, as whoever waits for it reads it: the longest of its deadlines.
fn when(reader: &Reader<'_>, procedure: &ComplaintProcedure, stage: &Stage) -> Option<String> {
    let limit = longest(stage.within.given()?)?;
    let Some(before) = before(procedure, stage) else {
        return Some(reader.say(Message::new("forms-after-receipt").with("limit", limit)));
    };
    let message = if kind_of(before) == StageKind::Answers {
        Message::new("forms-after-answer").with("limit", limit)
    } else {
        let title = before.title.given().map(|title| reader.prose(title).text)?;
        Message::new("forms-after-stage").with("limit", limit).with("stage", title)
    };
    Some(reader.say(message))
}

/// The stage that a deadline is counted from, where it is not receipt.
fn before<'p>(procedure: &'p ComplaintProcedure, stage: &Stage) -> Option<&'p Stage> {
    let id = stage.after.given()?.0.items.last()?;
    let found = procedure.stages.items().find(|own| own.value.id.given() == Some(&id.value));
    found.map(|stage| &stage.value)
}

/// The longest of the deadlines of a stage; the last one written where a calendar would have to tell.
pub fn longest(deadline: &Deadline) -> Option<Duration> {
    match deadline {
        Either::Short(limit) => Some(*limit),
        Either::Long(table) => {
            let limits = table.iter().map(|(_, limit)| *limit);
            limits.max_by(|a, b| a.compare(*b).unwrap_or(Ordering::Less))
        }
    }
}

/// The time from receipt until the answer: the deadline of the stage that answers where it counts from
/// receipt, else that of the whole. Nothing where only a count from another stage is written.
pub fn answer_after_receipt(procedure: &ComplaintProcedure) -> Option<Duration> {
    let mut stages = procedure.stages.items().map(|stage| &stage.value);
    let answering = stages.find(|stage| kind_of(stage) == StageKind::Answers);
    let own =
        answering.filter(|stage| !stage.after.is_given()).and_then(|stage| longest(stage.within.given()?));
    own.or(procedure.total.given().copied())
}

/// The deadline of the first stage of a kind, from where it counts.
pub fn limit_of(procedure: &ComplaintProcedure, kind: StageKind) -> Option<Duration> {
    let stage = procedure.stages.items().map(|stage| &stage.value).find(|stage| kind_of(stage) == kind)?;
    longest(stage.within.given()?)
}

/// How often whoever complains hears how things stand, where that is settled.
pub fn told_every(procedure: &ComplaintProcedure) -> Option<Duration> {
    procedure.stages.items().find_map(|stage| stage.value.tell_customer.given()?.every)
}

/// What becomes of the personal data.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormPrivacy")]
pub struct Privacy {
    pub texts: Vec<Prose>,
    pub notice: Option<String>,
}

pub fn privacy(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Option<Privacy> {
    let prose = |text| reader.prose(text);
    let confidentiality = procedure.confidentiality.given().map(prose);
    let retention = procedure.retention.given().map(|kept| {
        let closing = says(&kept.event, CLOSING);
        let key = if closing { "forms-kept-after-closing" } else { "forms-kept" };
        reader.plain(reader.say(Message::new(key).with("limit", kept.duration)))
    });
    let basis = procedure.legal_basis.given().map(prose);
    let notice = procedure.privacy_notice.given().map(|url| url.0.clone()).filter(|url| is_safe_address(url));
    let texts: Vec<Prose> = confidentiality.into_iter().chain(retention).chain(basis).collect();
    (!texts.is_empty() || notice.is_some()).then_some(Privacy { texts, notice })
}
