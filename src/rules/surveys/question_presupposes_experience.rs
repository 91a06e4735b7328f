//! SMQ4017: a question that takes an experience for granted, and asks everybody.

use super::questions::{Put, put};
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Either;
use crate::model::kinds::survey::ScaleWord;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4017"),
    slug: "question-presupposes-experience",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("question_presupposes_experience.md"),
    check: Check::Definitions(check),
    limits: &[],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for put in put(model) {
        let Some(slip) = put.asked.presupposing().filter(|_| asks_everybody(&put)) else { continue };
        let message = Message::new("question-presupposes-experience").with("words", put.words(&slip.range));
        report.add(put.survey, put.span(&slip.range), message);
    }
}

/// Whether nothing says that only some are asked: neither the question, nor one before it that can be
/// answered with no.
fn asks_everybody(put: &Put<'_>) -> bool {
    let said = put.question().is_none_or(|question| !question.filter.is_absent());
    let sorts_out =
        put.questions.items.iter().take(put.place).any(|question| {
            matches!(question.value.scale.given(), None | Some(Either::Short(ScaleWord::YesNo)))
        });
    !said && !sorts_out && put.questions.complete
}
