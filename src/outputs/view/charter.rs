//! The charter as customers read it: what is promised, to whom, when it does not hold, and what
//! they get when it is not kept. Plain words: no id, no figure, no name of a measure.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::complain::{ChargesView, charges};
use super::contact::{ContactView, contact, contacts};
use super::hours::HoursView;
use super::plain::{categories, customers, from, in_force, prose, proses, services};
use super::reader::{Prose, Reader};
use super::validity::{ValidityView, validity};
use crate::language::Message;
use crate::measure::default_calendar;
use crate::model::kinds::common::{Exclusion, Scope};
use crate::model::kinds::promise::Redress;
use crate::model::{Channel, CodeOfConduct, ComplaintProcedure, Either, List, Promise, Ref, Slot, View};
use crate::values::{Target, Text, Within};

/// The charter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CharterView {
    pub organisation: Option<Prose>,
    /// Of the one code of conduct; of the system where there are several or none.
    pub title: Prose,
    pub vision: Option<Prose>,
    /// What the organisation says about quality and complaints.
    pub policy: Option<Prose>,
    pub codes: Vec<CodeView>,
    /// What a business day is, for the deadlines that are counted in them.
    pub business_days: Option<HoursView>,
    /// Where one can complain; nothing where there is no procedure.
    pub complain: Option<ComplainBrief>,
    /// Somebody answers beyond the organisation.
    pub has_recourse: bool,
}

/// A code of conduct; the last one may be of promises that stand in none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeView {
    /// Nothing where it is the title of the page.
    pub title: Option<Prose>,
    pub principles: Vec<Prose>,
    pub applies: Vec<FactView>,
    pub promises: Vec<PromiseView>,
    /// Where to ask about it.
    pub contact: Option<ContactView>,
    pub validity: Option<ValidityView>,
}

/// A few words under a label.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FactView {
    pub label: String,
    pub items: Vec<Prose>,
}

/// A promise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PromiseView {
    /// Its place in the charter, from 1.
    pub number: usize,
    pub title: Prose,
    /// With limit and level filled in.
    pub statement: Prose,
    pub need: Option<Prose>,
    /// To whom and when it applies.
    pub applies: Vec<FactView>,
    /// It is said that there is no exception.
    pub no_exception: bool,
    pub exceptions: Vec<ExceptionView>,
    pub redress: Option<RedressView>,
    /// « à partir du 1er janvier 2027 », where that is still to come.
    pub from: Option<String>,
}

/// When a promise does not hold.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExceptionView {
    pub when: Vec<Prose>,
    pub then: Option<Prose>,
}

/// What a customer gets when a promise is not kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RedressView {
    pub give: Prose,
    /// Given without being asked for.
    pub automatic: bool,
    /// Where it is asked for.
    pub claim: Option<ContactView>,
    /// « au plus tard 60 jours calendaires après ».
    pub until: Option<String>,
}

/// Where one can complain, in short.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComplainBrief {
    pub channels: Vec<ContactView>,
    pub charges: Option<ChargesView>,
}

/// The charter of a system.
pub fn charter(reader: &Reader<'_>) -> CharterView {
    let system = reader.atlas.compilation.model.system();
    let body = system.as_ref().map(View::body);
    let codes = codes(reader);
    let title = match codes.as_slice() {
        [(Some(only), _)] => reader.title(only.definition),
        _ => reader.plain(reader.word("charter-title")),
    };
    let alone = codes.len() == 1;
    let mut number = 0;
    let shown =
        codes.into_iter().map(|(code, promises)| code_view(reader, code, &promises, alone, &mut number));
    CharterView {
        organisation: body.and_then(|body| prose(reader, &body.organisation)),
        title,
        vision: body.and_then(|body| prose(reader, &body.vision)),
        policy: body.and_then(|body| match body.policy.given()? {
            Either::Short(text) => Some(reader.prose(text)),
            Either::Long(policy) => prose(reader, &policy.text),
        }),
        codes: shown.collect(),
        business_days: business_days(reader),
        complain: in_force::<ComplaintProcedure>(reader.atlas.compilation).next().map(|procedure| {
            ComplainBrief {
                channels: contacts(reader, &procedure.channels),
                charges: charges(reader, &procedure),
            }
        }),
        has_recourse: super::recourse::has_recourse(reader.atlas.compilation),
    }
}

type Code<'r> = (Option<View<'r, CodeOfConduct>>, Vec<View<'r, Promise>>);

/// The codes in force with their promises in the order published; then the promises of none.
pub fn codes<'r>(reader: &Reader<'r>) -> Vec<Code<'r>> {
    let promises: Vec<View<'r, Promise>> = in_force(reader.atlas.compilation).collect();
    let mut placed = BTreeSet::new();
    let mut codes: Vec<Code<'r>> = Vec::new();
    for code in in_force::<CodeOfConduct>(reader.atlas.compilation) {
        let ids = code.body().promises.items().map(|own| own.value.id.as_str());
        let own: Vec<_> = ids.filter_map(|id| promises.iter().find(|own| own.id() == id).copied()).collect();
        placed.extend(own.iter().map(View::id));
        codes.push((Some(code), own));
    }
    let others: Vec<_> = promises.into_iter().filter(|own| !placed.contains(own.id())).collect();
    if !others.is_empty() {
        codes.push((None, others));
    }
    codes
}

fn code_view(
    reader: &Reader<'_>,
    code: Option<View<'_, CodeOfConduct>>,
    promises: &[View<'_, Promise>],
    alone: bool,
    number: &mut usize,
) -> CodeView {
    let body = code.as_ref().map(View::body);
    let promises = promises.iter().map(|own| {
        *number += 1;
        promise(reader, own, *number)
    });
    CodeView {
        title: code.as_ref().filter(|_| !alone).map(|code| reader.title(code.definition)),
        promises: promises.collect(),
        principles: body.map(|body| proses(reader, &body.principles)).unwrap_or_default(),
        applies: body.and_then(|body| body.applies_to.given()).map_or_else(Vec::new, |to| scope(reader, to)),
        contact: body.and_then(|body| contact(reader, body.contact.given()?)),
        validity: code.as_ref().map(|code| validity(reader, code.definition)),
    }
}

/// A promise at its place in the charter.
pub fn promise(reader: &Reader<'_>, promise: &View<'_, Promise>, number: usize) -> PromiseView {
    let as_of = reader.atlas.compilation.as_of;
    let exclusions = promise.exclusions.given();
    let target: Option<Target> = promise.target.given().copied();
    let statement = promise.statement.given().map(|text| reader.filled(text, target));
    PromiseView {
        number,
        title: reader.title(promise.definition),
        statement: statement.unwrap_or_else(|| reader.plain("")),
        need: prose(reader, &promise.need),
        applies: promise.scope.given().map_or_else(Vec::new, |to| scope(reader, to)),
        no_exception: exclusions.is_some_and(|list| list.complete && list.items.is_empty()),
        exceptions: promise.exclusions.items().map(|own| exception(reader, &own.value)).collect(),
        redress: promise.redress.given().and_then(|redress| match redress {
            Either::Short(give) => Some(RedressView::of(reader.prose(give))),
            Either::Long(redress) => redress_view(reader, redress),
        }),
        from: from(promise.definition)
            .filter(|from| *from > as_of)
            .map(|from| reader.say(Message::new("edition-will-apply").with("date", from))),
    }
}

/// To whom and to what something applies.
pub fn scope(reader: &Reader<'_>, scope: &Scope) -> Vec<FactView> {
    facts(
        reader,
        [
            ("charter-for-customers", customers(reader, &scope.customers)),
            ("charter-for-services", services(reader, &scope.services)),
            ("charter-for-channels", channel_names(reader, &scope.channels)),
            ("charter-for-categories", categories(reader, &scope.categories)),
        ],
    )
}

fn facts<const N: usize>(reader: &Reader<'_>, rows: [(&str, Vec<Prose>); N]) -> Vec<FactView> {
    let rows = rows.into_iter().filter(|(_, items)| !items.is_empty());
    rows.map(|(key, items)| FactView { label: reader.word(key), items }).collect()
}

/// The channels by their names; those that cannot be read are left out.
fn channel_names(reader: &Reader<'_>, channels: &Slot<List<Ref<Channel>>>) -> Vec<Prose> {
    let model = &reader.atlas.compilation.model;
    let found = channels.items().filter_map(|channel| model.find::<Channel>(&channel.value.id));
    found.map(|channel| reader.title(channel.definition)).collect()
}

fn exception(reader: &Reader<'_>, exclusion: &Either<Text, Exclusion>) -> ExceptionView {
    match exclusion {
        Either::Short(text) => ExceptionView { when: vec![reader.prose(text)], then: None },
        Either::Long(exclusion) => {
            let mut when: Vec<Prose> = prose(reader, &exclusion.when).into_iter().collect();
            when.extend(customers(reader, &exclusion.customers));
            when.extend(services(reader, &exclusion.services));
            when.extend(channel_names(reader, &exclusion.channels));
            ExceptionView { when, then: prose(reader, &exclusion.then) }
        }
    }
}

impl RedressView {
    fn of(give: Prose) -> Self {
        Self { give, automatic: false, claim: None, until: None }
    }
}

fn redress_view(reader: &Reader<'_>, redress: &Redress) -> Option<RedressView> {
    let claim = redress.claim.given();
    let limit = claim.and_then(|claim| claim.within.given());
    Some(RedressView {
        give: prose(reader, &redress.give)?,
        automatic: redress.automatic.given().copied().unwrap_or(false),
        claim: claim.and_then(|claim| contact(reader, claim.channel.given()?)),
        until: limit.map(|limit| reader.say(Message::new("charter-claim-until").with("limit", *limit))),
    })
}

/// The calendar by which business days are counted, where customers read of any.
fn business_days(reader: &Reader<'_>) -> Option<HoursView> {
    let compilation = reader.atlas.compilation;
    let counted = |promise: &View<'_, Promise>| match promise.target.given()?.within()? {
        Within::Duration(limit) => Some(limit.needs_calendar()),
        Within::DueDate => None,
    };
    let promise = in_force::<Promise>(compilation).find(|own| counted(own) == Some(true))?;
    let named = promise.calendar.given().map(|calendar| calendar.id.clone());
    super::hours::hours(reader, &named.or_else(|| default_calendar(&compilation.model))?)
}
