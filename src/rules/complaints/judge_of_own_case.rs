//! SMQ2039: whom a complaint is about has worked on it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Part, Plans};
use crate::resolve::Model;
use crate::rules::registers::registered;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2039"),
    slug: "judge-of-own-case",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.7",
    page: include_str!("judge_of_own_case.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for found in registered(model, plans, measured) {
        for (((one, _), (other, column)), broken) in &found.dossiers.same_person {
            let key =
                if *one == Part::Respondent { "judge-of-own-case" } else { "judge-of-own-case-approval" };
            let message = Message::new(key)
                .with("count", broken.count)
                .with("part", word(if *one == Part::Respondent { *other } else { *one }));
            let finding = report.add(found.procedure.definition, found.span_of(*column), message);
            finding.data = Some(broken.first.clone());
        }
    }
}

/// A part, as the page chooses its words.
const fn word(part: Part) -> &'static str {
    match part {
        Part::Respondent => "respondent",
        Part::Investigator => "investigator",
        Part::Decider => "decider",
        Part::Approver => "approver",
    }
}
