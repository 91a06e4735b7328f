//! The cases furthest beyond their due in the period judged, by pseudonym where a name is personal.

use serde::Serialize;

use super::reader::Reader;
use crate::language::Message;
use crate::measure::{FormulaPlan, IndicatorPlan, LateCase, Reading};
use crate::values::{Duration, Unit, Within};

/// The latest cases of a period, or why there is none to show.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct WorstView {
    pub heading: String,
    pub cases: Vec<WorstCase>,
    /// Instead of cases.
    pub none: Option<String>,
}

/// One case.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct WorstCase {
    pub id: String,
    /// `register.csv:12`.
    pub place: String,
    pub due: String,
    /// The day it was done; nothing while it is open.
    pub stopped: Option<String>,
    /// How long it took, on the clock of the limit.
    pub took: Option<String>,
    pub over: String,
}

/// Nothing for figures that are not told case by case; they have no period either.
pub fn worst(reader: &Reader<'_>, plan: &IndicatorPlan, reading: &Reading) -> Option<WorstView> {
    plan.source.as_ref()?;
    let period = reading.series.iter().rev().find(|figure| figure.complete)?.period;
    let heading = reader.say(Message::new("figures-worst").with("period", period));
    let timed = matches!(plan.formula, FormulaPlan::Time(_)) && reading.limit.is_some();
    let none = match (timed, reading.late.is_empty()) {
        (false, _) => Some("figures-worst-no-due"),
        (true, true) => Some("figures-worst-none"),
        (true, false) => None,
    };
    Some(WorstView {
        heading,
        cases: reading.late.iter().map(|late| case(reader, reading, late)).collect(),
        none: none.map(|key| reader.say(Message::new(key).with("period", period))),
    })
}

fn case(reader: &Reader<'_>, reading: &Reading, late: &LateCase) -> WorstCase {
    let formatter = reader.formatter();
    WorstCase {
        id: late.id.clone(),
        place: format!("{}:{}", late.path, late.line),
        due: formatter.date(late.due),
        stopped: late.stopped.map(|day| formatter.date(day)),
        took: late.elapsed.and_then(|elapsed| took(reading, elapsed)).map(|took| formatter.duration(took)),
        over: formatter.duration(over(late)),
    }
}

/// How long a case took, in the unit of its limit; of hours begun, the whole one.
fn took(reading: &Reading, elapsed: i64) -> Option<Duration> {
    let unit = match reading.limit? {
        Within::DueDate => Unit::CalendarDay,
        Within::Duration(limit) => limit.unit,
    };
    let (amount, unit) = match unit {
        Unit::BusinessDay => (elapsed, unit),
        Unit::Second => (elapsed, unit),
        Unit::Minute => ((elapsed + 59) / 60, unit),
        Unit::Hour | Unit::BusinessHour => ((elapsed + 3599) / 3600, unit),
        Unit::CalendarDay | Unit::Week | Unit::Month | Unit::Year => (elapsed, Unit::CalendarDay),
    };
    Some(Duration { amount: u32::try_from(amount).ok()?, unit })
}

/// Days of the wall clock, or hours or minutes where it was less than a day; what has begun is whole.
fn over(late: &LateCase) -> Duration {
    let (size, unit) = match late.late {
        86_400.. => (86_400, Unit::CalendarDay),
        3_600.. => (3_600, Unit::Hour),
        _ => (60, Unit::Minute),
    };
    let amount = (late.late + size - 1) / size;
    Duration { amount: u32::try_from(amount.max(0)).unwrap_or(u32::MAX), unit }
}
