//! The course of a complaint on the calendar, where its stages run on different clocks: for each
//! receipt, the day on which a stage is over and the way that leads there.
//!
//! A stage hands over within the day, so the next one counts from that day. Hours are taken for no
//! more than the whole days they fill: what is found here is late whatever the hour.

use jiff::civil::Date;

use super::clocks::{ComingYears, Counted};
use super::course::{Course, OTHERS, deadline};
use crate::model::Slot;
use crate::model::kinds::complaint_procedure::Stage;
use crate::time::Moment;
use crate::values::{Clock, Duration, Unit};

/// The stages of a course with their deadlines for one priority, each on its calendar.
pub struct Dated<'c, 'p> {
    course: &'c Course<'p>,
    own: Vec<Own>,
}

/// The deadline of one stage.
enum Own {
    Nothing,
    Counted(Counted, Duration),
    Unknown,
}

/// A stage that is over, and the deadlines that led there.
pub struct Over {
    pub day: Date,
    pub way: Vec<Duration>,
}

impl<'c, 'p> Dated<'c, 'p> {
    pub fn new(
        course: &'c Course<'p>,
        priority: Option<&str>,
        calendar: impl Fn(&Stage) -> Option<std::sync::Arc<crate::time::WorkingCalendar>>,
    ) -> Self {
        let own = |stage: &&Stage| match deadline(stage, priority.unwrap_or(OTHERS)) {
            Slot::Absent => Own::Nothing,
            Slot::Invalid => Own::Unknown,
            Slot::Given(within) => {
                let counted = Counted::new(whole_days(within.value), calendar(stage));
                Own::Counted(counted, within.value)
            }
        };
        Self { course, own: course.stages.iter().map(own).collect() }
    }

    /// When the stage at a place is over for a receipt. Nothing when a deadline on the way cannot be
    /// counted.
    pub fn over(&self, years: &ComingYears, place: usize, received: Moment) -> Option<Over> {
        let mut ends: Vec<Option<End>> = vec![None; self.own.len()];
        for at in self.course.order.iter().copied() {
            let end = self.end_of(years, at, received, &ends);
            *ends.get_mut(at)? = end;
            if at == place {
                break;
            }
        }
        let day = ends.get(place).copied()??.day;
        let mut way = Vec::new();
        let mut at = Some(place);
        while let Some(stage) = at {
            if let Own::Counted(_, written) = self.own.get(stage)? {
                way.push(*written);
            }
            at = ends.get(stage).copied()??.behind;
        }
        way.reverse();
        Some(Over { day, way })
    }

    fn end_of(
        &self,
        years: &ComingYears,
        place: usize,
        received: Moment,
        ends: &[Option<End>],
    ) -> Option<End> {
        let before = self.course.waits_for.get(place)?.iter();
        let before = before.map(|other| Some((*other, ends.get(*other).copied()??.day)));
        let latest = before.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|(_, day)| *day);
        let start = latest.map_or(received, |(_, day)| Moment::Day(day));
        let day = match self.own.get(place)? {
            Own::Unknown => return None,
            Own::Nothing => start.day_in(&years.zone),
            Own::Counted(counted, _) => counted.due(start, &years.zone, true)?.day,
        };
        Some(End { day, behind: latest.map(|(other, _)| other) })
    }
}

/// The last day of a stage, and the stage that it waited for longest.
#[derive(Clone, Copy)]
struct End {
    day: Date,
    behind: Option<usize>,
}

/// A deadline by days: hours only where they fill whole ones.
fn whole_days(limit: Duration) -> Duration {
    match (limit.clock(), limit.steps()) {
        (Clock::Elapsed, Some(seconds)) => {
            let days = u32::try_from(seconds / 86_400).unwrap_or(limit.amount);
            Duration { amount: days, unit: Unit::CalendarDay }
        }
        (Clock::BusinessHours, _) => Duration { amount: 0, unit: Unit::CalendarDay },
        _ => limit,
    }
}
