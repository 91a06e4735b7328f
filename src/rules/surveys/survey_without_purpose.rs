//! SMQ4001: a survey that does not say what it is for.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4001"),
    slug: "survey-without-purpose",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 6.1",
    page: include_str!("survey_without_purpose.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let missing = match (survey.purpose.is_absent(), nothing_listed(&survey.decides)) {
            (false, false) => continue,
            (true, false) => "purpose",
            (false, true) => "decisions",
            (true, true) => "both",
        };
        let message = Message::new("survey-without-purpose").with("missing", missing);
        report.add(survey.definition, survey.definition.id_span, message);
    }
}
