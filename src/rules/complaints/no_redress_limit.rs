//! SMQ2036: those at the front do not know how much they may give.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Response;
use crate::model::kinds::role::Level;
use crate::model::{ComplaintProcedure, Role, Slot};
use crate::resolve::Model;
use crate::rules::handlers::stage_owners;
use crate::rules::naming::{ACKNOWLEDGING, stage_says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2036"),
    slug: "no-redress-limit",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("no_redress_limit.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut seen = BTreeSet::new();
    for procedure in model.active::<ComplaintProcedure>() {
        // Where nothing is paid, there is nothing to limit.
        let mut responses = procedure.responses.items().map(|response| &response.value);
        if !responses.any(|response| response.up_to.is_given()) {
            continue;
        }
        for owner in front_line(model, procedure.body()) {
            let Some(role) = model.find::<Role>(owner).filter(|role| role.definition.is_active()) else {
                continue;
            };
            let unlimited = match &role.body().authority {
                Slot::Absent => true,
                Slot::Invalid => false,
                Slot::Given(authority) => authority.value.redress_up_to.is_absent(),
            };
            if unlimited && !is_limited(procedure.body(), owner) && seen.insert(role.id()) {
                report.add(role.definition, role.definition.id_span, Message::new("no-redress-limit"));
            }
        }
    }
}

/// The roles of the front line among those who handle complaints; where none says so, those who
/// acknowledge them.
fn front_line<'m>(model: &Model, procedure: &'m ComplaintProcedure) -> Vec<&'m str> {
    let at_front = |id: &&str| {
        let role = model.find::<Role>(id);
        role.is_some_and(|role| role.body().level.given() == Some(&Level::FrontLine))
    };
    let declared: Vec<&str> =
        stage_owners(procedure).map(|owner| owner.value.id.as_str()).filter(at_front).collect();
    if !declared.is_empty() {
        return declared;
    }
    let acknowledging = procedure.stages.items().filter(|stage| stage_says(&stage.value, ACKNOWLEDGING));
    acknowledging.filter_map(|stage| stage.value.owner.given()).map(|owner| owner.id.as_str()).collect()
}

/// Whether a response says how much the role may grant.
fn is_limited(procedure: &ComplaintProcedure, role: &str) -> bool {
    procedure
        .responses
        .items()
        .any(|response| grants(&response.value, role) && response.value.up_to.is_given())
}

fn grants(response: &Response, role: &str) -> bool {
    response.granted_by.given().is_some_and(|granted_by| granted_by.id == role)
}
