//! Where limits on different clocks meet: the stages of a procedure and its promises, the stages and
//! their total, objectives and promises.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::measure::{Plans, TargetPlan};
use crate::model::{ComplaintProcedure, View};
use crate::resolve::Model;
use crate::rules::aims::{Aim, aims};
use crate::rules::clocks::{
    ComingYears, Counted, beside, is_one, of_procedure, of_stage, of_target, receipts_of,
};
use crate::rules::course::{Course, OTHERS, amount, deadline, ends, finest, priorities};
use crate::rules::course_dates::{Dated, Over};
use crate::rules::levels::share_within;
use crate::rules::receipt::is_measured_from_receipt;
use crate::time::{Later, Race, Receipts, race};
use crate::values::{Clock, Duration, Ratio, Unit, Within};
use crate::world::Span;

/// A way through the stages that may end after what is allowed.
pub struct Found<'m> {
    pub stage: &'m str,
    pub priority: Option<&'m str>,
    pub way: Vec<Duration>,
    /// The promise it is held against; nothing for the total.
    pub promise: Option<&'m str>,
    pub other: Duration,
    /// The share of cases promised.
    pub share: Option<Ratio>,
    pub later: Later,
    /// Whatever the day of receipt.
    pub always: bool,
    /// Whether complaints of no priority are in time.
    pub all_priorities: bool,
    pub span: Span,
    pub other_span: Option<Span>,
}

/// The promises, by the indicator that measures them.
pub type Promised<'m> = BTreeMap<&'m str, Vec<&'m TargetPlan>>;

pub fn promised(plans: &Plans) -> Promised<'_> {
    let mut promised: Promised<'_> = BTreeMap::new();
    for promise in plans.targets.iter().filter(|target| target.kind == "promise") {
        promised.entry(&promise.indicator).or_default().push(promise);
    }
    promised
}

/// A course of more stages is no procedure that anybody reads.
const MOST_STAGES: usize = 40;

fn course(procedure: &ComplaintProcedure) -> Option<Course<'_>> {
    Course::sound(procedure).filter(|course| course.stages.len() <= MOST_STAGES)
}

/// The stages that may end after what was promised, each with the worst of its priorities.
pub fn against_promises<'m>(
    model: &'m Model,
    plans: &'m Plans,
    years: &ComingYears,
    procedure: &View<'m, ComplaintProcedure>,
    promised: &Promised<'m>,
) -> Vec<Found<'m>> {
    let mut found = Vec::new();
    let Some(course) = course(procedure.body()) else { return found };
    for (place, stage) in course.stages.iter().enumerate() {
        let Some(indicator) = stage.measured_by.given().and_then(|named| plans.indicators.get(&named.id))
        else {
            continue;
        };
        if !stage.after.is_absent()
            && !is_measured_from_receipt(model, procedure.body(), stage, &indicator.id)
        {
            continue;
        }
        let promises = promised.get(indicator.id.as_str()).into_iter().flatten().copied();
        let own = of_stage(model, plans, procedure.body(), stage);
        // A stage alone on the calendar of the promise is the matter of SMQ2010.
        let elsewhere = |promise: &&TargetPlan| {
            let promised = of_target(model, plans, promise, indicator);
            !stage.after.is_absent() || own.as_ref().map(Arc::as_ptr) != promised.as_ref().map(Arc::as_ptr)
        };
        for promise in promises.filter(elsewhere) {
            let Some((share, Within::Duration(limit))) = share_within(promise.target) else { continue };
            let promised = Counted::new(limit, of_target(model, plans, promise, indicator));
            let calendar = of_stage(model, plans, procedure.body(), stage);
            if stage.after.is_absent() && is_one(calendar.as_ref(), promised.calendar.as_ref()) {
                // SMQ2010 says on how many days.
                continue;
            }
            let way = Way { model, plans, years, procedure: procedure.body(), course: &course, place };
            let mut worst = way.worst(&promised, receipts_of(plans, indicator));
            if let Some(worst) = &mut worst {
                worst.promise = Some(&promise.id);
                worst.share = Some(share.share());
                worst.other_span = Some(promise.target_span);
            }
            found.extend(worst);
        }
    }
    found
}

/// The stages that together may end after the total.
pub fn against_total<'m>(
    model: &'m Model,
    plans: &'m Plans,
    years: &ComingYears,
    procedure: &View<'m, ComplaintProcedure>,
) -> Option<Found<'m>> {
    let total = procedure.body().total.spanned()?;
    let course = course(procedure.body())?;
    let counted = Counted::new(total.value, of_procedure(model, plans, procedure.body()));
    let ends = course.ends();
    // What another end waits for is over before it.
    let awaited = |place: &usize| ends.iter().any(|end| course.waits_for[*end].contains(place));
    let found = ends.iter().copied().filter(|place| !awaited(place)).filter_map(|place| {
        let way = Way { model, plans, years, procedure: procedure.body(), course: &course, place };
        way.worst(&counted, Receipts::Dated)
    });
    let mut worst = found.max_by_key(|found| behind(&found.later))?;
    worst.span = total.span;
    Some(worst)
}

/// A stage and all that leads to it.
struct Way<'w, 'm> {
    model: &'m Model,
    plans: &'m Plans,
    years: &'w ComingYears,
    procedure: &'m ComplaintProcedure,
    course: &'w Course<'m>,
    place: usize,
}

impl<'m> Way<'_, 'm> {
    /// The priority for which the way ends longest after what is allowed.
    fn worst(&self, allowed: &Counted, known: Receipts) -> Option<Found<'m>> {
        let stage = *self.course.stages.get(self.place)?;
        let all = priorities(&self.course.way_to(self.place));
        let races = all.iter().map(|priority| (*priority, self.race(*priority, allowed, known)));
        let races: Vec<_> = races.collect();
        let late = |race: &Option<Race>| race.is_some_and(|race| race.worst.is_some());
        let all_priorities = races.iter().all(|(_, race)| late(race));
        let found = races.into_iter().filter_map(|(priority, race)| Some((priority, race?, race?.worst?)));
        let (priority, race, later) = found.max_by_key(|(_, race, later)| (race.always, behind(later)))?;
        let over = self.dated(priority).over(self.years, self.place, later.received);
        Some(Found {
            stage: stage.id.given().map_or("", |id| id.as_str()),
            priority,
            way: over.map(|over| over.way).unwrap_or_default(),
            promise: None,
            other: allowed.limit,
            share: None,
            later,
            always: race.always,
            all_priorities,
            span: stage.within.span()?,
            other_span: None,
        })
    }

    fn dated(&self, priority: Option<&str>) -> Dated<'_, 'm> {
        Dated::new(self.course, priority, |stage| of_stage(self.model, self.plans, self.procedure, stage))
    }

    /// How the way and what is allowed end beside each other; nothing where they run on one clock.
    fn race(&self, priority: Option<&str>, allowed: &Counted, known: Receipts) -> Option<Race> {
        let stage = *self.course.stages.get(self.place)?;
        if self.course.waits_for.get(self.place)?.is_empty() {
            let limit = deadline(stage, priority.unwrap_or(OTHERS));
            let calendar = of_stage(self.model, self.plans, self.procedure, stage);
            let own = Counted::new(limit.given().copied()?, calendar);
            return beside(self.years, &own, allowed, known);
        }
        if self.on_one_clock(priority, allowed.limit) {
            return None;
        }
        let allowed = Counted::new(at_least_days(allowed.limit)?, allowed.calendar.clone());
        let dated = self.dated(priority);
        let over = |start| dated.over(self.years, self.place, start);
        let calendar = of_stage(self.model, self.plans, self.procedure, stage).or(allowed.calendar.clone());
        let receipts = self.years.receipts(calendar.as_deref(), Receipts::Dated);
        race(
            &receipts,
            |start| over(start).and_then(|Over { day, .. }| self.years.end_of(day)),
            |start| allowed.due(start, &self.years.zone, true),
        )
    }

    /// Whether every deadline on the way runs on the clock of the limit: SMQ5001, 5002 and 2010 speak.
    fn on_one_clock(&self, priority: Option<&str>, limit: Duration) -> bool {
        let exact = |unit: Unit| {
            amount(limit, unit).is_some()
                && ends(self.course, priority, unit).get(self.place).is_some_and(Option::is_some)
        };
        exact(limit.unit) || exact(finest(limit.unit))
    }
}

/// A limit by days, not shorter; nothing for working time, whose days are as long as the calendar's.
fn at_least_days(limit: Duration) -> Option<Duration> {
    match (limit.clock(), limit.steps()) {
        (Clock::BusinessHours, _) => None,
        (Clock::Elapsed, Some(seconds)) => {
            let days = u32::try_from((seconds + 86_399) / 86_400).ok()?;
            Some(Duration { amount: days, unit: Unit::CalendarDay })
        }
        _ => Some(limit),
    }
}

fn behind(later: &Later) -> jiff::SignedDuration {
    later.due.instant.duration_since(later.other.instant)
}

/// An objective that is content with less than a promise in the worst case.
pub struct MixedAims<'m> {
    pub aim: Aim<'m>,
    pub promise: &'m TargetPlan,
    pub later: Later,
}

/// The objectives that may end after a promise they are not stricter than.
pub fn mixed_aims<'m>(model: &'m Model, plans: &'m Plans, years: &ComingYears) -> Vec<MixedAims<'m>> {
    let found = aims(model, plans).into_iter().filter_map(|aim| {
        let indicator = plans.indicators.get(&aim.target.indicator)?;
        let (share, Within::Duration(limit)) = share_within(aim.target.target)? else { return None };
        let own = Counted::new(limit, of_target(model, plans, aim.target, indicator));
        let late = aim.promises.iter().find_map(|promise| {
            let (promised, Within::Duration(limit)) = share_within(promise.target)? else { return None };
            let other = Counted::new(limit, of_target(model, plans, promise, indicator));
            let no_stricter = share.share() <= promised.share();
            let race = beside(years, &own, &other, receipts_of(plans, indicator)).filter(|_| no_stricter)?;
            Some((*promise, race.worst?))
        });
        let (promise, later) = late?;
        Some(MixedAims { aim, promise, later })
    });
    found.collect()
}
