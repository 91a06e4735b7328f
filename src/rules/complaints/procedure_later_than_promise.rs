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
use crate::rules::course::{Course, OTHERS, amount, deadlines, ends, finest, priorities};
use crate::rules::receipt::is_measured_from_receipt;
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
        let course = Course::sound(procedure.body());
        for (place, stage) in procedure.stages.items().map(|stage| &stage.value).enumerate() {
            let Some(indicator) = stage.measured_by.given() else { continue };
            for promise in measured.get(indicator.id.as_str()).into_iter().flatten() {
                let calendar = of_stage(model, plans, procedure.body(), stage);
                let compared = Compared { stage, promise, calendar };
                if !compared.on_one_calendar(model, plans, &indicator.id) {
                    continue;
                }
                if stage.after.is_absent() {
                    compared.report(&procedure, plans, report);
                } else if is_measured_from_receipt(model, procedure.body(), stage, &indicator.id)
                    && let Some(course) = &course
                {
                    compared.report_sum(&procedure, course, place, report);
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
        let said = Said { severity, time: length, sum: None, priority, when, span };
        self.tell(&said, procedure, report);
    }

    /// The same for a stage behind others, where all of them run on the clock of the promise.
    fn report_sum(
        &self,
        procedure: &View<'_, ComplaintProcedure>,
        course: &Course<'_>,
        place: usize,
        report: &mut Report<'_>,
    ) {
        let Some(target) = self.promise.target.spanned() else { return };
        let (Some(Within::Duration(promised)), Some(span)) =
            (target.value.within(), self.stage.within.span())
        else {
            return;
        };
        let all = priorities(&course.way_to(place));
        let ends =
            all.iter().filter_map(|priority| Some((*priority, end(course, place, *priority, promised)?)));
        let late: Vec<_> =
            ends.filter(|(_, (time, _))| time.compare(promised) == Some(Ordering::Greater)).collect();
        let spares_some = late.len() < all.len();
        let longest = late.into_iter().max_by_key(|(_, (time, _))| time.amount);
        let Some((priority, (time, sum))) = longest else { return };
        let severity = if spares_some && !promises_all(target) { Severity::Warning } else { Severity::Error };
        let said = Said { severity, time, sum: Some(sum), priority, when: Later::Always, span };
        self.tell(&said, procedure, report);
    }

    fn tell(&self, said: &Said<'_>, procedure: &View<'_, ComplaintProcedure>, report: &mut Report<'_>) {
        let Some(target) = self.promise.target.spanned() else { return };
        let Some(Within::Duration(promised)) = target.value.within() else { return };
        let message = Message::new("procedure-later-than-promise")
            .with("steps", if said.sum.is_some() { "several" } else { "one" })
            .with("stage", self.stage.id.given().map_or("", |id| id.as_str()))
            .with("sum", said.sum.as_deref().unwrap_or(""))
            .with("deadline", said.time)
            .with("priority", said.priority.unwrap_or("all"))
            .with("promise", self.promise.id())
            .with("promised", promised)
            .with("when", told(said.when));
        let label = Message::new("procedure-later-than-promise-promised").with("promised", promised);
        let finding = report.add_as(said.severity, procedure.definition, said.span, message);
        *finding = finding.clone().with_label(target.span, label);
    }
}

/// What is later than promised.
struct Said<'s> {
    severity: Severity,
    time: Duration,
    /// `1 + 2 + 8 + 3` of several stages.
    sum: Option<String>,
    priority: Option<&'s str>,
    when: Later,
    span: Span,
}

/// When a stage behind others is over, in a unit in which the promise can be written, and the sum.
fn end(
    course: &Course<'_>,
    place: usize,
    priority: Option<&str>,
    promised: Duration,
) -> Option<(Duration, String)> {
    [promised.unit, finest(promised.unit)].into_iter().find_map(|unit| {
        amount(promised, unit)?;
        let end = ends(course, priority, unit).into_iter().nth(place)??;
        Some((Duration { amount: u32::try_from(end.at).ok()?, unit }, end.sum))
    })
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
