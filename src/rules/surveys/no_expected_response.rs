//! SMQ4006: a survey that expects no particular response.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Slot, Survey};
use crate::resolve::Model;
use crate::rules::sampling::invites;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4006"),
    slug: "no-expected-response",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.3.4",
    page: include_str!("no_expected_response.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let span = match &survey.expected {
            Slot::Absent => survey.definition.id_span,
            Slot::Given(expected) if expected.value.response.is_absent() => expected.span,
            _ => continue,
        };
        if invites(survey.body()) {
            report.add(survey.definition, span, Message::new("no-expected-response"));
        }
    }
}
