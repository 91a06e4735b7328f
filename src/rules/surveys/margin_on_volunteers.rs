//! SMQ4007: a margin of error on a sample that was not drawn at random.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::model::kinds::survey::SamplingMethod;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4007"),
    slug: "margin-on-volunteers",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.3.4",
    page: include_str!("margin_on_volunteers.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let method = survey.sampling.given().and_then(|sampling| sampling.method.given());
        let (Some(method), Some(expected)) = (method, survey.expected.given()) else { continue };
        let drawn = matches!(method, SamplingMethod::Everyone | SamplingMethod::Random);
        if let (false, Some(precision)) = (drawn, expected.precision.spanned()) {
            let message = Message::new("margin-on-volunteers").with("method", method.word());
            report.add(survey.definition, precision.span, message);
        }
    }
}
