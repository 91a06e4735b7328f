//! SMQ4032: a questionnaire that takes longer than people give it.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::survey::{Mode, Question, ScaleWord};
use crate::model::{Either, Survey};
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Quantity, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ4032"),
    slug: "questionnaire-too-long",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("questionnaire_too_long.md"),
    limits: &[Limit { name: "length", default: "5 minutes" }],
    check: Check::Definitions(check),
};

/// What a question takes, in tenths of a second: our own estimate.
const CLOSED: i64 = 75;
const OPEN: i64 = 150;

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Quantity::Duration(accepted) = report.limit("length") else { return };
    let Some(seconds) = accepted.seconds() else { return };
    for survey in model.active::<Survey>() {
        // People who talk with one another take the time it takes.
        let talks = survey
            .mode
            .given()
            .is_some_and(|mode| mode.iter().all(|mode| matches!(mode, Mode::FocusGroup | Mode::InPerson)));
        let Some(questions) = survey.questions.spanned().filter(|_| !talks) else { continue };
        // Those behind a filter are not put to everybody.
        let asked = questions.value.iter().filter(|question| question.filter.is_absent());
        let (open, closed): (Vec<&Question>, Vec<&Question>) = asked.partition(|question| is_open(question));
        let tenths = count(&open) * OPEN + count(&closed) * CLOSED;
        if tenths > seconds * 10
            && let Some(minutes) = Ratio::new(i128::from(tenths), 600)
        {
            let message = Message::new("questionnaire-too-long")
                .with("n", open.len() + closed.len())
                .with("minutes", Argument::Rounded(minutes, 1))
                .with("limit", accepted);
            report.add(survey.definition, questions.span, message);
        }
    }
}

fn is_open(question: &Question) -> bool {
    matches!(question.scale.given(), Some(Either::Short(ScaleWord::Open)))
}

fn count(questions: &[&Question]) -> i64 {
    i64::try_from(questions.len()).unwrap_or(i64::MAX / 1000)
}
