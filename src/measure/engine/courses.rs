//! Cases with a beginning and an end, at the ends of periods: the backlog, and who stays. Rows with
//! the same days are counted together, so memory follows the different courses, not the rows.

use std::collections::HashMap;

use jiff::civil::Date;

use super::cells::{Cut, Groups};
use super::code::{Fates, GOOD, Judged, fate_of, of_fate};
use super::judge::Verdicts;
use super::program::Job;
use super::sums::Totals;
use super::timed::Timed;
use super::view::View;
use super::window::{Stretch, Window, day_of, is_day_column, stretches};
use crate::expression::Mask;
use crate::measure::fate::Fate;
use crate::measure::formulas::{BacklogPlan, DueBy, PresenceBy, PresencePlan};
use crate::measure::indicator_plan::FormulaPlan;
use crate::model::{AgeClock, BacklogFigure, RetentionFigure};
use crate::time::{Moment, date_of, day_number};
use crate::values::Decimal;

/// No day: a case that has not ended, a due date that is not there.
const NEVER: i32 = i32::MAX;

/// The days of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Course {
    start: i32,
    stop: i32,
    /// When it is due, or was reopened.
    mark: i32,
}

/// The columns of a course.
struct Columns {
    start: usize,
    stop: usize,
    mark: Option<DueBy>,
}

fn columns_of(formula: &FormulaPlan) -> Option<Columns> {
    match formula {
        FormulaPlan::Presence(PresencePlan { by: PresenceBy::Contract { joined, left }, .. }) => {
            Some(Columns { start: *joined, stop: *left, mark: None })
        }
        FormulaPlan::Backlog(backlog) => Some(Columns {
            start: backlog.opened,
            stop: backlog.closed,
            mark: match backlog.figure {
                BacklogFigure::Overdue => backlog.due,
                BacklogFigure::ClosureRate => backlog.reopened.map(DueBy::Column),
                BacklogFigure::Open | BacklogFigure::P90Age => None,
            },
        }),
        _ => None,
    }
}

/// Whether the rows of a formula are courses.
pub fn is_course(formula: &FormulaPlan) -> bool {
    columns_of(formula).is_some()
}

/// Judges every row by its days: without a beginning, or ended before it, it is rejected; begun after
/// the cut-off, it is not counted yet.
pub fn judge(view: &View<'_>, job: &Job<'_>) -> Timed {
    let rows = view.rows();
    let mut fates = Fates::none(rows);
    let mut days = vec![None; rows];
    let columns = columns_of(&job.plan.formula);
    for row in 0..rows {
        let Some(columns) = &columns else { continue };
        let bad = [Some(columns.stop), mark_column(columns)].into_iter().flatten();
        let bad = bad.filter_map(|column| view.column(column)).any(|column| column.bad.get(row));
        let course = course(view, job, columns, row);
        let one = Mask::of(rows, |own| own == row);
        match course {
            Some(course) => {
                if let Some(day) = days.get_mut(row) {
                    *day = Some(course.start);
                }
                if bad || course.stop < course.start {
                    fates.rejected.set(row);
                } else if course.start > day_number(view.cut_off) {
                    fates.not_yet_due.set(row);
                }
            }
            None => fates.settle(&one, Fate::Rejected),
        }
    }
    let none = Mask::none(rows);
    let judged = Judged { fates, good: none.clone(), without_pauses: none, detractors: None };
    Timed { judged, days, elapsed: vec![None; rows], dues: vec![None; rows] }
}

const fn mark_column(columns: &Columns) -> Option<usize> {
    match columns.mark {
        Some(DueBy::Column(column)) => Some(column),
        _ => None,
    }
}

fn course(view: &View<'_>, job: &Job<'_>, columns: &Columns, row: usize) -> Option<Course> {
    let zone = view.program.zone;
    let day = |column: usize| view.moment(column, row).map(|moment| day_of(zone, moment));
    let start = view.moment(columns.start, row)?;
    let mark = match columns.mark {
        None => None,
        Some(DueBy::Column(column)) => day(column),
        Some(DueBy::Within(length)) => {
            let window = Window { job, zone, length, by_day: is_day_column(view, columns.start) };
            Some(day_number(window.end(start)?.day))
        }
    };
    Some(Course {
        start: day_of(zone, start),
        stop: day(columns.stop).unwrap_or(NEVER),
        mark: mark.unwrap_or(NEVER),
    })
}

/// Group, code and days of rows that are counted together; no days where the beginning is not known.
type Seen = (u32, u8, Option<Course>);

/// The courses of one breakdown, counted by one thread.
#[derive(Debug, Default)]
pub struct Courses {
    groups: Groups,
    counts: HashMap<Seen, u64>,
}

impl Courses {
    /// Counts the rows of a batch.
    pub fn add(&mut self, view: &View<'_>, job: &Job<'_>, cut: &Cut, verdicts: &Verdicts) {
        let groups = self.groups.number(view.table(), &cut.columns);
        let Some(columns) = columns_of(&job.plan.formula) else { return };
        for (row, (code, group)) in verdicts.judged.codes().into_iter().zip(groups).enumerate() {
            if !view.superseded.get(row) {
                let course = course(view, job, &columns, row);
                *self.counts.entry((group, code, course)).or_insert(0) += 1;
            }
        }
    }

    fn sorted(&self) -> Vec<(Seen, u64)> {
        let mut counts: Vec<_> = self.counts.iter().map(|(course, count)| (*course, *count)).collect();
        counts.sort_unstable();
        counts
    }

    /// Puts the courses into the periods they touch.
    pub fn settle(&self, job: &Job<'_>, cut: &Cut, cut_off: Date, totals: &mut Totals) {
        totals.note(&self.groups);
        let mut periods: HashMap<i32, Vec<Stretch>> = HashMap::new();
        for ((group, code, course), count) in self.sorted() {
            let undated = course.is_none();
            totals.settle_rows(code, count, undated);
            let (Some(course), Some(fate)) = (course, told(code)) else { continue };
            let touched =
                periods.entry(course.start).or_insert_with(|| stretches(cut, course.start, cut_off));
            let names = self.groups.name(group).map(<[String]>::to_vec);
            let put = Put { job, course, count, code, names };
            for stretch in touched.iter() {
                put.in_period(*stretch, fate, totals);
            }
        }
    }

    /// The open cases of a backlog by bands of age, as groups.
    pub fn settle_bands(&self, job: &Job<'_>, cut: &Cut, cut_off: Date, totals: &mut Totals) {
        let FormulaPlan::Backlog(backlog) = &job.plan.formula else { return };
        for ((_, code, course), count) in self.sorted() {
            let Some(course) = course.filter(|_| told(code) == Some(Fate::Counted)) else { continue };
            for stretch in stretches(cut, course.start, cut_off) {
                let age = age(job, backlog, course.start, stretch.last);
                if let (true, Some(age)) = (is_open(course, stretch), age) {
                    let names = Some(vec![band(&backlog.bands, age)]);
                    totals.put(stretch.period, names.as_deref(), code, count);
                    totals.more(stretch.period, names).sum.add(whole(count));
                }
            }
        }
    }
}

/// What is told of a row in its periods; nothing where it is in none.
fn told(code: u8) -> Option<Fate> {
    match fate_of(code) {
        Fate::OutOfScope | Fate::NotYetDue => None,
        fate => Some(fate),
    }
}

/// Courses on their way into periods.
struct Put<'p> {
    job: &'p Job<'p>,
    course: Course,
    count: u64,
    code: u8,
    names: Option<Vec<String>>,
}

impl Put<'_> {
    fn in_period(&self, stretch: Stretch, fate: Fate, totals: &mut Totals) {
        match (&self.job.plan.formula, fate) {
            // What cannot be told of a case is told of the period it began in.
            (_, Fate::Rejected)
                if !(stretch.before < self.course.start && self.course.start <= stretch.last) => {}
            (_, Fate::Rejected) => self.put(stretch, self.code, totals),
            (FormulaPlan::Presence(presence), _) => self.stay(presence, stretch, fate, totals),
            (FormulaPlan::Backlog(backlog), _) => self.backlog(backlog, stretch, fate, totals),
            _ => {}
        }
    }

    fn put(&self, stretch: Stretch, code: u8, totals: &mut Totals) {
        totals.put(stretch.period, self.names.as_deref(), code, self.count);
    }

    /// There at the start of the period: still there at its end, or lost.
    fn stay(&self, presence: &PresencePlan, stretch: Stretch, fate: Fate, totals: &mut Totals) {
        let Course { start, stop, .. } = self.course;
        if start > stretch.before || stop <= stretch.before {
            return;
        }
        let good = (stop <= stretch.last) == (presence.figure == RetentionFigure::Churn);
        self.put(stretch, if fate == Fate::Counted && good { self.code | GOOD } else { self.code }, totals);
    }

    fn backlog(&self, backlog: &BacklogPlan, stretch: Stretch, fate: Fate, totals: &mut Totals) {
        let open = is_open(self.course, stretch);
        let within = |day: i32| stretch.before < day && day <= stretch.last;
        let Course { start, stop, mark } = self.course;
        match backlog.figure {
            BacklogFigure::ClosureRate => {
                let flows = u64::from(within(start)) + u64::from(within(mark));
                let closed = u64::from(within(stop));
                for _ in 0..flows + closed {
                    self.put(stretch, self.code, totals);
                }
                if fate == Fate::Counted && flows + closed > 0 {
                    let more = totals.more(stretch.period, self.names.clone());
                    more.weight.add(whole(flows * self.count));
                    more.sum.add(whole(closed * self.count));
                }
            }
            BacklogFigure::Open => {
                self.put(stretch, self.code, totals);
                if fate == Fate::Counted && open {
                    totals.more(stretch.period, self.names.clone()).sum.add(whole(self.count));
                }
            }
            BacklogFigure::Overdue if open => {
                let code = match (fate, mark) {
                    (Fate::Counted, NEVER) => of_fate(Fate::Missing),
                    (Fate::Counted, due) if due <= stretch.last => self.code | GOOD,
                    _ => self.code,
                };
                self.put(stretch, code, totals);
            }
            BacklogFigure::P90Age if open => {
                self.put(stretch, self.code, totals);
                let age = age(self.job, backlog, start, stretch.last).filter(|_| fate == Fate::Counted);
                if let Some(age) = age {
                    let unit = if backlog.age == Some(AgeClock::CalendarDays) { 86_400 } else { 1 };
                    let spread = &mut totals.more(stretch.period, self.names.clone()).spread;
                    (0..self.count).for_each(|_| spread.add(age * unit, false));
                }
            }
            BacklogFigure::Overdue | BacklogFigure::P90Age => {}
        }
    }
}

const fn is_open(course: Course, stretch: Stretch) -> bool {
    course.start <= stretch.last && course.stop > stretch.last
}

/// The age of an open case at the end of a day, in days of its clock.
fn age(job: &Job<'_>, backlog: &BacklogPlan, start: i32, last: i32) -> Option<i64> {
    match backlog.age? {
        AgeClock::CalendarDays => Some(i64::from(last) - i64::from(start)),
        AgeClock::BusinessDays => {
            let (from, to) = (Moment::Day(date_of(start)?), Moment::Day(date_of(last)?));
            job.calendar.as_ref()?.business_days_between(from, to, true).map(i64::from)
        }
    }
}

/// `0–5`, `6–10`, `> 10`.
fn band(bands: &[u32], age: i64) -> String {
    let first = bands.iter().position(|last| age <= i64::from(*last));
    match (first, bands.last()) {
        (Some(0), _) | (None, None) => format!("0–{}", bands.first().copied().unwrap_or(0)),
        (Some(at), _) => format!("{}–{}", bands[at - 1] + 1, bands[at]),
        (None, Some(last)) => format!("> {last}"),
    }
}

fn whole(count: u64) -> Decimal {
    Decimal::integer(i64::try_from(count).unwrap_or(i64::MAX))
}
