//! Days and instants of a row: read, compared and counted from one to the other.

use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::Date;

use super::evaluate::Reading;
use super::program::{Moment, Span};
use super::row::Cell;
use crate::values::Ratio;

/// A day, or an instant of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    Day(Date),
    Instant(Timestamp),
}

impl Reading<'_, '_> {
    pub(super) fn moment(self, moment: &Moment) -> Option<When> {
        match moment {
            Moment::Nothing => None,
            Moment::Constant(date) => Some(When::Day(*date)),
            Moment::Column(index) => match self.row.get(*index)? {
                Cell::Day(date) => Some(When::Day(*date)),
                Cell::Instant(instant) => Some(When::Instant(*instant)),
                _ => None,
            },
            Moment::DayOf(operand) => Some(When::Day(self.day(self.moment(operand)?))),
            Moment::Either(pair) => self.moment(&pair.0).or_else(|| self.moment(&pair.1)),
        }
    }

    /// At the coarser precision of the two.
    pub(super) fn order(self, a: When, b: When) -> Ordering {
        match (a, b) {
            (When::Instant(a), When::Instant(b)) => a.cmp(&b),
            (a, b) => self.day(a).cmp(&self.day(b)),
        }
    }

    pub(super) fn day(self, when: When) -> Date {
        match when {
            When::Day(date) => date,
            When::Instant(instant) => self.clock.day_of(instant),
        }
    }

    pub(super) fn between(self, span: Span, a: When, b: When) -> Option<Ratio> {
        match (span, a, b) {
            (Span::Days, ..) => {
                let elapsed = self.day(a).duration_until(self.day(b));
                Some(Ratio::integer(i128::from(elapsed.as_secs() / 86_400)))
            }
            (Span::Hours, When::Instant(a), When::Instant(b)) => {
                Ratio::new(a.duration_until(b).as_nanos(), 3_600_000_000_000)
            }
            (Span::Hours, ..) => None,
            (Span::BusinessDays, ..) => self.clock.business_days(&a.cell(), &b.cell()),
            (Span::BusinessHours, ..) => self.clock.business_hours(&a.cell(), &b.cell()),
        }
    }
}

impl When {
    pub(super) fn cell<'a>(self) -> Cell<'a> {
        match self {
            Self::Day(date) => Cell::Day(date),
            Self::Instant(instant) => Cell::Instant(instant),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::Cell;
    use crate::expression::fixture::{day, holds, instant, number, value};

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);

    #[test]
    fn dates_are_compared_at_the_coarser_precision_in_the_zone_of_the_source() {
        // 23:30 UTC on 31 January is 00:30 on 1 February in Brussels.
        let cells = [("received", instant("2026-01-31T23:30:00Z")), ("clôturé", day("2026-02-01"))];
        assert_eq!(holds("received = clôturé", &cells), YES);
        assert_eq!(holds("received = '2026-02-01'", &cells), YES);
        assert_eq!(holds("received <= date '2026-01-31'", &cells), NO);
        assert_eq!(holds("received between '2026-02-01' and '2026-02-28'", &cells), YES);
        assert_eq!(value("days(received, clôturé)", &cells), number("0"));
        assert_eq!(value("days('2026-03-01', received)", &cells), number("-28"));
        let later =
            [("received", instant("2026-01-31T23:30:00Z")), ("answered_at", instant("2026-01-31T23:30:01Z"))];
        assert_eq!(holds("answered_at > received", &later), YES);
        let mixed = [("answered_at", instant("2026-02-01T10:00:00Z")), cells[0].clone()];
        assert_eq!(holds("coalesce(clôturé, answered_at) = received", &mixed), YES);
    }

    #[test]
    fn elapsed_hours_count_the_night_the_clocks_change() {
        // In Brussels, 2026-03-29 has 23 hours.
        let cells = [
            ("received", instant("2026-03-28T23:00:00Z")),
            ("answered_at", instant("2026-03-29T22:00:00Z")),
            ("wait", number("82800")),
        ];
        assert_eq!(value("hours(received, answered_at)", &cells), number("23"));
        assert_eq!(holds("hours(received, answered_at) = 23 hours", &cells), YES);
        assert_eq!(holds("hours(received, answered_at) = wait", &cells), YES);
        assert_eq!(holds("wait > 22 hours and wait <= 1380 minutes", &cells), YES);
        assert_eq!(value("days(received, answered_at)", &cells), number("1"));
    }

    #[test]
    fn business_time_is_the_clocks_affair() {
        let cells =
            [("received", instant("2026-01-30T12:00:00Z")), ("answered_at", instant("2026-02-02T12:00:00Z"))];
        assert_eq!(holds("business_days(received, answered_at) <= 2 business days", &cells), YES);
        assert_eq!(value("business_hours(received, answered_at)", &cells), number("7.5"));
        assert_eq!(value("business_days(received, clôturé)", &cells), Cell::Missing);
    }
}
