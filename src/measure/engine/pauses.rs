//! The pauses of a row: read from its columns, counted where they count, told one by one.

use super::view::View;
use crate::expression::Values;
use crate::measure::pauses::{PauseColumn, PausePair, PausePairs, Pauses};
use crate::time::{CaseClock, Due, Moment, Pause, PauseLimits, Uncounted, day_number};
use crate::values::{Clock, Duration, Ratio, Within};

/// How the clock of a case stands still.
#[derive(Debug, Clone)]
pub enum Taken {
    Nothing,
    /// For so long, in units of the column, capped.
    Column(Ratio),
    /// From when to when: the pauses with a reason.
    Pairs(Vec<Pause>),
}

/// One pause, and why it does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseTold {
    pub from: Moment,
    pub to: Option<Moment>,
    pub why: Option<WhyNot>,
}

/// Why a pause does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    NoReason,
    NotRecorded,
    BegunAfterDue,
    RecordedAfterDue,
}

/// The pauses of rows, on the clock of a reading.
#[derive(Clone, Copy)]
pub struct Standstill<'s> {
    pub view: &'s View<'s>,
    pub pauses: Option<&'s Pauses>,
    pub clock: &'s CaseClock<'s>,
}

/// A pause as its cells have it.
enum Cell {
    None,
    Bad,
    Some(Pause, Option<WhyNot>),
}

impl Standstill<'_> {
    /// The pauses of a row; nothing when a cell is wrong or a pause ends before it begins. A missing
    /// pause is none.
    pub fn read(&self, row: usize) -> Option<Taken> {
        match self.pauses {
            None => Some(Taken::Nothing),
            Some(Pauses::Column(column)) => self.column(row, column),
            Some(Pauses::Pairs(pairs)) => {
                let mut counted = Vec::new();
                for pair in &pairs.each {
                    match self.pair(row, *pair) {
                        Cell::Bad => return None,
                        Cell::Some(pause, None) => counted.push(pause),
                        Cell::Some(_, Some(_)) | Cell::None => {}
                    }
                }
                Some(if counted.is_empty() { Taken::Nothing } else { Taken::Pairs(counted) })
            }
        }
    }

    fn column(&self, row: usize, pause: &PauseColumn) -> Option<Taken> {
        let column = self.view.column(pause.column)?;
        if column.bad.get(row) {
            return None;
        }
        if !column.given.get(row) {
            return Some(Taken::Nothing);
        }
        let Values::Numbers(numbers) = &column.values else { return None };
        let paused = numbers.get(row)?.ratio();
        (paused >= Ratio::ZERO).then_some(Taken::Column(paused))
    }

    fn pair(&self, row: usize, pair: PausePair) -> Cell {
        let is_bad = |column: usize| self.view.column(column).is_some_and(|column| column.bad.get(row));
        let columns = [Some(pair.from), Some(pair.to), pair.reason, pair.recorded];
        if columns.into_iter().flatten().any(is_bad) {
            return Cell::Bad;
        }
        let cut_off = day_number(self.view.cut_off);
        let known = |moment: &Moment| self.clock.day(*moment) <= cut_off;
        let Some(from) = self.view.moment(pair.from, row) else { return Cell::None };
        let to = self.view.moment(pair.to, row);
        if to.is_some_and(|to| self.clock.compare(to, from).is_lt()) {
            return Cell::Bad;
        }
        if !known(&from) {
            return Cell::None;
        }
        let recorded = pair.recorded.map(|column| self.view.moment(column, row).filter(known));
        let reasoned = |column: usize| self.view.column(column).is_some_and(|column| column.given.get(row));
        let why = if pair.reason.is_some_and(|column| !reasoned(column)) {
            Some(WhyNot::NoReason)
        } else if recorded == Some(None) {
            Some(WhyNot::NotRecorded)
        } else {
            None
        };
        Cell::Some(Pause { from, to: to.filter(known), recorded: recorded.flatten() }, why)
    }

    /// The due under a limit: with the limit, in units, and the standstill, in steps, it comes from.
    pub fn due(&self, start: Moment, limit: Duration, taken: &Taken) -> Option<(Due, Duration, i64)> {
        let (limit, extra) = match (taken, self.pauses) {
            (Taken::Column(paused), Some(Pauses::Column(column))) => longer(limit, column, *paused)?,
            (Taken::Pairs(pauses), Some(Pauses::Pairs(pairs))) => {
                let paused = self.clock.due_paused(start, limit, pauses, self.limits(pairs, Some(limit)));
                let paused = paused.ok()?;
                return Some((paused.due, limit, paused.steps));
            }
            _ => (limit, 0),
        };
        Some((self.clock.due(start, limit, extra).ok()?, limit, extra))
    }

    /// How long the clock stood still until a moment, in its steps.
    pub fn until(
        &self,
        (start, until): (Moment, Moment),
        limit: Option<Within>,
        taken: &Taken,
    ) -> Option<i64> {
        let limit = match limit {
            Some(Within::Duration(limit)) => Some(limit),
            _ => None,
        };
        match (taken, self.pauses) {
            (Taken::Column(paused), Some(Pauses::Column(column))) => {
                let unit = limit.map(|limit| Duration { amount: 0, ..limit });
                let unit = unit.or_else(|| column.unit.map(|unit| Duration { amount: 0, unit }));
                Some(unit.and_then(|unit| longer(unit, column, *paused)).map_or(0, |(_, steps)| steps))
            }
            (Taken::Pairs(pauses), Some(Pauses::Pairs(pairs))) => {
                let limits = self.limits(pairs, limit);
                let counted = match limit {
                    Some(limit) => {
                        let paused = self.clock.due_paused(start, limit, pauses, limits).ok()?;
                        let counts = pauses.iter().zip(&paused.uncounted).filter(|(_, why)| why.is_none());
                        counts.map(|(pause, _)| *pause).collect()
                    }
                    None => pauses.clone(),
                };
                self.clock.paused_until((start, until), &counted, limits)
            }
            _ => Some(0),
        }
    }

    /// A cap that cannot be counted on this clock lets nothing through.
    fn limits(&self, pairs: &PausePairs, limit: Option<Duration>) -> PauseLimits {
        let fits = |cap: Duration| match limit {
            Some(limit) => pairs.cap_fits(limit),
            None => cap.clock() == self.clock.clock,
        };
        let steps = |cap: Duration| if fits(cap) { cap.steps().unwrap_or(0) } else { 0 };
        PauseLimits { cap: pairs.cap.map(steps), cut_off: self.view.cut_off }
    }

    /// The pauses of a row one by one, in the order of their columns.
    pub fn told(&self, row: usize, start: Moment, limit: Option<Within>) -> Vec<PauseTold> {
        let Some(Pauses::Pairs(pairs)) = self.pauses else { return Vec::new() };
        let read: Vec<(Pause, Option<WhyNot>)> = pairs
            .each
            .iter()
            .filter_map(|pair| match self.pair(row, *pair) {
                Cell::Some(pause, why) => Some((pause, why)),
                Cell::None | Cell::Bad => None,
            })
            .collect();
        let counted: Vec<Pause> =
            read.iter().filter(|(_, why)| why.is_none()).map(|(pause, _)| *pause).collect();
        let paused = match limit {
            Some(Within::Duration(limit)) => {
                self.clock.due_paused(start, limit, &counted, self.limits(pairs, Some(limit))).ok()
            }
            _ => None,
        };
        let mut found = paused.map(|paused| paused.uncounted).unwrap_or_default().into_iter();
        let told = read.into_iter().map(|(pause, why)| PauseTold {
            from: pause.from,
            to: pause.to,
            why: why.or_else(|| {
                Some(match found.next().flatten()? {
                    Uncounted::BegunAfterDue => WhyNot::BegunAfterDue,
                    Uncounted::RecordedAfterDue => WhyNot::RecordedAfterDue,
                })
            }),
        });
        told.collect()
    }
}

/// A limit and what a column of pauses adds to it, in steps: whole days on a clock of days, whole
/// seconds on a clock of hours. Months and years make the limit itself longer.
fn longer(limit: Duration, column: &PauseColumn, paused: Ratio) -> Option<(Duration, i64)> {
    let unit = Duration { amount: 1, unit: column.unit.unwrap_or(limit.unit) };
    let one = unit.steps().unwrap_or(1);
    let mut steps = whole(paused.checked_mul(Ratio::integer(i128::from(one)))?)?;
    if let Some(cap) = column.cap {
        let most = if cap.is_akin(unit) { cap.steps().unwrap_or(i64::from(cap.amount)) } else { 0 };
        steps = steps.min(most);
    }
    let by_calendar = limit.clock() == Clock::Calendar && unit.steps().is_none();
    if by_calendar {
        let amount = limit.amount.checked_add(u32::try_from(steps).ok()?)?;
        return Some((Duration { amount, ..limit }, 0));
    }
    Some((limit, steps))
}

fn whole(ratio: Ratio) -> Option<i64> {
    i64::try_from(ratio.numerator() / ratio.denominator()).ok()
}
