//! Laws of consumers and of finance: on only where `jurisdictions` names their country, and no legal
//! advice.

pub mod consumer_mediator_not_free;
pub mod dispute_body_not_published;
pub mod dispute_body_slow_or_dear;
pub mod final_response_silent_on_ombudsman;
pub mod final_response_too_late;
pub mod financial_complaint_too_slow;
pub mod link_to_closed_platform;
pub mod mediator_not_published;
pub mod phone_above_basic_rate;
pub mod referral_limit_not_one_year;
pub mod refusal_silent_on_mediator;
pub mod slow_reply_to_dispute_body;
pub mod support_not_accessible;
pub mod surcharged_number;

use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::{DecisionPart, NoticePart};
use crate::model::{Channel, ComplaintProcedure, DisputeProvider, List, Slot, Spanned, View};
use crate::resolve::Model;
use crate::rules::clocks::of_stage;
use crate::rules::course::deadlines;
use crate::rules::lengths::{Allowed, exceeds, exceeds_on};
use crate::rules::naming::{Beginnings, answers, text_says};
use crate::values::Duration;
use crate::world::Span;

/// Where customers read of a provider: the web site.
const ON_THE_WEB: Beginnings =
    &["web", "site", "internet", "online", "homepage", "ligne", "portal", "portail"];

/// The terms of sale.
const IN_THE_TERMS: Beginnings = &[
    "term",
    "condition",
    "cgv",
    "cgu",
    "contract",
    "contrat",
    "voorwaarde",
    "overeenkomst",
    "agb",
    "vertrag",
];

/// Where a provider is not named though it should be, in a word for the message, and the place of
/// what is written; nothing when it is named on the web site and in the terms, or may be.
fn not_named_in(model: &Model, provider: &View<'_, DisputeProvider>) -> Option<(&'static str, Span)> {
    let (on_the_web, in_the_terms, span) = match &provider.named_in {
        Slot::Invalid => return None,
        Slot::Absent => (false, false, provider.definition.id_span),
        Slot::Given(places) if !places.value.complete => return None,
        Slot::Given(Spanned { value: places, span }) => {
            let says = |words| places.iter().any(|place| text_says(place, words));
            (says(ON_THE_WEB), says(IN_THE_TERMS), *span)
        }
    };
    match (on_the_web || told_by_notice(model), in_the_terms) {
        (true, true) => None,
        (true, false) => Some(("terms", span)),
        (false, true) => Some(("website", span)),
        (false, false) => Some(("both", span)),
    }
}

/// Whether a notice on complaints that is on the web tells of the mediator.
fn told_by_notice(model: &Model) -> bool {
    model.active::<ComplaintProcedure>().any(|procedure| {
        procedure.notice.given().is_some_and(|notice| {
            !notice.url.is_absent() && notice.says.items().any(|part| part.value == NoticePart::Mediator)
        })
    })
}

/// What a decision tells, where it was read in full and does not name the mediator.
fn silent_on_mediator<'p>(
    procedure: &View<'p, ComplaintProcedure>,
) -> Option<&'p Spanned<List<DecisionPart>>> {
    let notice = procedure.body().decision_notice.spanned().filter(|notice| notice.value.complete)?;
    (!notice.value.iter().any(|part| *part == DecisionPart::Mediator)).then_some(notice)
}

/// The time in which a complaint is answered, where a law allows less: the total of the procedure,
/// else the deadline of a stage that answers and runs from receipt.
fn late_answer(
    model: &Model,
    plans: &Plans,
    procedure: &ComplaintProcedure,
    allowed: Allowed,
) -> Option<(Duration, Span)> {
    match &procedure.total {
        Slot::Invalid => None,
        Slot::Given(total) => {
            exceeds(model, plans, total.value, allowed).then_some((total.value, total.span))
        }
        Slot::Absent => {
            let stages = procedure.stages.items().map(|stage| &stage.value);
            let mut answering = stages.filter(|stage| answers(stage) && stage.after.is_absent());
            answering.find_map(|stage| {
                let calendar = of_stage(model, plans, procedure, stage);
                let mut times = deadlines(stage).into_iter().map(|(_, within, span)| (within, span));
                times.find(|(within, _)| exceeds_on(calendar.as_deref(), *within, allowed))
            })
        }
    }
}

/// The channels by which one complains, where all are known.
fn channels_of<'m>(
    model: &'m Model,
    procedure: &View<'m, ComplaintProcedure>,
) -> Option<(Vec<View<'m, Channel>>, Span)> {
    let listed = procedure.body().channels.spanned().filter(|list| list.value.complete)?;
    let channels: Option<Vec<_>> =
        listed.value.iter().map(|named| model.find::<Channel>(&named.id)).collect();
    Some((channels?, listed.span))
}
