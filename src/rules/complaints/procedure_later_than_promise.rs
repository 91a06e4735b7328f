//! SMQ2010: the procedure allows more time than the promise it serves.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, Indicator, Promise, Spanned, View};
use crate::resolve::Model;
use crate::rules::course::{OTHERS, deadlines};
use crate::rules::{Check, Report, Rule};
use crate::values::{Duration, Target, Within};

pub const RULE: Rule = Rule {
    code: Code("SMQ2010"),
    slug: "procedure-later-than-promise",
    severity: Severity::Error,
    basis: "ISO 10001:2018, 5.3, with ISO 10002:2018, 4.15",
    page: include_str!("procedure_later_than_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut measured: BTreeMap<&str, Vec<View<'_, Promise>>> = BTreeMap::new();
    for promise in model.active::<Promise>() {
        if let Some(indicator) = promise.body().indicator.given() {
            measured.entry(&indicator.id).or_default().push(promise);
        }
    }
    for procedure in model.active::<ComplaintProcedure>() {
        for stage in procedure.stages.items().map(|stage| &stage.value) {
            // A stage with `after` does not run from receipt.
            let (true, Some(indicator)) = (stage.after.is_absent(), stage.measured_by.given()) else {
                continue;
            };
            let promises = measured.get(indicator.id.as_str()).into_iter().flatten();
            for promise in promises.filter(|promise| on_its_calendar(model, promise, &indicator.id)) {
                compare(&procedure, stage, promise, report);
            }
        }
    }
}

/// Whether a promise is judged on the indicator's own calendar.
fn on_its_calendar(model: &Model, promise: &View<'_, Promise>, indicator: &str) -> bool {
    let counted = model.find::<Indicator>(indicator).and_then(|found| found.body().calendar.given());
    match promise.calendar.given() {
        Some(own) => counted.is_some_and(|counted| counted.id == own.id),
        None => promise.calendar.is_absent(),
    }
}

fn compare(
    procedure: &View<'_, ComplaintProcedure>,
    stage: &Stage,
    promise: &View<'_, Promise>,
    report: &mut Report<'_>,
) {
    let Some(target) = promise.target.spanned() else { return };
    let Some(Within::Duration(promised)) = target.value.within() else { return };
    let is_later = |deadline: Duration| deadline.compare(promised) == Some(Ordering::Greater);
    let all = deadlines(stage);
    let later = all.iter().filter(|(_, deadline, _)| is_later(*deadline));
    let Some((priority, deadline, span)) = later.max_by(longer) else { return };
    // A promise for nine cases in ten may leave the lowest priority out.
    let leaves_room = !promises_all(target) && !all.iter().all(|(_, deadline, _)| is_later(*deadline));
    let severity = if leaves_room { Severity::Warning } else { Severity::Error };
    let message = Message::new("procedure-later-than-promise")
        .with("stage", stage.id.given().map_or("", |id| id.as_str()))
        .with("deadline", *deadline)
        .with("priority", priority.unwrap_or("all"))
        .with("promise", promise.id())
        .with("promised", promised);
    let label = Message::new("procedure-later-than-promise-promised").with("promised", promised);
    let finding = report.add_as(severity, procedure.definition, *span, message);
    *finding = finding.clone().with_label(target.span, label);
}

type Deadline<'s> = (Option<&'s str>, Duration, crate::world::Span);

/// Longer first by the same clock; `others` behind the priorities that are named.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as `max_by` calls it")]
fn longer(a: &&Deadline<'_>, b: &&Deadline<'_>) -> Ordering {
    let by_length = a.1.compare(b.1).unwrap_or(Ordering::Equal);
    by_length.then_with(|| (b.0 == Some(OTHERS)).cmp(&(a.0 == Some(OTHERS))))
}

fn promises_all(target: &Spanned<Target>) -> bool {
    target.value.share().is_some_and(|share| share.share() >= crate::values::Ratio::ONE)
}
