//! Opening hours in OpenStreetMap's syntax, read by opening-hours and held to what a working
//! calendar needs: fixed hours, no interval reversed or counted twice.
//!
//! Hours that run past midnight are split in two (`night`): one expression up to midnight, one for
//! the night, both asked for the day on which the shift opens.

use std::str::FromStr;

use jiff::civil::Date;
use opening_hours::schedule::Schedule;
use opening_hours::{Context, OpeningHours, RuleKind};

use super::HoursReason;
use super::holidays::Holidays;
use super::hours_fault::{HoursFault, Tidied, suggestion};
use super::night::{ALL_DAY, Interval, split_at_midnight};
use super::shift::{MINUTES_OF_A_DAY, Shift, Span};

/// Readable opening hours.
#[derive(Debug, Clone)]
pub(super) struct Hours {
    /// Up to midnight.
    day: OpeningHours,
    /// After midnight, as if it were the morning of the day on which the shift opens.
    night: Option<OpeningHours>,
    /// Whether the text speaks of public holidays, or of days counted from them (`PH -1 day`).
    pub(super) uses_holidays: bool,
    /// Whether it says what happens on the holidays themselves.
    pub(super) names_holidays: bool,
}

/// The longest text read.
const LONGEST: usize = 1000;

impl Hours {
    /// Reads opening hours; `overnight` allows intervals that end at or before their start.
    pub(super) fn read(raw: &str, overnight: bool) -> Result<Self, HoursFault> {
        if raw.len() > LONGEST {
            return Err(HoursFault::unreadable(HoursReason::TooLong));
        }
        let tidied = Tidied::new(raw);
        let day = OpeningHours::from_str(&tidied.text).map_err(|fault| HoursFault::Unreadable {
            at: position(&fault).and_then(|at| tidied.origin(at)),
            reason: HoursReason::Syntax,
            suggestion: suggestion(&tidied.text),
        })?;
        check_rules(&day, &tidied)?;
        let wraps = check_intervals(&day, &tidied, overnight)?;
        let uses_holidays = speaks_of(&day, |weekday| weekday.starts_with("PH"));
        let names_holidays = speaks_of(&day, |weekday| weekday == "PH");
        if !wraps {
            return Ok(Self { day, night: None, uses_holidays, names_holidays });
        }
        let unreadable = || HoursFault::unreadable(HoursReason::Syntax);
        let (day, night) = split_at_midnight(&day).ok_or_else(unreadable)?;
        Ok(Self { day, night: Some(night), uses_holidays, names_holidays })
    }

    /// The same hours with the holidays that `PH` means.
    pub(super) fn knowing(&self, holidays: &Holidays) -> Self {
        let context = Context::default().with_holidays(holidays.context());
        Self {
            day: self.day.clone().with_context(context.clone()),
            night: self.night.clone().map(|night| night.with_context(context)),
            uses_holidays: self.uses_holidays,
            names_holidays: self.names_holidays,
        }
    }

    /// The shifts of `count` days from `first`, closed where opening-hours knows no date.
    pub(super) fn shifts(&self, first: Date, count: usize) -> Vec<Shift> {
        let mut shifts = Vec::with_capacity(count);
        if let Ok(mut day) = first.to_string().parse() {
            while shifts.len() < count {
                let night = self.night.as_ref().map(|night| open_spans(night.schedule_at(day)));
                shifts.push(Shift::new(open_spans(self.day.schedule_at(day)), &night.unwrap_or_default()));
                let Some(next) = day.succ_opt() else { break };
                day = next;
            }
        }
        shifts.resize(count, Shift::default());
        shifts
    }
}

fn open_spans(schedule: Schedule) -> Vec<Span> {
    let open = schedule.into_iter().filter(|range| range.kind == RuleKind::Open);
    let spans = open.map(|range| Span {
        from: range.range.start.mins_from_midnight(),
        to: range.range.end.mins_from_midnight().min(MINUTES_OF_A_DAY),
    });
    spans.filter(|span| span.from < span.to).collect()
}

/// The byte at which the syntax error was noticed.
///
/// opening-hours does not re-export the parser's location type; its `Debug` form, `Pos(13)` or
/// `Span((13, 15))`, holds the number.
fn position(fault: &<OpeningHours as FromStr>::Err) -> Option<usize> {
    type ParseFault = <OpeningHours as FromStr>::Err;
    let ParseFault::Syntax(fault) = fault else { return None };
    let location = format!("{:?}", fault.location);
    let digits = location.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?;
    digits.parse().ok()
}

/// Refuses what the syntax allows and working time cannot use.
fn check_rules(hours: &OpeningHours, tidied: &Tidied) -> Result<(), HoursFault> {
    if let Some(at) = tidied.find_holidays_on_weekdays() {
        let reason = HoursReason::HolidaysOnWeekdays;
        return Err(HoursFault::Unreadable { at: Some(at), reason, suggestion: None });
    }
    for rule in &hours.get_expression().rules {
        let times = rule.time_selector.to_string();
        let always = rule.day_selector.is_empty() && times == ALL_DAY;
        let reason = if rule.kind == RuleKind::Unknown {
            HoursReason::Unknown
        } else if always && !rule.comment.is_empty() && !tidied.text.contains("24/7") {
            HoursReason::CommentAlone
        } else if rule.day_selector.weekday.iter().any(|day| day.to_string().starts_with("SH")) {
            HoursReason::SchoolHolidays
        } else if times.contains(char::is_alphabetic) {
            HoursReason::SunTimes
        } else if times.contains('/') {
            HoursReason::PointsInTime
        } else if times.contains('+') {
            HoursReason::OpenEnd
        } else {
            continue;
        };
        return Err(HoursFault::Unreadable { at: tidied.find_mark_of(reason), reason, suggestion: None });
    }
    Ok(())
}

/// Whether a weekday or holiday selector of the hours, as written back, is of this kind.
fn speaks_of(hours: &OpeningHours, kind: impl Fn(&str) -> bool) -> bool {
    let rules = &hours.get_expression().rules;
    rules.iter().flat_map(|rule| &rule.day_selector.weekday).any(|weekday| kind(&weekday.to_string()))
}

/// Refuses reversed and overlapping intervals; says whether any runs past midnight.
fn check_intervals(hours: &OpeningHours, tidied: &Tidied, overnight: bool) -> Result<bool, HoursFault> {
    let mut wraps = false;
    for rule in &hours.get_expression().rules {
        let mut intervals = Vec::new();
        for span in &rule.time_selector.spans {
            let interval = Interval::read(&span.to_string());
            if interval.runs_past_midnight() && !overnight {
                let (at, interval) = (tidied.find(&interval.text), interval.text);
                return Err(HoursFault::Reversed { at, interval });
            }
            wraps |= interval.runs_past_midnight();
            intervals.push(interval);
        }
        let breaks_a_night = overnight && rule.kind == RuleKind::Closed;
        if breaks_a_night && rule.time_selector.to_string() != ALL_DAY {
            return Err(HoursFault::unreadable(HoursReason::OvernightBreak));
        }
        check_overlap(intervals, tidied)?;
    }
    Ok(wraps)
}

/// Intervals of one rule. A night that reaches into the next opening is not judged here: it need
/// not be followed by one, and the year tables never count a minute twice.
fn check_overlap(mut intervals: Vec<Interval>, tidied: &Tidied) -> Result<(), HoursFault> {
    intervals.sort_by_key(|interval| interval.from);
    let neighbours = intervals.iter().zip(intervals.iter().skip(1));
    let overlap = neighbours.filter(|(one, next)| one.to > next.from);
    let too_long = intervals.iter().filter(|one| one.to - one.from > MINUTES_OF_A_DAY).map(|one| (one, one));
    match overlap.chain(too_long).next() {
        None => Ok(()),
        Some((first, second)) => Err(HoursFault::Overlapping {
            at: tidied.find(&second.text),
            first: first.text.clone(),
            second: second.text.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shifts(raw: &str, overnight: bool) -> Vec<String> {
        let hours = Hours::read(raw, overnight).expect("opening hours");
        // Monday 2 to Sunday 8 March 2026.
        let week = hours.shifts(Date::constant(2026, 3, 2), 7);
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let written = |span: &Span| format!("{}-{}", time(span.from), time(span.to));
        week.iter().map(|day| day.spans().iter().map(written).collect::<Vec<_>>().join(",")).collect()
    }

    #[test]
    fn hours_by_day() {
        let office = "09:00-12:30,13:30-17:00";
        assert_eq!(
            shifts("Mo-Th\u{a0}09:00 - 12:30,13:30-17:00;  Fr 09:00-12:30", false),
            [office, office, office, office, "09:00-12:30", "", ""]
        );
        assert_eq!(shifts("24/7", false), ["00:00-24:00"; 7]);
        assert_eq!(shifts("Mo-Fr 09:00-17:00; We 12:00-14:00 off", false)[2], "09:00-12:00,14:00-17:00");
    }

    #[test]
    fn a_night_belongs_to_the_day_on_which_it_begins() {
        let (long, short) = ("22:00-30:00", "22:00-28:00");
        assert_eq!(
            shifts("Mo-Th 22:00-06:00; Fr 22:00-04:00", true),
            [long, long, long, long, short, "", ""]
        );
        assert_eq!(
            shifts("Mo-Fr 22:00-06:00; Th off; Sa 10:00-12:00", true),
            [long, long, long, "", long, "10:00-12:00", ""]
        );
        assert_eq!(
            shifts("Mo-Fr 22:00-06:00, We 12:00-13:00", true)[1..4],
            [long, "12:00-13:00,22:00-30:00", long]
        );
    }

    fn fault(raw: &str, overnight: bool) -> HoursFault {
        Hours::read(raw, overnight).expect_err(raw)
    }

    #[test]
    fn reversed_and_overlapping_intervals() {
        let reversed = |at, interval: &str| HoursFault::Reversed { at, interval: interval.to_owned() };
        assert_eq!(fault("Sa off; Mo 14:00-12:00", false), reversed(Some(11), "14:00-12:00"));
        assert_eq!(fault("Mo 9:00-9:00", false), reversed(Some(3), "09:00-09:00"));
        assert_eq!(fault("Mo-Fr 22:00-30:00", false), reversed(Some(6), "22:00-30:00"));
        assert!(Hours::read("Mo 14:00-12:00", true).is_ok());
        let overlap = |at, first: &str, second: &str| HoursFault::Overlapping {
            at,
            first: first.to_owned(),
            second: second.to_owned(),
        };
        assert_eq!(
            fault("Mo-Fr 09:00-13:00,12:30-17:00", false),
            overlap(Some(18), "09:00-13:00", "12:30-17:00")
        );
        assert_eq!(fault("Mo 08:00-40:00", true), overlap(Some(3), "08:00-40:00", "08:00-40:00"));
        assert!(Hours::read("Mo-Fr 09:00-13:00,13:00-17:00", false).is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        let syntax = |raw: &str| match fault(raw, false) {
            HoursFault::Unreadable { at, reason: HoursReason::Syntax, suggestion } => (at, suggestion),
            other => panic!("{raw}: {other:?}"),
        };
        assert_eq!(syntax("Lu-Ve 9h-17h"), (Some(0), Some("Mo-Fr 09:00-17:00".to_owned())));
        assert_eq!(syntax("Mo-Fr  9-17").0, Some(7));
        assert_eq!(syntax("").0, None);
        assert_eq!(syntax("Mo-Fr 09:00-17:00; été").0, Some(19));
    }

    #[test]
    fn what_the_syntax_allows_and_a_calendar_cannot_use() {
        for (raw, at, reason) in [
            ("Mo-Fr Sunrise-sunset", Some(6), HoursReason::SunTimes),
            ("Mo-Fr 08:00-(dusk+01:00)", Some(13), HoursReason::SunTimes),
            ("Mo-Fr 09:00+", None, HoursReason::OpenEnd),
            ("Mo-Fr 10:00-16:00/01:30", None, HoursReason::PointsInTime),
            ("Mo-Fr 09:00-17:00; Sa unknown", Some(22), HoursReason::Unknown),
            ("Mo-Fr 09:00-12:00; \"sur rendez-vous\"", Some(19), HoursReason::CommentAlone),
            ("Mo-Fr 09:00-17:00; SH off", Some(19), HoursReason::SchoolHolidays),
            ("Mo-Sa 09:00-17:00; PH Mo-Fr off", Some(19), HoursReason::HolidaysOnWeekdays),
            ("Mo-Fr PH 09:00-17:00", Some(0), HoursReason::HolidaysOnWeekdays),
        ] {
            let expected = HoursFault::Unreadable { at, reason, suggestion: None };
            assert_eq!(fault(raw, false), expected, "{raw}");
        }
        let night = fault("Mo-Fr 22:00-06:00; We 00:00-02:00 off", true);
        assert_eq!(night, HoursFault::unreadable(HoursReason::OvernightBreak));
        assert_eq!(fault(&"9".repeat(2000), false), HoursFault::unreadable(HoursReason::TooLong));
        for usable in
            ["Mo-Fr 09:00-17:00 \"sur rendez-vous\"", "Mo-Fr,PH 09:00-17:00", "PH,Sa off; Mo 09:00-10:00"]
        {
            assert!(Hours::read(usable, false).is_ok(), "{usable}");
        }
    }
}
