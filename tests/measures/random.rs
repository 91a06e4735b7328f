//! Keyed and dated measures against naive loops, on data drawn by lot: every pair of rows, every
//! period; whatever the order of the rows and the files they stand in.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::project::Outcome;
use crate::table::{Table, table};

const FIRST: Date = date(2026, 1, 1);
/// The last day of which anything is known.
const CUT_OFF: i64 = 105;

/// Numbers that depend on a seed alone (the "minimal standard" of Park and Miller).
struct Lot(i64);

impl Lot {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % limit
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = usize::try_from(self.below(i64::try_from(at).expect("small") + 1)).expect("small");
            items.swap(at, other);
        }
    }
}

fn day(days: i64) -> Date {
    FIRST.checked_add(days.days()).expect("a date")
}

fn month_of(days: i64) -> String {
    day(days).strftime("%Y-%m").to_string()
}

/// The last day of each month that has begun by the cut-off, and the day before its first.
fn months() -> Vec<(String, i64, i64)> {
    let number = |date: Date| i64::from(FIRST.until(date).expect("a span").get_days());
    let firsts = (1..=4).map(|month| date(2026, month, 1));
    firsts
        .map(|first| {
            let last = number(first.last_of_month()).min(CUT_OFF);
            (month_of(number(first)), number(first) - 1, last)
        })
        .collect()
}

/// Good and counted cases by period.
type Counts = BTreeMap<String, (u64, u64)>;

fn counts(outcome: &Outcome, id: &str) -> Counts {
    let series = outcome.reading(id).series.iter().filter(|figure| figure.tally.n > 0);
    series.map(|figure| (figure.period.to_string(), (figure.tally.good, figure.tally.n))).collect()
}

fn count(counts: &mut Counts, period: String, good: bool) {
    let own = counts.entry(period).or_default();
    own.0 += u64::from(good);
    own.1 += 1;
}

/// The rows as they are, shuffled, and shuffled over three files.
fn in_any_order(
    seed: i64,
    rows: &[String],
    indicators: impl Fn(Table) -> Table,
    columns: &[(&'static str, &'static str)],
    check: impl Fn(&Outcome),
) {
    let mut shuffled = rows.to_vec();
    Lot(seed + 1).shuffle(&mut shuffled);
    for (rows, files) in [(rows, 1), (&shuffled, 1), (&shuffled, 3)] {
        let table = table(columns).extracted("2026-04-16").files(files).rows(rows.to_vec());
        check(&indicators(table).measured());
    }
}

#[test]
fn contacts_that_come_again() {
    assert_eq!(day(CUT_OFF), date(2026, 4, 16));
    for seed in 1..=6 {
        // By the day, or by the minute.
        let minutes = if seed % 2 == 0 { 1440 } else { 1 };
        let mut lot = Lot(seed * 7919);
        let contacts: Vec<(i64, Option<i64>, i64)> = (0..300)
            .map(|_| {
                let at = lot.below(115) * minutes + if minutes > 1 { lot.below(4) * 360 } else { 0 };
                (at, Some(lot.below(25)).filter(|_| lot.below(20) > 0), lot.below(2))
            })
            .collect();
        let rows: Vec<String> = contacts
            .iter()
            .map(|(at, who, issue)| {
                let hour = if minutes > 1 { format!(" {:02}:00", at % 1440 / 60) } else { String::new() };
                format!(
                    "{}{hour},{},{issue}",
                    day(at / minutes),
                    who.map_or_else(String::new, |who| format!("c{who}"))
                )
            })
            .collect();
        let window = 7 * minutes;
        let known = |at: i64| at / minutes <= CUT_OFF;
        let (mut first, mut again) = (Counts::new(), Counts::new());
        for (i, (at, who, issue)) in contacts.iter().enumerate() {
            let Some(who) = who else { continue };
            if !known(at + window) {
                continue;
            }
            let others = || {
                let all = contacts.iter().enumerate().filter(move |(j, _)| *j != i);
                all.map(|(_, other)| other)
                    .filter(|other| other.1 == Some(*who) && other.2 == *issue && known(other.0))
            };
            let followed = others().any(|other| other.0 >= *at && other.0 <= at + window);
            let follower = others().any(|other| other.0 <= *at && *at <= other.0 + window);
            count(&mut first, month_of(at / minutes), !followed && !follower);
            count(&mut again, month_of(at / minutes), followed);
        }
        let kind = if minutes > 1 { "datetime" } else { "date" };
        let indicators = |table: Table| {
            table
                .indicator("first", "measure: {repeat: {figure: first_contact_gross, key: who, same: issue, date: at, within: 7 calendar days}}")
                .indicator("again", "measure: {repeat: {figure: recurrence, key: [who, issue], date: at, within: 7 calendar days}}")
        };
        in_any_order(
            seed,
            &rows,
            indicators,
            &[("at", kind), ("who", "text"), ("issue", "category")],
            |outcome| {
                assert_eq!(counts(outcome, "first"), first, "seed {seed}");
                assert_eq!(counts(outcome, "again"), again, "seed {seed}");
            },
        );
    }
}

/// A case or customer: its first day, its last if any, and a day of a third kind.
type Course = (i64, Option<i64>, Option<i64>);

fn courses(seed: i64) -> Vec<Course> {
    let mut lot = Lot(seed * 104_729);
    let course = |lot: &mut Lot| {
        let start = lot.below(115);
        let stop = Some(start + lot.below(60)).filter(|_| lot.below(4) > 0);
        (start, stop, Some(start + lot.below(20)).filter(|_| lot.below(6) > 0))
    };
    (0..250).map(|_| course(&mut lot)).collect()
}

fn written(courses: &[Course]) -> Vec<String> {
    let shown = |day_: Option<i64>| day_.map_or_else(String::new, |days| day(days).to_string());
    courses
        .iter()
        .map(|(start, stop, mark)| format!("{},{},{}", day(*start), shown(*stop), shown(*mark)))
        .collect()
}

const COURSE: &[(&str, &str)] = &[("start", "date"), ("stop", "date"), ("mark", "date")];

#[test]
fn customers_who_stay() {
    for seed in 1..=4 {
        let customers = courses(seed);
        let mut kept = Counts::new();
        for (month, before, last) in months() {
            for (start, stop, _) in &customers {
                let there = |day: i64| *start <= day && stop.is_none_or(|stop| stop > day);
                if there(before) {
                    count(&mut kept, month.clone(), there(last));
                }
            }
        }
        let indicators = |table: Table| {
            table.indicator("kept", "measure: {retention: {figure: retention, joined: start, left: stop}}")
        };
        in_any_order(seed, &written(&customers), indicators, COURSE, |outcome| {
            assert_eq!(counts(outcome, "kept"), kept, "seed {seed}");
        });
    }
}

#[test]
fn cases_that_are_open() {
    for seed in 1..=4 {
        let cases = courses(seed);
        let (mut open, mut late, mut ages) = (BTreeMap::new(), Counts::new(), BTreeMap::new());
        let mut flows: BTreeMap<String, (i128, i128)> = BTreeMap::new();
        for (month, before, last) in months() {
            let mut days = Vec::new();
            for (start, stop, due) in &cases {
                if *start <= last && stop.is_none_or(|stop| stop > last) {
                    *open.entry(month.clone()).or_insert(0_i128) += 1;
                    days.push(last - start);
                    if let Some(due) = due {
                        count(&mut late, month.clone(), *due <= last);
                    }
                }
                let within = |day: i64| before < day && day <= last;
                let flow = flows.entry(month.clone()).or_default();
                flow.0 += i128::from(stop.is_some_and(within));
                flow.1 += i128::from(within(*start));
            }
            days.sort_unstable();
            // ⌈0.9 n⌉, on integers.
            let rank = (9 * days.len()).div_ceil(10);
            ages.insert(month, i128::from(days[rank - 1]) * 86_400);
        }
        let indicators = |table: Table| {
            table
                .indicator("open", "measure: {backlog: {figure: open, opened: start, closed: stop}}")
                .indicator(
                    "late",
                    "measure: {backlog: {figure: overdue, opened: start, closed: stop, due: mark}}",
                )
                .indicator(
                    "age",
                    "measure: {backlog: {figure: p90_age, opened: start, closed: stop, age: calendar days}}",
                )
                .indicator("rate", "measure: {backlog: {figure: closure_rate, opened: start, closed: stop}}")
        };
        in_any_order(seed, &written(&cases), indicators, COURSE, |outcome| {
            let values = |id: &str| {
                let series = outcome.reading(id).series.iter();
                series
                    .filter_map(|figure| Some((figure.period.to_string(), figure.value?)))
                    .collect::<BTreeMap<_, _>>()
            };
            let whole = |values: &BTreeMap<String, i128>| {
                values
                    .iter()
                    .map(|(month, n)| (month.clone(), smqc::values::Ratio::integer(*n)))
                    .collect::<BTreeMap<_, _>>()
            };
            assert_eq!(values("open"), whole(&open), "seed {seed}");
            assert_eq!(values("age"), whole(&ages), "seed {seed}");
            assert_eq!(counts(outcome, "late"), late, "seed {seed}");
            let rates = flows.iter().filter_map(|(month, (closed, opened))| {
                Some((month.clone(), smqc::values::Ratio::new(*closed, *opened)?))
            });
            assert_eq!(values("rate"), rates.collect(), "seed {seed}");
        });
    }
}

#[test]
fn customers_who_are_active() {
    for seed in 1..=4 {
        let mut lot = Lot(seed * 15_485_863);
        let visits: Vec<(i64, i64)> = (0..200).map(|_| (lot.below(115), lot.below(40))).collect();
        let rows: Vec<String> = visits.iter().map(|(at, who)| format!("{},c{who}", day(*at))).collect();
        let there =
            |who: i64, on: i64| visits.iter().any(|(at, own)| *own == who && *at <= on && on <= at + 21);
        let mut kept = Counts::new();
        for (month, before, last) in months() {
            for who in (0..40).filter(|who| there(*who, before)) {
                count(&mut kept, month.clone(), there(who, last));
            }
        }
        let indicators = |table: Table| {
            table.indicator("kept", "measure: {retention: {figure: retention, customer: who, active: at, inactive_after: 21 calendar days}}")
        };
        in_any_order(seed, &rows, indicators, &[("at", "date"), ("who", "text")], |outcome| {
            assert_eq!(counts(outcome, "kept"), kept, "seed {seed}");
        });
    }
}

#[test]
fn complainants_who_buy_again() {
    for seed in 1..=4 {
        let mut lot = Lot(seed * 32_452_843);
        let closed: Vec<(i64, i64)> = (0..120).map(|_| (lot.below(100), lot.below(60))).collect();
        let bought: Vec<(i64, i64)> = (0..150).map(|_| (lot.below(115), lot.below(60))).collect();
        let rows: Vec<String> = closed.iter().map(|(at, who)| format!("{},c{who}", day(*at))).collect();
        let orders: String = bought.iter().map(|(at, who)| format!("c{who},{}\n", day(*at))).collect();
        let mut people: BTreeMap<(String, i64), bool> = BTreeMap::new();
        for (at, who) in closed.iter().filter(|(at, _)| at + 10 <= CUT_OFF) {
            let again = bought.iter().any(|(on, own)| own == who && on > at && *on <= at + 10);
            *people.entry((month_of(*at), *who)).or_default() |= again;
        }
        let mut back = Counts::new();
        people.into_iter().for_each(|((month, _), again)| count(&mut back, month, again));
        let indicators = |table: Table| {
            table
                .definition("kind: Source\nid: orders\ntitle: Orders\nfiles: orders.csv\nabout: ordered\nextracted: 2026-05-31\ncolumns: {buyer: {from: buyer, type: text}, ordered: {from: ordered, type: date}}")
                .file("orders.csv", format!("buyer,ordered\n{orders}"))
                .indicator("back", "measure: {repeat: {figure: repurchase, key: who, date: at, within: 10 calendar days, followed_in: {source: orders, key: buyer, date: ordered}}}")
        };
        in_any_order(seed, &rows, indicators, &[("at", "date"), ("who", "text")], |outcome| {
            assert_eq!(counts(outcome, "back"), back, "seed {seed}");
        });
    }
}
