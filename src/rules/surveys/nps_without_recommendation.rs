//! SMQ4010: a Net Promoter Score of a question that asks something else.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::{Question, ScaleWord};
use crate::model::{Either, Formula, Indicator, Survey};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says};
use crate::rules::{Check, Report, Rule};
use crate::values::{LanguageTag, Text};

pub const RULE: Rule = Rule {
    code: Code("SMQ4010"),
    slug: "nps-without-recommendation",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("nps_without_recommendation.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let scored = scored(model);
    let first = model.first_language();
    for survey in model.active::<Survey>() {
        for question in survey.questions.items().map(|question| &question.value) {
            let by_scale = matches!(question.scale.given(), Some(Either::Short(ScaleWord::Nps)));
            let Some(ask) = question.ask.spanned() else { continue };
            let is_scored = by_scale || is_scored(&scored, survey.id(), question);
            if is_scored && asks_something_else(&ask.value, &first) {
                report.add(survey.definition, ask.span, Message::new("nps-without-recommendation"));
            }
        }
    }
}

/// The questions of which a Net Promoter Score is computed: survey and question.
fn scored(model: &Model) -> BTreeSet<(&str, &str)> {
    let scored = model.active::<Indicator>().filter_map(|indicator| {
        match indicator.body().measure.given()?.formula.as_ref()? {
            Formula::NetPromoter { question } => {
                Some((indicator.body().survey.given()?.id.as_str(), question.value.as_str()))
            }
            _ => None,
        }
    });
    scored.collect()
}

fn is_scored(scored: &BTreeSet<(&str, &str)>, survey: &str, question: &Question) -> bool {
    question.id.given().is_some_and(|id| scored.contains(&(survey, id.as_str())))
}

/// To recommend, in the languages that are read here.
const RECOMMENDING: Beginnings = &[
    "recommend",
    "recommand",
    "refer",
    "advise",
    "conseill",
    "aanbevel",
    "aanbeveel",
    "beveel",
    "aanraad",
    "aanraden",
    "raadt",
    "raden",
    "empfehl",
    "empfiehl",
    "weiterempf",
    "recomend",
    "recomiend",
    "aconsej",
    "raccomand",
    "consigli",
    "nps",
];

const READ: [&str; 7] = ["en", "fr", "nl", "de", "es", "it", "pt"];

/// Whether a question is put in languages that are read here, and recommends in none of them.
fn asks_something_else(ask: &Text, first: &str) -> bool {
    ask.strings().all(|(tag, text)| {
        let language = tag.map_or(first, LanguageTag::as_str).split('-').next();
        language.is_some_and(|language| READ.contains(&language)) && !says(text, RECOMMENDING)
    })
}
