//! SMQ9001: no audit, one that did not take place, or one in which somebody audits his own work.
//!
//! Where complaints are handled, SMQ2031 tells of the missing audit.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Audit, ComplaintProcedure, Definition, Role, Slot, View};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::holders::{RolesByName, is_same};
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ9001"),
    slug: "audit-programme-gap",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 9.2",
    page: include_str!("audit_programme_gap.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let audited = model.has_tombstone("audit") || model.active::<Audit>().next().is_some();
    let told_elsewhere = model.active::<ComplaintProcedure>().next().is_some();
    if let Some(claim) = claim_of(model, "ISO 9001", "9.2").filter(|_| !audited && !told_elsewhere) {
        report.add(claim.system.definition, claim.span, Message::new("audit-programme-gap"));
    }
    let roles = RolesByName::of(model);
    for audit in model.active::<Audit>() {
        let planned = audit.planned.spanned().filter(|planned| planned.value < plans.as_of);
        if let Some(planned) = planned.filter(|_| audit.date.is_absent()) {
            let message = Message::new("audit-programme-gap-overdue").with("planned", planned.value);
            report.add(audit.definition, planned.span, message);
        }
        if let Some((span, role, audited)) = own_work(model, &roles, &audit) {
            let message =
                Message::new("audit-programme-gap-own-work").with("role", role).with("audited", audited);
            report.add(audit.definition, span, message);
        }
    }
}

/// What an auditor audits although he is in charge of it, or carries it out: where the auditor is
/// named, the role, and the definition.
fn own_work<'m>(
    model: &'m Model,
    roles: &RolesByName<'m>,
    audit: &View<'m, Audit>,
) -> Option<(Span, &'m str, String)> {
    let auditor = audit.body().auditor.given()?;
    let (span, role) = match &auditor.role {
        Slot::Given(role) => (role.span, model.find::<Role>(&role.value.id)?),
        Slot::Absent => {
            let name = auditor.name.spanned()?;
            (name.span, *roles.named(&name.value)?)
        }
        Slot::Invalid => return None,
    };
    let scope = audit.body().scope.items().filter_map(|link| {
        let (kind, id, _) = link.value.split();
        model.get(kind, id)
    });
    let own = scope.into_iter().find(|own| in_charge(own).iter().any(|id| is_same(model, role.id(), id)))?;
    Some((span, role.id(), own.address()))
}

/// The roles that answer for a definition by its own words, and those that carry out its stages.
fn in_charge(definition: &Definition) -> Vec<&str> {
    let mut roles: Vec<&str> =
        definition.header.owner.given().map(|owner| owner.id.as_str()).into_iter().collect();
    if let Some(procedure) = definition.view::<ComplaintProcedure>() {
        let stages = procedure.body().stages.items();
        roles.extend(stages.filter_map(|stage| stage.value.owner.given()).map(|owner| owner.id.as_str()));
        let investigation = procedure.body().investigation.given();
        roles.extend(investigation.and_then(|own| own.by.given()).map(|by| by.id.as_str()));
    }
    roles
}
