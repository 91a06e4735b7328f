//! Complaints as a flow: rates per exposure, backlog, and what it takes to clear it.
//!
//! Exact arithmetic on counts. A ratio of two flows may exceed one and has no interval as a share;
//! what is a share of its own cases is refused beyond one.

use super::survey::ratio;
use crate::values::Ratio as Exact;

/// Events per thousand of an exposure (accounts, orders, visits).
pub fn per_thousand(events: u64, exposure: u64) -> Option<Exact> {
    Exact::new(1000 * i128::from(events), i128::from(exposure))
}

/// What came and went in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Open when it began.
    pub opening: u64,
    pub received: u64,
    pub reopened: u64,
    pub resolved: u64,
    pub cancelled: u64,
}

impl Flow {
    /// Open at the end: opening + received + reopened − resolved − cancelled. `None` below zero.
    pub fn backlog(&self) -> Option<u64> {
        let come = self.opening.checked_add(self.received)?.checked_add(self.reopened)?;
        come.checked_sub(self.resolved.checked_add(self.cancelled)?)
    }

    /// resolved / (received + reopened): a ratio of flows, above one where a backlog is worked off.
    pub fn closure_rate(&self) -> Option<Exact> {
        ratio(self.resolved, self.received.checked_add(self.reopened)?)
    }
}

/// open / (resolved − received per day), in days; `None` when the backlog does not shrink.
pub fn days_to_clear(open: u64, resolved_per_day: Exact, received_per_day: Exact) -> Option<Exact> {
    let shrinks = resolved_per_day.checked_sub(received_per_day)?;
    if shrinks <= Exact::ZERO {
        return None;
    }
    Exact::integer(i128::from(open)).checked_div(shrinks)
}

/// A part of its own whole: escalated of handled, upheld of closed, reopened of resolved.
pub fn share_of(part: u64, whole: u64) -> Option<Exact> {
    if part > whole {
        return None;
    }
    ratio(part, whole)
}

/// The priority, 1 to 4, of a complaint by urgency and importance, each 1 to 3, where the organisation
/// declares no matrix of its own: both together decide, and the higher comes first (ISO 10002, 7.5).
pub fn default_priority(urgency: u8, importance: u8) -> Option<u8> {
    if !(1..=3).contains(&urgency) || !(1..=3).contains(&importance) {
        return None;
    }
    Some(match urgency + importance {
        5 | 6 => 1,
        4 => 2,
        3 => 3,
        _ => 4,
    })
}

/// Unhappy customers behind each complaint that is made (source 003, a secondary source): indicative,
/// never used in a rule.
const SILENT: u64 = 26;

/// Complaints and the silent unhappy customers behind them: complaints × (1 + 26).
pub fn iceberg(complaints: u64) -> Option<u64> {
    complaints.checked_mul(1 + SILENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backlog_that_does_not_shrink_is_never_cleared() {
        let day = Exact::integer;
        assert_eq!(days_to_clear(105, day(18), day(17)), Some(Exact::integer(105)));
        assert_eq!(days_to_clear(105, day(17), day(17)), None);
        assert_eq!(days_to_clear(105, day(16), day(17)), None);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let flow = Flow { opening: 1, received: 0, reopened: 0, resolved: 2, cancelled: 0 };
        assert_eq!(flow.backlog(), None);
        assert_eq!(flow.closure_rate(), None);
        assert_eq!(share_of(2, 1), None);
        assert_eq!(per_thousand(1, 0), None);
        assert_eq!(iceberg(10), Some(270));
    }
}
