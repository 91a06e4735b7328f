//! What the cases of the tests are written with: calendars by name, moments and dues as text.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use super::{CalendarSpec, Due, DueFault, Moment, Roll, WorkingCalendar, instant_at};
use crate::values::Duration;

pub(super) fn date(raw: &str) -> Date {
    raw.parse().expect("a date")
}

pub(super) fn plain(hours: &str) -> CalendarSpec {
    CalendarSpec {
        timezone: "Europe/Brussels".to_owned(),
        hours: hours.to_owned(),
        holidays: None,
        also_holidays: vec![],
        not_holidays: vec![],
        closed: vec![],
        cut_off: None,
        roll: Roll::Stay,
        overnight: false,
    }
}

/// The office of `language/lumena/calendriers.yaml`.
pub(super) fn office() -> CalendarSpec {
    CalendarSpec {
        holidays: Some("BE".to_owned()),
        closed: vec![
            (date("2026-08-03"), date("2026-08-14")),
            (date("2026-05-15"), date("2026-05-15")),
            (date("2026-12-28"), date("2026-12-28")),
            (date("2026-09-27"), date("2026-09-27")),
        ],
        ..plain("Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:30")
    }
}

/// The calendars of the cases, by name.
pub(super) fn calendar(name: &str) -> WorkingCalendar {
    let spec = match name {
        "office" => office(),
        "cut-off 16:00" => CalendarSpec { cut_off: Some(Time::constant(16, 0, 0, 0)), ..office() },
        "cut-off 11:00" => CalendarSpec { cut_off: Some(Time::constant(11, 0, 0, 0)), ..office() },
        "rolling" => CalendarSpec { roll: Roll::NextOpenDay, ..office() },
        "08-17" => plain("Mo-Fr 08:00-17:00"),
        "09-17" => plain("Mo-Fr 09:00-17:00"),
        "24/7" => plain("24/7"),
        "weekdays round the clock" => plain("Mo-Fr 00:00-24:00"),
        "nights" => CalendarSpec { overnight: true, ..plain("Mo-Fr 22:00-06:00") },
        "nights into Saturday" => {
            CalendarSpec { overnight: true, ..plain("Mo-Fr 20:00-10:00; Sa 08:00-12:00") }
        }
        "every night" => CalendarSpec { overnight: true, ..plain("Mo-Su 22:00-06:00") },
        "nights, cut-off 23:00" => CalendarSpec {
            overnight: true,
            cut_off: Some(Time::constant(23, 0, 0, 0)),
            ..plain("Mo-Fr 22:00-06:00")
        },
        "all week, BE" => CalendarSpec { holidays: Some("BE".to_owned()), ..plain("Mo-Su 09:00-17:00") },
        "all week, BE without Easter Sunday" => CalendarSpec {
            holidays: Some("be".to_owned()),
            not_holidays: vec![date("2026-04-05")],
            ..plain("Mo-Su 09:00-17:00")
        },
        "FR, Alsace" => CalendarSpec {
            timezone: "Europe/Paris".to_owned(),
            holidays: Some("FR".to_owned()),
            also_holidays: vec![date("2026-04-03")],
            ..plain("Mo-Fr 09:00-17:00")
        },
        "short hours on holidays" => {
            CalendarSpec { holidays: Some("BE".to_owned()), ..plain("Mo-Fr 09:00-17:00; PH 10:00-12:00") }
        }
        "New York" => CalendarSpec { timezone: "America/New_York".to_owned(), ..plain("Mo-Fr 09:00-17:00") },
        "early bakery" => plain("Mo-Su 02:30-10:00"),
        other => panic!("no calendar called {other}"),
    };
    WorkingCalendar::compile(&spec).expect("a calendar")
}

pub(super) fn moment(raw: &str, calendar: &WorkingCalendar) -> Moment {
    if let Ok(instant) = raw.parse::<Timestamp>() {
        return Moment::Instant(instant);
    }
    if !raw.contains(' ') {
        return Moment::Day(date(raw));
    }
    let local: DateTime = raw.parse().expect("a date and an hour");
    Moment::Instant(instant_at(calendar.zone(), local).expect("an instant"))
}

/// `2026-03-04 17:00`; `2026-03-04 24:00` when the due day ends with the due instant.
fn written(due: Result<Due, DueFault>, calendar: &WorkingCalendar) -> String {
    match due {
        Err(fault) => format!("{fault:?}"),
        Ok(due) => {
            let local = calendar.zone().to_datetime(due.instant);
            if local.date() > due.day && local.time() == Time::midnight() {
                return format!("{} 24:00", due.day);
            }
            local.strftime("%Y-%m-%d %H:%M").to_string()
        }
    }
}

/// Name of the calendar, start, limit, due; the stop column holds instants.
pub(super) type Case = (&'static str, &'static str, &'static str, &'static str);

#[track_caller]
pub(super) fn check(cases: &[Case], stop_is_day: bool) {
    for &(name, start, limit, expected) in cases {
        let calendar = calendar(name);
        let start_moment = moment(start, &calendar);
        let limit_value = Duration::parse(limit).expect("a duration");
        let due = calendar.due(start_moment, limit_value, stop_is_day);
        assert_eq!(written(due, &calendar), expected, "{name}: {start} + {limit}");
        let explained = calendar.explain_due(start_moment, limit_value, stop_is_day);
        assert_eq!(explained.map(|told| told.due), due, "{name}: {start} + {limit}, explained");
    }
}
