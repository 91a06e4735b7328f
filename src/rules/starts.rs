//! Two limits that run from the same receipt on different clocks: which ends later depends on the
//! day of receipt. Every day of this year and the three after it is tried, holidays included.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::clocks::{ComingYears, Counted};
use crate::measure::Plans;
use crate::time::Receipts;
use crate::values::Clock;

/// How often one limit ends later than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// Whenever they start.
    Always,
    /// On some days of receipt: the first of them, how many they are, of how many, and whether they
    /// are more than half of those that open.
    Sometimes { first: Date, days: usize, of: usize, mostly: bool },
}

impl Later {
    /// Whether it is later more often than not.
    pub const fn mostly(self) -> bool {
        matches!(self, Self::Always | Self::Sometimes { mostly: true, .. })
    }
}

/// On which days of receipt `limit` ends later than `other`; nothing where it never does, or where
/// they cannot be compared. A receipt on a closed day is deemed of the next open day; such receipts
/// count only where no other is late.
pub fn later(plans: &Plans, limit: &Counted, other: &Counted) -> Option<Later> {
    if !limit.needs_dates(other) {
        return limit.limit.compare(other.limit)?.is_gt().then_some(Later::Always);
    }
    let is_working = |counted: &Counted| counted.limit.needs_calendar();
    let hours = |counted: &Counted| counted.limit.clock() == Clock::BusinessHours;
    // Working time and business days mean different things (`verdicts.md`): never compared.
    if is_working(limit) && is_working(other) && hours(limit) != hours(other) {
        return None;
    }
    let years = these_years(plans)?;
    let of = usize::try_from(years.first.until(years.last).ok()?.get_days()).ok()? + 1;
    let by_hour = limit.counts_hours() || other.counts_hours();
    let open = days(&years, limit, other, if by_hour { Receipts::Timed } else { Receipts::InWorkingTime })?;
    if open.late.len() == open.all.len() {
        return Some(Later::Always);
    }
    let mostly = open.late.len() * 2 > open.all.len();
    let late =
        if open.late.is_empty() { days(&years, limit, other, Receipts::Dated)?.late } else { open.late };
    Some(Later::Sometimes { first: *late.first()?, days: late.len(), of, mostly })
}

/// Days of receipt.
struct Days {
    all: BTreeSet<Date>,
    /// Those on which some receipt is late.
    late: BTreeSet<Date>,
}

/// The days on which one limit ends later than the other; nothing where a limit cannot be counted.
fn days(years: &ComingYears, limit: &Counted, other: &Counted, which: Receipts) -> Option<Days> {
    let own = if limit.limit.needs_calendar() { limit } else { other };
    let by_day = !matches!(which, Receipts::Timed);
    let mut days = Days { all: BTreeSet::new(), late: BTreeSet::new() };
    for received in years.receipts(own.calendar.as_deref(), which) {
        let day = received.day_in(&years.zone);
        days.all.insert(day);
        let due = |counted: &Counted| counted.due(received, &years.zone, by_day).map(|due| due.instant);
        if due(limit)? > due(other)? {
            days.late.insert(day);
        }
    }
    Some(days)
}

/// This year and the three after it: four years hold one leap day, 1 461 days.
fn these_years(plans: &Plans) -> Option<ComingYears> {
    let first = Date::new(plans.as_of.year(), 1, 1).ok()?;
    let last = Date::new(plans.as_of.year() + 3, 12, 31).ok()?;
    ComingYears::between(plans, first, last)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::time::{CalendarSpec, Roll, WorkingCalendar};
    use crate::values::Duration;

    fn compare(one: &str, other: &str) -> Option<Later> {
        let spec = CalendarSpec {
            timezone: "Europe/Brussels".to_owned(),
            hours: "Mo-Fr 09:00-17:00".to_owned(),
            holidays: None,
            also_holidays: Vec::new(),
            not_holidays: Vec::new(),
            closed: Vec::new(),
            cut_off: None,
            roll: Roll::Stay,
            overnight: false,
        };
        let calendar = Arc::new(WorkingCalendar::compile(&spec).expect("a calendar"));
        let plans = Plans {
            as_of: Date::constant(2026, 7, 15),
            zone: spec.timezone,
            calendars: BTreeMap::new(),
            sources: BTreeMap::new(),
            indicators: BTreeMap::new(),
            targets: crate::measure::Targets::default(),
        };
        let counted =
            |raw: &str| Counted::new(Duration::parse(raw).expect("a duration"), Some(Arc::clone(&calendar)));
        later(&plans, &counted(one), &counted(other))
    }

    /// `domain/rules.md`, SMQ2010: counted there without holidays, receipts inside working time.
    #[test]
    fn forty_two_business_days_are_later_than_two_months_on_52_days() {
        let first = Date::constant(2026, 1, 1);
        let found = compare("42 business days", "2 months");
        assert_eq!(found, Some(Later::Sometimes { first, days: 52, of: 1461, mostly: false }));
    }

    /// The same, SMQ5004: 45 business days take 63 calendar days, 65 when a receipt on Saturday is
    /// deemed of Monday; 20 take 28.
    #[test]
    fn business_days_and_calendar_days() {
        assert_eq!(compare("45 business days", "65 calendar days"), None);
        assert!(compare("45 business days", "64 calendar days").is_some_and(|later| !later.mostly()));
        assert_eq!(compare("45 business days", "62 calendar days"), Some(Later::Always));
        assert_eq!(compare("20 business days", "27 calendar days"), Some(Later::Always));
        assert!(compare("5 calendar days", "1 business day").is_some_and(Later::mostly));
        assert_eq!(compare("15 business days", "10 business days"), Some(Later::Always));
        assert_eq!(compare("3 business days", "20 business hours"), None);
    }
}
