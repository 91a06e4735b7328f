//! SMQ4009: a Net Promoter Score of answers that are not on its scale.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::{Question, Scale, ScaleWord};
use crate::model::{Either, Formula, Indicator, Survey};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4009"),
    slug: "nps-on-wrong-scale",
    severity: Severity::Error,
    basis: "practice",
    page: include_str!("nps_on_wrong_scale.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Lowest and highest answer to the question of a Net Promoter Score.
const ENDS: (i64, i64) = (0, 10);

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let formula = indicator.measure.given().and_then(|measure| measure.formula.as_ref());
        let Some(Formula::NetPromoter { question: named }) = formula else { continue };
        let survey = indicator.survey.given().and_then(|survey| model.find::<Survey>(&survey.id));
        let Some(survey) = survey else { continue };
        let mut questions = survey.body().questions.items().map(|question| &question.value);
        let Some(question) = questions.find(|question| question.id.given() == Some(&named.value)) else {
            continue;
        };
        let (Some(scale), Some(found)) = (question.scale.spanned(), wrong_scale(question)) else { continue };
        let message =
            Message::new("nps-on-wrong-scale").with("question", named.value.as_str()).with("scale", found);
        let finding = report.add(indicator.definition, named.span, message);
        *finding = finding.clone().with_label(scale.span, Message::new("nps-on-wrong-scale-here"));
    }
}

/// The scale of a question, when it is known not to be 0 to 10.
fn wrong_scale(question: &Question) -> Option<String> {
    let told = |(from, to): (i64, i64)| format!("{from}–{to}");
    match question.scale.given()? {
        Either::Short(ScaleWord::Nps) => None,
        Either::Short(word) => Some(word.ends().map_or_else(|| word.word().to_owned(), told)),
        Either::Long(scale) => ends(scale).filter(|ends| *ends != ENDS).map(told),
    }
}

fn ends(scale: &Scale) -> Option<(i64, i64)> {
    Some((i64::from(*scale.from.given()?), i64::from(*scale.to.given()?)))
}
