//! A shift: the working intervals that begin on one civil day.

use jiff::civil::DateTime;

/// One working interval, in minutes since the midnight with which the day of the shift begins;
/// beyond 1440 it runs into the following day. `from < to`, `from < 1440`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u16,
    pub(super) to: u16,
}

pub(super) const MINUTES_OF_A_DAY: u16 = 1440;

/// Minutes by the clock on the wall since 00:00, seconds dropped.
pub(super) fn minute_of_day(local: DateTime) -> u16 {
    u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs())
}

/// The intervals of one day, in order and disjoint; none when the day is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shift {
    spans: Vec<Span>,
}

impl Shift {
    pub(super) const CLOSED: Self = Self { spans: Vec::new() };

    /// Builds a shift from the opening hours of a day and, for hours that run past midnight, from
    /// what they add to the following day.
    pub(super) fn new(day: Vec<Span>, night: &[Span]) -> Self {
        let into_the_night = night
            .iter()
            .map(|span| Span { from: span.from + MINUTES_OF_A_DAY, to: span.to + MINUTES_OF_A_DAY });
        let mut spans: Vec<Span> = Vec::new();
        for span in day.into_iter().chain(into_the_night) {
            match spans.last_mut() {
                Some(last) if last.to >= span.from => last.to = last.to.max(span.to),
                _ => spans.push(span),
            }
        }
        Self { spans }
    }

    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) fn is_open(&self) -> bool {
        !self.spans.is_empty()
    }

    /// Closing time of the last interval, in minutes.
    pub(super) fn closing(&self) -> Option<u16> {
        self.spans.last().map(|span| span.to)
    }

    /// How many minutes of the following day the shift takes.
    pub(super) fn past_midnight(&self) -> u16 {
        self.closing().unwrap_or(0).saturating_sub(MINUTES_OF_A_DAY)
    }

    /// Length in seconds on a day without a change of the clocks.
    pub(super) fn nominal_seconds(&self) -> u32 {
        self.spans.iter().map(|span| u32::from(span.to - span.from) * 60).sum()
    }

    /// Takes away the minutes that still belong to the shift of the day before.
    pub(super) fn without_first(&mut self, minutes: u16) {
        self.spans.retain(|span| span.to > minutes);
        if let Some(first) = self.spans.first_mut() {
            first.from = first.from.max(minutes);
        }
    }
}
