//! Calendars as declared, compiled to working calendars.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::model::kinds::calendar::Roll as DeclaredRoll;
use crate::model::{Calendar, Either, Slot, View};
use crate::resolve::Model;
use crate::time::{CalendarFault, CalendarSpec, HoursReason, Roll, WorkingCalendar};
use crate::world::Span;

/// Every calendar that can be used, by id. The others are reported.
pub fn compile(
    model: &Model,
    zone: &str,
    file_text: &dyn Fn(Span) -> String,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Arc<WorkingCalendar>> {
    let mut calendars = BTreeMap::new();
    for calendar in model.each::<Calendar>() {
        let Some(spec) = spec_of(&calendar, zone, findings) else { continue };
        match WorkingCalendar::compile(&spec) {
            Ok(working) => {
                calendars.insert(calendar.id().to_owned(), Arc::new(working));
            }
            Err(fault) => {
                findings.push(explain(&calendar, &fault, file_text).about(calendar.definition.address()));
            }
        }
    }
    calendars
}

/// What was declared; nothing when a field could not be read.
fn spec_of(
    calendar: &View<'_, Calendar>,
    zone: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<CalendarSpec> {
    let hours = calendar.hours.given()?.0.clone();
    let body = calendar.body();
    let readable = !matches!(body.holidays, Slot::Invalid) && !matches!(body.closed, Slot::Invalid);
    if !readable || matches!(body.timezone, Slot::Invalid) {
        return None;
    }
    let (holidays, also_holidays, not_holidays) = match body.holidays.given() {
        None => (None, Vec::new(), Vec::new()),
        Some(Either::Short(country)) => (Some(country.0.clone()), Vec::new(), Vec::new()),
        Some(Either::Long(group)) => (
            group.country.given().map(|country| country.0.clone()),
            group.also.items().map(|date| date.value).collect(),
            group.except.items().map(|date| date.value).collect(),
        ),
    };
    let mut closed = Vec::new();
    for closing in body.closed.items() {
        let (one, from, to) =
            (closing.value.date.given(), closing.value.from.given(), closing.value.to.given());
        match (one, from, to) {
            (Some(day), None, None) => closed.push((*day, *day)),
            (None, Some(from), Some(to)) => closed.push((*from, *to)),
            (None, Some(from), None) if closing.value.to.is_absent() => closed.push((*from, *from)),
            (None, None, None) if closing.value.date.is_absent() && closing.value.from.is_absent() => {
                let message = Message::new("calendar-closing-without-date");
                findings.push(Diagnostic::fault("invalid-calendar", message, closing.span));
            }
            _ => {}
        }
    }
    Some(CalendarSpec {
        timezone: body.timezone.given().map_or_else(|| zone.to_owned(), |zone| zone.0.clone()),
        hours,
        holidays,
        also_holidays,
        not_holidays,
        closed,
        cut_off: body.cut_off.given().map(|time| time.0),
        roll: match body.roll.given() {
            Some(DeclaredRoll::NextOpenDay) => Roll::NextOpenDay,
            _ => Roll::Stay,
        },
        overnight: body.overnight.given().copied().unwrap_or(false),
    })
}

fn explain(
    calendar: &View<'_, Calendar>,
    fault: &CalendarFault,
    text: &dyn Fn(Span) -> String,
) -> Diagnostic {
    let hours = calendar.hours.spanned().map_or(calendar.definition.id_span, |hours| hours.span);
    let holidays = calendar.holidays.span().unwrap_or(hours);
    let closed = calendar.closed.span().unwrap_or(hours);
    let zone = calendar.timezone.span().unwrap_or(calendar.definition.id_span);
    let list = |offer: &Option<String>| Argument::List(offer.clone().into_iter().collect());
    let (message, span) = match fault {
        CalendarFault::UnknownZone(unknown) => {
            let message = Message::new("calendar-unknown-zone").with("zone", unknown.name.as_str());
            (message.with("suggestion", list(&unknown.nearest)), zone)
        }
        CalendarFault::UnreadableHours { reason, suggestion, .. } => {
            (Message::new(reason_key(*reason)).with("suggestion", list(suggestion)), hours)
        }
        CalendarFault::UnknownCountry { code, nearest } => (
            Message::new("value-country").with("raw", code.as_str()).with("suggestion", list(nearest)),
            holidays,
        ),
        CalendarFault::ReversedInterval { interval, .. } if ends_beyond_midnight(interval) => {
            (Message::new("calendar-beyond-midnight").with("interval", interval.as_str()), hours)
        }
        CalendarFault::ReversedInterval { interval, .. } => {
            (Message::new("calendar-reversed").with("interval", interval.as_str()), hours)
        }
        CalendarFault::OverlappingIntervals { first, second, .. } => {
            let message = Message::new("calendar-overlap").with("first", first.as_str());
            (message.with("second", second.as_str()), hours)
        }
        CalendarFault::ReversedClosing { from, to } => {
            (Message::new("calendar-reversed-closing").with("from", *from).with("to", *to), closed)
        }
        CalendarFault::HolidaysUnnamed => (Message::new("calendar-holidays-unnamed"), hours),
        CalendarFault::NoWorkingTime => (Message::new("calendar-no-working-time"), hours),
    };
    let whole = text(span);
    let span = narrowed(span, fault, whole.get(span.range()).unwrap_or("")).unwrap_or(span);
    Diagnostic::fault("invalid-calendar", message, span)
}

/// `08:00-25:00`: the hour of the next day, counted on.
fn ends_beyond_midnight(interval: &str) -> bool {
    let end = interval.split('-').nth(1).and_then(|end| end.split_once(':'));
    end.and_then(|(hour, minute)| Some((hour.trim().parse::<u8>().ok()?, minute.trim().parse::<u8>().ok()?)))
        .is_some_and(|end| end > (24, 0))
}

/// The interval spoken of, inside the hours.
fn narrowed(span: Span, fault: &CalendarFault, text: &str) -> Option<Span> {
    let (CalendarFault::ReversedInterval { interval: part, .. }
    | CalendarFault::OverlappingIntervals { second: part, .. }) = fault
    else {
        return None;
    };
    let start = span.start as usize + text.find(part.as_str())?;
    Some(Span::new(span.file, start..start + part.len()))
}

const fn reason_key(reason: HoursReason) -> &'static str {
    match reason {
        HoursReason::Syntax => "calendar-hours-syntax",
        HoursReason::SunTimes => "calendar-hours-sun",
        HoursReason::OpenEnd => "calendar-hours-open-end",
        HoursReason::PointsInTime => "calendar-hours-points",
        HoursReason::Unknown => "calendar-hours-unknown",
        HoursReason::CommentAlone => "calendar-hours-comment",
        HoursReason::SchoolHolidays => "calendar-hours-school",
        HoursReason::HolidaysOnWeekdays => "calendar-hours-holiday-weekdays",
        HoursReason::OvernightBreak => "calendar-hours-overnight-break",
        HoursReason::TooLong => "calendar-hours-long",
    }
}
