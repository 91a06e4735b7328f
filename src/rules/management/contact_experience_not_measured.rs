//! SMQ9101: a contact centre that does not measure what customers go through.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::opinion::is_sought;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9101"),
    slug: "contact-experience-not-measured",
    severity: Severity::Warning,
    basis: "ISO 18295-1:2017, 4.3",
    page: include_str!("contact_experience_not_measured.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if let Some(claim) = claim_of(model, "ISO 18295-1", "4.3").filter(|_| !is_sought(model)) {
        report.add(claim.system.definition, claim.span, Message::new("contact-experience-not-measured"));
    }
}
