//! What stands behind the counts, gathered while the batches pass: reasons by number, late cases the
//! latest ten of a period. What threads gather merges to the same in any order.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{Verdicts, period_of};
use super::program::{Job, Program};
use super::rows::{RowAt, text_of};
use super::timed;
use super::view::View;
use crate::expression::Mask;
use crate::measure::behind::{LateCase, LeftOut};
use crate::measure::indicator_plan::FormulaPlan;
use crate::measure::pseudonym::pseudonym;
use crate::time::{Moment, date_of, day_number};
use crate::values::PeriodKey;

/// The most late cases kept of a period.
const MOST: usize = 10;
/// Periods, back from the cut-off, whose late cases are kept: the last complete one is among them.
const PERIODS: usize = 3;
/// The longest key that is kept, in characters.
const LONGEST: usize = 60;

/// What stands behind one reading, as one thread sees it.
#[derive(Debug, Default)]
pub struct Behind {
    left_out: LeftOut,
    /// The latest first.
    late: BTreeMap<PeriodKey, BTreeSet<Late>>,
}

/// A late case; the one that is latest comes first, then the one that stands first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Late {
    beyond: std::cmp::Reverse<i64>,
    at: RowAt,
    due: i32,
    stopped: Option<i32>,
    elapsed: Option<i64>,
    /// The cells of its key.
    key: Vec<String>,
}

impl Behind {
    pub fn add(&mut self, view: &View<'_>, job: &Job<'_>, verdicts: &Verdicts) {
        for (at, count) in &verdicts.excluded_by {
            *self.left_out.excluded.entry(*at).or_default() += count;
        }
        let fates = &verdicts.judged.fates;
        let columns = columns_of(view, job);
        let mut tell = |rows: &Mask, missing: bool| {
            let mut rows = rows.clone();
            rows.and_not(&view.superseded);
            for row in rows.iter() {
                let cause = columns.iter().copied().find(|at| {
                    let column = view.column(*at);
                    column.is_some_and(|own| if missing { !own.given.get(row) } else { own.bad.get(row) })
                });
                let own = if missing { &mut self.left_out.missing } else { &mut self.left_out.rejected };
                *own.entry(cause).or_default() += 1;
            }
        };
        tell(&fates.missing, true);
        tell(&fates.rejected, false);
        self.add_late(view, job, verdicts);
    }

    fn add_late(&mut self, view: &View<'_>, job: &Job<'_>, verdicts: &Verdicts) {
        let (FormulaPlan::Time(plan), Some(_), Some(told)) = (&job.plan.formula, job.limit, &verdicts.timed)
        else {
            return;
        };
        let mut rows = verdicts.judged.fates.counted();
        rows.and_not(&verdicts.judged.good);
        rows.and_not(&view.superseded);
        let recent = first_day_kept(view, job);
        for row in rows.iter() {
            let day = verdicts.day(view, row).filter(|day| *day >= recent);
            let due = told.dues.get(row).copied().flatten();
            let period = day.and_then(date_of).and_then(|day| period_of(view, job, day));
            let (Some(due), Some(period)) = (due, period) else { continue };
            let cut_off = day_number(view.cut_off);
            let day_of = |moment: Moment| match moment {
                Moment::Day(day) => day_number(day),
                Moment::Instant(instant) => zone_day(view, job, instant),
            };
            let stop = timed::told(view, job, plan, row).stop.filter(|stop| day_of(*stop) <= cut_off);
            let days = |until: i32| i64::from(until - day_number(due.day)) * 86_400;
            let late = match stop {
                Some(Moment::Instant(instant)) => instant.as_second() - due.instant.as_second(),
                Some(Moment::Day(day)) => days(day_number(day)),
                None => days(cut_off),
            };
            let key = || {
                let column = |at: &usize| view.column(*at).and_then(|column| text_of(column, row));
                let cells = view.program.source.key.iter().map(column);
                cells.map(Option::unwrap_or_default).map(shortened).collect()
            };
            let kept = self.late.entry(period).or_default();
            let elapsed = told.elapsed.get(row).copied().flatten().map(|(elapsed, _)| elapsed);
            let last = kept.last().map(|last| (last.beyond, last.at)).filter(|_| kept.len() >= MOST);
            let at = RowAt::of(view.batch, row);
            let beyond = std::cmp::Reverse(late.max(0));
            if last.is_none_or(|last| (beyond, at) < last) {
                let due = day_number(due.day);
                kept.insert(Late { beyond, at, due, stopped: stop.map(day_of), elapsed, key: key() });
                shorten(kept);
            }
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.left_out.merge(other.left_out);
        for (period, late) in other.late {
            let own = self.late.entry(period).or_default();
            own.extend(late);
            shorten(own);
        }
    }

    /// The reasons, and the late cases of every period kept; personal values as pseudonyms.
    pub fn settle(self, program: &Program<'_>, secret: Option<&[u8]>) -> (LeftOut, Vec<LateCase>) {
        let told = |(period, late): (PeriodKey, BTreeSet<Late>)| {
            late.into_iter().filter_map(move |own| {
                Some(LateCase {
                    id: named(program, &own, secret),
                    path: program.register.path(own.at.file as usize).to_owned(),
                    line: u64::from(own.at.line),
                    period,
                    due: date_of(own.due)?,
                    stopped: own.stopped.and_then(date_of),
                    elapsed: own.elapsed,
                    late: own.beyond.0,
                })
            })
        };
        (self.left_out, self.late.into_iter().flat_map(told).collect())
    }
}

/// The key of a case as it may leave the program.
fn named(program: &Program<'_>, late: &Late, secret: Option<&[u8]>) -> String {
    let source = program.source;
    let line = u64::from(late.at.line);
    let parts = source.key.iter().zip(&late.key).filter_map(|(at, value)| {
        let column = source.columns.get(*at)?;
        let name = (source.id.as_str(), column.name.as_str());
        Some(if column.personal { pseudonym(secret, name, value, line) } else { value.clone() })
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { format!("#{line}") } else { parts.join("/") }
}

/// The columns a reading reads, those of its formula first.
fn columns_of(view: &View<'_>, job: &Job<'_>) -> Vec<usize> {
    let mut columns = job.plan.formula.columns();
    let guards = job.scope.iter().chain(job.exclusions.iter().map(|(guard, _)| guard));
    columns.extend(guards.flat_map(|guard| guard.columns.iter().copied()));
    let shares = job.share.iter().flat_map(|(of, among)| std::iter::once(of).chain(among));
    columns.extend(shares.flat_map(|guard| guard.columns.iter().copied()));
    columns.extend(view.program.source.about);
    columns
}

/// The first day of the periods whose late cases are kept.
fn first_day_kept(view: &View<'_>, job: &Job<'_>) -> i32 {
    let last = view.program.register.last_cut_off(view.program.as_of);
    let newest = period_of(view, job, last);
    let kept = std::iter::successors(newest, |period| period.previous()).take(PERIODS);
    kept.last().map_or(i32::MIN, |period| day_number(period.start()))
}

fn zone_day(view: &View<'_>, job: &Job<'_>, instant: jiff::Timestamp) -> i32 {
    match &job.calendar {
        Some(calendar) => day_number(calendar.zone().to_datetime(instant).date()),
        None => view.program.zone.day(instant.as_second()),
    }
}

fn shorten(late: &mut BTreeSet<Late>) {
    while late.len() > MOST {
        late.pop_last();
    }
}

fn shortened(text: String) -> String {
    if text.chars().count() > LONGEST {
        text.chars().take(LONGEST - 1).chain(['…']).collect()
    } else {
        text
    }
}
