//! Whether the deadlines of a complaint procedure can be counted at all, and whether a workload is
//! given as work: what no target measures is still promised to somebody.

use super::plan::{default_calendar, default_calendar_unreadable};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::kinds::common::Workload;
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{Channel, ComplaintProcedure, Either, Indicator, Slot, Spanned, View};
use crate::resolve::Model;
use crate::values::{Clock, Duration, Unit};

/// Reports every deadline of a procedure that ends on no date, and every workload that is none.
pub fn check(model: &Model, findings: &mut Vec<Diagnostic>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let found = long_deadlines(&procedure).into_iter().chain(uncounted(model, &procedure));
        let found = found.chain(no_work(&procedure.workload));
        findings.extend(found.map(|finding| finding.about(procedure.definition.address())));
    }
    for channel in model.active::<Channel>() {
        let found = no_work(&channel.workload).into_iter();
        findings.extend(found.map(|finding| finding.about(channel.definition.address())));
    }
}

/// Whether a deadline is longer than anybody waits for.
pub const fn exceeds_ten_years(limit: Duration) -> bool {
    const DAYS: u32 = 3_653;
    limit.amount
        > match limit.unit {
            Unit::Second => DAYS * 86_400,
            Unit::Minute => DAYS * 1_440,
            Unit::Hour => DAYS * 24,
            // Nobody works more than eight hours a day, year after year.
            Unit::BusinessHour => DAYS * 8,
            Unit::BusinessDay | Unit::CalendarDay => DAYS,
            Unit::Week => DAYS / 7,
            Unit::Month => 120,
            Unit::Year => 10,
        }
}

fn long_deadlines(procedure: &View<'_, ComplaintProcedure>) -> Vec<Diagnostic> {
    let of_stages = procedure.stages.items().flat_map(|stage| within(&stage.value));
    let deadlines =
        procedure.total.spanned().cloned().into_iter().chain(of_stages).chain(of_levels(procedure));
    let long = deadlines.filter(|deadline| exceeds_ten_years(deadline.value));
    let told = long.map(|deadline| {
        let message = Message::new("fit-limit-long").with("limit", deadline.value);
        Diagnostic::fault("value-does-not-fit", message, deadline.span)
    });
    told.collect()
}

/// The first deadline in business time, where nothing names a calendar. One message is enough.
fn uncounted(model: &Model, procedure: &View<'_, ComplaintProcedure>) -> Option<Diagnostic> {
    let named = !procedure.calendar.is_absent()
        || default_calendar(model).is_some()
        || default_calendar_unreadable(model);
    if named {
        return None;
    }
    let unmeasured = procedure.stages.items().filter(|stage| !has_calendar(model, &stage.value));
    let of_stages = unmeasured.flat_map(|stage| within(&stage.value));
    let mut deadlines =
        procedure.total.spanned().cloned().into_iter().chain(of_stages).chain(of_levels(procedure));
    let first = deadlines.find(|deadline| deadline.value.needs_calendar())?;
    let message =
        Message::new("fit-procedure-no-calendar").with("id", procedure.id()).with("limit", first.value);
    Some(Diagnostic::fault("business-time-without-calendar", message, first.span))
}

/// Whether the indicator of a stage brings a calendar, or may bring one.
fn has_calendar(model: &Model, stage: &Stage) -> bool {
    let Some(indicator) = stage.measured_by.given() else { return !stage.measured_by.is_absent() };
    model.find::<Indicator>(&indicator.id).is_none_or(|indicator| !indicator.body().calendar.is_absent())
}

fn within(stage: &Stage) -> Vec<Spanned<Duration>> {
    match &stage.within {
        Slot::Given(Spanned { value: Either::Short(duration), span }) => {
            vec![Spanned { value: *duration, span: *span }]
        }
        Slot::Given(Spanned { value: Either::Long(table), .. }) => {
            table.entries.iter().map(|(_, duration)| duration.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn of_levels<'p>(
    procedure: &'p View<'_, ComplaintProcedure>,
) -> impl Iterator<Item = Spanned<Duration>> + 'p {
    let levels = procedure.body().escalation.items().map(|level| &level.value);
    levels.flat_map(|level| [level.or_after.spanned(), level.answers_within.spanned()]).flatten().cloned()
}

/// Times of a workload that are no working time.
fn no_work(workload: &Slot<Workload>) -> Vec<Diagnostic> {
    let Some(workload) = workload.given() else { return Vec::new() };
    let times = [workload.handling.spanned(), workload.productive.spanned()].into_iter().flatten();
    let foreign = times.filter(|time| !matches!(time.value.clock(), Clock::Elapsed | Clock::BusinessHours));
    let told = foreign.map(|time| {
        let message = Message::new("fit-work-in-hours").with("limit", time.value);
        Diagnostic::fault("value-does-not-fit", message, time.span)
    });
    told.collect()
}
