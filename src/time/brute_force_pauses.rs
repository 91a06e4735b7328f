//! Pauses against the slowest possible count: every minute of two years marked as paused or not, the
//! marks counted, the due found by walking from minute to minute and from day to day.

use jiff::Timestamp;
use jiff::civil::Date;

use super::brute_force::{Draw, IsOpen, MINUTES, calendars, minute, worked_before_each_minute};
use super::{CaseClock, Due, Moment, Pause, PauseLimits, Paused, WorkingCalendar, ZoneTable};
use crate::values::{Clock, Duration, Unit};

const DAY: usize = 1440;
/// No pause drawn ends so long after its case began.
const REACH: usize = 25 * DAY;

/// A pause in minutes; the last one may lack its end.
#[derive(Debug, Clone, Copy)]
struct Minutes {
    from: usize,
    to: Option<usize>,
    recorded: usize,
}

/// Every minute of the two years: whether it is open, and on which day.
struct Walk {
    open: Vec<bool>,
    days: Vec<Date>,
}

impl Walk {
    fn of(calendar: &WorkingCalendar, is_open: IsOpen) -> Self {
        let worked = worked_before_each_minute(calendar, is_open);
        let open = worked.windows(2).map(|pair| pair[1] > pair[0]).collect();
        let days = (0..MINUTES / 30).flat_map(|half_hour| {
            std::iter::repeat_n(calendar.zone().to_datetime(minute(half_hour * 30)).date(), 30)
        });
        Self { open, days: days.collect() }
    }

    /// The first minute at which so many open minutes are over.
    fn after(start: usize, mut wanted: i64, counts: impl Fn(usize) -> bool) -> usize {
        let mut at = start;
        while wanted > 0 {
            wanted -= i64::from(counts(at));
            at += 1;
        }
        at
    }

    /// The day of the first open minute from here on.
    fn next_open_day(&self, from: usize) -> Date {
        self.days[(from..self.open.len()).find(|at| self.open[*at]).expect("an open minute")]
    }

    fn first_minute(&self, day: Date) -> usize {
        self.days.partition_point(|own| *own < day)
    }

    /// The open day `n` open days after this one, and the minute at which it closes.
    fn open_day_after(&self, day: Date, n: i64) -> (Date, usize) {
        let first = self.first_minute(day);
        let mut days: Vec<Date> = Vec::new();
        for at in first..self.open.len() {
            if self.open[at] && days.last() != Some(&self.days[at]) {
                if i64::try_from(days.len()).expect("a number") > n {
                    break;
                }
                days.push(self.days[at]);
            }
        }
        let due = *days.last().expect("an open day");
        let last = (first..self.open.len())
            .take_while(|at| self.days[*at] <= due)
            .filter(|at| self.open[*at])
            .last();
        (due, last.expect("an open minute") + 1)
    }
}

/// Marks every minute that lies in one of the pauses, from the start of the case on and for as long
/// as pauses may reach.
fn marked(pauses: &[Minutes], start: usize, cut_off: usize) -> Vec<bool> {
    let mut marks = vec![false; start + REACH];
    for pause in pauses {
        marks[pause.from.max(start)..pause.to.unwrap_or(cut_off).max(pause.from).max(start)].fill(true);
    }
    marks
}

/// The due minute and day when only these pauses count.
type DueWith<'f> = &'f dyn Fn(&[Minutes]) -> (Timestamp, Option<Date>);

/// The pauses that count, in the order of their beginnings.
fn counted(pauses: &[Minutes], due_with: DueWith<'_>) -> Vec<Minutes> {
    let mut sorted = pauses.to_vec();
    sorted.sort_by_key(|pause| pause.from);
    let mut counted: Vec<Minutes> = Vec::new();
    for pause in sorted {
        let (due, _) = due_with(&counted);
        if minute(pause.from) <= due && minute(pause.recorded) <= due {
            counted.push(pause);
        }
    }
    counted
}

fn draw_pauses(draw: &mut Draw, start: usize, reach: usize) -> Vec<Minutes> {
    let count = draw.below(5);
    let round = |draw: &mut Draw, at: usize| if draw.below(2) == 0 { at / 30 * 30 } else { at };
    (0..count)
        .map(|_| {
            let from = start.saturating_sub(DAY) + draw.below(reach);
            let from = round(draw, from);
            let to = from + draw.below(reach / 2);
            let recorded = from + draw.below(reach / 4);
            let to = round(draw, to).max(from);
            Minutes { from, to: (draw.below(6) > 0).then_some(to), recorded }
        })
        .collect()
}

fn as_pauses(pauses: &[Minutes]) -> Vec<Pause> {
    let at = |nth: usize| Moment::Instant(minute(nth));
    let pause = |pause: &Minutes| Pause {
        from: at(pause.from),
        to: pause.to.map(at),
        recorded: Some(at(pause.recorded)),
    };
    pauses.iter().map(pause).collect()
}

/// The first minute after a civil day.
fn end_of(walk: &Walk, day: Date) -> usize {
    walk.days.partition_point(|own| *own <= day)
}

fn agree(told: &Paused, expected: (Timestamp, Option<Date>), place: &str) {
    assert_eq!(told.due.instant, expected.0, "{place}");
    if let Some(day) = expected.1 {
        assert_eq!(told.due.day, day, "{place}");
    }
}

#[test]
fn hours_with_pauses_minute_by_minute() {
    let mut draw = Draw(11);
    let mut moved = 0;
    for (name, calendar, is_open) in calendars() {
        let walk = Walk::of(&calendar, is_open);
        let zone = ZoneTable::new(calendar.zone().clone());
        for (unit, clock) in [(Unit::BusinessHour, Clock::BusinessHours), (Unit::Hour, Clock::Elapsed)] {
            let clock = CaseClock { clock, calendar: Some(&calendar), zone: &zone, stop_is_day: false };
            let counts = |at: usize| unit == Unit::Hour || walk.open[at];
            for _ in 0..30 {
                let start = 2 * DAY + draw.below(MINUTES - 250 * DAY);
                let hours = u32::try_from(1 + draw.below(30)).expect("hours");
                let pauses = draw_pauses(&mut draw, start, 8 * DAY);
                let cap = (draw.below(2) == 0).then(|| i64::try_from(draw.below(40)).expect("hours") * 60);
                let cut_off = walk.days[start + 12 * DAY];
                let ends = end_of(&walk, cut_off);
                let due_with = |pauses: &[Minutes]| {
                    let marks = marked(pauses, start, ends);
                    let stood = (start..start + REACH).filter(|at| marks[*at] && counts(*at)).count();
                    let stood = i64::try_from(stood).expect("a number");
                    let endless = pauses.iter().any(|pause| pause.to.is_none());
                    let stood = cap.map_or(stood, |cap| if endless { cap } else { stood.min(cap) });
                    (minute(Walk::after(start, i64::from(hours) * 60 + stood, counts)), None)
                };
                let expected = due_with(&counted(&pauses, &due_with));
                let limit = Duration { amount: hours, unit };
                let limits = PauseLimits { cap: cap.map(|minutes| minutes * 60), cut_off };
                let at = Moment::Instant(minute(start));
                let told = clock.due_paused(at, limit, &as_pauses(&pauses), limits).expect("a due");
                agree(&told, expected, &format!("{name}: {} + {limit}, {pauses:?}, {cap:?}", minute(start)));
                moved += usize::from(told.steps > 0);
            }
        }
    }
    assert!(moved > 80, "{moved} dues moved");
}

/// Runs of marked minutes: first, and the one behind the last.
fn runs(marks: &[bool], start: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in (start..marks.len()).filter(|at| marks[*at]) {
        match runs.last_mut().filter(|run| run.1 == at) {
            Some(run) => run.1 = at + 1,
            None => runs.push((at, at + 1)),
        }
    }
    runs
}

#[test]
fn days_with_pauses_minute_by_minute() {
    let mut draw = Draw(12);
    let mut moved = 0;
    // Shifts past midnight have tests of their own: here a day is a civil day.
    for (name, calendar, is_open) in calendars().into_iter().filter(|own| !own.0.starts_with("nights")) {
        let walk = Walk::of(&calendar, is_open);
        let zone = ZoneTable::new(calendar.zone().clone());
        for (unit, clock) in [(Unit::BusinessDay, Clock::BusinessDays), (Unit::CalendarDay, Clock::Calendar)]
        {
            let clock = CaseClock { clock, calendar: Some(&calendar), zone: &zone, stop_is_day: false };
            for _ in 0..25 {
                let start = 2 * DAY + draw.below(MINUTES - 250 * DAY);
                let amount = u32::try_from(1 + draw.below(6)).expect("days");
                let pauses = draw_pauses(&mut draw, start, 12 * DAY);
                let cap = (draw.below(2) == 0).then(|| i64::try_from(draw.below(8)).expect("days"));
                let cut_off = walk.days[start + 20 * DAY];
                let ends = end_of(&walk, cut_off);
                let due_with = |pauses: &[Minutes]| {
                    let stood: i64 = runs(&marked(pauses, start, ends), start)
                        .into_iter()
                        .map(|(from, to)| days_within(&walk, unit, from, (to, to == ends)))
                        .sum();
                    let endless = pauses.iter().any(|pause| pause.to.is_none());
                    let stood = cap.map_or(stood, |cap| if endless { cap } else { stood.min(cap) });
                    due_after(&walk, unit, start, (i64::from(amount) + stood, calendar.zone()))
                };
                let expected = due_with(&counted(&pauses, &due_with));
                let limit = Duration { amount, unit };
                let at = Moment::Instant(minute(start));
                let limits = PauseLimits { cap, cut_off };
                let told = clock.due_paused(at, limit, &as_pauses(&pauses), limits).expect("a due");
                agree(&told, expected, &format!("{name}: {} + {limit}, {pauses:?}, {cap:?}", minute(start)));
                moved += usize::from(told.steps > 0);
            }
        }
    }
    assert!(moved > 50, "{moved} dues moved");
}

/// Days from one minute to another. Business days: of the open days behind that on which a receipt
/// at the first minute counts, those up to the one by whose closing the second has come. A pause
/// that ends with a day is known to have lasted that day.
fn days_within(walk: &Walk, unit: Unit, from: usize, (to, ends_with_day): (usize, bool)) -> i64 {
    let mut days: Vec<Date> = if unit == Unit::CalendarDay {
        let last = if ends_with_day { to - 1 } else { to };
        let first = walk.days[from];
        walk.days[from..=last].iter().copied().filter(|day| *day > first).collect()
    } else {
        let first = walk.next_open_day(from);
        let last =
            walk.next_open_day(if ends_with_day { walk.first_minute(walk.days[to - 1]) } else { to - 1 });
        let behind = (from..MINUTES).take_while(|at| walk.days[*at] <= last).filter(|at| walk.open[*at]);
        behind.map(|at| walk.days[at]).filter(|day| *day > first).collect()
    };
    days.dedup();
    i64::try_from(days.len()).expect("a number")
}

fn due_after(
    walk: &Walk,
    unit: Unit,
    start: usize,
    (days, zone): (i64, &jiff::tz::TimeZone),
) -> (Timestamp, Option<Date>) {
    if unit == Unit::CalendarDay {
        let local = zone.to_datetime(minute(start));
        let later = local + jiff::Span::new().days(days);
        let instant = zone.to_ambiguous_timestamp(later).compatible().expect("an instant");
        return (instant, Some(later.date()));
    }
    let (day, closing) = walk.open_day_after(walk.next_open_day(start), days);
    (minute(closing), Some(day))
}

/// One day on which everything is said: the vector of the documentation.
#[test]
fn each_pause_that_counts_makes_the_due_later() {
    let (_, calendar, _) = calendars().remove(4);
    let zone = ZoneTable::new(calendar.zone().clone());
    let clock =
        CaseClock { clock: Clock::BusinessDays, calendar: Some(&calendar), zone: &zone, stop_is_day: true };
    let day = |day: i8| Moment::Day(Date::constant(2026, 3, day));
    let pause = |from: i8, to: i8| Pause { from: day(from), to: Some(day(to)), recorded: None };
    let limits = PauseLimits { cap: None, cut_off: Date::constant(2026, 6, 30) };
    let due = |pauses: &[Pause], limits| -> (Due, i64) {
        let limit = Duration { amount: 2, unit: Unit::BusinessDay };
        let told = clock.due_paused(day(2), limit, pauses, limits).expect("a due");
        (told.due, told.steps)
    };
    // Monday 2 March, six days a week: due on Wednesday 4.
    assert_eq!(due(&[], limits).0.day, Date::constant(2026, 3, 4));
    // The second begins on the Thursday to which the first has moved the due.
    assert_eq!(due(&[pause(5, 9), pause(3, 4)], limits).0.day, Date::constant(2026, 3, 9));
    // Without the first it comes too late.
    assert_eq!(due(&[pause(5, 9)], limits), (due(&[], limits).0, 0));
    // Overlapping days count once.
    assert_eq!(due(&[pause(3, 5), pause(4, 6)], limits).1, 3);
    let capped = PauseLimits { cap: Some(2), ..limits };
    assert_eq!(due(&[pause(3, 5), pause(4, 6)], capped).1, 2);
    let endless = Pause { to: None, ..pause(3, 3) };
    assert_eq!(due(&[endless], capped).1, 2);
}
