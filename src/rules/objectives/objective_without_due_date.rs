//! SMQ1105: an objective that is never late, or late already.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Objective, Slot, Spanned, View};
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
        match &objective.due {
            Slot::Absent => {
                let message = Message::new("objective-without-due-date");
                report.add(objective.definition, objective.definition.id_span, message);
            }
            Slot::Given(due) => judge(&objective, due, plans.as_of, report),
            Slot::Invalid => {}
        }
    }
}

fn judge(objective: &View<'_, Objective>, due: &Spanned<Date>, as_of: Date, report: &mut Report<'_>) {
    if let Some(start) = objective.start.given().filter(|start| due.value <= **start) {
        let message = Message::new("objective-without-due-date-after-start")
            .with("due", due.value)
            .with("start", *start);
        report.add(objective.definition, due.span, message);
    } else if due.value < as_of {
        let message = Message::new("objective-without-due-date-to-come").with("due", due.value);
        report.add(objective.definition, due.span, message);
    }
    let steps = objective.steps.items().filter_map(|step| step.value.due.spanned());
    if let Some(step) = steps.into_iter().find(|step| step.value > due.value) {
        let message = Message::new("objective-without-due-date-after-steps")
            .with("step", step.value)
            .with("due", due.value);
        report.add(objective.definition, step.span, message);
    }
}
