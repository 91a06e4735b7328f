//! SMQ4020: questions that nobody has tried.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::model::kinds::survey::Mode;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4020"),
    slug: "questionnaire-not-tried",
    severity: Severity::Advice,
    basis: "ISO 10004:2018, 7.3.4",
    page: include_str!("questionnaire_not_tried.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let has_questions = survey.questions.given().is_some_and(|list| !list.items.is_empty());
        // Around a table, a question that is not understood is put again.
        let talks = survey.mode.given().is_some_and(|mode| mode.iter().any(|mode| *mode == Mode::FocusGroup));
        if survey.pilot.is_absent() && has_questions && !talks {
            let message = Message::new("questionnaire-not-tried");
            report.add(survey.definition, survey.definition.id_span, message);
        }
    }
}
