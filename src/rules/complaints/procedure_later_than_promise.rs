//! SMQ2010: the procedure allows more time than the promise it serves.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, Promise, Slot, Spanned, View};
use crate::resolve::Model;
use crate::rules::clocks::{Counted, is_one, of_stage};
use crate::rules::course::{OTHERS, deadlines};
use crate::rules::starts::{Later, later};
use crate::rules::{Check, Report, Rule};
use crate::time::WorkingCalendar;
use crate::values::{Duration, Target, Within};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ2010"),
    slug: "procedure-later-than-promise",
    severity: Severity::Error,
    basis: "ISO 10001:2018, 5.3, with ISO 10002:2018, 4.15",
    page: include_str!("procedure_later_than_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
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
            for promise in measured.get(indicator.id.as_str()).into_iter().flatten() {
                let calendar = of_stage(model, plans, procedure.body(), stage);
                let compared = Compared { stage, promise, calendar };
                if compared.on_one_calendar(model, plans, &indicator.id) {
                    compared.report(&procedure, plans, report);
                }
            }
        }
    }
}

type Deadline<'s> = (Option<&'s str>, Duration, Span);

/// A stage and a promise on the same indicator.
struct Compared<'c> {
    stage: &'c Stage,
    promise: &'c View<'c, Promise>,
    /// The calendar on which the stage is counted.
    calendar: Option<Arc<WorkingCalendar>>,
}

impl Compared<'_> {
    /// Whether the promise is counted on the calendar of the stage; where it is not, SMQ5004 speaks.
    fn on_one_calendar(&self, model: &Model, plans: &Plans, indicator: &str) -> bool {
        let own = match &self.promise.calendar {
            Slot::Given(own) => plans.calendar_for(model, Some(&own.value.id)),
            Slot::Invalid => return false,
            Slot::Absent => plans.indicators.get(indicator).and_then(|plan| plan.calendar.clone()),
        };
        is_one(self.calendar.as_ref(), own.as_ref())
    }

    fn report(&self, procedure: &View<'_, ComplaintProcedure>, plans: &Plans, report: &mut Report<'_>) {
        let Some(target) = self.promise.target.spanned() else { return };
        let Some(Within::Duration(promised)) = target.value.within() else { return };
        let counted = |limit: Duration| Counted::new(limit, self.calendar.clone());
        let late = |deadline: Duration| later(plans, &counted(deadline), &counted(promised));
        let all = deadlines(self.stage);
        let beyond = all.iter().filter_map(|deadline| Some((deadline, late(deadline.1)?)));
        let Some((deadline, when)) = beyond.max_by(longer) else { return };
        let (priority, length, span) = *deadline;
        // A promise for nine cases in ten may leave the lowest priority or some days out.
        let spares_some = when != Later::Always || all.iter().any(|(_, other, _)| late(*other).is_none());
        let severity = if spares_some && !promises_all(target) { Severity::Warning } else { Severity::Error };
        let message = Message::new("procedure-later-than-promise")
            .with("stage", self.stage.id.given().map_or("", |id| id.as_str()))
            .with("deadline", length)
            .with("priority", priority.unwrap_or("all"))
            .with("promise", self.promise.id())
            .with("promised", promised)
            .with("when", told(when));
        let label = Message::new("procedure-later-than-promise-promised").with("promised", promised);
        let finding = report.add_as(severity, procedure.definition, span, message);
        *finding = finding.clone().with_label(target.span, label);
    }
}

fn told(when: Later) -> Message {
    match when {
        Later::Always => Message::new("procedure-later-than-promise-always"),
        Later::Sometimes { first, days, of, .. } => Message::new("procedure-later-than-promise-days")
            .with("first", first)
            .with("days", days)
            .with("of", of),
    }
}

/// Longer first by the same clock, else what is late more often; `others` behind the priorities that
/// are named.
fn longer(a: &(&Deadline<'_>, Later), b: &(&Deadline<'_>, Later)) -> Ordering {
    let often = |when: Later| match when {
        Later::Always => usize::MAX,
        Later::Sometimes { days, .. } => days,
    };
    let by_length = a.0.1.compare(b.0.1).unwrap_or_else(|| often(a.1).cmp(&often(b.1)));
    by_length.then_with(|| (b.0.0 == Some(OTHERS)).cmp(&(a.0.0 == Some(OTHERS))))
}

fn promises_all(target: &Spanned<Target>) -> bool {
    target.value.share().is_some_and(|share| share.share() >= crate::values::Ratio::ONE)
}
