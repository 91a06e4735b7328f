//! What is declared of a calendar, and what can be wrong with it.

use jiff::civil::{Date, Time};

use super::hours_fault::HoursFault;
use super::{HoursReason, UnknownZone};

/// A calendar as declared.
#[derive(Debug, Clone)]
pub struct CalendarSpec {
    /// IANA name.
    pub timezone: String,
    /// OpenStreetMap syntax: `Mo-Fr 09:00-17:00; Sa 09:00-13:00`. Unless it says itself what
    /// happens on `PH`, the calendar is closed on public holidays: as if `PH off` were appended.
    pub hours: String,
    /// Country of the bundled public holidays, ISO 3166, two letters.
    pub holidays: Option<String>,
    /// Holidays beside the bundled ones. They win over `not_holidays`.
    pub also_holidays: Vec<Date>,
    /// Bundled holidays that are ordinary days here.
    pub not_holidays: Vec<Date>,
    /// Closings, first and last day included; they win over everything else.
    pub closed: Vec<(Date, Date)>,
    /// A receipt after this hour is deemed to be of the next open day.
    pub cut_off: Option<Time>,
    pub roll: Roll,
    /// Whether intervals may run past midnight (`22:00-06:00`).
    pub overnight: bool,
}

/// What happens to a due instant counted in calendar days, weeks, months or years that falls on a
/// closed day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Roll {
    #[default]
    Stay,
    /// The closing time of the next open day.
    NextOpenDay,
}

/// Why a calendar cannot be used (SMQ5007).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarFault {
    UnknownZone(UnknownZone),
    /// `at` is a byte of the hours; `suggestion` is a text of hours that can be read.
    UnreadableHours {
        at: Option<usize>,
        reason: HoursReason,
        suggestion: Option<String>,
    },
    UnknownCountry {
        code: String,
        nearest: Option<String>,
    },
    /// Ends at or before its start, and the calendar is not declared overnight.
    ReversedInterval {
        at: Option<usize>,
        interval: String,
    },
    /// Two intervals of one rule; twice the same for one that is longer than a day.
    OverlappingIntervals {
        at: Option<usize>,
        first: String,
        second: String,
    },
    ReversedClosing {
        from: Date,
        to: Date,
    },
    /// The hours name `PH`, and nothing says which days those are.
    HolidaysUnnamed,
    NoWorkingTime,
}

impl From<HoursFault> for CalendarFault {
    fn from(fault: HoursFault) -> Self {
        match fault {
            HoursFault::Unreadable { at, reason, suggestion } => {
                Self::UnreadableHours { at, reason, suggestion }
            }
            HoursFault::Reversed { at, interval } => Self::ReversedInterval { at, interval },
            HoursFault::Overlapping { at, first, second } => Self::OverlappingIntervals { at, first, second },
        }
    }
}
