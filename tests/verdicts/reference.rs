//! `domain/verdicts.md` as one loop over rows, written from its sentences and sharing nothing with
//! the program: dates are counted here, deadlines by walking from day to day, ratios by cross
//! multiplication, the binomial by adding up its terms.
//!
//! Where the specification leaves a choice, it is made here and named:
//! - a receipt during a break or before opening is of the day on which the calendar next opens;
//! - a closing instant still belongs to its day for a stop, no longer for a receipt;
//! - a row that is left out belongs to the period of its due instant as well, where that can be
//!   told, else to the date it speaks of; where neither is known it may belong to any period, so
//!   the worst case of each counts it;
//! - the window of an exclusion is one of due days;
//! - an excluded row is excluded whatever else is wrong with it.

use std::collections::BTreeMap;

/// A day, counted from 1 January 1970.
pub type Day = i64;
/// Minutes by the clock on the wall, counted from the first day on.
pub type Minute = i64;

const DAY: Minute = 1440;

pub fn days_from(year: i64, month: i64, day: i64) -> Day {
    let lengths = [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap_days = (1970..year).filter(|year| is_leap(*year)).count();
    let months: i64 = lengths[..at(month - 1)].iter().sum();
    (year - 1970) * 365 + i64::try_from(leap_days).unwrap_or(0) + months + day - 1
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Year, month, day: found by trying.
pub fn civil(days: Day) -> (i64, i64, i64) {
    let year = (1970 + days / 366..).find(|year| days_from(year + 1, 1, 1) > days).unwrap_or(1970);
    let month = (1..=12).rev().find(|month| days_from(year, *month, 1) <= days).unwrap_or(1);
    (year, month, days - days_from(year, month, 1) + 1)
}

/// Monday is 0.
pub fn weekday(days: Day) -> i64 {
    (days + 3).rem_euclid(7)
}

fn at(index: i64) -> usize {
    usize::try_from(index).unwrap_or(0)
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok()
}

/// `31/01/2026`; nothing when there is no such day.
pub fn slashed(text: &str) -> Option<Day> {
    let mut parts = text.split('/');
    let (day, month, year) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
    let days = days_from(year, month, day);
    (civil(days) == (year, month, day)).then_some(days)
}

/// `14:05` as minutes.
pub fn clock(text: &str) -> Option<Minute> {
    let (hour, minute) = text.split_once(':')?;
    Some(number(hour)? * 60 + number(minute)?)
}

/// What a cell of time says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Day(Day),
    At(Minute),
}

impl When {
    fn day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::At(minute) => minute.div_euclid(DAY),
        }
    }
}

/// What stands in a cell, or why nothing can be read there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<T> {
    Missing,
    Wrong,
    Is(T),
}

impl<T: Copy> Cell<T> {
    fn given(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            _ => None,
        }
    }

    fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong)
    }
}

/// Opening hours of a week, days closed, and the cut-off hour.
pub struct Office {
    pub hours: fn(weekday: i64) -> &'static [(Minute, Minute)],
    pub closed: Vec<Day>,
    pub cut_off: Option<Minute>,
}

impl Office {
    fn opens(&self, day: Day) -> bool {
        !(self.hours)(weekday(day)).is_empty() && !self.closed.contains(&day)
    }

    fn closing(&self, day: Day) -> Option<Minute> {
        (self.hours)(weekday(day)).last().map(|(_, to)| *to).filter(|_| self.opens(day))
    }

    fn next_open(&self, mut day: Day) -> Day {
        while !self.opens(day) {
            day += 1;
        }
        day
    }

    /// "Day 0 is the day of receipt (receipt while closed, or after the declared cut-off hour, is
    /// deemed to be the next open day)."
    fn day_zero(&self, receipt: When) -> Day {
        match receipt {
            When::Day(day) => self.next_open(day),
            When::At(minute) => {
                let (day, hour) = (minute.div_euclid(DAY), minute.rem_euclid(DAY));
                let before_closing = self.closing(day).is_some_and(|closing| hour < closing);
                let late = self.cut_off.is_some_and(|cut_off| hour > cut_off);
                self.next_open(if before_closing && !late { day } else { day + 1 })
            }
        }
    }

    /// "Day 1 is the next day on which the calendar opens, even for half a day; due at closing time
    /// of day N (at 24:00 for columns that are dates only)."
    fn after_business_days(&self, receipt: When, days: i64, dates_only: bool) -> Due {
        let mut day = self.day_zero(receipt);
        for _ in 0..days {
            day = self.next_open(day + 1);
        }
        let hour = if dates_only { DAY } else { self.closing(day).unwrap_or(DAY) };
        Due { day, last: day * DAY + hour }
    }
}

/// The due day and the last minute at which a stop is good.
#[derive(Debug, Clone, Copy)]
struct Due {
    day: Day,
    last: Minute,
}

/// Time allowed.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    BusinessDays(i64),
    CalendarDays(i64),
    Months(i64),
}

/// "N calendar days/months: same local time N days/months later, last day of a short month; a due
/// instant that falls on a closed day stays there."
fn later(start: When, limit: Limit, dates_only: bool) -> Due {
    let day = start.day();
    let day = match limit {
        Limit::Months(months) => {
            let (year, month, date) = civil(day);
            let index = year * 12 + month - 1 + months;
            let first = |index: i64| days_from(index.div_euclid(12), index.rem_euclid(12) + 1, 1);
            (first(index) + date - 1).min(first(index + 1) - 1)
        }
        Limit::CalendarDays(days) | Limit::BusinessDays(days) => day + days,
    };
    let hour = match start {
        When::At(minute) if !dates_only => minute.rem_euclid(DAY),
        _ => DAY,
    };
    Due { day, last: day * DAY + hour }
}

/// How a series is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    Week,
    Month,
    Quarter,
}

/// One period: its first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    pub first: Day,
    pub last: Day,
}

impl Cut {
    pub fn holding(self, day: Day) -> Period {
        let (year, month, _) = civil(day);
        let months = |first: i64, count: i64| {
            let next = year * 12 + first - 1 + count;
            let end = days_from(next.div_euclid(12), next.rem_euclid(12) + 1, 1) - 1;
            Period { first: days_from(year, first, 1), last: end }
        };
        match self {
            Self::Week => {
                let first = day - weekday(day);
                Period { first, last: first + 6 }
            }
            Self::Month => months(month, 1),
            Self::Quarter => months((month - 1) / 3 * 3 + 1, 3),
        }
    }

    /// `2026-03`, `2026-Q1`, `2026-W14`.
    pub fn name(self, period: Period) -> String {
        let (year, month, _) = civil(period.first);
        match self {
            Self::Month => format!("{year}-{month:02}"),
            Self::Quarter => format!("{year}-Q{}", (month + 2) / 3),
            Self::Week => {
                // The week of a year's first Thursday is its first.
                let (year, _, _) = civil(period.first + 3);
                format!("{year}-W{:02}", (period.first + 3 - days_from(year, 1, 1)) / 7 + 1)
            }
        }
    }
}

/// One row of the register, as the reference reads it.
pub struct Row {
    /// The day on which the file it comes from was taken out.
    pub extracted: Day,
    pub cells: BTreeMap<&'static str, String>,
}

impl Row {
    fn raw(&self, header: &str) -> Option<&str> {
        self.cells.get(header).map(|raw| raw.trim()).filter(|raw| !raw.is_empty() && *raw != "-")
    }

    /// A date, and the hour from a second column.
    pub fn moment(&self, date: &str, hour: &str) -> Cell<When> {
        match (self.raw(date), self.raw(hour)) {
            (None, _) => Cell::Missing,
            (Some(date), Some(hour)) => match (slashed(date), clock(hour)) {
                (Some(day), Some(minute)) => Cell::Is(When::At(day * DAY + minute)),
                _ => Cell::Wrong,
            },
            (Some(_), None) => Cell::Wrong,
        }
    }

    /// A date with its hour in one cell.
    pub fn instant(&self, header: &str) -> Cell<When> {
        let Some(raw) = self.raw(header) else { return Cell::Missing };
        let read = raw.split_once(' ').and_then(|(day, hour)| Some(slashed(day)? * DAY + clock(hour)?));
        read.map_or(Cell::Wrong, |minute| Cell::Is(When::At(minute)))
    }

    pub fn date(&self, header: &str) -> Cell<When> {
        let Some(raw) = self.raw(header) else { return Cell::Missing };
        slashed(raw).map_or(Cell::Wrong, |day| Cell::Is(When::Day(day)))
    }

    pub fn yes(&self, header: &str) -> Cell<bool> {
        match self.raw(header) {
            None => Cell::Missing,
            Some("yes") => Cell::Is(true),
            Some("no") => Cell::Is(false),
            Some(_) => Cell::Wrong,
        }
    }

    pub fn whole(&self, header: &str) -> Cell<i64> {
        let Some(raw) = self.raw(header) else { return Cell::Missing };
        number(raw).map_or(Cell::Wrong, Cell::Is)
    }

    /// Whether a cell holds one of the words; others that are known are no.
    pub fn one_of(&self, header: &str, wanted: &[&str], known: &[&str]) -> Cell<bool> {
        match self.raw(header) {
            None => Cell::Missing,
            Some(raw) if wanted.contains(&raw) => Cell::Is(true),
            Some(raw) if known.contains(&raw) => Cell::Is(false),
            Some(_) => Cell::Wrong,
        }
    }
}

/// Cases left out by a rule.
pub struct Exclusion {
    pub of: fn(&Row) -> Cell<bool>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub approved: Option<Day>,
}

/// What is measured of a row.
pub enum Measure {
    Time { start: fn(&Row) -> Cell<When>, stop: fn(&Row) -> Cell<When>, limit: Limit, pause: Option<Pause> },
    Share { of: fn(&Row) -> Cell<bool>, among: fn(&Row) -> Cell<bool> },
}

/// A column of paused business days, and the most that counts.
pub struct Pause {
    pub days: fn(&Row) -> Cell<i64>,
    pub cap: i64,
}

/// One question put to the register.
pub struct Question {
    pub measure: Measure,
    pub scope: fn(&Row) -> Cell<bool>,
    pub exclusions: Vec<Exclusion>,
    pub cut: Cut,
    /// The date a row speaks of.
    pub about: fn(&Row) -> Cell<When>,
    pub by_receipt: bool,
    pub sample: bool,
    pub min_cases: i64,
    /// Least share, in hundredths.
    pub target: i64,
    pub warn: Option<i64>,
    /// Periods that begin before this day are not judged.
    pub in_force: Option<Day>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Counted { good: bool, unpaused: bool },
    NotYetDue,
    OutOfScope,
    Excluded,
    Missing,
    Rejected,
}

/// Rows by fate.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Rows {
    pub read: i64,
    pub counted: i64,
    pub not_yet_due: i64,
    pub out_of_scope: i64,
    pub excluded: i64,
    pub missing: i64,
    pub rejected: i64,
}

/// The sums of one period.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Sums {
    pub n: i64,
    pub good: i64,
    pub unpaused: i64,
    pub excluded: i64,
    pub missing: i64,
    pub rejected: i64,
    pub pending: i64,
}

impl Sums {
    fn left_out(&self) -> i64 {
        self.excluded + self.missing + self.rejected
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            n: self.n + other.n,
            good: self.good + other.good,
            unpaused: self.unpaused + other.unpaused,
            excluded: self.excluded + other.excluded,
            missing: self.missing + other.missing,
            rejected: self.rejected + other.rejected,
            pending: self.pending + other.pending,
        }
    }
}

/// What is said of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub sums: Sums,
    pub state: &'static str,
    pub pooled: bool,
    /// good / (counted + excluded + missing + rejected), not reduced.
    pub worst: (i64, i64),
}

/// What is said of the whole.
#[derive(Debug)]
pub struct Answer {
    pub rows: Rows,
    pub periods: BTreeMap<String, Sums>,
    pub judged: BTreeMap<String, Judged>,
    pub cut_off: Day,
}

/// Asks a question of rows of which each key is there once.
pub fn ask(question: &Question, rows: &[Row], office: &Office, as_of: Day) -> Answer {
    let mut counts = Rows::default();
    let mut periods: BTreeMap<Period, Sums> = BTreeMap::new();
    let mut undated = 0;
    for row in rows {
        let cut_off = row.extracted.min(as_of);
        let (fate, day) = fate_of(question, row, office, cut_off);
        counts.read += 1;
        match fate {
            Fate::Counted { .. } => counts.counted += 1,
            Fate::NotYetDue => counts.not_yet_due += 1,
            Fate::OutOfScope => counts.out_of_scope += 1,
            Fate::Excluded => counts.excluded += 1,
            Fate::Missing => counts.missing += 1,
            Fate::Rejected => counts.rejected += 1,
        }
        if fate == Fate::OutOfScope || fate == Fate::NotYetDue && !question.by_receipt {
            continue;
        }
        let Some(day) = day else {
            undated += 1;
            continue;
        };
        let sums = periods.entry(question.cut.holding(day)).or_default();
        match fate {
            Fate::Counted { good, unpaused } => {
                sums.n += 1;
                sums.good += i64::from(good);
                sums.unpaused += i64::from(unpaused);
            }
            Fate::NotYetDue => sums.pending += 1,
            Fate::Excluded => sums.excluded += 1,
            Fate::Missing => sums.missing += 1,
            Fate::Rejected => sums.rejected += 1,
            Fate::OutOfScope => {}
        }
    }
    let cut_off = rows.iter().map(|row| row.extracted.min(as_of)).max().unwrap_or(as_of);
    fill_gaps(question.cut, &mut periods, cut_off);
    let judged = judge_all(question, &periods, undated, cut_off);
    let name = |period: &Period| question.cut.name(*period);
    Answer {
        rows: counts,
        judged: judged.into_iter().map(|(period, judged)| (name(&period), judged)).collect(),
        periods: periods.iter().map(|(period, sums)| (name(period), sums.clone())).collect(),
        cut_off,
    }
}

/// Periods without a row, up to the one of the cut-off and between others, are there too.
fn fill_gaps(cut: Cut, periods: &mut BTreeMap<Period, Sums>, cut_off: Day) {
    let Some(first) = periods.keys().next().copied() else { return };
    let last = periods.keys().next_back().map_or(cut_off, |period| period.first.max(cut_off));
    let mut day = first.first;
    while day <= last {
        let period = cut.holding(day);
        periods.entry(period).or_default();
        day = period.last + 1;
    }
}

/// What becomes of a row, and the day that decides its period.
fn fate_of(question: &Question, row: &Row, office: &Office, cut_off: Day) -> (Fate, Option<Day>) {
    let about = (question.about)(row).given().map(When::day);
    let (fate, day) = match &question.measure {
        Measure::Time { start, stop, limit, pause } => {
            let timed = timed(row, (*start)(row), (*stop)(row), *limit, pause.as_ref(), (office, cut_off));
            let day = timed.map(|timed| if question.by_receipt { timed.received } else { timed.due.day });
            (timed_fate(timed, cut_off), day.or(about))
        }
        Measure::Share { of, among } => {
            let fate = match ((*among)(row), (*of)(row)) {
                (Cell::Wrong, _) => Fate::Rejected,
                (Cell::Missing, _) => Fate::Missing,
                (Cell::Is(false), _) => Fate::OutOfScope,
                (Cell::Is(true), Cell::Wrong) => Fate::Rejected,
                (Cell::Is(true), Cell::Missing) => Fate::Missing,
                (Cell::Is(true), Cell::Is(good)) => match (question.about)(row) {
                    Cell::Wrong => Fate::Rejected,
                    Cell::Missing => Fate::Missing,
                    Cell::Is(when) if when.day() > cut_off => Fate::NotYetDue,
                    Cell::Is(_) => Fate::Counted { good, unpaused: good },
                },
            };
            let rejected = (question.about)(row).is_wrong() && fate != Fate::OutOfScope;
            (if rejected { Fate::Rejected } else { fate }, about)
        }
    };
    let fate = match (question.scope)(row) {
        Cell::Wrong => return (Fate::Rejected, day),
        // "A missing value in the scope condition → missing, never out of scope."
        Cell::Missing => return (Fate::Missing, day),
        Cell::Is(false) => return (Fate::OutOfScope, day),
        Cell::Is(true) => fate,
    };
    let excluded = fate != Fate::OutOfScope && is_excluded(question, row, day);
    (if excluded { Fate::Excluded } else { fate }, day)
}

/// A case whose deadline can be told.
#[derive(Clone, Copy)]
struct Timed {
    received: Day,
    due: Due,
    fate: TimedFate,
}

#[derive(Clone, Copy)]
enum TimedFate {
    Rejected,
    /// When it stopped, if it did, and the last minutes with and without pauses.
    Sound {
        stop: Option<When>,
        unpaused: Due,
    },
}

fn timed(
    row: &Row,
    start: Cell<When>,
    stop: Cell<When>,
    limit: Limit,
    pause: Option<&Pause>,
    (office, cut_off): (&Office, Day),
) -> Option<Timed> {
    // "A missing start → rejected": there is no due instant either.
    let start = start.given()?;
    let dates_only = matches!(start, When::Day(_)) || stop_is_date(stop);
    let paused = pause.map_or(Cell::Is(0), |pause| match (pause.days)(row) {
        Cell::Is(days) if days >= 0 => Cell::Is(days.min(pause.cap)),
        Cell::Is(_) | Cell::Wrong => Cell::Wrong,
        Cell::Missing => Cell::Is(0),
    });
    let due = |more: i64| match limit {
        Limit::BusinessDays(days) => office.after_business_days(start, days + more, dates_only),
        other => later(start, other, dates_only),
    };
    let with = |due: Due, fate: TimedFate| Some(Timed { received: start.day(), due, fate });
    let Cell::Is(paused) = paused else { return with(due(0), TimedFate::Rejected) };
    if stop.is_wrong() || stop.given().is_some_and(|stop| comes_before(stop, start)) {
        return with(due(paused), TimedFate::Rejected);
    }
    // A pause is no longer than the case: it lasted so many business days when it was not over by
    // the due of one day less.
    let over = stop.given().filter(|stop| stop.day() <= cut_off).unwrap_or(When::Day(cut_off));
    if paused > 0 && is_in_time(over, office.after_business_days(start, paused - 1, dates_only)) {
        return with(due(0), TimedFate::Rejected);
    }
    with(due(paused), TimedFate::Sound { stop: stop.given(), unpaused: due(0) })
}

/// Columns of dates say so in every row, also in those where nothing is written.
fn stop_is_date(stop: Cell<When>) -> bool {
    matches!(stop, Cell::Is(When::Day(_)))
}

/// "Stop before start (at the coarser precision of the two columns) → rejected."
fn comes_before(stop: When, start: When) -> bool {
    match (stop, start) {
        (When::At(stop), When::At(start)) => stop < start,
        _ => stop.day() < start.day(),
    }
}

fn is_in_time(stop: When, due: Due) -> bool {
    match stop {
        When::Day(day) => day <= due.day,
        When::At(minute) => minute <= due.last,
    }
}

/// "It counts once due ≤ cut-off; good ⇔ stopped ≤ due. Open and past due is a miss; open and not
/// yet due is not counted yet."
fn timed_fate(timed: Option<Timed>, cut_off: Day) -> Fate {
    let Some(Timed { due, fate, .. }) = timed else { return Fate::Rejected };
    let TimedFate::Sound { stop, unpaused } = fate else { return Fate::Rejected };
    if due.day > cut_off {
        return Fate::NotYetDue;
    }
    // What happened after the data were taken out is not known.
    let stop = stop.filter(|stop| stop.day() <= cut_off);
    let in_time = |due: Due| stop.is_some_and(|stop| is_in_time(stop, due));
    Fate::Counted { good: in_time(due), unpaused: in_time(unpaused) }
}

/// "Exclusions carry a reason, a window and an approver; approved after the period's end they do
/// not count."
fn is_excluded(question: &Question, row: &Row, day: Option<Day>) -> bool {
    question.exclusions.iter().any(|exclusion| {
        let meant = (exclusion.of)(row).given() == Some(true);
        let end = day.map(|day| question.cut.holding(day).last);
        let approved = exclusion.approved.is_some_and(|on| end.is_none_or(|end| on <= end));
        let after = exclusion.from.is_none_or(|from| day.is_some_and(|day| day >= from));
        let before = exclusion.until.is_none_or(|until| day.is_some_and(|day| day <= until));
        meant && approved && after && before
    })
}

fn judge_all(
    question: &Question,
    periods: &BTreeMap<Period, Sums>,
    undated: i64,
    cut_off: Day,
) -> BTreeMap<Period, Judged> {
    let mut judged = BTreeMap::new();
    let mut insufficient_before: Option<Sums> = None;
    for (period, sums) in periods {
        if question.in_force.is_some_and(|from| period.first < from) {
            continue;
        }
        // "A period that is still running has no verdict"; by receipt it runs until every case of
        // it is due.
        let running = period.last > cut_off || sums.pending > 0;
        let mut state = if running { "in progress" } else { verdict(question, sums, undated) };
        let mut pooled = false;
        let insufficient = state == "insufficient data";
        if insufficient && let Some(before) = &insufficient_before {
            // "Insufficient data two periods running → a verdict on the pooled periods."
            let together = verdict(question, &sums.with(before), undated);
            if together != "insufficient data" {
                (state, pooled) = (together, true);
            }
        }
        insufficient_before = insufficient.then(|| sums.clone());
        let all = sums.n + sums.left_out() + undated;
        judged.insert(*period, Judged { sums: sums.clone(), state, pooled, worst: (sums.good, all) });
    }
    judged
}

/// Whether good/n ≥ target/100, by cross multiplication.
fn reaches(good: i64, n: i64, hundredths: i64) -> bool {
    good * 100 >= hundredths * n
}

fn verdict(question: &Question, sums: &Sums, undated: i64) -> &'static str {
    let (good, n, left_out) = (sums.good, sums.n, sums.left_out());
    if n + left_out == 0 {
        return "no data";
    }
    // "Left-out share … above ⟨20 %⟩ gives insufficient data."
    if left_out * 100 > 20 * (n + left_out) || n == 0 {
        return "insufficient data";
    }
    let target = question.target;
    if question.sample {
        let share = target as f64 / 100.0;
        if upper_tail(n, good, share) > 0.05 {
            let refuted = lower_tail(n, good, share) <= 0.05;
            return if refuted { "missed" } else { "insufficient data" };
        }
    } else if !reaches(good, n, target) {
        return "missed";
    }
    // "A minimum number of cases may withhold met; it never hides a miss."
    if n < question.min_cases {
        return "insufficient data";
    }
    if !reaches(good, n + left_out + undated, target) {
        return "met, resting on exclusions";
    }
    // "Met with at least ⟨75 %⟩ of the allowed misses used": misses/n ≥ 3/4 · (100 − target)/100.
    let used = target < 100 && (n - good) * 400 >= 3 * (100 - target) * n;
    let warned = question.warn.is_some_and(|warn| !reaches(good, n, warn));
    if used || warned { "at risk" } else { "met" }
}

/// P(X ≥ x) of n cases, each good with probability p.
pub fn upper_tail(n: i64, x: i64, p: f64) -> f64 {
    (x..=n).map(|k| term(n, k, p)).sum()
}

/// P(X ≤ x).
pub fn lower_tail(n: i64, x: i64, p: f64) -> f64 {
    (0..=x).map(|k| term(n, k, p)).sum()
}

fn term(n: i64, k: i64, p: f64) -> f64 {
    let choose: f64 = (1..=k).map(|i| ((n - k + i) as f64 / i as f64).ln()).sum();
    let misses = if n == k { 0.0 } else { (n - k) as f64 * (1.0 - p).ln() };
    (choose + k as f64 * p.ln() + misses).exp()
}
