//! SMQ9005: nothing tells what customers think.
//!
//! Of a contact centre, SMQ9101 says so.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::opinion::is_sought;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9005"),
    slug: "satisfaction-not-monitored",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 9.1.2",
    page: include_str!("satisfaction_not_monitored.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if is_sought(model) || claim_of(model, "ISO 18295-1", "4.3").is_some() {
        return;
    }
    let claims = [("ISO 9001", "9.1.2"), ("ISO 10004", "5.2")];
    if let Some(claim) = claims.into_iter().find_map(|(standard, clause)| claim_of(model, standard, clause)) {
        report.add(claim.system.definition, claim.span, Message::new("satisfaction-not-monitored"));
    }
}
