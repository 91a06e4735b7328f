//! Two deadlines that run from the same receipt on different clocks: which ends later depends on the
//! day of receipt. Every day of this year and the three after it is tried, holidays included.

use jiff::civil::{Date, Time};

use crate::time::{Moment, WorkingCalendar, due_elapsed, instant_at};
use crate::values::{Clock, Duration};

/// Four years hold one leap day: 1 461 days.
const YEARS: i16 = 4;

/// How often one deadline ends later than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// Whenever they start.
    Always,
    /// On some days of receipt: the first of them, how many they are, of how many, and whether they
    /// are more than half of those that open.
    Sometimes { first: Date, days: u32, of: u32, mostly: bool },
}

impl Later {
    /// Whether it is later more often than not.
    pub const fn mostly(self) -> bool {
        matches!(self, Self::Always | Self::Sometimes { mostly: true, .. })
    }
}

/// On which days of receipt `deadline` ends later than `limit`; nothing where it never does, or
/// where they cannot be compared. A receipt on a closed day is deemed of the next open day; such
/// receipts count only where no other is late.
pub fn later(
    deadline: Duration,
    limit: Duration,
    calendar: Option<&WorkingCalendar>,
    today: Date,
) -> Option<Later> {
    if let Some(order) = deadline.compare(limit) {
        return order.is_gt().then_some(Later::Always);
    }
    let clocks = [deadline.clock(), limit.clock()];
    // Business days and business hours mean different things (`verdicts.md`): never compared.
    if clocks.iter().all(|clock| matches!(clock, Clock::BusinessDays | Clock::BusinessHours)) {
        return None;
    }
    let by_day = clocks.iter().all(|clock| matches!(clock, Clock::BusinessDays | Clock::Calendar));
    let from = Date::new(today.year(), 1, 1).ok()?;
    let days = from.series(jiff::Span::new().days(1)).take_while(|day| day.year() < today.year() + YEARS);
    let (mut of, mut receipts) = (0, 0);
    let (mut late, mut late_when_closed) = (Vec::new(), Vec::new());
    for day in days {
        of += 1;
        let opens = calendar.is_none_or(|calendar| calendar.opens(day));
        receipts += usize::from(opens);
        if due_on(day, deadline, calendar, by_day)? > due_on(day, limit, calendar, by_day)? {
            if opens { &mut late } else { &mut late_when_closed }.push(day);
        }
    }
    if late.len() == receipts && receipts > 0 {
        return Some(Later::Always);
    }
    let mostly = late.len() * 2 > receipts;
    let late = if late.is_empty() { late_when_closed } else { late };
    let days = u32::try_from(late.len()).ok()?;
    late.first().map(|first| Later::Sometimes { first: *first, days, of, mostly })
}

/// When a receipt of that day is due: of the day itself where both clocks count days, else of noon.
fn due_on(
    day: Date,
    limit: Duration,
    calendar: Option<&WorkingCalendar>,
    by_day: bool,
) -> Option<jiff::Timestamp> {
    let zone = calendar.map_or(jiff::tz::TimeZone::UTC, |calendar| calendar.zone().clone());
    let start = if by_day {
        Moment::Day(day)
    } else {
        Moment::Instant(instant_at(&zone, day.to_datetime(Time::constant(12, 0, 0, 0)))?)
    };
    let due = match calendar {
        Some(calendar) => calendar.due(start, limit, by_day),
        None => due_elapsed(start, limit, &zone, by_day),
    };
    due.ok().map(|due| due.instant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{CalendarSpec, Roll};

    fn duration(raw: &str) -> Duration {
        Duration::parse(raw).expect("a duration")
    }

    fn weekdays() -> WorkingCalendar {
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
        WorkingCalendar::compile(&spec).expect("a calendar")
    }

    const TODAY: Date = Date::constant(2026, 7, 15);

    /// `domain/rules.md`, SMQ2010: counted there without holidays, receipts inside working time.
    #[test]
    fn forty_two_business_days_are_later_than_two_months_on_52_days() {
        let found = later(duration("42 business days"), duration("2 months"), Some(&weekdays()), TODAY);
        let first = Date::constant(2026, 1, 1);
        assert_eq!(found, Some(Later::Sometimes { first, days: 52, of: 1461, mostly: false }));
    }

    /// The same, SMQ5004: 45 business days take 63 calendar days, 65 when a receipt on Saturday is
    /// deemed of Monday; 20 take 28.
    #[test]
    fn business_days_and_calendar_days() {
        let compare =
            |one: &str, other: &str| later(duration(one), duration(other), Some(&weekdays()), TODAY);
        assert_eq!(compare("45 business days", "65 calendar days"), None);
        assert!(compare("45 business days", "64 calendar days").is_some_and(|later| !later.mostly()));
        assert_eq!(compare("45 business days", "62 calendar days"), Some(Later::Always));
        assert_eq!(compare("20 business days", "27 calendar days"), Some(Later::Always));
        assert!(compare("5 calendar days", "1 business day").is_some_and(Later::mostly));
        assert_eq!(compare("15 business days", "10 business days"), Some(Later::Always));
        assert_eq!(compare("3 business days", "20 business hours"), None);
    }
}
