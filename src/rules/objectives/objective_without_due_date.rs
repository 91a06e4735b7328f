//! SMQ1105: an objective that is never late, or late already.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1105"),
    slug: "objective-without-due-date",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 6.2.2",
    page: include_str!("objective_without_due_date.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        if objective.due.is_absent() {
            let message = Message::new("objective-without-due-date");
            report.add(objective.definition, objective.definition.id_span, message);
        }
        let start = objective.start.given();
        if let Some((due, start)) =
            objective.due.spanned().zip(start).filter(|(due, start)| due.value <= **start)
        {
            let message = Message::new("objective-without-due-date-after-start")
                .with("due", due.value)
                .with("start", *start);
            report.add(objective.definition, due.span, message);
        } else if let Some(due) = objective.due.spanned().filter(|due| due.value < plans.as_of) {
            let message = Message::new("objective-without-due-date-to-come").with("due", due.value);
            report.add(objective.definition, due.span, message);
        }
    }
}
