//! SMQ2001: complaints are handled without a policy, or under one that nobody approved.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Either, Slot};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2001"),
    slug: "policy-not-approved",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 5.3",
    page: include_str!("policy_not_approved.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(system) = model.system() else { return };
    if model.active::<ComplaintProcedure>().next().is_none() {
        return;
    }
    match &system.body().policy {
        Slot::Absent => {
            let message = Message::new("policy-not-approved-missing");
            report.add(system.definition, system.definition.id_span, message);
        }
        Slot::Invalid => {}
        Slot::Given(policy) => {
            let dated = match &policy.value {
                Either::Short(_) => false,
                Either::Long(policy) => !policy.approved_on.is_absent(),
            };
            if !dated {
                report.add(system.definition, policy.span, Message::new("policy-not-approved"));
            }
        }
    }
}
