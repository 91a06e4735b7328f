//! SMQ4029: a present for a good mark, or respondents picked by those who are judged.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::role::Level;
use crate::model::kinds::survey::SamplingMethod;
use crate::model::{Role, Survey};
use crate::resolve::Model;
use crate::rules::wording::find_words;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ4029"),
    slug: "answers-steered",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("answers_steered.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        if let Some(incentive) = survey.incentive.spanned().filter(|own| rewards_praise(&own.value)) {
            let message = Message::new("answers-steered").with("how", "incentive");
            report.add(survey.definition, incentive.span, message);
        }
        let Some(sampling) = survey.sampling.given() else { continue };
        let Some(drawn_by) = sampling.drawn_by.spanned() else { continue };
        let role = model.find::<Role>(&drawn_by.value.id);
        let judged = role.is_some_and(|role| role.level.given() == Some(&Level::FrontLine));
        // Where everybody is asked there is nobody to pick.
        if judged && sampling.method.given() != Some(&SamplingMethod::Everyone) {
            let message =
                Message::new("answers-steered").with("how", "drawn").with("role", drawn_by.value.id.as_str());
            report.add(survey.definition, drawn_by.span, message);
        }
    }
}

/// Conditions that only praise fulfils.
const PRAISE: [&str; 30] = [
    "high score",
    "good score",
    "top score",
    "best score",
    "high rating",
    "good rating",
    "top rating",
    "good review",
    "positive review",
    "positive answer",
    "positive feedback",
    "five stars",
    "5 stars",
    "5-star",
    "five-star",
    "9 or 10",
    "10/10",
    "if satisfied",
    "bonne note",
    "note elevee",
    "meilleure note",
    "note maximale",
    "avis positif",
    "avis favorable",
    "reponse positive",
    "cinq etoiles",
    "5 etoiles",
    "9 ou 10",
    "si satisfait",
    "clients satisfaits",
];

/// Words that take the condition back.
const WHATEVER: [&str; 12] = [
    "whatever",
    "whichever",
    "regardless",
    "independently",
    "whether",
    "or not",
    "quel que",
    "quelle que",
    "quels que",
    "quelles que",
    "peu importe",
    "ou non",
];

fn rewards_praise(incentive: &Text) -> bool {
    let has = |words: &[&str]| incentive.strings().any(|(_, text)| find_words(text, words).is_some());
    has(&PRAISE) && !has(&WHATEVER)
}
