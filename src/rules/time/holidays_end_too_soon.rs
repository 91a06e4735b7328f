//! SMQ5008: the list of holidays or closings of a calendar ends before the deadlines counted on it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, Time};

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Calendar, ComplaintProcedure, Either, Objective, View};
use crate::resolve::Model;
use crate::rules::clocks::{of_procedure, of_stage, of_target};
use crate::rules::course::deadlines;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};
use crate::time::{Moment, WorkingCalendar, holidays_known_until, instant_at};
use crate::values::{Duration, Within};

pub const RULE: Rule = Rule {
    code: Code("SMQ5008"),
    slug: "holidays-end-too-soon",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("holidays_end_too_soon.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let horizons = horizons(model, plans);
    for calendar in model.active::<Calendar>() {
        let Some(horizon) = horizons.get(calendar.id()).copied() else { continue };
        let Some(end) = end(&calendar, horizon, plans.as_of) else { continue };
        let message = Message::new("holidays-end-too-soon")
            .with("list", end.list)
            .with("country", end.country)
            .with("last", end.last.unwrap_or(plans.as_of))
            .with("horizon", horizon.far);
        report.add(calendar.definition, end.span, message);
    }
}

/// How far ahead the definitions count on a calendar.
#[derive(Debug, Clone, Copy)]
struct Horizon {
    /// The end of the longest deadline that begins today.
    near: Date,
    /// The last day judged on it as well.
    far: Date,
}

/// A list that is not long enough.
struct End {
    list: &'static str,
    country: String,
    /// Nothing where no day at all is known.
    last: Option<Date>,
    span: crate::world::Span,
}

/// By the id of the calendar; those on which nothing is counted have none.
fn horizons(model: &Model, plans: &Plans) -> BTreeMap<String, Horizon> {
    let mut horizons: BTreeMap<usize, Horizon> = BTreeMap::new();
    let mut reach = |calendar: Option<Arc<WorkingCalendar>>, limit: Duration, until: Option<Date>| {
        let Some(calendar) = calendar.filter(|_| limit.needs_calendar()) else { return };
        let Some(near) = end_of(&calendar, plans.as_of, limit) else { return };
        let far = until.map_or(near, |until| until.max(near));
        let horizon = horizons.entry(Arc::as_ptr(&calendar).addr()).or_insert(Horizon { near, far });
        *horizon = Horizon { near: horizon.near.max(near), far: horizon.far.max(far) };
    };
    for target in &plans.targets {
        let Some(indicator) = plans.indicators.get(&target.indicator) else { continue };
        let objective = model.find::<Objective>(&target.id).filter(|_| target.kind == "objective");
        let due = objective.and_then(|objective| objective.due.given().copied());
        for level in target.levels() {
            if let Some(Within::Duration(limit)) = level.within() {
                reach(of_target(model, plans, target, indicator), limit, due);
            }
        }
    }
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(total) = procedure.total.given() {
            reach(of_procedure(model, plans, procedure.body()), *total, None);
        }
        for stage in procedure.stages.items().map(|stage| &stage.value) {
            for (_, limit, _) in deadlines(stage) {
                reach(of_stage(model, plans, procedure.body(), stage), limit, None);
            }
        }
    }
    let by_id = plans
        .calendars
        .iter()
        .filter_map(|(id, calendar)| Some((id.clone(), *horizons.get(&Arc::as_ptr(calendar).addr())?)));
    by_id.collect()
}

fn end_of(calendar: &WorkingCalendar, day: Date, limit: Duration) -> Option<Date> {
    let midnight = instant_at(calendar.zone(), day.to_datetime(Time::midnight()))?;
    Some(calendar.due(Moment::Instant(midnight), limit, false).ok()?.day)
}

/// The first list of a calendar that ends before it is needed.
fn end(calendar: &View<'_, Calendar>, horizon: Horizon, today: Date) -> Option<End> {
    let (country, also) = match calendar.holidays.given() {
        None if !calendar.holidays.is_absent() => return None,
        None => (None, Vec::new()),
        Some(Either::Short(country)) => (Some(country.0.as_str()), Vec::new()),
        Some(Either::Long(group)) => {
            let also = if group.also.is_absent() {
                Vec::new()
            } else {
                all_of(&group.also)?.iter().copied().collect()
            };
            (group.country.given().map(|country| country.0.as_str()), also)
        }
    };
    let span = calendar.holidays.span().unwrap_or(calendar.definition.id_span);
    if let Some(country) = country {
        let known = holidays_known_until(country);
        if known.is_none_or(|known| known < horizon.far) && also.is_empty() {
            let list = if known.is_some() { "country" } else { "none" };
            return Some(End { list, country: country.to_owned(), last: known, span });
        }
    } else if let Some(last) =
        also.iter().copied().max().and_then(end_of_year).filter(|last| *last < horizon.far)
    {
        return Some(End { list: "holidays", country: String::new(), last: Some(last), span });
    }
    let last = gone_by(calendar, country.is_none() && also.is_empty(), horizon, today)?;
    let span = calendar.closed.span()?;
    Some(End { list: "closings", country: String::new(), last: Some(last), span })
}

/// Own closings that came back every year, or stand for the holidays, and of which none lies ahead.
fn gone_by(
    calendar: &View<'_, Calendar>,
    stand_for_holidays: bool,
    horizon: Horizon,
    today: Date,
) -> Option<Date> {
    let closings = all_of(&calendar.closed)?;
    let days = closings.iter().map(|closing| {
        let day = closing.to.given().or(closing.date.given()).or(closing.from.given());
        day.copied()
    });
    let days = days.collect::<Option<Vec<Date>>>()?;
    let last = end_of_year(*days.iter().max()?)?;
    let years: BTreeSet<i16> = days.iter().map(|day| day.year()).collect();
    // Three days or more, and no holidays beside them: they are the holidays.
    let needed = if stand_for_holidays && days.len() >= 3 { horizon.near } else { today };
    let recurring = years.len() >= 2 || stand_for_holidays && days.len() >= 3;
    (recurring && last < needed).then_some(last)
}

/// Lists are made year by year: a day speaks for its year.
fn end_of_year(day: Date) -> Option<Date> {
    Date::new(day.year(), 12, 31).ok()
}
