//! SMQ1014: a charter that nobody was asked about.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::CodeOfConduct;
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1014"),
    slug: "code-without-consultation",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.3",
    page: include_str!("code_without_consultation.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for code in model.active::<CodeOfConduct>() {
        if nothing_listed(&code.consulted) {
            let span = code.consulted.span().unwrap_or(code.definition.id_span);
            report.add(code.definition, span, Message::new("code-without-consultation"));
        }
    }
}
