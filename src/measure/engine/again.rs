//! The rows of one key: which of them come again, or are followed by something elsewhere.

use super::cells::SUPERSEDED;
use super::code::{GOOD, GOOD_WITHOUT_PAUSES, fate_of, of_fate};
use super::keyed::{Gathered, Keyed};
use super::rows::KeyHash;
use super::window::Window;
use crate::measure::fate::Fate;
use crate::measure::formulas::RepeatPlan;
use crate::model::RepeatFigure;
use crate::time::{Due, Moment, date_of};
use crate::values::PeriodKey;

/// Counts the rows of one key, sorted by time. `events` are those of every key elsewhere, sorted.
pub fn count(
    repeat: &RepeatPlan,
    window: &Window<'_>,
    (rows, events): (&[Keyed], &[(KeyHash, i64)]),
    gathered: &mut [Gathered],
) {
    let chain = Chain { window, rows };
    let good: Vec<bool> = (0..rows.len())
        .map(|at| match repeat.figure {
            RepeatFigure::FirstContactGross | RepeatFigure::FirstContactNet => {
                !chain.is_followed(at) && !chain.is_follower(at)
            }
            RepeatFigure::Recurrence => chain.is_followed(at),
            RepeatFigure::Repurchase => chain.is_followed_by(at, events),
            RepeatFigure::Reopening => false,
        })
        .collect();
    let once = repeat.figure == RepeatFigure::Repurchase;
    let cuts = gathered.first().map_or(0, |first| first.cells.len());
    for cut in 0..cuts {
        let codes = if once { one_each(rows, &good, cut, gathered) } else { codes(rows, &good) };
        for (row, code) in rows.iter().zip(codes) {
            let Some(own) = gathered.get_mut(usize::from(row.found.0)) else { continue };
            let cell = own.place(row.found.1, cut);
            if let (Some(sums), Some(cells)) = (own.sums.get_mut(cut), own.cells.get(cut)) {
                sums.count(&[cell], &[code], cells.len());
            }
        }
    }
}

fn codes(rows: &[Keyed], good: &[bool]) -> Vec<u8> {
    rows.iter().zip(good).map(|(row, good)| with(row.code, *good)).collect()
}

/// The code of a row, good or not; only counted rows can be.
fn with(code: u8, good: bool) -> u8 {
    if good && fate_of(code) == Fate::Counted { code | GOOD | GOOD_WITHOUT_PAUSES } else { code }
}

/// The same where each key counts once in a cell: it is good when one of its rows is, and the other
/// rows are out of scope.
fn one_each(rows: &[Keyed], good: &[bool], cut: usize, gathered: &[Gathered]) -> Vec<u8> {
    type Place = Option<(PeriodKey, Option<Vec<String>>)>;
    let place = |row: &Keyed| -> Place {
        let own = gathered.get(usize::from(row.found.0))?;
        let cell = own.place(row.found.1, cut);
        let (period, group) = own.cells.get(cut)?.place(cell as usize)?;
        (cell != SUPERSEDED).then(|| (period, group.map(<[String]>::to_vec)))
    };
    let places: Vec<Place> = rows.iter().map(place).collect();
    let is_counted = |at: usize| fate_of(rows[at].code) == Fate::Counted && places[at].is_some();
    (0..rows.len())
        .map(|at| {
            if !is_counted(at) {
                return rows[at].code;
            }
            let same = |other: &usize| is_counted(*other) && places[*other] == places[at];
            if (0..at).any(|earlier| same(&earlier)) {
                return of_fate(Fate::OutOfScope);
            }
            with(rows[at].code, (at..rows.len()).any(|other| same(&other) && good[other]))
        })
        .collect()
}

/// The rows of one key in the order of time.
struct Chain<'c> {
    window: &'c Window<'c>,
    rows: &'c [Keyed],
}

impl Chain<'_> {
    fn moment(&self, at: i64) -> Option<Moment> {
        if self.window.by_day {
            return date_of(i32::try_from(at).ok()?).map(Moment::Day);
        }
        jiff::Timestamp::from_second(at).ok().map(Moment::Instant)
    }

    fn end(&self, row: &Keyed) -> Option<Due> {
        self.window.end(self.moment(row.at)?)
    }

    /// Whether a moment lies inside the window of a row that is not later.
    fn holds(&self, row: &Keyed, at: i64) -> bool {
        let moment = self.moment(at);
        self.end(row).zip(moment).is_some_and(|(end, moment)| !end.is_late(moment))
    }

    /// Whether another row comes at the same time or later, within the window.
    fn is_followed(&self, at: usize) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.rows.get(before));
        let next = self.rows.get(at + 1);
        before.is_some_and(|before| before.at == row.at) || next.is_some_and(|next| self.holds(row, next.at))
    }

    /// Whether it comes at the same time as another row or later, within the other's window.
    fn is_follower(&self, at: usize) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.rows.get(before));
        let next = self.rows.get(at + 1);
        next.is_some_and(|next| next.at == row.at) || before.is_some_and(|before| self.holds(before, row.at))
    }

    /// Whether an event of the same key comes later, within the window.
    fn is_followed_by(&self, at: usize, events: &[(KeyHash, i64)]) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let first = events.partition_point(|event| *event <= (row.key, row.at));
        events.get(first).is_some_and(|(key, event)| *key == row.key && self.holds(row, *event))
    }
}
