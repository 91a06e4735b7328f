//! SMQ4031: marks for many things, and nobody knows which of them matter.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::{Question, ScaleWord};
use crate::model::{Either, Survey};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::naming::{Beginnings, text_says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4031"),
    slug: "importance-unknown",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("importance_unknown.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Below so many marks there is nothing to rank.
const FEW: usize = 3;

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let Some(questions) = all_of(&survey.questions) else { continue };
        let marks = questions.iter().filter(|question| sort(question) == Some(Sort::Mark)).count();
        let tells = questions.iter().any(|question| !matches!(sort(question), Some(Sort::Mark | Sort::Fact)));
        if marks >= FEW && !tells {
            let message = Message::new("importance-unknown").with("n", marks);
            report.add(survey.definition, survey.definition.id_span, message);
        }
    }
}

/// What a question does for a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A mark for one thing that customers expect.
    Mark,
    /// A mark for the whole, from which the weight of the others can be derived.
    Whole,
    /// How much something matters.
    Importance,
    /// Neither: yes or no, a comment.
    Fact,
}

/// To matter, to come first.
const IMPORTANCE: Beginnings =
    &["import", "priorit", "matter", "compte", "essent", "first", "premier", "belang", "wichtig"];

/// Nothing where the question could not be read.
fn sort(question: &Question) -> Option<Sort> {
    if text_says(question.ask.given()?, IMPORTANCE) {
        return Some(Sort::Importance);
    }
    let by_scale = match question.scale.given()? {
        Either::Short(ScaleWord::Importance5) => Sort::Importance,
        Either::Short(ScaleWord::Nps) => Sort::Whole,
        // Customers may have been asked to choose what counts.
        Either::Short(ScaleWord::Choice) => return None,
        Either::Short(ScaleWord::YesNo | ScaleWord::Open) => Sort::Fact,
        _ => Sort::Mark,
    };
    let of_whole = question.expectation.is_absent() || !question.about.is_absent();
    Some(if by_scale == Sort::Mark && of_whole { Sort::Whole } else { by_scale })
}
