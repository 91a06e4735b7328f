//! Opening hours in words: « du lundi au vendredi, de 8 h 30 à 17 h », and when it is closed.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::Serialize;

use super::reader::{Prose, Reader, capitalised};
use crate::language::Message;
use crate::model::{Calendar, Either, View};
use crate::time::WorkingCalendar;

/// When a calendar is open.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HoursView {
    pub title: Prose,
    /// Days of the week that open alike, from Monday on.
    pub week: Vec<OpenDays>,
    /// « Fermé les jours fériés (Belgique). »
    pub holidays: Option<String>,
    /// Our own closings that are still to come.
    pub closings: Vec<ClosingView>,
    /// After which hour what arrives counts for the next open day.
    pub cut_off: Option<String>,
}

/// Days that open alike.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OpenDays {
    /// « Du lundi au vendredi ».
    pub days: String,
    /// « de 8 h 30 à 17 h ».
    pub hours: String,
}

/// A closing to come.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClosingView {
    pub when: String,
    pub reason: Option<Prose>,
}

/// How many closings are told.
const TOLD: usize = 6;

/// The hours of a calendar; nothing where they cannot be told.
pub fn hours(reader: &Reader<'_>, id: &str) -> Option<HoursView> {
    let compilation = reader.atlas.compilation;
    let calendar = compilation.model.find::<Calendar>(id)?;
    let working = compilation.plans.calendars.get(id)?;
    Some(HoursView {
        title: reader.title(calendar.definition),
        week: week(reader, working),
        holidays: holidays(reader, &calendar),
        closings: closings(reader, &calendar),
        cut_off: calendar.cut_off.given().map(|hour| {
            let hour = clock(reader, hour.0);
            reader.say(Message::new("hours-cut-off").with("hour", hour))
        }),
    })
}

type Intervals = Vec<(Time, Time)>;

/// The open days of an ordinary week.
fn week(reader: &Reader<'_>, working: &WorkingCalendar) -> Vec<OpenDays> {
    let days = ordinary_week(working, reader.atlas.compilation.as_of);
    let mut groups: Vec<(usize, usize, &Intervals)> = Vec::new();
    for (day, intervals) in days.iter().enumerate() {
        match groups.last_mut() {
            Some((_, last, own)) if *own == intervals => *last = day,
            _ => groups.push((day, day, intervals)),
        }
    }
    let open = groups.into_iter().filter(|(_, _, intervals)| !intervals.is_empty());
    open.map(|(first, last, intervals)| OpenDays {
        days: capitalised(&days_named(reader, first, last)),
        hours: spans(reader, intervals),
    })
    .collect()
}

/// The intervals of each weekday from Monday, on its next day that is neither holiday nor closing.
fn ordinary_week(working: &WorkingCalendar, as_of: Date) -> Vec<Intervals> {
    let ordinary = |date: &Date| !working.is_holiday(*date) && !working.is_closing(*date);
    let weekday = |offset: i8| {
        let mut ahead = as_of.series(1.day()).take(70);
        let found = ahead.find(|date| date.weekday().to_monday_zero_offset() == offset && ordinary(date));
        found.map(|date| working.open_intervals(date)).unwrap_or_default()
    };
    (0..7).map(weekday).collect()
}

fn days_named(reader: &Reader<'_>, first: usize, last: usize) -> String {
    let name = |day: usize| reader.word(&format!("weekday-{}", day + 1));
    match last - first {
        0 => reader.say(Message::new("hours-one-day").with("day", name(first))),
        6 => reader.word("hours-every-day"),
        1 => reader.say(Message::new("hours-two-days").with("first", name(first)).with("last", name(last))),
        _ => reader.say(Message::new("hours-days").with("first", name(first)).with("last", name(last))),
    }
}

fn spans(reader: &Reader<'_>, intervals: &Intervals) -> String {
    let whole = |(from, to): &(Time, Time)| from == to;
    if intervals.iter().any(whole) {
        return reader.word("hours-day-and-night");
    }
    let spans = intervals.iter().map(|(from, to)| {
        let message = Message::new("hours-span").with("from", clock(reader, *from));
        reader.say(message.with("to", clock(reader, *to)))
    });
    super::plain::joined(reader, &spans.collect::<Vec<_>>())
}

/// « 8 h 30 », « 17 h ».
fn clock(reader: &Reader<'_>, time: Time) -> String {
    let hour = time.hour().to_string();
    if time.minute() == 0 {
        return reader.say(Message::new("hours-clock-sharp").with("hour", hour));
    }
    let minute = format!("{:02}", time.minute());
    reader.say(Message::new("hours-clock").with("hour", hour).with("minute", minute))
}

fn holidays(reader: &Reader<'_>, calendar: &View<'_, Calendar>) -> Option<String> {
    let country = match calendar.holidays.given()? {
        Either::Short(country) => Some(country),
        Either::Long(holidays) => holidays.country.given(),
    };
    Some(match country {
        Some(country) => {
            let name = super::plain::country(reader, country.as_str());
            reader.say(Message::new("hours-holidays-of").with("country", name))
        }
        None => reader.word("hours-holidays"),
    })
}

fn closings(reader: &Reader<'_>, calendar: &View<'_, Calendar>) -> Vec<ClosingView> {
    let as_of = reader.atlas.compilation.as_of;
    let all = calendar.closed.items().filter_map(|closing| {
        let closing = &closing.value;
        let first = closing.from.given().or(closing.date.given())?;
        let last = closing.to.given().or(closing.date.given())?;
        (*last >= as_of).then_some((*first, *last, &closing.reason))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(first, last, _)| (*first, *last));
    let told = all.into_iter().take(TOLD).map(|(first, last, reason)| ClosingView {
        when: if first == last {
            reader.say(Message::new("hours-closed-on").with("date", first))
        } else {
            reader.say(Message::new("hours-closed-from").with("first", first).with("last", last))
        },
        reason: super::plain::prose(reader, reason),
    });
    told.collect()
}
