//! SMQ5003: a stage that can never begin, or has no time at all.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, View};
use crate::resolve::Model;
use crate::rules::course::{Course, deadlines};
use crate::rules::{Check, Report, Rule};
use crate::schema::nearest;
use crate::values::{Duration, Unit};

pub const RULE: Rule = Rule {
    code: Code("SMQ5003"),
    slug: "stage-order-circular",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("stage_order_circular.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(course) = Course::of(procedure.body()) {
            report_unknown(&procedure, &course, report);
            report_circles(&procedure, &course, report);
        }
        report_zero(&procedure, report);
    }
}

fn message(how: &'static str, stage: &str) -> Message {
    Message::new("stage-order-circular").with("how", how).with("stage", stage)
}

/// `after` names a stage that is not there.
fn report_unknown(procedure: &View<'_, ComplaintProcedure>, course: &Course<'_>, report: &mut Report<'_>) {
    let ids = || course.stages.iter().filter_map(|stage| stage.id.given()).map(crate::values::Id::as_str);
    for (_, name) in &course.unknown {
        let known = Argument::List(ids().map(str::to_owned).collect());
        let message = message("unknown", name.value.as_str()).with("stages", known);
        let finding = report.add(procedure.definition, name.span, message);
        if let Some(near) = nearest(name.value.as_str(), ids()) {
            *finding = finding.clone().with_fix(name.span, near);
        }
    }
}

/// Stages that wait for one another.
fn report_circles(procedure: &View<'_, ComplaintProcedure>, course: &Course<'_>, report: &mut Report<'_>) {
    for circle in &course.circles {
        let path = course.names(circle);
        let first = circle.first().map(|place| course.stages[*place]);
        let Some(span) = first.and_then(|stage| stage.after.span()) else { continue };
        let message = message("circle", path.first().copied().unwrap_or("")).with("path", path.join(" → "));
        report.add(procedure.definition, span, message);
    }
}

/// Deadlines of nothing.
fn report_zero(procedure: &View<'_, ComplaintProcedure>, report: &mut Report<'_>) {
    for stage in procedure.stages.items().map(|stage| &stage.value) {
        let id = stage.id.given().map_or("", |id| id.as_str());
        for (_, deadline, span) in deadlines(stage) {
            if is_nothing(deadline) {
                report.add(procedure.definition, span, message("zero", id).with("deadline", deadline));
            }
        }
    }
    if let Some(total) = procedure.total.spanned().filter(|total| is_nothing(total.value)) {
        report.add(procedure.definition, total.span, message("zero", "total").with("deadline", total.value));
    }
}

/// Day 0 is the day of receipt: `0 business days` ends when that day closes.
const fn is_nothing(duration: Duration) -> bool {
    duration.amount == 0 && !matches!(duration.unit, Unit::BusinessDay)
}
