//! SMQ4019: marks without a word of why.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::{Mode, ScaleWord};
use crate::model::{Either, Slot, Survey};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4019"),
    slug: "no-open-question",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("no_open_question.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let Some(questions) = all_of(&survey.questions).filter(|questions| !questions.items.is_empty())
        else {
            continue;
        };
        let closed = |scale: &Slot<_>| !matches!(scale.given(), None | Some(Either::Short(ScaleWord::Open)));
        // People who talk with one another say why without being asked.
        let talks = survey.mode.given().is_some_and(|mode| mode.iter().any(|mode| *mode == Mode::FocusGroup));
        if !talks && questions.iter().all(|question| closed(&question.scale)) {
            let message = Message::new("no-open-question").with("count", questions.items.len());
            report.add(survey.definition, survey.definition.id_span, message);
        }
    }
}
