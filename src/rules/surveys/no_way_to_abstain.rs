//! SMQ4014: whoever has no experience of something has to mark it all the same.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::survey::{Mode, Question, ScaleWord};
use crate::model::{Either, Survey};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::naming::{Beginnings, text_says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4014"),
    slug: "no-way-to-abstain",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("no_way_to_abstain.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let Some(questions) = all_of(&survey.questions) else { continue };
        // After a case, everybody who is asked has lived through it.
        let follows_a_case = !survey.sent.is_absent() || is_on_the_spot(survey.body());
        let marks: Vec<&Question> = questions.iter().filter(|question| marks_a_quality(question)).collect();
        let (false, [first, _, _, ..]) = (follows_a_case, marks.as_slice()) else { continue };
        if marks.iter().all(|question| cannot_abstain(question))
            && let Some(place) = first.id.span()
        {
            let names = marks.iter().filter_map(|question| question.id.given()).map(ToString::to_string);
            let message = Message::new("no-way-to-abstain")
                .with("n", marks.len())
                .with("questions", Argument::List(names.collect()));
            report.add(survey.definition, place, message);
        }
    }
}

/// Whether customers are asked where they are served, or talk with one another.
fn is_on_the_spot(survey: &Survey) -> bool {
    let there = |mode: &Mode| matches!(mode, Mode::InPerson | Mode::Chat | Mode::FocusGroup);
    survey.mode.given().is_some_and(|mode| mode.iter().any(there))
}

/// Whether a question asks for a mark of something that customers expect: not of the whole.
fn marks_a_quality(question: &Question) -> bool {
    let marked = match question.scale.given() {
        Some(Either::Short(word)) => matches!(
            word,
            ScaleWord::Satisfaction5
                | ScaleWord::Satisfaction10
                | ScaleWord::Effort5
                | ScaleWord::Effort7
                | ScaleWord::Agreement5
        ),
        Some(Either::Long(_)) => true,
        None => false,
    };
    marked && question.expectation.is_given()
}

/// Words for having nothing to say.
const ABSTAINING: Beginnings =
    &["concern", "prononc", "opinion", "applic", "avis", "know", "sais", "experience", "toepass", "geen"];

fn cannot_abstain(question: &Question) -> bool {
    let labelled = match question.scale.given() {
        Some(Either::Long(scale)) => {
            scale.labels.pairs().any(|(_, label)| text_says(&label.value, ABSTAINING))
        }
        _ => false,
    };
    question.filter.is_absent() && question.not_answered.is_absent() && !labelled
}
