//! SMQ1016: a charter that says nowhere whom to ask about it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::CodeOfConduct;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1016"),
    slug: "code-without-contact",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.4",
    page: include_str!("code_without_contact.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for code in model.active::<CodeOfConduct>() {
        if code.contact.is_absent() {
            report.add(code.definition, code.definition.id_span, Message::new("code-without-contact"));
        }
    }
}
