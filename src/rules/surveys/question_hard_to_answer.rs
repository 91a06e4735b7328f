//! SMQ4018: negations that undo each other, absolutes, a long sentence, an acronym.

use std::collections::BTreeSet;

use super::questions::{Hard, put};
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ4018"),
    slug: "question-hard-to-answer",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("question_hard_to_answer.md"),
    check: Check::Definitions(check),
    limits: &[Limit { name: "words", default: "25" }],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let longest = usize::try_from(report.count("words")).unwrap_or(usize::MAX);
    let names = names(model);
    for put in put(model) {
        for hard in put.asked.hard(longest, &|word| names.contains(word)) {
            let words = put.words(hard.range());
            let message = match &hard {
                Hard::Negations(_) => Message::new("question-hard-to-answer"),
                Hard::Absolute(_) => Message::new("question-hard-to-answer-absolute"),
                Hard::Long(_, count) => Message::new("question-hard-to-answer-long").with("count", *count),
                Hard::Acronym(_) => Message::new("question-hard-to-answer-acronym"),
            };
            report.add(put.survey, put.span(hard.range()), message.with("words", words));
        }
    }
}

/// Words of the organisation's name and of its services, folded: customers read them every day.
fn names(model: &Model) -> BTreeSet<String> {
    let Some(system) = model.system() else { return BTreeSet::new() };
    let body = system.body();
    let services = body.vocabulary.given().into_iter().flat_map(|words| words.services.pairs());
    let texts: Vec<&Text> =
        body.organisation.given().into_iter().chain(services.map(|(_, text)| &text.value)).collect();
    let strings = texts.iter().flat_map(|text| text.strings().map(|(_, text)| fold(text)));
    strings
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}
