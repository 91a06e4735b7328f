//! SMQ4011: a share of satisfied answers on a scale for which the variant is not defined.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Formula, Indicator};
use crate::resolve::Model;
use crate::rules::scales::other_scale;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4011"),
    slug: "csat-on-wrong-scale",
    severity: Severity::Error,
    basis: "practice",
    page: include_str!("csat_on_wrong_scale.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let formula = indicator.measure.given().and_then(|measure| measure.formula.as_ref());
        let Some(Formula::Satisfaction { question, variant }) = formula else { continue };
        let (from, to) = variant.scale();
        let Some((span, found)) = other_scale(model, &indicator, question, (from, to)) else { continue };
        let message = Message::new("csat-on-wrong-scale")
            .with("variant", variant.word())
            .with("wanted", format!("{from}–{to}"))
            .with("question", question.value.as_str())
            .with("scale", found);
        let finding = report.add(indicator.definition, question.span, message);
        *finding = finding.clone().with_label(span, Message::new("csat-on-wrong-scale-here"));
    }
}
