//! What the rows hold: two years of cases in the order of the days on which they were received.
//!
//! Every hour lies between 08:00 and 21:59, so that no local time is skipped or repeated when the clocks
//! change, and a peer that knows no time zones counts the same.

use std::collections::VecDeque;

use crate::random::Random;

const SEED: u64 = 10_004;

/// 2024 and 2025.
const DAYS: u64 = 731;
/// The longest that a case takes, in days.
const LONGEST: i64 = 89;

const CHANNELS: [(&str, i64); 5] =
    [("email", 38), ("phone", 31), ("web-form", 18), ("letter", 8), ("shop", 5)];

const REGIONS: [&str; 8] =
    ["brussels", "antwerp", "east-flanders", "west-flanders", "liege", "hainaut", "namur", "luxembourg"];

const CATEGORIES: [(&str, i64); 12] = [
    ("billing", 21),
    ("delivery", 17),
    ("outage", 13),
    ("installation", 11),
    ("contract", 9),
    ("product", 8),
    ("information", 6),
    ("appointment", 5),
    ("warranty", 4),
    ("staff", 3),
    ("privacy", 2),
    ("other", 1),
];

/// Whether a row says whose case it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Unsaid,
    Customers,
}

/// A day since the first of January 2024, and a second of it.
#[derive(Clone, Copy)]
struct Moment {
    day: i64,
    second: i64,
}

/// A register in the making.
pub struct Register {
    rows: u64,
    whose: Whose,
    random: Random,
    /// Its own stream: the other columns are the same with and without customers.
    customers: Random,
    /// `2024-01-01T`, for each day on which something can happen.
    days: Vec<String>,
    /// Customer and category of the cases of the last twelve days.
    recent: VecDeque<(i64, &'static str)>,
}

impl Register {
    pub fn new(rows: u32, whose: Whose) -> Self {
        let (random, customers) = (Random::seeded(SEED), Random::seeded(SEED + 1));
        Self { rows: u64::from(rows), whose, random, customers, days: days(), recent: VecDeque::new() }
    }

    pub fn header(&self, text: &mut Vec<u8>) {
        let columns =
            "id,received,acknowledged,closed,channel,region,category,satisfaction,ease,upheld,solved_at_once";
        text.extend_from_slice(columns.as_bytes());
        text.extend_from_slice(if self.whose == Whose::Customers { b",customer\n" } else { b"\n" });
    }

    /// Appends row `number`, from 0; rows are asked for in order.
    pub fn row(&mut self, number: u32, text: &mut Vec<u8>) {
        let category = self.random.weighted(&CATEGORIES);
        let (category, customer) = match self.whose {
            Whose::Unsaid => (category, None),
            Whose::Customers => {
                let (customer, category) = self.customer(category);
                (category, Some(customer))
            }
        };
        text.extend_from_slice(b"C-");
        digits(text, i64::from(number) + 1, 9);
        self.course(number, text);
        let channel = self.random.weighted(&CHANNELS);
        let region = self.random.pick(&REGIONS);
        for word in [channel, region, category] {
            text.push(b',');
            text.extend_from_slice(word.as_bytes());
        }
        self.answers(text);
        if let Some(customer) = customer {
            text.extend_from_slice(b",K");
            digits(text, customer, 8);
        }
        text.push(b'\n');
    }

    /// Received, acknowledged, closed. Three cases of a hundred are still open; of these one in three has
    /// not been acknowledged either.
    fn course(&mut self, number: u32, text: &mut Vec<u8>) {
        let day = u64::from(number) * DAYS / self.rows;
        let received = Moment { day: i64::try_from(day).unwrap_or_default(), second: self.second(8 * 3_600) };
        self.moment(received, text);
        let open = self.random.chance(30);
        let unseen = open && self.random.chance(333);
        let mut last = received;
        if unseen {
            text.push(b',');
        } else {
            let days = self.random.weighted(&[(0, 46), (1, 30), (2, 12), (3, 7), (6, 4), (11, 1)]);
            last = self.later(last, days);
            self.moment(last, text);
        }
        if open {
            text.push(b',');
        } else {
            // Few take long: the smaller of two draws.
            let most = LONGEST - 11;
            let days = self.random.between(0, most).min(self.random.between(0, most));
            let closed = self.later(last, days);
            self.moment(closed, text);
        }
    }

    /// Satisfaction 0 to 10 and ease 1 to 5, each unanswered in four cases of ten; upheld; solved at once.
    fn answers(&mut self, text: &mut Vec<u8>) {
        for (low, high) in [(0, 10), (1, 5)] {
            text.push(b',');
            if !self.random.chance(400) {
                digits(text, self.random.between(low, high), 1);
            }
        }
        for per_mille in [380, 640] {
            text.extend_from_slice(if self.random.chance(per_mille) { b",yes" } else { b",no" });
        }
    }

    /// Whose case it is: in one case of five somebody comes back with the same matter within twelve days.
    fn customer(&mut self, category: &'static str) -> (i64, &'static str) {
        let per_day = usize::try_from(self.rows / DAYS).unwrap_or_default();
        let again = !self.recent.is_empty() && self.customers.chance(200);
        let case = if again {
            let last = i64::try_from(self.recent.len()).unwrap_or_default() - 1;
            self.recent[usize::try_from(self.customers.between(0, last)).unwrap_or_default()]
        } else {
            let most = i64::try_from(self.rows / 4).unwrap_or_default();
            (self.customers.between(0, most), category)
        };
        self.recent.push_back(case);
        if self.recent.len() > per_day * 12 + 1 {
            self.recent.pop_front();
        }
        case
    }

    /// A second of the day, from `first` to 21:59:59.
    fn second(&mut self, first: i64) -> i64 {
        self.random.between(first, 22 * 3_600 - 1)
    }

    /// So many days after another moment; on the same day, at that hour or after.
    fn later(&mut self, than: Moment, days: i64) -> Moment {
        let first = if days == 0 { than.second } else { 8 * 3_600 };
        Moment { day: than.day + days, second: self.second(first) }
    }

    fn moment(&self, moment: Moment, text: &mut Vec<u8>) {
        text.push(b',');
        let day = usize::try_from(moment.day).ok().and_then(|day| self.days.get(day));
        text.extend_from_slice(day.map_or(b"".as_slice(), |day| day.as_bytes()));
        digits(text, moment.second / 3_600, 2);
        text.push(b':');
        digits(text, moment.second / 60 % 60, 2);
        text.push(b':');
        digits(text, moment.second % 60, 2);
    }
}

/// Every day from the first of January 2024 on which a case can be received or closed.
fn days() -> Vec<String> {
    let last = usize::try_from(LONGEST).unwrap_or_default() + usize::try_from(DAYS).unwrap_or_default();
    let first = jiff::civil::date(2024, 1, 1);
    first.series(jiff::ToSpan::day(1)).take(last).map(|day| format!("{day}T")).collect()
}

/// A number in decimal digits, with zeros in front up to `width`.
fn digits(text: &mut Vec<u8>, number: i64, width: usize) {
    let mut reversed = [b'0'; 20];
    let (mut length, mut left) = (0, number);
    while left > 0 || length < width {
        reversed[length] = b'0' + u8::try_from(left % 10).unwrap_or_default();
        left /= 10;
        length += 1;
    }
    text.extend(reversed[..length].iter().rev());
}
