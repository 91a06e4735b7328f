//! What a customer can do who is not satisfied with an answer: the levels above, and the bodies
//! outside that settle disputes. What was agreed with those bodies stays inside.

use schemars::JsonSchema;
use serde::Serialize;

use super::contact::{AddressView, web};
use super::plain::{Voice, after, categories, countries, in_force, languages, phrased, prose, proses};
use super::reader::{Prose, Reader};
use crate::compile::Compilation;
use crate::language::Message;
use crate::model::kinds::complaint_procedure::EscalationLevel;
use crate::model::kinds::dispute_provider::{Consent, Fee, Method};
use crate::model::{Audience, ComplaintProcedure, DisputeProvider, Role, View};

/// Every way on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecourseView {
    pub organisation: Option<Prose>,
    pub ladders: Vec<LadderView>,
    pub providers: Vec<ProviderView>,
}

/// The levels of one procedure, from the first to the last.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LadderView {
    /// Of the procedure, where there are several.
    pub title: Option<Prose>,
    pub levels: Vec<LevelView>,
}

/// One level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LevelView {
    pub name: Prose,
    /// Outside the organisation.
    pub outside: bool,
    /// What brings a complaint here.
    pub when: Option<Prose>,
    /// « ou sans réponse au bout de 40 jours calendaires ».
    pub or_after: Option<String>,
    /// « Réponse en 5 jours ouvrés. »
    pub answers: Option<String>,
    /// The place of its provider in the list, from 1.
    pub provider: Option<usize>,
}

/// A body outside that settles disputes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProviderView {
    /// From 1.
    pub number: usize,
    pub title: Prose,
    pub url: Option<AddressView>,
    pub contact: Option<AddressView>,
    /// What it does, in sentences.
    pub method: Vec<String>,
    pub binding: Option<String>,
    pub consent: Option<String>,
    pub independence: Option<Prose>,
    pub accreditation: Option<Prose>,
    pub fee: Option<String>,
    pub duration: Option<String>,
    /// How long one can turn to it.
    pub until: Option<String>,
    pub conditions: Option<Prose>,
    pub covers: Vec<Prose>,
    pub remedies: Vec<Prose>,
    pub languages: Option<String>,
    pub countries: Option<String>,
    pub checked: Option<String>,
}

/// Whether there is anything to say beyond the first answer.
pub fn has_recourse(compilation: &Compilation) -> bool {
    let ladder = in_force::<ComplaintProcedure>(compilation).any(|own| own.escalation.items().count() > 1);
    ladder || compilation.model.active::<DisputeProvider>().next().is_some()
}

/// The page for who is not satisfied.
pub fn recourse(reader: &Reader<'_>) -> RecourseView {
    let model = &reader.atlas.compilation.model;
    let providers: Vec<View<'_, DisputeProvider>> = model.active().collect();
    let procedures: Vec<View<'_, ComplaintProcedure>> = in_force(reader.atlas.compilation).collect();
    let several = procedures.len() > 1;
    let ladders = procedures.iter().map(|procedure| LadderView {
        title: several.then(|| reader.title(procedure.definition)),
        levels: procedure.escalation.items().map(|own| level(reader, &own.value, &providers)).collect(),
    });
    RecourseView {
        organisation: model.system().as_ref().and_then(|system| prose(reader, &system.body().organisation)),
        ladders: ladders.filter(|ladder| !ladder.levels.is_empty()).collect(),
        providers: providers.iter().enumerate().map(|(i, own)| provider(reader, own, i + 1)).collect(),
    }
}

fn level(reader: &Reader<'_>, level: &EscalationLevel, providers: &[View<'_, DisputeProvider>]) -> LevelView {
    let named = level.provider.given();
    let place = named.and_then(|named| providers.iter().position(|own| own.id() == named.id));
    let limit = level.or_after.given();
    LevelView {
        name: level_name(reader, level),
        outside: named.is_some(),
        when: level.when.given().map(|when| phrased(reader, Voice::Customer, when)),
        or_after: limit.map(|limit| reader.say(Message::new("recourse-or-after").with("limit", *limit))),
        answers: level.answers_within.given().map(|limit| {
            let limit = super::plain::within(reader, *limit);
            reader.say(Message::new("recourse-answers").with("within", limit))
        }),
        provider: place.map(|place| place + 1),
    }
}

/// The provider's or role's name where it is known in the reader's language, else the level's own. To
/// customers who read another language, a level is told in plain words.
pub fn level_name(reader: &Reader<'_>, level: &EscalationLevel) -> Prose {
    let model = &reader.atlas.compilation.model;
    let provider = level.provider.given().and_then(|own| model.find::<DisputeProvider>(&own.id));
    if let Some(provider) = provider {
        return reader.title(provider.definition);
    }
    let own = prose(reader, &level.level);
    if let Some(own) = own.as_ref().filter(|own| own.lang.is_none()) {
        return own.clone();
    }
    let role = level.owner.given().and_then(|own| model.find::<Role>(&own.id));
    let title = role.map(|role| reader.title(role.definition)).filter(|title| title.lang.is_none());
    title.or_else(|| own.filter(|_| reader.edition.audience() != Audience::Customer)).unwrap_or_else(|| {
        let first = level.when.is_absent() && level.or_after.is_absent();
        reader.plain(reader.word(if first { "recourse-first" } else { "recourse-higher" }))
    })
}

/// « Niveau 2 : Responsable du service ».
pub fn numbered(reader: &Reader<'_>, n: u32, level: &EscalationLevel) -> Prose {
    let name = prose(reader, &level.level).unwrap_or_else(|| reader.plain(""));
    let text = reader.say(Message::new("flow-level").with("n", n).with("level", name.text));
    Prose { text, lang: name.lang }
}

fn provider(reader: &Reader<'_>, own: &View<'_, DisputeProvider>, number: usize) -> ProviderView {
    let admissible = own.admissible.given();
    let methods = own.method.given().into_iter().flat_map(|methods| methods.0.iter());
    ProviderView {
        number,
        title: reader.title(own.definition),
        url: own.url.given().map(|url| web(&url.0)),
        contact: own.contact.given().map(|contact| web(contact.as_str())),
        method: methods.map(|method| reader.word(method_key(*method))).collect(),
        binding: own
            .binding
            .given()
            .map(|binding| reader.word(if *binding { "provider-binding" } else { "provider-not-binding" })),
        consent: own.consent.given().map(|consent| {
            reader.word(match consent {
                Consent::Voluntary => "provider-voluntary",
                Consent::Mandatory => "provider-mandatory",
            })
        }),
        independence: prose(reader, &own.independence),
        accreditation: prose(reader, &own.accreditation),
        fee: own.fee.given().map(|fee| match fee {
            Fee::Free => reader.word("provider-free"),
            Fee::Amount(money) => reader.formatter().money(*money),
        }),
        duration: duration(reader, own),
        until: admissible.and_then(|own| own.until.given()).map(|own| after(reader, "provider-until", own)),
        conditions: admissible.and_then(|own| prose(reader, &own.when)),
        covers: categories(reader, &own.covers),
        remedies: proses(reader, &own.remedies),
        languages: languages(reader, &own.languages),
        countries: countries(reader, &own.jurisdictions),
        checked: own
            .checked
            .given()
            .map(|date| reader.say(Message::new("provider-checked").with("date", *date))),
    }
}

const fn method_key(method: Method) -> &'static str {
    match method {
        Method::Facilitative => "provider-facilitative",
        Method::Advisory => "provider-advisory",
        Method::Determinative => "provider-determinative",
    }
}

fn duration(reader: &Reader<'_>, own: &View<'_, DisputeProvider>) -> Option<String> {
    let limit = own.duration.given()?;
    Some(match own.extension.given() {
        Some(more) => {
            reader.say(Message::new("provider-duration-more").with("limit", *limit).with("more", *more))
        }
        None => reader.say(Message::new("provider-duration").with("limit", *limit)),
    })
}
