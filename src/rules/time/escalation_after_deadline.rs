//! SMQ5018: a complaint goes up when it should have been decided already.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::clocks::{ComingYears, Counted, beside, of_procedure};
use crate::rules::{Check, Report, Rule};
use crate::time::Receipts;

pub const RULE: Rule = Rule {
    code: Code("SMQ5018"),
    slug: "escalation-after-deadline",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("escalation_after_deadline.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let years = ComingYears::of(plans);
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(total) = procedure.total.spanned() else { continue };
        for level in procedure.escalation.items().map(|level| &level.value) {
            // Outside the house the total is over anyway.
            let (true, Some(after)) = (level.provider.is_absent(), level.or_after.spanned()) else {
                continue;
            };
            let message = Message::new("escalation-after-deadline")
                .with("level", level.level.given().cloned().unwrap_or_default())
                .with("after", after.value)
                .with("total", total.value);
            let (severity, message) = if after.value.compare(total.value) == Some(Ordering::Greater) {
                (Severity::Error, message.with("how", "same"))
            } else {
                let calendar = of_procedure(model, plans, procedure.body());
                let counted = |limit| Counted::new(limit, calendar.clone());
                let (own, other) = (counted(after.value), counted(total.value));
                let race = years.as_ref().and_then(|years| beside(years, &own, &other, Receipts::Dated));
                let Some((race, later)) = race.and_then(|race| Some((race, race.worst?))) else { continue };
                let zone = years.as_ref().map(|years| &years.zone);
                let received = zone.map(|zone| later.received.day_in(zone)).unwrap_or_default();
                let message = message
                    .with("how", if race.always { "always" } else { "dates" })
                    .with("received", received)
                    .with("up", later.due.day)
                    .with("due", later.other.day);
                (if race.always { Severity::Error } else { Severity::Warning }, message)
            };
            let finding = report.add_as(severity, procedure.definition, after.span, message);
            *finding =
                finding.clone().with_label(total.span, Message::new("escalation-after-deadline-total"));
        }
    }
}
