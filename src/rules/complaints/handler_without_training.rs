//! SMQ2028: who handles complaints has not learnt it, or long ago.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::role::Level;
use crate::model::{ComplaintProcedure, Either, Role, View};
use crate::resolve::Model;
use crate::rules::handlers::stage_owners;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ2028"),
    slug: "handler-without-training",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.14",
    page: include_str!("handler_without_training.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let mut seen = BTreeSet::new();
    for procedure in model.active::<ComplaintProcedure>() {
        for handler in handlers(model, procedure.body()) {
            let Some(role) = model.find::<Role>(handler) else { continue };
            let Some((span, message)) = lack(&role, plans.as_of) else { continue };
            if role.definition.is_active() && seen.insert(role.id()) {
                report.add(role.definition, span, message);
            }
        }
    }
}

/// The roles that handle complaints: those that own a stage, and those that answer at a level of the
/// escalation. Who decides at the top need not be trained to handle.
fn handlers<'m>(model: &'m Model, procedure: &'m ComplaintProcedure) -> Vec<&'m str> {
    let at_top = |id: &str| {
        let level = model.find::<Role>(id).and_then(|role| role.body().level.given().copied());
        level == Some(Level::TopManagement)
    };
    let levels = procedure.escalation.items().filter_map(|level| level.value.owner.given());
    let levels = levels.map(|owner| owner.id.as_str()).filter(|id| !at_top(id));
    stage_owners(procedure).map(|owner| owner.value.id.as_str()).chain(levels).collect()
}

/// What a role lacks: any trace of a competence, the training that was due, evidence still valid.
fn lack(role: &View<'_, Role>, today: Date) -> Option<(Span, Message)> {
    if nothing_listed(&role.competences) && role.training_due.is_absent() {
        return Some((role.definition.id_span, Message::new("handler-without-training")));
    }
    if let Some(due) = role.training_due.spanned().filter(|due| due.value < today) {
        return Some((due.span, Message::new("handler-without-training-overdue").with("due", due.value)));
    }
    role.competences.items().find_map(|competence| {
        let Either::Long(competence) = &competence.value else { return None };
        let until = competence.until.spanned().filter(|until| until.value < today)?;
        Some((until.span, Message::new("handler-without-training-lapsed").with("until", until.value)))
    })
}
