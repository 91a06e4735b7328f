//! SMQ5004: two limits on different clocks, of which the one ends after the other in the worst case.
//!
//! Days of one clock are never turned into days of another by a rule of thumb: every receipt of the
//! coming years is tried, with the calendar's own holidays and cut-off hour.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::clocks::ComingYears;
use crate::rules::mixed::{Found, MixedAims, against_promises, against_total, mixed_aims, promised};
use crate::rules::{Check, Report, Rule};
use crate::time::{Later, Moment};
use crate::values::{Duration, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ5004"),
    slug: "worst-case-too-late",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("worst_case_too_late.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let Some(years) = ComingYears::of(plans) else { return };
    let promised = promised(plans);
    for procedure in model.active::<ComplaintProcedure>() {
        let found = against_promises(model, plans, &years, &procedure, &promised);
        for found in found.into_iter().chain(against_total(model, plans, &years, &procedure)) {
            let message = told(&found, &years);
            let finding = report.add_as(severity(&found), procedure.definition, found.span, message);
            if let Some(span) = found.other_span {
                *finding = finding.clone().with_label(span, Message::new("worst-case-too-late-promised"));
            }
        }
    }
    for MixedAims { aim, promise, later } in mixed_aims(model, plans, &years) {
        let message = Message::new("worst-case-too-late")
            .with("what", "objective")
            .with("target", aim.target.target)
            .with("promise", promise.id.as_str())
            .with("promised", promise.target);
        let message = dates(message, &later, &years).with("always", "no");
        let finding = report.add(aim.objective.definition, aim.target.target_span, message);
        *finding =
            finding.clone().with_label(promise.target_span, Message::new("worst-case-too-late-promised"));
    }
}

/// An error where it is so whatever the day of receipt, and every case was promised in time.
fn severity(found: &Found<'_>) -> Severity {
    let all = found.share.is_none_or(|share| share >= Ratio::ONE);
    if found.always && (all || found.all_priorities) { Severity::Error } else { Severity::Warning }
}

fn told(found: &Found<'_>, years: &ComingYears) -> Message {
    let message = Message::new("worst-case-too-late")
        .with("what", if found.promise.is_some() { "stage" } else { "total" })
        .with("stage", found.stage)
        .with("steps", if found.way.len() > 1 { "several" } else { "one" })
        .with("priority", found.priority.unwrap_or("all"))
        .with("deadline", sum(&found.way))
        .with("promise", found.promise.unwrap_or(""))
        .with("promised", found.other)
        .with("always", if found.always { "yes" } else { "no" });
    dates(message, &found.later, years)
}

fn dates(message: Message, later: &Later, years: &ComingYears) -> Message {
    let hour = match later.received {
        Moment::Day(_) => "none".to_owned(),
        Moment::Instant(instant) => years.zone.to_datetime(instant).time().strftime("%H:%M").to_string(),
    };
    message
        .with("received", later.received.day_in(&years.zone))
        .with("hour", hour)
        .with("due", later.due.day)
        .with("allowed", later.other.day)
}

/// The deadlines of a way, added up where they are in one unit.
fn sum(way: &[Duration]) -> Argument {
    let Some((first, others)) = way.split_first() else { return Argument::Verbatim(String::new()) };
    let whole = way.iter().map(|step| u64::from(step.amount)).sum::<u64>();
    let one_unit = others.iter().all(|step| step.unit == first.unit);
    if let (true, false, Ok(amount)) = (one_unit, others.is_empty(), u32::try_from(whole)) {
        let steps: Vec<String> = way.iter().map(|step| step.amount.to_string()).collect();
        let message = Message::new("worst-case-sum")
            .with("steps", steps.join(" + "))
            .with("whole", Duration { amount, unit: first.unit });
        return message.into();
    }
    let row = |head: Argument, next: &Duration| {
        Message::new("worst-case-row").with("head", head).with("next", *next).into()
    };
    others.iter().fold(Argument::Duration(*first), row)
}
