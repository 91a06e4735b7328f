//! SMQ5009: a promise in hours that cannot be kept while the house is closed.

use std::sync::Arc;

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::kinds::common::ExclusionForm;
use crate::model::{Channel, Either, Formula, Indicator, Promise, Slot, View};
use crate::resolve::Model;
use crate::rules::clocks::ComingYears;
use crate::rules::naming::{Beginnings, says, text_says};
use crate::rules::{Check, Report, Rule};
use crate::time::{Closure, WorkingCalendar};
use crate::values::{Clock, Duration, Ratio, Target, Text, Within};

pub const RULE: Rule = Rule {
    code: Code("SMQ5009"),
    slug: "promise-shorter-than-closure",
    severity: Severity::Error,
    basis: "ISO 10001:2018, 4.7",
    page: include_str!("promise_shorter_than_closure.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let Some(target) = promise.target.spanned() else { continue };
        let Some(Within::Duration(limit)) = target.value.within() else { continue };
        let elapsed = limit.seconds().filter(|_| limit.clock() == Clock::Elapsed);
        let Some(seconds) =
            elapsed.filter(|_| measures_time(model, promise.body()) && !knows_of_closures(&promise))
        else {
            continue;
        };
        let serving = serving(model, plans, promise.body(), seconds);
        let closures = serving.iter().filter_map(|calendar| closure(plans, calendar));
        let Some(closure) = closures.max_by_key(|closure| closure.seconds).filter(|c| c.seconds > seconds)
        else {
            continue;
        };
        let severity = if promises_all(target.value) && !is_automatic(model, &promise) {
            Severity::Error
        } else {
            Severity::Warning
        };
        report.add_as(severity, promise.definition, target.span, told(limit, &closure));
    }
}

fn told(limit: Duration, closure: &Closure) -> Message {
    let hours = Ratio::new(i128::from(closure.seconds), 3_600).unwrap_or(Ratio::ZERO);
    let decimals = u32::from(hours.denominator() != 1);
    Message::new("promise-shorter-than-closure")
        .with("limit", limit)
        .with("hours", Argument::Rounded(hours, decimals))
        .with("from", closure.from.date())
        .with("closes", closure.from.time().strftime("%H:%M").to_string())
        .with("to", closure.to.date())
        .with("opens", closure.to.time().strftime("%H:%M").to_string())
}

/// The longest closure of the coming years.
fn closure(plans: &Plans, calendar: &WorkingCalendar) -> Option<Closure> {
    let years = ComingYears::of(plans)?;
    calendar.longest_closure(years.first, years.last)
}

/// Whether the promise is about how long something takes; it may be without an indicator.
fn measures_time(model: &Model, promise: &Promise) -> bool {
    let Some(indicator) = promise.indicator.given() else { return promise.indicator.is_absent() };
    let found = model.find::<Indicator>(&indicator.id);
    let formula = found.and_then(|indicator| indicator.body().measure.given()?.formula.as_ref());
    matches!(formula, Some(Formula::Time { .. }))
}

/// Words that show that closing times were thought of.
const CLOSING_TIMES: Beginnings = &[
    "ouvert",
    "ouvre",
    "open",
    "weekend",
    "week",
    "ferie",
    "holiday",
    "ferme",
    "clos",
    "nuit",
    "night",
    "samedi",
    "dimanche",
    "saturday",
    "sunday",
    "business",
    "working",
    "permanence",
    "bureau",
    "office",
];

/// Whether the statement or an exclusion speaks of closing times.
fn knows_of_closures(promise: &View<'_, Promise>) -> bool {
    let speaks = |text: &Text| text_says(text, CLOSING_TIMES);
    let excludes = |exclusion: &ExclusionForm| match exclusion {
        Either::Short(text) => speaks(text),
        Either::Long(exclusion) => exclusion.when.given().is_some_and(speaks),
    };
    promise.statement.given().is_some_and(speaks)
        || promise.exclusions.items().any(|item| excludes(&item.value))
}

/// Words for what no person does.
const AUTOMATIC: Beginnings = &["automat", "robot", "bot", "instant"];

/// Whether what is promised happens by itself, as far as words tell.
fn is_automatic(model: &Model, promise: &View<'_, Promise>) -> bool {
    let indicator = promise.indicator.given().and_then(|indicator| model.find::<Indicator>(&indicator.id));
    let titles = [Some(promise.definition), indicator.map(|indicator| indicator.definition)];
    let titles = titles.into_iter().flatten().filter_map(|definition| definition.header.title.given());
    let texts = [promise.statement.given(), promise.resources.given()];
    texts.into_iter().flatten().chain(titles).any(|text| text_says(text, AUTOMATIC))
        || says(promise.id(), AUTOMATIC)
}

/// Below an hour, and without channels, somebody is waiting on the line.
const AN_HOUR: i64 = 3_600;

/// The calendars of those who keep the promise: of the channels it holds for, where customers can
/// write while nobody is there; else its own, the indicator's or the default.
fn serving(model: &Model, plans: &Plans, promise: &Promise, seconds: i64) -> Vec<Arc<WorkingCalendar>> {
    let own = || own_calendar(model, plans, promise);
    let channels = match &promise.scope {
        Slot::Absent => &Slot::Absent,
        Slot::Invalid => return Vec::new(),
        Slot::Given(scope) => &scope.value.channels,
    };
    if channels.is_absent() {
        return own().filter(|_| seconds >= AN_HOUR).into_iter().collect();
    }
    let found = channels.items().filter_map(|channel| model.find::<Channel>(&channel.value.id));
    let open_to_all =
        found.filter(|channel| channel.r#type.given().is_some_and(|means| takes_what_comes(*means)));
    let calendars = open_to_all.filter_map(|channel| match &channel.calendar {
        Slot::Absent => own(),
        Slot::Invalid => None,
        Slot::Given(calendar) => plans.calendars.get(&calendar.value.id).cloned(),
    });
    calendars.collect()
}

/// Whether customers can use a channel while it is closed.
const fn takes_what_comes(means: ChannelType) -> bool {
    !matches!(means, ChannelType::Phone | ChannelType::Chat | ChannelType::InPerson)
}

fn own_calendar(model: &Model, plans: &Plans, promise: &Promise) -> Option<Arc<WorkingCalendar>> {
    let indicator = promise.indicator.given().and_then(|indicator| model.find::<Indicator>(&indicator.id));
    let counted = indicator.map_or(&Slot::Absent, |indicator| &indicator.body().calendar);
    match (&promise.calendar, counted) {
        (Slot::Invalid, _) | (Slot::Absent, Slot::Invalid) => None,
        (Slot::Given(own), _) | (Slot::Absent, Slot::Given(own)) => {
            plans.calendar_for(model, Some(&own.value.id))
        }
        (Slot::Absent, Slot::Absent) => plans.calendar_for(model, None),
    }
}

fn promises_all(target: Target) -> bool {
    target.share().is_some_and(|share| share.share() >= Ratio::ONE)
}
