//! SMQ8205: support that says nothing of people with disabilities, in a sector where European law asks
//! for it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::consumer_law::support_is_accessible;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8205"),
    slug: "support-not-accessible",
    severity: Severity::Warning,
    basis: "Directive (EU) 2019/882",
    page: include_str!("support_not_accessible.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !support_is_accessible(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        let Some((channels, span)) = super::channels_of(model, &procedure) else { continue };
        if !channels.is_empty() && channels.iter().all(|channel| nothing_listed(&channel.accessibility)) {
            report.add(procedure.definition, span, Message::new("support-not-accessible"));
        }
    }
}
