//! SMQ4027: a score of so many answers, and nobody knows out of how many people.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Formula, Indicator, Slot, Survey, View};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says, text_says};
use crate::rules::sampling::{invites, population};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4027"),
    slug: "score-without-response-rate",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.4",
    page: include_str!("score_without_response_rate.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        if !invites(survey.body()) || knows_how_many_are_asked(survey.body()) {
            continue;
        }
        let Some(score) = model.active::<Indicator>().find(|indicator| is_score_of(indicator, &survey))
        else {
            continue;
        };
        if !model.active::<Indicator>().any(|indicator| counts_answers(&indicator, &survey)) {
            let message = Message::new("score-without-response-rate").with("score", score.id());
            report.add(survey.definition, survey.definition.id_span, message);
        }
    }
}

/// Whether the people who may answer are counted, so that answers can be held against them.
fn knows_how_many_are_asked(survey: &Survey) -> bool {
    let invited = match &survey.sampling {
        Slot::Absent => false,
        Slot::Invalid => true,
        Slot::Given(sampling) => !sampling.value.size.is_absent(),
    };
    invited || !population(survey).is_absent()
}

fn formula_of<'m>(indicator: &View<'m, Indicator>) -> Option<&'m Formula> {
    indicator.body().measure.given()?.formula.as_ref()
}

fn is_score_of(indicator: &View<'_, Indicator>, survey: &View<'_, Survey>) -> bool {
    let scores = matches!(
        formula_of(indicator),
        Some(Formula::NetPromoter { .. } | Formula::Satisfaction { .. } | Formula::Effort { .. })
    );
    scores && indicator.survey.given().is_some_and(|own| own.id == survey.id())
}

/// Words for those who answer.
const ANSWERING: Beginnings = &["respon", "repon", "repons", "particip", "answer", "respons", "antwoord"];

/// A response rate of the survey, or an indicator that by its name counts those who answer.
fn counts_answers(indicator: &View<'_, Indicator>, survey: &View<'_, Survey>) -> bool {
    let of_survey = indicator.survey.given().is_some_and(|own| own.id == survey.id())
        || indicator.source.given().map(|source| &source.id)
            == survey.body().results.given().map(|results| &results.id);
    let title = indicator.definition.header.title.given();
    let by_name = says(indicator.id(), ANSWERING) || title.is_some_and(|title| text_says(title, ANSWERING));
    match formula_of(indicator) {
        Some(Formula::Responses(_)) => true,
        Some(Formula::Typed(_) | Formula::Derived { .. }) | None => by_name,
        Some(_) => of_survey && by_name,
    }
}
