//! A due date told day by day, as `smqc case` prints it.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::days::Spot;
use super::{Due, DueFault, Moment, WorkingCalendar, due_elapsed_later};
use crate::values::{Clock, Duration};

/// A due and how it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub due: Due,
    /// Every day from receipt to due, in order. Clocks that do not depend on the calendar show the
    /// day of receipt and the due day only, and the days the due was rolled over.
    pub steps: Vec<Step>,
}

/// One day of the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub date: Date,
    /// Whether the calendar opens on this day.
    pub opens: bool,
    /// Why the day does not count; `None` when it does.
    pub passed_over: Option<PassedOver>,
    /// What the day counts as; `None` when it is passed over.
    pub counted: Option<Counted>,
}

/// Why a day does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedOver {
    /// The hours have none for this day.
    Weekday,
    Holiday,
    /// A closing that the calendar declares.
    Closing,
    /// Received at or after closing time.
    AfterHours,
    /// Received after the cut-off hour.
    AfterCutOff,
}

/// What a day counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The n-th day; 0 is the day of receipt.
    Day(u32),
    /// Working time counted on this day, in whole seconds.
    Seconds(i64),
}

impl WorkingCalendar {
    /// The same due as `due`, with its count.
    ///
    /// # Errors
    /// Those of `due`.
    pub fn explain_due(
        &self,
        start: Moment,
        limit: Duration,
        stop_is_day: bool,
    ) -> Result<Explanation, DueFault> {
        self.explain_due_later(start, limit, 0, stop_is_day)
    }

    /// The same due as `due_later`, with its count: the days on which the clock stood still are
    /// counted on at the end.
    ///
    /// # Errors
    /// Those of `due`.
    pub fn explain_due_later(
        &self,
        start: Moment,
        limit: Duration,
        extra: i64,
        stop_is_day: bool,
    ) -> Result<Explanation, DueFault> {
        let due = self.due_later(start, limit, extra, stop_is_day)?;
        let steps = match limit.clock() {
            Clock::BusinessDays => self.days_counted(start, due),
            Clock::BusinessHours => self.hours_counted(start, due),
            Clock::Elapsed | Clock::Calendar => {
                let unrolled = due_elapsed_later(start, limit, extra, &self.zone, stop_is_day)?;
                Some(self.days_apart(start, unrolled, due))
            }
        };
        Ok(Explanation { due, steps: steps.ok_or(DueFault::OutsideHorizon)? })
    }

    fn days_counted(&self, start: Moment, due: Due) -> Option<Vec<Step>> {
        let day_0 = self.day_of_receipt(start)?;
        let received = self.day_received(start)?;
        let mut next = 0;
        let step = |day: Spot| {
            let opens = self.shift(day).is_open();
            let passed_over = match (opens, day < day_0) {
                (false, _) => Some(self.closed_because(day)?),
                (true, true) => Some(self.too_late_because(day, start)),
                (true, false) => None,
            };
            let counted = passed_over.is_none().then_some(Counted::Day(next));
            next += u32::from(counted.is_some());
            Some(Step { date: self.date(day)?, opens, passed_over, counted })
        };
        self.walk(received, due.day)?.map(step).collect()
    }

    fn hours_counted(&self, start: Moment, due: Due) -> Option<Vec<Step>> {
        let Moment::Instant(start) = start else { return None };
        let first = self.day_received(Moment::Instant(start))?;
        let step = |day: Spot| {
            let opens = self.shift(day).is_open();
            let seconds = self.seconds_within(day, start, due.instant);
            let idle = seconds == 0 && due.instant > start;
            let passed_over = match (opens, idle) {
                (false, _) => Some(self.closed_because(day)?),
                (true, true) => Some(PassedOver::AfterHours),
                (true, false) => None,
            };
            let counted = passed_over.is_none().then_some(Counted::Seconds(seconds));
            Some(Step { date: self.date(day)?, opens, passed_over, counted })
        };
        self.walk(first, due.day)?.map(step).collect()
    }

    /// Seconds of the shift of one day that lie between two instants.
    fn seconds_within(&self, day: Spot, from: Timestamp, to: Timestamp) -> i64 {
        let spans = self.shift(day).spans().iter();
        let instants = spans.filter_map(|span| self.year(day.year).instants(day.day, *span, &self.zone));
        let seconds = instants.map(|(opens, closes)| {
            let worked = closes.min(to).as_millisecond() - opens.max(from).as_millisecond();
            worked.max(0) / 1_000
        });
        seconds.sum()
    }

    /// The day of receipt, and the days from the unrolled due to the due.
    fn days_apart(&self, start: Moment, unrolled: Due, due: Due) -> Vec<Step> {
        let received = start.day_in(&self.zone);
        let days = |day: Date| u32::try_from(received.until(day).map_or(0, |span| span.get_days())).ok();
        let rolled_over = unrolled.day.series(1.day()).take_while(|day| *day < due.day);
        let mut dates: Vec<Date> = [received].into_iter().chain(rolled_over).chain([due.day]).collect();
        dates.dedup();
        let step = |date: Date| {
            let is_rolled_over = (unrolled.day..due.day).contains(&date) && date != received;
            let passed_over =
                Spot::of(date).filter(|_| is_rolled_over).and_then(|day| self.closed_because(day));
            let counted = if passed_over.is_none() { days(date).map(Counted::Day) } else { None };
            Step { date, opens: self.opens(date), passed_over, counted }
        };
        dates.into_iter().map(step).collect()
    }

    /// The day a receipt comes in on: that of the shift still running, else the civil day.
    fn day_received(&self, start: Moment) -> Option<Spot> {
        match start {
            Moment::Day(day) => Spot::of(day),
            Moment::Instant(instant) => self.running_shift(self.zone.to_datetime(instant)),
        }
    }

    fn walk(&self, from: Spot, to: Date) -> Option<impl Iterator<Item = Spot>> {
        let days = self.date(from)?.series(1.day()).take_while(move |date| *date <= to);
        Some(days.filter_map(Spot::of))
    }

    fn closed_because(&self, day: Spot) -> Option<PassedOver> {
        let date = self.date(day)?;
        Some(if self.is_closing(date) {
            PassedOver::Closing
        } else if self.is_holiday(date) {
            PassedOver::Holiday
        } else {
            PassedOver::Weekday
        })
    }

    /// Why a receipt on this open day is deemed to be of a later one.
    fn too_late_because(&self, day: Spot, start: Moment) -> PassedOver {
        match start {
            Moment::Instant(instant) if self.is_before_closing(day, self.zone.to_datetime(instant)) => {
                PassedOver::AfterCutOff
            }
            _ => PassedOver::AfterHours,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::case_table::{office, plain};
    use crate::time::{CalendarSpec, Roll, instant_at};
    use jiff::civil::DateTime;

    /// One line per step: `05-13 day 0`, `05-14 holiday`.
    fn told(spec: &CalendarSpec, start: &str, limit: &str) -> Vec<String> {
        let calendar = WorkingCalendar::compile(spec).expect("a calendar");
        let local: DateTime = start.parse().expect("a date and an hour");
        let start = Moment::Instant(instant_at(calendar.zone(), local).expect("an instant"));
        let limit = Duration::parse(limit).expect("a duration");
        let steps = calendar.explain_due(start, limit, false).expect("a due date").steps;
        let line = |step: Step| {
            let what = match (step.passed_over, step.counted) {
                (Some(why), None) => format!("{why:?}"),
                (None, Some(counted)) => format!("{counted:?}"),
                _ => "neither counted nor passed over".to_owned(),
            };
            format!("{} {what}", step.date.strftime("%a %m-%d"))
        };
        steps.into_iter().map(line).collect()
    }

    #[test]
    fn business_days_day_by_day() {
        assert_eq!(
            told(&office(), "2026-05-12 17:20", "2 business days"),
            [
                "Tue 05-12 AfterHours",
                "Wed 05-13 Day(0)",
                "Thu 05-14 Holiday",
                "Fri 05-15 Closing",
                "Sat 05-16 Weekday",
                "Sun 05-17 Weekday",
                "Mon 05-18 Day(1)",
                "Tue 05-19 Day(2)",
            ]
        );
        let cut_off = CalendarSpec { cut_off: Some(jiff::civil::Time::constant(16, 0, 0, 0)), ..office() };
        assert_eq!(
            told(&cut_off, "2026-03-02 16:30", "0 business days"),
            ["Mon 03-02 AfterCutOff", "Tue 03-03 Day(0)"]
        );
    }

    #[test]
    fn business_hours_day_by_day() {
        assert_eq!(
            told(&plain("Mo-Fr 08:00-17:00"), "2026-03-06 16:30", "4 business hours"),
            ["Fri 03-06 Seconds(1800)", "Sat 03-07 Weekday", "Sun 03-08 Weekday", "Mon 03-09 Seconds(12600)"]
        );
        assert_eq!(
            told(&plain("Mo-Fr 08:00-17:00"), "2026-03-02 18:00", "1 business hour"),
            ["Mon 03-02 AfterHours", "Tue 03-03 Seconds(3600)"]
        );
    }

    #[test]
    fn other_clocks_show_both_ends_and_what_they_roll_over() {
        assert_eq!(
            told(&office(), "2026-03-04 10:00", "10 calendar days"),
            ["Wed 03-04 Day(0)", "Sat 03-14 Day(10)"]
        );
        let rolling = CalendarSpec { roll: Roll::NextOpenDay, ..office() };
        assert_eq!(
            told(&rolling, "2026-03-04 10:00", "10 calendar days"),
            ["Wed 03-04 Day(0)", "Sat 03-14 Weekday", "Sun 03-15 Weekday", "Mon 03-16 Day(12)"]
        );
        assert_eq!(told(&office(), "2026-03-04 10:00", "2 hours"), ["Wed 03-04 Day(0)"]);
    }
}
