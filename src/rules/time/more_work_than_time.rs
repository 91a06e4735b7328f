//! SMQ5020: more work comes in than those who are there can do.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::common::Workload;
use crate::model::{Channel, ComplaintProcedure, Definition};
use crate::resolve::Model;
use crate::rules::workload::Load;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Decimal, Percent, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ5020"),
    slug: "more-work-than-time",
    severity: Severity::Error,
    basis: "ISO 10002:2018, 4.3",
    page: include_str!("more_work_than_time.md"),
    limits: &[Limit { name: "load", default: "85 %" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(workload) = procedure.workload.given() {
            judge(workload, procedure.definition, report);
        }
    }
    for channel in model.active::<Channel>() {
        if let Some(workload) = channel.workload.given() {
            judge(workload, channel.definition, report);
        }
    }
}

fn judge(workload: &Workload, definition: &Definition, report: &mut Report<'_>) {
    let Some(load) = Load::of(workload) else { return };
    let Some(share) = load.share() else { return };
    let limit = report.limit("load").level().unwrap_or(Ratio::ONE);
    let severity = match share {
        share if share >= Ratio::ONE => Severity::Error,
        share if share >= limit => Severity::Warning,
        _ => return,
    };
    let (Some(handling), Some(staff), Some(span)) =
        (workload.handling.given(), workload.staff.given(), workload.arrivals.span())
    else {
        return;
    };
    let message = Message::new("more-work-than-time")
        .with("cases", load.cases)
        .with("handling", *handling)
        .with("work", hours(load.work))
        .with("staff", *staff)
        .with("productive", load.productive)
        .with("time", hours(load.time))
        .with("load", percentage(share))
        .with("full", if severity == Severity::Error { "yes" } else { "no" });
    report.add_as(severity, definition, span, message);
}

/// Seconds as hours, with as many decimals as are needed, two at most.
fn hours(seconds: Ratio) -> Argument {
    let hours = seconds.checked_div(Ratio::integer(3_600)).unwrap_or(Ratio::ZERO);
    let exact = |decimals: &u32| {
        let shown = hours.round(*decimals).and_then(|units| Ratio::new(units, 10_i128.pow(*decimals)));
        shown == Some(hours)
    };
    Argument::Rounded(hours, (0..2).find(exact).unwrap_or(2))
}

/// A share in whole percents, rounded down: 99.9 % of the time is not all of it.
fn percentage(share: Ratio) -> Percent {
    let hundred = share.checked_mul(Ratio::integer(100)).unwrap_or(share);
    let whole = hundred.numerator() / hundred.denominator();
    Percent::of(Decimal::integer(i64::try_from(whole).unwrap_or(i64::MAX)))
}
