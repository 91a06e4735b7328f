//! The daily report of the telephone exchange: one row per open day, UTF-8 with a byte-order mark.

use crate::File;
use crate::calendar::{Day, telephone_opens};
use crate::random::Random;
use crate::story::{MONTHS, Month, SILENT_DAYS};

const HEADER: &str = "Date;Présentés;Répondus;Répondus en 30 s;Abandons;Rappels promis;Rappels tenus\n";

/// Calls of a usual Monday, Tuesday … Saturday.
const USUAL: [i64; 6] = [980, 860, 820, 800, 840, 330];

/// One day of the telephone service.
#[derive(Default, Clone, Copy)]
struct Calls {
    offered: i64,
    answered: i64,
    within_30_seconds: i64,
    abandoned: i64,
    callbacks_promised: i64,
    callbacks_made: i64,
}

/// One file per year.
pub fn years(random: &mut Random) -> Vec<File> {
    MONTHS
        .chunk_by(|a, b| a.year == b.year)
        .map(|months| (format!("appels-{}.csv", months[0].year), year(months, random).into_bytes()))
        .collect()
}

fn year(months: &[Month], random: &mut Random) -> String {
    let mut text = format!("\u{feff}{HEADER}");
    let mut total = Calls::default();
    for month in months {
        for day in open_days(month) {
            let calls = calls(month, day, random);
            if SILENT_DAYS.contains(&day) {
                text += &line(&day.slashed(), &["-"; 6].map(str::to_owned));
            } else {
                total = total.plus(calls);
                text += &line(&day.slashed(), &calls.cells());
            }
        }
    }
    text + &line("Total", &total.cells())
}

fn open_days(month: &Month) -> impl Iterator<Item = Day> {
    let (first, end) = (month.first_day(), month.end());
    (0..31).map(move |days| first.plus(days)).filter(move |day| *day < end && telephone_opens(*day))
}

fn calls(month: &Month, day: Day, random: &mut Random) -> Calls {
    let usual = USUAL.get(usize::try_from(day.weekday()).unwrap_or_default()).copied().unwrap_or_default();
    let busier = if telephone_opens(day.plus(-1)) || day.weekday() == 0 { 100 } else { 115 };
    let invoices = if month.has_wrong_invoices() { 118 } else { 100 };
    let offered = usual * busier * invoices * random.between(90, 110) / 1_000_000;
    let abandoned = offered * random.between(30, 62) / 1000;
    let in_time = month.picked_up + random.between(-45, 45);
    let callbacks_promised = abandoned * random.between(350, 500) / 1000;
    let callbacks_missed = (0..callbacks_promised).filter(|_| random.chance(16)).count();
    Calls {
        offered,
        answered: offered - abandoned,
        within_30_seconds: offered * in_time / 1000,
        abandoned,
        callbacks_promised,
        callbacks_made: callbacks_promised - i64::try_from(callbacks_missed).unwrap_or_default(),
    }
}

impl Calls {
    const fn plus(self, other: Self) -> Self {
        Self {
            offered: self.offered + other.offered,
            answered: self.answered + other.answered,
            within_30_seconds: self.within_30_seconds + other.within_30_seconds,
            abandoned: self.abandoned + other.abandoned,
            callbacks_promised: self.callbacks_promised + other.callbacks_promised,
            callbacks_made: self.callbacks_made + other.callbacks_made,
        }
    }

    /// The counts in the order of the header.
    fn cells(&self) -> [String; 6] {
        [
            self.offered,
            self.answered,
            self.within_30_seconds,
            self.abandoned,
            self.callbacks_promised,
            self.callbacks_made,
        ]
        .map(|count| count.to_string())
    }
}

fn line(label: &str, cells: &[String; 6]) -> String {
    format!("{label};{}\n", cells.join(";"))
}
