//! SMQ1015: a charter that nobody is due to look at again.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::CodeOfConduct;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1015"),
    slug: "review-overdue",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 8.4",
    page: include_str!("review_overdue.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for code in model.active::<CodeOfConduct>() {
        let due = &code.definition.control.review_due;
        if due.is_absent() {
            report.add(code.definition, code.definition.id_span, Message::new("review-overdue-undated"));
        }
        if let Some(due) = due.spanned().filter(|due| due.value < plans.as_of) {
            report.add(code.definition, due.span, Message::new("review-overdue").with("due", due.value));
        }
    }
}
