//! What the data tell, month by month, and the faults they carry. Shares are per thousand.
//!
//! In short: until 2025 acknowledgements are made by hand and often late; a robot makes them from
//! 12 January 2026 on. A change of billing software in October 2025 brings a wave of complaints, and
//! answers never catch up. Technicians leave and are not replaced, so that visits slip. The telephone
//! holds, with little to spare.

use crate::calendar::Day;

/// Any number would do; this one is kept so that the files stay as they are.
pub const SEED: u64 = 20_250_101;

/// One month of the story.
pub struct Month {
    pub year: i64,
    /// 1 to 12.
    pub number: i64,
    /// Complaints received.
    pub complaints: i64,
    /// Complaints answered within 15 business days.
    pub answered_in_time: i64,
    /// Technician visits within 3 business days.
    pub visited_in_time: i64,
    /// Calls picked up within 30 seconds.
    pub picked_up: i64,
}

#[rustfmt::skip]
pub const MONTHS: [Month; 18] = [
    month(2025,  1,  96, 938, 941, 872),
    month(2025,  2,  92, 931, 936, 868),
    month(2025,  3, 101, 935, 942, 870),
    month(2025,  4,  98, 929, 938, 865),
    month(2025,  5,  94, 933, 944, 861),
    month(2025,  6, 103, 927, 928, 858),
    month(2025,  7,  99, 924, 920, 866),
    month(2025,  8,  91, 921, 912, 871),
    month(2025,  9, 108, 915, 900, 857),
    month(2025, 10, 126, 868, 861, 838),
    month(2025, 11, 138, 812, 838, 829),
    month(2025, 12, 118, 824, 822, 833),
    month(2026,  1, 121, 818, 801, 836),
    month(2026,  2, 112, 806, 779, 831),
    month(2026,  3, 119, 799, 768, 834),
    month(2026,  4, 114, 803, 760, 829),
    month(2026,  5, 117, 796, 752, 826),
    month(2026,  6, 123, 790, 748, 824),
];

#[expect(clippy::too_many_arguments, reason = "one row of the table above")]
const fn month(year: i64, number: i64, complaints: i64, answered: i64, visited: i64, calls: i64) -> Month {
    Month { year, number, complaints, answered_in_time: answered, visited_in_time: visited, picked_up: calls }
}

impl Month {
    pub const fn first_day(&self) -> Day {
        Day::new(self.year, self.number, 1)
    }

    /// The day after the last one.
    pub const fn end(&self) -> Day {
        Day::new(self.year + self.number / 12, self.number % 12 + 1, 1)
    }

    /// The weeks in which the new billing software sent wrong invoices.
    pub const fn has_wrong_invoices(&self) -> bool {
        self.year == 2025 && self.number >= 10
    }
}

/// From this day on a robot acknowledges what arrives by e-mail or form.
pub const ROBOT: Day = Day::new(2026, 1, 12);

/// One export of the register: the cases received from `first` to `last`, as they stood on `taken`.
pub struct Export {
    pub taken: Day,
    pub first: Day,
    pub last: Day,
}

/// A quarter is exported a few days after its end, with the two months before it once more: what was
/// open in one export comes back closed in the next.
pub const EXPORTS: [Export; 6] = [
    export(Day::new(2025, 4, 7), Day::new(2025, 1, 1), Day::new(2025, 3, 31)),
    export(Day::new(2025, 7, 7), Day::new(2025, 2, 1), Day::new(2025, 6, 30)),
    export(Day::new(2025, 10, 6), Day::new(2025, 5, 1), Day::new(2025, 9, 30)),
    export(Day::new(2026, 1, 5), Day::new(2025, 8, 1), Day::new(2025, 12, 31)),
    export(Day::new(2026, 4, 7), Day::new(2025, 11, 1), Day::new(2026, 3, 31)),
    export(Day::new(2026, 7, 6), Day::new(2026, 2, 1), Day::new(2026, 6, 30)),
];

const fn export(taken: Day, first: Day, last: Day) -> Export {
    Export { taken, first, last }
}

/// What went wrong when a case was keyed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A date of receipt that no calendar has.
    ImpossibleReceipt(&'static str),
    /// A date of answer that no calendar has.
    ImpossibleAnswer(&'static str),
    /// Acknowledged so many days before it was received.
    AcknowledgedBefore(i64),
    /// Closed, but the date of the answer was never noted.
    AnswerNotNoted,
    ChannelMissing,
    DecisionMissing,
    /// An amount written out in words.
    AmountInWords,
}

/// The faulty cases, by their rank in order of receipt.
pub const FAULTS: [(usize, Fault); 19] = [
    (64, Fault::AcknowledgedBefore(2)),
    (131, Fault::ChannelMissing),
    (207, Fault::DecisionMissing),
    (318, Fault::AnswerNotNoted),
    (381, Fault::ImpossibleReceipt("31/04/2025")),
    (455, Fault::AmountInWords),
    (533, Fault::AcknowledgedBefore(1)),
    (702, Fault::ChannelMissing),
    (848, Fault::AcknowledgedBefore(30)),
    (1019, Fault::DecisionMissing),
    (1077, Fault::ImpossibleAnswer("31/11/2025")),
    (1190, Fault::AnswerNotNoted),
    (1302, Fault::ChannelMissing),
    (1391, Fault::ImpossibleAnswer("30/02/2026")),
    (1488, Fault::ImpossibleReceipt("31/02/2026")),
    (1570, Fault::AcknowledgedBefore(3)),
    (1655, Fault::DecisionMissing),
    (1744, Fault::AmountInWords),
    (1802, Fault::AcknowledgedBefore(1)),
];

/// Days on which the telephone exchange wrote no figures.
pub const SILENT_DAYS: [Day; 3] = [Day::new(2025, 3, 12), Day::new(2025, 9, 18), Day::new(2026, 2, 3)];

/// Nobody answers the survey after this day, the last of the period told.
pub const LAST_DAY: Day = Day::new(2026, 6, 30);
