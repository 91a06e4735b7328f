//! SMQ4033: answers that the scale of their question does not have.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Plans};
use crate::model::kinds::survey::Question;
use crate::model::{Either, Survey};
use crate::resolve::Model;
use crate::rules::sampling::number;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4033"),
    slug: "answers-off-scale",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.6",
    page: include_str!("answers_off_scale.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let read = survey.results.given().and_then(|results| measured.sources.get(&results.id));
        let Some(read) = read else { continue };
        for question in survey.questions.items().map(|question| &question.value) {
            let (Some(id), Some(span), Some((from, to))) =
                (question.id.given(), question.column.span(), ends(question))
            else {
                continue;
            };
            let watch = read.watch(&survey.definition.address(), id.as_str());
            let Some(watch) = watch.filter(|watch| watch.count > 0) else { continue };
            let message = Message::new("answers-off-scale")
                .with("question", id.as_str())
                .with("n", watch.count)
                .with("count", number(watch.count))
                .with("of", number(watch.of))
                .with("from", from.to_string())
                .with("to", to.to_string());
            let finding = report.add(survey.definition, span, message);
            finding.data.clone_from(&watch.first);
        }
    }
}

fn ends(question: &Question) -> Option<(i64, i64)> {
    match question.scale.given()? {
        Either::Short(word) => word.ends(),
        Either::Long(scale) => Some((i64::from(*scale.from.given()?), i64::from(*scale.to.given()?))),
    }
}
