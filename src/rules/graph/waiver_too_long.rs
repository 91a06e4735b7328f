//! SMQ7019: a waiver that lasts more than a year, or that its owner approved.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Ref, Role, Slot, Spanned, Waiver};
use crate::resolve::Model;
use crate::rules::owners::owner_of;
use crate::rules::{Check, Limit, Report, Rule};
use crate::time::day_later;
use crate::values::Quantity;

pub const RULE: Rule = Rule {
    code: Code("SMQ7019"),
    slug: "waiver-too-long",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("waiver_too_long.md"),
    limits: &[Limit { name: "length", default: "12 months" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let Quantity::Duration(length) = report.limit("length") else { return };
    for waiver in model.active::<Waiver>() {
        let start = start_of(waiver.body(), plans.as_of);
        let latest = start.and_then(|start| day_later(start, length));
        if let Some((until, latest)) = waiver.until.spanned().zip(latest)
            && until.value > latest
        {
            let message = Message::new("waiver-too-long")
                .with("until", until.value)
                .with("length", length)
                .with("latest", latest);
            report.add(waiver.definition, until.span, message);
        }
        if waiver.approved.is_absent() && waiver.approved_by.is_absent() {
            let message = Message::new("waiver-too-long-approved-by-nobody");
            report.add(waiver.definition, waiver.definition.id_span, message);
        }
        let approver = approver_of(waiver.body());
        if let Some((owner, approver)) = owner_of(model, waiver.definition).given().zip(approver)
            && **owner == approver.value.id
        {
            let message =
                Message::new("waiver-too-long-approved-by-owner").with("owner", approver.value.id.as_str());
            report.add(waiver.definition, approver.span, message);
        }
    }
}

/// The day from which a waiver is counted: when it was opened, else approved, else today; nothing
/// where that day could not be read.
fn start_of(waiver: &Waiver, as_of: Date) -> Option<Date> {
    if !waiver.opened.is_absent() {
        return waiver.opened.given().copied();
    }
    match &waiver.approved {
        Slot::Absent => Some(as_of),
        approved => approved.given()?.date.given().copied(),
    }
}

fn approver_of(waiver: &Waiver) -> Option<&Spanned<Ref<Role>>> {
    waiver
        .approved
        .given()
        .and_then(|approved| approved.by.spanned())
        .or_else(|| waiver.approved_by.spanned())
}
