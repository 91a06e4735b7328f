//! SMQ4016: a question that tells respondents which answer is hoped for.

use super::questions::put;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4016"),
    slug: "leading-question",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("leading_question.md"),
    check: Check::Definitions(check),
    limits: &[],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for put in put(model) {
        let Some(slip) = put.asked.leading() else { continue };
        let message = match slip.instead {
            Some(instead) => Message::new("leading-question-reworded").with("instead", instead),
            None => Message::new("leading-question"),
        };
        let message = message.with("words", put.words(&slip.range));
        report.add(put.survey, put.span(&slip.range), message);
    }
}
