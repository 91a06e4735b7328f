//! SMQ9301: those in contact with customers are not trained, may decide nothing, or are not heard.
//!
//! Of those who handle complaints, SMQ2028 tells the missing training and SMQ2036 the missing limit.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::role::Level;
use crate::model::{ComplaintProcedure, Role, View};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::handlers::stage_owners;
use crate::rules::missing::nothing_listed;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9301"),
    slug: "front-line-not-equipped",
    severity: Severity::Warning,
    basis: "ISO 10018:2020, 7, 8",
    page: include_str!("front_line_not_equipped.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let claims = [("ISO 10018", "7"), ("ISO 18295-1", "6")];
    if claims.into_iter().all(|(standard, clause)| claim_of(model, standard, clause).is_none()) {
        return;
    }
    let procedures = model.active::<ComplaintProcedure>();
    let handling: BTreeSet<&str> = procedures
        .flat_map(|procedure| stage_owners(procedure.body()).map(|role| role.value.id.as_str()))
        .collect();
    for role in model.active::<Role>().filter(|role| role.level.given() == Some(&Level::FrontLine)) {
        let handles = handling.contains(role.id());
        let (keys, words): (Vec<&str>, Vec<&'static str>) = missing(&role, handles).into_iter().unzip();
        if let Some(parts) = in_a_row(words.into_iter().map(Message::new)) {
            let message =
                Message::new("front-line-not-equipped").with("parts", parts).with("keys", keys.join(", "));
            report.add(role.definition, role.definition.id_span, message);
        }
    }
}

/// What a role lacks: fields, and the words of the page.
fn missing(role: &View<'_, Role>, handles: bool) -> Vec<(&'static str, &'static str)> {
    let untrained = nothing_listed(&role.competences) && role.training_due.is_absent();
    let asked = [
        (untrained && !handles, ("competences", "front-line-training")),
        (role.authority.is_absent() && !handles, ("authority", "front-line-authority")),
        (role.feedback.is_absent(), ("feedback", "front-line-feedback")),
    ];
    asked.into_iter().filter_map(|(absent, part)| absent.then_some(part)).collect()
}
