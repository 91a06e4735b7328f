//! SMQ4012: a Customer Effort Score on another scale than that of its version.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Formula, Indicator};
use crate::resolve::Model;
use crate::rules::scales::other_scale;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4012"),
    slug: "ces-on-wrong-scale",
    severity: Severity::Error,
    basis: "practice",
    page: include_str!("ces_on_wrong_scale.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let formula = indicator.measure.given().and_then(|measure| measure.formula.as_ref());
        let Some(Formula::Effort { question, version, .. }) = formula else { continue };
        let (from, to) = version.scale();
        let Some((span, found)) = other_scale(model, &indicator, question, (from, to)) else { continue };
        let message = Message::new("ces-on-wrong-scale")
            .with("version", version.word())
            .with("wanted", format!("{from}–{to}"))
            .with("question", question.value.as_str())
            .with("scale", found);
        let finding = report.add(indicator.definition, question.span, message);
        *finding = finding.clone().with_label(span, Message::new("ces-on-wrong-scale-here"));
    }
}
