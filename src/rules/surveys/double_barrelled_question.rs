//! SMQ4015: a question that asks two things and takes one answer.

use super::questions::{Doubled, put};
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4015"),
    slug: "double-barrelled-question",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("double_barrelled_question.md"),
    check: Check::Definitions(check),
    limits: &[],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for put in put(model) {
        let Some(doubled) = put.asked.doubled() else { continue };
        let message = match &doubled {
            Doubled::Questions { .. } => Message::new("double-barrelled-question-twice"),
            Doubled::Pair { first, second, .. } => Message::new("double-barrelled-question")
                .with("first", put.words(first))
                .with("second", put.words(second)),
        };
        let words = put.words(doubled.range());
        report.add(put.survey, put.span(doubled.range()), message.with("words", words));
    }
}
