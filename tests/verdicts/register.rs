//! A register drawn by lot, with the faults of real ones: receipts at night and on weekends, open
//! cases, missing starts, stops before starts, duplicates, pauses, dates that do not exist; exported
//! twice, so that a case open in the first export comes back closed in the second.

use std::collections::BTreeMap;

use crate::reference::{Row, civil, days_from, weekday};

pub const HEADERS: [&str; 10] = [
    "Reference",
    "Received",
    "Hour",
    "Answered",
    "Closed",
    "Channel",
    "Duplicate",
    "Strike",
    "Waited",
    "Solved",
];

/// The days on which the two exports were taken, as their names tell.
pub const EXPORTS: [(&str, i64, i64, i64); 2] =
    [("data/register-2026-04-30.csv", 2026, 4, 30), ("data/register-2026-07-06.csv", 2026, 7, 6)];

/// Numbers that depend on a seed alone (the "minimal standard" of Park and Miller).
pub struct Lot(u64);

impl Lot {
    pub fn new(seed: i64) -> Self {
        let mut lot = Self(u64::try_from(seed * 7919 % 2_147_483_646 + 1).unwrap_or(1));
        for _ in 0..8 {
            lot.below(2);
        }
        lot
    }

    pub fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        i64::try_from(self.0).unwrap_or(0) % limit
    }

    fn percent(&mut self, share: i64) -> bool {
        self.below(100) < share
    }

    fn one_of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[usize::try_from(self.below(words.len() as i64)).unwrap_or(0)]
    }
}

/// Faults are numbered; this is none.
const NO_FAULT: i64 = 24;

struct Case {
    reference: String,
    /// Minutes since 1970 by the clock on the wall.
    received: i64,
    answered: Option<i64>,
    closed: Option<i64>,
    cells: [&'static str; 4],
    waited: String,
    fault: i64,
}

/// What a register is like; everything else is drawn.
pub struct Habits {
    pub cases: i64,
    /// Answers in time, in percent.
    pub punctual: i64,
    /// Rows without any fault, in percent.
    pub clean: i64,
}

/// The two exports of a register.
pub fn exports(lot: &mut Lot, habits: &Habits) -> Vec<String> {
    let first = days_from(2026, 1, 2);
    let length = days_from(2026, 7, 3) - first;
    let cases: Vec<Case> = (0..habits.cases)
        .map(|i| {
            let received = (first + lot.below(length)) * 1440 + hour(lot);
            case(lot, i, received, habits)
        })
        .collect();
    EXPORTS
        .iter()
        .enumerate()
        .map(|(i, (_, year, month, day))| export(&cases, i, days_from(*year, *month, *day)))
        .collect()
}

/// Mostly office hours; sometimes the break, the evening, the night; often a round hour.
fn hour(lot: &mut Lot) -> i64 {
    let minute = if lot.percent(70) { 540 + lot.below(480) } else { lot.below(1440) };
    if lot.percent(20) { minute / 30 * 30 } else { minute }
}

fn case(lot: &mut Lot, i: i64, received: i64, habits: &Habits) -> Case {
    let clean = lot.percent(habits.clean);
    let days = if lot.percent(habits.punctual) { lot.below(6) } else { 5 + lot.below(9) };
    let mut answered = Some((received / 1440 + days) * 1440 + hour(lot)).map(|at| at.max(received));
    if lot.percent(4) {
        answered = None;
    }
    let closed = answered.map(|at| at / 1440 + lot.below(10)).filter(|_| !lot.percent(3));
    Case {
        reference: if !clean && lot.percent(5) { String::new() } else { format!("R{i:04}") },
        received,
        answered,
        closed,
        cells: [
            lot.one_of(if clean {
                &["email", "letter", "Mail", "phone"]
            } else {
                &["email", "", "-", "fax"]
            }),
            lot.one_of(if clean { &["no"] } else { &["yes", "yes", "", "maybe", "no"] }),
            if lot.percent(8) { "yes" } else { "no" },
            if lot.percent(habits.punctual + 8) {
                "yes"
            } else {
                lot.one_of(if clean { &["no"] } else { &["no", "", "perhaps"] })
            },
        ],
        waited: if lot.percent(75) { String::new() } else { lot.below(9).to_string() },
        fault: if clean { NO_FAULT } else { lot.below(NO_FAULT) },
    }
}

fn export(cases: &[Case], which: usize, taken: i64) -> String {
    let mut text = HEADERS.join(";") + "\n";
    for case in cases {
        let received = case.received / 1440;
        let in_window = which == 0 || received >= days_from(2026, 3, 1);
        // A few cases are lost on the way to the second export.
        let lost = which == 1 && case.fault == 20 && received < taken - 60;
        if received <= taken && in_window && !lost {
            text += &row(case, taken).join(";");
            text.push('\n');
        }
    }
    text
}

fn row(case: &Case, taken: i64) -> [String; 10] {
    let [channel, duplicate, strike, solved] = case.cells.map(str::to_owned);
    let known = |day: &i64| *day <= taken;
    let mut answered = case.answered.filter(|at| known(&(at / 1440))).map(moment).unwrap_or_default();
    let mut closed = case.closed.filter(known).map(date).unwrap_or_default();
    let (mut received, mut hour) = (date(case.received / 1440), clock(case.received % 1440));
    let mut waited = case.waited.clone();
    match case.fault {
        0 | 1 => received.clear(),
        2 => received = "31/02/2026".to_owned(),
        3 => hour.clear(),
        4 | 5 => answered = moment(case.received - 1440),
        6 => answered = moment(case.received - 1),
        7 => closed = date(case.received / 1440 - 1),
        8 => answered = "soon".to_owned(),
        9 => closed = "-".to_owned(),
        10 => closed = date(case.received / 1440),
        // A date announced, not one that has passed.
        11 => answered = moment((taken + 3) * 1440 + 600),
        12 => waited = "two".to_owned(),
        13 => waited = "-1".to_owned(),
        _ => {}
    }
    [case.reference.clone(), received, hour, answered, closed, channel, duplicate, strike, waited, solved]
}

fn date(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{day:02}/{month:02}/{year}")
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn moment(minute: i64) -> String {
    format!("{} {}", date(minute.div_euclid(1440)), clock(minute.rem_euclid(1440)))
}

/// The rows of the two exports as the reference sees them: of each key only the one of the last
/// file ("never counted twice").
pub fn last_rows(exports: &[String]) -> Vec<Row> {
    let mut nameless = Vec::new();
    let mut by_key: BTreeMap<String, Row> = BTreeMap::new();
    for (text, (_, year, month, day)) in exports.iter().zip(EXPORTS) {
        for line in text.lines().skip(1) {
            let cells: BTreeMap<&'static str, String> =
                HEADERS.into_iter().zip(line.split(';').map(str::to_owned)).collect();
            let row = Row { extracted: days_from(year, month, day), cells };
            match row.cells.get("Reference").filter(|key| !key.is_empty()).cloned() {
                Some(key) => drop(by_key.insert(key, row)),
                None => nameless.push(row),
            }
        }
    }
    by_key.into_values().chain(nameless).collect()
}

/// How often each kind of row is there: the comparison must not be one of empty sets.
pub fn weekend_receipts(rows: &[Row]) -> usize {
    let days = rows.iter().filter_map(|row| crate::reference::slashed(row.cells.get("Received")?));
    days.filter(|day| weekday(*day) >= 5).count()
}
