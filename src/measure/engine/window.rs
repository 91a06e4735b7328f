//! Windows of time behind a row, and the periods that a stretch of days touches.

use jiff::civil::Date;

use super::cells::Cut;
use super::program::Job;
use super::view::View;
use crate::model::kinds::source::ColumnType;
use crate::time::{Due, Moment, ZoneTable, date_of, day_number, due_elapsed};
use crate::values::{Duration, PeriodKey, Unit};

/// A window that runs from a moment, on its own clock.
pub struct Window<'w> {
    pub job: &'w Job<'w>,
    pub zone: &'w ZoneTable,
    pub length: Duration,
    /// Whether only days are known, not hours.
    pub by_day: bool,
}

impl Window<'_> {
    /// Its end. Calendar days run on whether the office is open or not.
    pub fn end(&self, start: Moment) -> Option<Due> {
        if self.length.needs_calendar() {
            return self.job.calendar.as_ref()?.due(start, self.length, self.by_day).ok();
        }
        due_elapsed(start, self.length, self.zone.zone(), self.by_day).ok()
    }
}

impl Window<'_> {
    /// The day of its end, for a start on this day. Whole days are counted without looking at hours.
    pub fn last_day(&self, start: Moment, day: i32) -> Option<i32> {
        let days = match self.length.unit {
            Unit::CalendarDay => self.length.amount,
            Unit::Week => self.length.amount.checked_mul(7)?,
            _ => return Some(day_number(self.end(start)?.day)),
        };
        day.checked_add(i32::try_from(days).ok()?)
    }
}

/// Whether a column holds dates without hours.
pub fn is_day_column(view: &View<'_>, column: usize) -> bool {
    view.program.source.columns.get(column).is_some_and(|column| column.kind == ColumnType::Date)
}

/// The civil day of a moment in the System's zone, since 1970.
pub fn day_of(zone: &ZoneTable, moment: Moment) -> i32 {
    match moment {
        Moment::Day(day) => day_number(day),
        Moment::Instant(instant) => zone.day(instant.as_second()),
    }
}

/// A period, the day before it, and its last day of which something is known.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    pub period: PeriodKey,
    pub before: i32,
    pub last: i32,
}

/// The most periods that one row may touch: beyond, its date is a slip of the pen.
const MOST_PERIODS: usize = 4_000;

/// The periods from the one that holds a day to the one of the cut-off, both included; the last ones
/// where they are too many.
pub fn stretches(cut: &Cut, from: i32, cut_off: Date) -> Vec<Stretch> {
    let stretch = |period: PeriodKey| Stretch {
        period,
        before: day_number(period.start()) - 1,
        last: day_number(period.end().min(cut_off)),
    };
    if let Some(window) = cut.window {
        return vec![stretch(window)];
    }
    let Some(mut period) = PeriodKey::holding(cut.period, cut_off) else { return Vec::new() };
    let mut found = vec![stretch(period)];
    while found.len() < MOST_PERIODS && found.last().is_some_and(|last| last.before >= from) {
        let Some(before) = period.previous() else { break };
        period = before;
        found.push(stretch(period));
    }
    let first = date_of(from);
    found.retain(|stretch| first.is_none_or(|first| first <= stretch.period.end()));
    found.reverse();
    found
}
