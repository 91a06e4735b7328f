//! Business time, and the ways of counting cases in time: three that are biased, one that is not.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::Formula;
use super::inputs::{Inputs, exactly};
use crate::statistics::{default_priority, normal_quantile, share_of};
use crate::time::{CalendarSpec, Due, Moment, Roll, WorkingCalendar, due_elapsed, instant_at};
use crate::values::{Duration, Ratio as Exact, Unit};

pub const FORMULAS: &[Formula] = &[
    Formula { words: "formula-business-due", run: business_due },
    Formula {
        words: "formula-priorities",
        run: |_| {
            let cells = (1..=3).rev().flat_map(|urgency| (1..=3).rev().map(move |worth| (urgency, worth)));
            cells.map(|(urgency, worth)| Some(json!(default_priority(urgency, worth)?))).collect()
        },
    },
    Formula { words: "formula-on-time-by-share", run: |inputs| counted(inputs, |_| true, |_| true) },
    Formula {
        words: "formula-on-time-of-closed",
        run: |inputs| counted(inputs, |case| case.received_then && case.closed_by_then(), Case::in_time_then),
    },
    Formula {
        words: "formula-on-time-of-closed-and-overdue",
        run: |inputs| {
            let known = |case: &Case| case.received_then && (case.closed_by_then() || case.is_due());
            counted(inputs, known, Case::in_time_then)
        },
    },
    Formula {
        words: "formula-on-time-of-due",
        run: |inputs| counted(inputs, |case| case.due_then && case.is_due(), Case::in_time_then),
    },
];

/// The due instant of a limit in business time, on a calendar of weekly hours.
fn business_due(inputs: &Inputs<'_>) -> Option<Vec<Value>> {
    let zone = "Europe/Brussels";
    let spec = CalendarSpec {
        timezone: zone.to_owned(),
        hours: inputs.text(0)?.to_owned(),
        holidays: None,
        also_holidays: Vec::new(),
        not_holidays: Vec::new(),
        closed: Vec::new(),
        cut_off: None,
        roll: Roll::Stay,
        overnight: false,
    };
    let calendar = WorkingCalendar::compile(&spec).ok()?;
    let start: DateTime = inputs.text(1)?.parse().ok()?;
    let start = Moment::Instant(instant_at(calendar.zone(), start)?);
    let due = calendar.due(start, Duration::parse(inputs.text(2)?).ok()?, false).ok()?;
    let local = calendar.zone().to_datetime(due.instant);
    Some(vec![json!(local.strftime("%Y-%m-%dT%H:%M").to_string())])
}

/// The first day of the period, and the day after it, on which the data were taken out.
const PERIOD: (Date, Date) = (Date::constant(2026, 6, 1), Date::constant(2026, 7, 1));
/// Cases come for so many days before the period, and to its end.
const DAYS_BEFORE: i64 = 90;
/// The limit, in calendar days: 30 days hold 2.3 of it.
const LIMIT: u32 = 13;
/// Spread of the logarithm of the durations.
const SPREAD: f64 = 0.86;
/// The step of a sequence that fills (0, 1) evenly.
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// One case of the simulated register, as the extraction of the period's end shows it.
struct Case {
    stop: Timestamp,
    due: Due,
    extraction: Timestamp,
    received_then: bool,
    due_then: bool,
}

impl Case {
    fn closed_by_then(&self) -> bool {
        self.stop <= self.extraction
    }

    fn is_due(&self) -> bool {
        self.due.instant <= self.extraction
    }

    fn in_time(&self) -> bool {
        !self.due.is_late(Moment::Instant(self.stop))
    }

    fn in_time_then(&self) -> bool {
        self.in_time() && self.closed_by_then()
    }
}

/// The percentage in time among the cases that a way of counting takes: of a register whose cases
/// come evenly, and take log-normal times of which exactly four in five are within the limit.
fn counted(
    inputs: &Inputs<'_>,
    takes: impl Fn(&Case) -> bool,
    good: impl Fn(&Case) -> bool,
) -> Option<Vec<Value>> {
    let cases = register(inputs.count(0)?)?;
    let taken: Vec<&Case> = cases.iter().filter(|case| takes(case)).collect();
    let good = taken.iter().filter(|case| good(case) && case.in_time()).count();
    let share = share_of(u64::try_from(good).ok()?, u64::try_from(taken.len()).ok()?)?;
    Some(exactly(share.checked_mul(Exact::integer(100))?))
}

fn register(cases: u64) -> Option<Vec<Case>> {
    let zone = TimeZone::UTC;
    let extraction = zone.to_timestamp(PERIOD.1.at(0, 0, 0, 0)).ok()?;
    let opening = zone.to_timestamp(PERIOD.0.at(0, 0, 0, 0)).ok()?;
    let from = opening.as_second() - DAYS_BEFORE * 86_400;
    let span = extraction.as_second() - from;
    let limit = Duration { amount: LIMIT, unit: Unit::CalendarDay };
    let limit_in_days = f64::from(LIMIT);
    let four_in_five = normal_quantile(0.8)?;
    let mut found = Vec::new();
    let mut place = GOLDEN / 2.0;
    for case in 0..i64::try_from(cases).ok()? {
        place = (place + GOLDEN).fract();
        let days = limit_in_days * (SPREAD * (normal_quantile(place)? - four_in_five)).exp();
        let start = Timestamp::from_second(from + span * case / i64::try_from(cases).ok()?).ok()?;
        let taken = jiff::SignedDuration::try_from_secs_f64(days * 86_400.0).ok()?;
        let due = due_elapsed(Moment::Instant(start), limit, &zone, false).ok()?;
        found.push(Case {
            stop: start.checked_add(taken).ok()?,
            due,
            extraction,
            received_then: start >= opening,
            due_then: due.day >= PERIOD.0 && due.day < PERIOD.1,
        });
    }
    Some(found)
}
