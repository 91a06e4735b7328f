//! SMQ4030: what customers expect and what they are asked do not meet.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::survey::{Question, ScaleWord};
use crate::model::{Either, List, Slot, Spanned, Survey, Table, View};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};
use crate::schema::nearest;
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ4030"),
    slug: "question-without-expectation",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.2.2 and 7.3.1",
    page: include_str!("question_without_expectation.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let (Some(questions), Some(expectations)) =
            (all_of(&survey.questions), survey.expectations.spanned())
        else {
            continue;
        };
        if questions.items.is_empty() || !expectations.value.complete {
            continue;
        }
        let links = |question: &Question| !question.expectation.is_absent();
        if !questions.iter().any(links) {
            report.add(survey.definition, expectations.span, message("none", ""));
            continue;
        }
        // A misspelt link leaves its expectation unasked: the one mistake is enough.
        if !report_unknown(&survey, questions, &expectations.value, report) {
            report_unasked(&survey, questions, &expectations.value, report);
        }
        for question in questions.iter().filter(|question| !links(question) && !is_exempt(question)) {
            if let Some(id) = question.id.spanned() {
                report.add(survey.definition, id.span, message("question", id.value.as_str()));
            }
        }
    }
}

fn message(how: &'static str, name: &str) -> Message {
    Message::new("question-without-expectation").with("how", how).with("name", name)
}

/// Asked for itself: why, whether one would recommend, or what one thinks of a definition.
fn is_exempt(question: &Question) -> bool {
    let by_scale = match question.scale.given() {
        None => true,
        Some(Either::Short(word)) => matches!(word, ScaleWord::Open | ScaleWord::Nps),
        Some(Either::Long(_)) => false,
    };
    by_scale || !question.about.is_absent()
}

/// Questions whose expectation the survey does not declare; whether there are any.
fn report_unknown(
    survey: &View<'_, Survey>,
    questions: &List<Question>,
    expectations: &Table<Text>,
    report: &mut Report<'_>,
) -> bool {
    let names = || expectations.entries.iter().map(|(name, _)| name.value.as_str());
    let linked = questions.iter().filter_map(|question| question.expectation.spanned());
    let unknown: Vec<_> = linked.filter(|link| expectations.get(&link.value.0).is_none()).collect();
    for link in &unknown {
        let known = Argument::List(names().map(str::to_owned).collect());
        let finding =
            report.add(survey.definition, link.span, message("unknown", &link.value.0).with("known", known));
        if let Some(near) = nearest(&link.value.0, names()) {
            *finding = finding.clone().with_fix(link.span, near);
        }
    }
    !unknown.is_empty()
}

/// Expectations that no question asks about.
fn report_unasked(
    survey: &View<'_, Survey>,
    questions: &List<Question>,
    expectations: &Table<Text>,
    report: &mut Report<'_>,
) {
    let readable = questions.iter().all(|question| !matches!(question.expectation, Slot::Invalid));
    let asked = |name: &str| {
        let mut links = questions.iter().filter_map(|question| question.expectation.given());
        links.any(|link| link.0 == name)
    };
    let unasked =
        expectations.entries.iter().map(|(name, _)| name).filter(|name| readable && !asked(&name.value));
    for Spanned { value, span } in unasked {
        report.add(survey.definition, *span, message("unasked", value));
    }
}
