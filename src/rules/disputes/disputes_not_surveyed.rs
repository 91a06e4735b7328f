//! SMQ3016: nobody asks those who went to the provider what they think of it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{DisputeProvider, Indicator, Link, Slot, Survey, View};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says, text_says};
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ3016"),
    slug: "disputes-not-surveyed",
    severity: Severity::Advice,
    basis: "ISO 10003:2018, 8.3",
    page: include_str!("disputes_not_surveyed.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let surveys: Vec<View<'_, Survey>> = model.active::<Survey>().collect();
    // Without any survey it is the survey that is missing, not this one (SMQ9005).
    let unread = model.has_tombstone("survey") || surveys.iter().any(|survey| is_unread(survey.body()));
    if surveys.is_empty() || unread || surveys.iter().any(speaks_of_disputes) {
        return;
    }
    for provider in model.active::<DisputeProvider>() {
        let asked = surveys.iter().any(|survey| asks_about(survey.body(), &provider));
        if !asked && !is_measured_by_survey(model, provider.body()) {
            let message = Message::new("disputes-not-surveyed");
            report.add(provider.definition, provider.definition.id_span, message);
        }
    }
}

/// Whether something was written that could speak of disputes and could not be read.
fn is_unread(survey: &Survey) -> bool {
    matches!(survey.population, Slot::Invalid)
        || !survey.questions.is_absent() && survey.questions.given().is_none_or(|list| !list.complete)
        || survey.questions.items().any(|question| matches!(question.value.about, Slot::Invalid))
}

/// What disputes before an outsider are called.
const DISPUTES: Beginnings = &[
    "mediat",
    "ombud",
    "disput",
    "litig",
    "arbitr",
    "conciliat",
    "bemiddel",
    "geschil",
    "schlicht",
    "vermittl",
];

/// Whether the survey as a whole is about disputes.
fn speaks_of_disputes(survey: &View<'_, Survey>) -> bool {
    let speaks = |text: Option<&Text>| text.is_some_and(|text| text_says(text, DISPUTES));
    says(survey.id(), DISPUTES)
        || speaks(survey.definition.header.title.given())
        || speaks(survey.purpose.given())
        || speaks(survey.population.given().and_then(|population| population.who.given()))
}

fn asks_about(survey: &Survey, provider: &View<'_, DisputeProvider>) -> bool {
    survey.questions.items().any(|question| {
        let about = question.value.about.given().map(Link::split);
        let by_name = about.is_some_and(|(kind, id, _)| kind == "dispute-provider" && id == provider.id());
        by_name || question.value.ask.given().is_some_and(|ask| text_says(ask, DISPUTES))
    })
}

fn is_measured_by_survey(model: &Model, provider: &DisputeProvider) -> bool {
    let Some(indicators) = provider.measured_by.given() else { return !provider.measured_by.is_absent() };
    indicators
        .iter()
        .any(|named| model.find::<Indicator>(&named.id).is_none_or(|indicator| !indicator.survey.is_absent()))
}
