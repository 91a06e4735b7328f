//! Timed cases: due, in time or not, how long they took (`domain/verdicts.md`).

use std::cmp::Ordering;

use super::code::{Fates, Judged};
use super::follow::Followed;
use super::pauses::{PauseTold, Standstill, Taken};
use super::program::Job;
use super::view::View;
use crate::expression::Mask;
use crate::measure::fate::Fate;
use crate::measure::indicator_plan::TimePlan;
use crate::measure::pauses::Reopened;
use crate::model::kinds::indicator::Cohort;
use crate::model::kinds::source::ColumnType;
use crate::time::{CaseClock, Due, Moment, Pause, date_of, day_number, instant_at};
use crate::values::{Clock, Duration, Within};

/// The timed cases of a batch.
pub struct Timed {
    pub judged: Judged,
    /// The day that decides the period of each row, since 1970.
    pub days: Vec<Option<i32>>,
    /// How long each case took, on the clock of the limit, and whether it is still open; for an
    /// open one, its age at the cut-off.
    pub elapsed: Vec<Option<(i64, bool)>>,
    pub dues: Vec<Option<Due>>,
}

/// One row.
struct Case {
    fate: Fate,
    day: Option<i32>,
    good: bool,
    without_pauses: bool,
    elapsed: Option<(i64, bool)>,
    due: Option<Due>,
}

impl Case {
    const fn uncounted(fate: Fate, day: Option<i32>) -> Self {
        Self { fate, day, good: false, without_pauses: false, elapsed: None, due: None }
    }
}

/// Judges the rows that may be in scope.
pub fn judge(view: &View<'_>, job: &Job<'_>, plan: &TimePlan, in_question: &Mask) -> Timed {
    let rows = view.rows();
    let clerk = Clerk::new(view, job, plan);
    let mut timed = Timed {
        judged: Judged {
            fates: Fates::none(rows),
            good: Mask::none(rows),
            without_pauses: Mask::none(rows),
            detractors: None,
        },
        days: vec![None; rows],
        elapsed: vec![None; rows],
        dues: vec![None; rows],
    };
    for row in in_question.iter() {
        let case = clerk.case(row).unwrap_or_else(|| Case::uncounted(Fate::Rejected, view.point(row)));
        timed.take(row, &case);
    }
    timed
}

/// What a case tells besides its fate.
#[derive(Debug, Clone, Default)]
pub struct TimeTold {
    pub start: Option<Moment>,
    /// The stop that counts.
    pub stop: Option<Moment>,
    /// The stop that a reopening made void, and the reopening.
    pub void: Option<(Option<Moment>, Moment)>,
    pub pauses: Vec<PauseTold>,
    /// The limit, and how long the clock stood still besides, in its steps.
    pub limit: Option<(Duration, i64)>,
}

/// Tells what is known of one case.
pub fn told(view: &View<'_>, job: &Job<'_>, plan: &TimePlan, row: usize) -> TimeTold {
    let clerk = Clerk::new(view, job, plan);
    let Some(start) = view.moment(plan.from, row) else { return TimeTold::default() };
    let stop = clerk.stop(row).unwrap_or_default();
    let pauses = clerk.standstill().read(row).unwrap_or(Taken::Nothing);
    let held = clerk.held(row, start, &pauses).ok();
    TimeTold {
        start: Some(start),
        stop: stop.at,
        void: stop.void,
        pauses: clerk.standstill().told(row, start, job.limit),
        limit: held.as_ref().and_then(|held| held.limit),
    }
}

impl Timed {
    /// Takes a row that has no length; without a day of its own it has the one it speaks of.
    pub fn take_plain(&mut self, row: usize, case: &Followed, point: Option<i32>) {
        let taken = Case { due: case.due, ..Case::uncounted(case.fate, case.day.or(point)) };
        self.take(row, &Case { good: case.good, without_pauses: case.good, ..taken });
        if case.fate == Fate::OutOfScope {
            self.judged.fates.out_of_scope.set(row);
        }
    }

    fn take(&mut self, row: usize, case: &Case) {
        let fates = &mut self.judged.fates;
        match case.fate {
            Fate::NotYetDue => fates.not_yet_due.set(row),
            Fate::Missing => fates.missing.set(row),
            Fate::Rejected => fates.rejected.set(row),
            Fate::Counted | Fate::OutOfScope | Fate::Excluded => {}
        }
        if case.good {
            self.judged.good.set(row);
        }
        if case.without_pauses {
            self.judged.without_pauses.set(row);
        }
        if let (Some(day), Some(elapsed), Some(due)) =
            (self.days.get_mut(row), self.elapsed.get_mut(row), self.dues.get_mut(row))
        {
            (*day, *elapsed, *due) = (case.day, case.elapsed, case.due);
        }
    }
}

/// Whether a column holds dates without hours.
pub fn is_day_column(view: &View<'_>, column: usize) -> bool {
    view.program.source.columns.get(column).is_some_and(|column| column.kind == ColumnType::Date)
}

/// Judges one case after the other.
struct Clerk<'c> {
    view: &'c View<'c>,
    job: &'c Job<'c>,
    plan: &'c TimePlan,
    clock: CaseClock<'c>,
    /// The last day of which anything is known, since 1970.
    cut_off: i32,
}

/// The stop of a case.
#[derive(Debug, Clone, Copy, Default)]
struct Stop {
    at: Option<Moment>,
    /// The stop that does not count any more, and the reopening that made it void.
    void: Option<(Option<Moment>, Moment)>,
}

/// What a case is held against.
struct Held {
    due: Due,
    /// The due had nobody paused the clock.
    plain: Due,
    limit: Option<(Duration, i64)>,
}

impl<'c> Clerk<'c> {
    fn new(view: &'c View<'c>, job: &'c Job<'c>, plan: &'c TimePlan) -> Self {
        let calendar = job.calendar.as_deref();
        let clock = CaseClock {
            clock: match job.limit {
                Some(Within::Duration(limit)) => limit.clock(),
                _ if calendar.is_some() => Clock::BusinessDays,
                _ => Clock::Calendar,
            },
            calendar,
            zone: view.program.zone,
            stop_is_day: is_day_column(view, plan.to),
        };
        Self { view, job, plan, clock, cut_off: day_number(view.cut_off) }
    }

    const fn standstill(&self) -> Standstill<'_> {
        Standstill { view: self.view, pauses: self.plan.less.as_ref(), clock: &self.clock }
    }

    /// A timed case: it belongs to the period that holds its due instant and counts once that is
    /// past; good ⇔ stopped by then. `None` when it cannot be timed at all.
    fn case(&self, row: usize) -> Option<Case> {
        let start = self.view.moment(self.plan.from, row)?;
        let start_day = self.clock.day(start);
        if !self.view.program.register.impossible(self.view.batch.file, &[start_day]).is_empty() {
            return Some(Case::uncounted(Fate::Rejected, None));
        }
        let paused = self.standstill().read(row).map(|taken| self.until_the_stop(row, taken));
        let taken = paused.as_ref().unwrap_or(&Taken::Nothing);
        let held = match self.held(row, start, taken) {
            Ok(held) => held,
            Err(fate) => return Some(Case::uncounted(fate, Some(start_day))),
        };
        let due_day = day_number(held.due.day);
        let day = if self.job.plan.cohort == Cohort::Received { start_day } else { due_day };
        let is_before =
            |stop: &Stop| stop.at.is_some_and(|stop| self.clock.compare(stop, start) == Ordering::Less);
        let stop = self.stop(row).filter(|stop| !is_before(stop));
        let (Some(stop), Some(_)) = (stop, &paused) else {
            return Some(Case::uncounted(Fate::Rejected, Some(day)));
        };
        let stopped = stop.at.filter(|stop| self.clock.day(*stop) <= self.cut_off);
        if !self.stood_still_within(start, stopped, taken) {
            let received = self.job.plan.cohort == Cohort::Received;
            let day = if received { start_day } else { day_number(held.plain.day) };
            return Some(Case::uncounted(Fate::Rejected, Some(day)));
        }
        Some(Case {
            fate: if due_day <= self.cut_off { Fate::Counted } else { Fate::NotYetDue },
            day: Some(day),
            good: stopped.is_some_and(|stop| !held.due.is_late(stop)),
            without_pauses: stopped.is_some_and(|stop| !held.plain.is_late(stop)),
            elapsed: self.elapsed(start, stopped, taken),
            due: Some(held.due),
        })
    }

    /// A pause ends when the case does.
    fn until_the_stop(&self, row: usize, taken: Taken) -> Taken {
        let Taken::Pairs(pauses) = taken else { return taken };
        let stop = self.stop(row).and_then(|stop| stop.at);
        let Some(stop) = stop.filter(|stop| self.clock.day(*stop) <= self.cut_off) else {
            return Taken::Pairs(pauses);
        };
        let before = pauses.into_iter().filter(|pause| self.clock.compare(pause.from, stop).is_lt());
        let ended = before.map(|pause| {
            let to = pause.to.filter(|to| self.clock.compare(*to, stop).is_lt());
            Pause { to: Some(to.unwrap_or(stop)), ..pause }
        });
        Taken::Pairs(ended.collect())
    }

    /// A number of days or hours of pause is no more than the case has lasted: more is wrong, and
    /// would move a late case to a later period.
    fn stood_still_within(&self, start: Moment, stopped: Option<Moment>, taken: &Taken) -> bool {
        if !matches!(taken, Taken::Column(_)) {
            return true;
        }
        let until = stopped.unwrap_or(Moment::Day(self.view.cut_off));
        let paused = self.standstill().until((start, until), self.job.limit, taken);
        self.clock.between(start, until).zip(paused).is_none_or(|(lasted, paused)| paused <= lasted)
    }

    /// The moment in a column; `Err` where its cell is wrong.
    fn moment(&self, column: usize, row: usize) -> Result<Option<Moment>, ()> {
        let bad = self.view.column(column).is_some_and(|column| column.bad.get(row));
        if bad { Err(()) } else { Ok(self.view.moment(column, row)) }
    }

    /// The stop of a case; nothing when a cell is wrong. A reopening that is known, and comes no
    /// later after the stop than the window allows, makes it void.
    fn stop(&self, row: usize) -> Option<Stop> {
        let first = self.moment(self.plan.to, row).ok()?;
        let Some(reopened) = &self.plan.reopened else { return Some(Stop { at: first, void: None }) };
        let on = self.moment(reopened.on, row).ok()?;
        let again = match reopened.to {
            Some(to) => self.moment(to, row).ok()?,
            None => None,
        };
        if let (Some(on), Some(again)) = (on, again)
            && self.clock.compare(again, on) == Ordering::Less
        {
            return None;
        }
        let on = on.filter(|on| self.clock.day(*on) <= self.cut_off);
        Some(match on.filter(|on| first.is_none_or(|stop| self.makes_void(reopened, stop, *on))) {
            Some(on) => Stop { at: again, void: Some((first, on)) },
            None => Stop { at: first, void: None },
        })
    }

    fn makes_void(&self, reopened: &Reopened, stop: Moment, on: Moment) -> bool {
        let clock = CaseClock { clock: reopened.within.clock(), ..self.clock };
        // A window that cannot be told has not ended.
        let inside = clock.due(stop, reopened.within, 0).map_or(true, |ends| !ends.is_late(on));
        self.clock.compare(stop, on) != Ordering::Greater && inside
    }

    /// The due of a case: by the limit, made later by pauses; by the column of due dates; or, where
    /// nothing is held against it, the start itself.
    fn held(&self, row: usize, start: Moment, taken: &Taken) -> Result<Held, Fate> {
        let fixed = |due: Due| Held { due, plain: due, limit: None };
        match (self.job.limit, self.plan.due) {
            (Some(Within::DueDate), Some(column)) => {
                let due = self.moment(column, row).map_err(|()| Fate::Rejected)?.ok_or(Fate::Missing)?;
                self.due_at(due).map(fixed).ok_or(Fate::Rejected)
            }
            (Some(Within::Duration(limit)), _) => {
                let plain = self.clock.due(start, limit, 0).map_err(|_| Fate::Rejected)?;
                if matches!(taken, Taken::Nothing) {
                    return Ok(Held { due: plain, plain, limit: Some((limit, 0)) });
                }
                let (due, longer, extra) =
                    self.standstill().due(start, limit, taken).ok_or(Fate::Rejected)?;
                Ok(Held { due, plain, limit: Some((longer, extra)) })
            }
            _ => self.due_at(start).map(fixed).ok_or(Fate::Rejected),
        }
    }

    fn due_at(&self, moment: Moment) -> Option<Due> {
        let zone = self.clock.zone;
        match moment {
            Moment::Instant(instant) => Some(Due { instant, day: date_of(zone.day(instant.as_second()))? }),
            Moment::Day(day) => {
                Some(Due { instant: instant_at(zone.zone(), day.tomorrow().ok()?.at(0, 0, 0, 0))?, day })
            }
        }
    }

    /// How long a case took on the clock of the limit; for an open one, its age at the cut-off.
    fn elapsed(&self, start: Moment, stopped: Option<Moment>, taken: &Taken) -> Option<(i64, bool)> {
        let until = stopped.unwrap_or(Moment::Day(self.view.cut_off));
        let whole = self.clock.between(start, until)?;
        let paused = self.standstill().until((start, until), self.job.limit, taken)?;
        Some(((whole - paused).max(0), stopped.is_none()))
    }
}
