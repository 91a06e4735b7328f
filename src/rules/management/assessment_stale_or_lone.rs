//! SMQ9404: a self-assessment that is old, or one person's opinion.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::scoring::last_ones;
use crate::rules::{Check, Limit, Report, Rule};
use crate::time::day_later;
use crate::values::Quantity;

pub const RULE: Rule = Rule {
    code: Code("SMQ9404"),
    slug: "assessment-stale-or-lone",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("assessment_stale_or_lone.md"),
    limits: &[Limit { name: "age", default: "12 months" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let limit = report.limit("age");
    for (assessment, date) in last_ones(model) {
        if let Quantity::Duration(age) = limit
            && day_later(date, age).is_some_and(|until| until < plans.as_of)
        {
            let message = Message::new("assessment-stale-or-lone").with("date", date).with("age", age);
            let span = assessment.date.span().unwrap_or(assessment.definition.id_span);
            report.add(assessment.definition, span, message);
        }
        let Some(scores) = assessment.scores.spanned().filter(|scores| scores.value.complete) else {
            continue;
        };
        let people = scores.value.entries.len();
        if people <= 1 {
            let message = Message::new("assessment-stale-or-lone-scored").with("n", people);
            report.add(assessment.definition, assessment.definition.id_span, message);
        }
    }
}
