//! The program against the reference, on registers drawn by lot: every row, every sum, every state.

use std::collections::BTreeMap;

use smqc::measure::{Figure, VerdictOnPeriod};

use crate::project::{Outcome, Project};
use crate::reference::{
    Answer, Cell, Cut, Exclusion, Judged, Limit, Measure, Office, Pause, Question, Row, Sums, ask, civil,
    days_from,
};
use crate::register::{EXPORTS, Habits, Lot, exports, last_rows, weekend_receipts};

const DEFINITIONS: &str = include_str!("register.yaml");

const CHANNELS: [&str; 4] = ["email", "letter", "phone", "Mail"];

fn office() -> Office {
    let holidays = [(4, 6), (5, 1), (5, 14), (5, 15), (2, 16), (2, 17), (2, 18), (2, 19), (2, 20)];
    Office {
        hours: |weekday| match weekday {
            0..=3 => &[(540, 750), (810, 1020)],
            4 => &[(540, 750)],
            _ => &[],
        },
        closed: holidays.iter().map(|(month, day)| days_from(2026, *month, *day)).collect(),
        cut_off: Some(960),
    }
}

fn received(row: &Row) -> Cell<crate::reference::When> {
    row.moment("Received", "Hour")
}

fn written(row: &Row) -> Cell<bool> {
    row.one_of("Channel", &["email", "letter", "Mail"], &CHANNELS)
}

fn exclusions() -> Vec<Exclusion> {
    vec![
        Exclusion {
            of: |row| row.yes("Duplicate"),
            from: None,
            until: None,
            approved: Some(days_from(2026, 4, 15)),
        },
        Exclusion {
            of: |row| row.yes("Strike"),
            from: Some(days_from(2026, 3, 9)),
            until: Some(days_from(2026, 3, 20)),
            approved: Some(days_from(2026, 1, 5)),
        },
        // Without an approval an exclusion does not count.
        Exclusion { of: |row| row.yes("Strike"), from: None, until: None, approved: None },
    ]
}

fn everything(measure: Measure) -> Question {
    Question {
        measure,
        scope: |_| Cell::Is(true),
        exclusions: Vec::new(),
        cut: Cut::Month,
        about: received,
        by_receipt: false,
        sample: false,
        min_cases: 0,
        target: 80,
        warn: None,
        in_force: None,
    }
}

fn answered_within(limit: Limit) -> Measure {
    Measure::Time { start: received, stop: |row| row.instant("Answered"), limit, pause: None }
}

/// The questions of `register.yaml`, put a second time.
fn questions() -> Vec<(&'static str, Question)> {
    let solved = || Measure::Share { of: |row| row.yes("Solved"), among: written };
    vec![
        (
            "reply",
            Question {
                scope: written,
                exclusions: exclusions(),
                min_cases: 10,
                warn: Some(90),
                ..everything(answered_within(Limit::BusinessDays(5)))
            },
        ),
        (
            "closing",
            Question {
                target: 70,
                in_force: Some(days_from(2026, 2, 15)),
                ..everything(Measure::Time {
                    start: |row| row.date("Received"),
                    stop: |row| row.date("Closed"),
                    limit: Limit::BusinessDays(8),
                    pause: Some(Pause { days: |row| row.whole("Waited"), cap: 5 }),
                })
            },
        ),
        (
            "a-week",
            Question { cut: Cut::Week, min_cases: 14, ..everything(answered_within(Limit::CalendarDays(7))) },
        ),
        (
            "a-month",
            Question {
                cut: Cut::Quarter,
                target: 100,
                ..everything(Measure::Time {
                    start: received,
                    stop: |row| row.date("Closed"),
                    limit: Limit::Months(1),
                    pause: None,
                })
            },
        ),
        (
            "by-receipt",
            Question {
                by_receipt: true,
                scope: written,
                ..everything(answered_within(Limit::BusinessDays(3)))
            },
        ),
        (
            "solved",
            Question { exclusions: exclusions(), min_cases: 10, warn: Some(85), ..everything(solved()) },
        ),
        ("sampled", Question { sample: true, cut: Cut::Week, ..everything(solved()) }),
    ]
}

fn measured(exports: &[String], as_of: &str) -> Outcome {
    let project = Project::on(as_of).with("smq.yaml", DEFINITIONS);
    let files = exports.iter().zip(EXPORTS);
    files.fold(project, |project, (text, (path, ..))| project.data(path, text.as_str())).measure().sound()
}

/// Eight registers, each judged on three days: after both exports, between them, before either.
#[test]
fn the_program_agrees_with_the_reference_on_registers_drawn_by_lot() {
    let (mut seen, mut pooled, mut states) = (0, 0, BTreeMap::new());
    for seed in 1..=8 {
        let habits = Habits {
            cases: 450 + 30 * seed,
            punctual: 62 + 4 * seed,
            clean: [80, 92, 97, 99][usize::try_from(seed % 4).unwrap_or(0)],
        };
        let exports = exports(&mut Lot::new(seed), &habits);
        let rows = last_rows(&exports);
        assert!(rows.len() > 400 && weekend_receipts(&rows) > 50);
        for (as_of, day) in [("2026-12-31", (12, 31)), ("2026-06-15", (6, 15)), ("2026-04-10", (4, 10))] {
            let outcome = measured(&exports, as_of);
            for (name, question) in questions() {
                let expected = ask(&question, &rows, &office(), days_from(2026, day.0, day.1));
                compare(&outcome, name, &expected, &format!("register {seed}, as of {as_of}, {name}"));
                for judged in expected.judged.values() {
                    seen += 1;
                    pooled += usize::from(judged.pooled);
                    *states.entry(judged.state).or_insert(0) += 1;
                }
            }
        }
    }
    // The comparison is not one of empty sets.
    println!("{seen} periods judged, {pooled} of them pooled: {states:?}");
    assert!(
        pooled > 20 && states.len() >= 6 && states.values().all(|n| *n >= 20),
        "{states:?}, {pooled} pooled"
    );
}

fn compare(outcome: &Outcome, name: &str, expected: &Answer, place: &str) {
    let reading = outcome.reading(name);
    let (year, month, day) = civil(expected.cut_off);
    assert_eq!(reading.cut_off.to_string(), format!("{year}-{month:02}-{day:02}"), "{place}: cut-off");
    compare_rows(outcome, name, expected, place);
    let names: Vec<String> = reading.series.iter().map(|figure| figure.period.to_string()).collect();
    assert_eq!(names, expected.periods.keys().cloned().collect::<Vec<_>>(), "{place}: periods");
    for figure in &reading.series {
        let period = figure.period.to_string();
        compare_sums(figure, &expected.periods[&period], name == "closing", &format!("{place}, {period}"));
    }
    let verdict = outcome.verdict(&format!("promise/{name}"));
    let names: Vec<String> = verdict.periods.iter().map(|judged| judged.period.to_string()).collect();
    assert_eq!(names, expected.judged.keys().cloned().collect::<Vec<_>>(), "{place}: periods judged");
    for judged in &verdict.periods {
        let period = judged.period.to_string();
        compare_verdict(judged, &expected.judged[&period], &format!("{place}, {period}"));
    }
}

fn compare_rows(outcome: &Outcome, name: &str, expected: &Answer, place: &str) {
    let rows = outcome.rows(name);
    let counts = [
        ("read", rows.read, expected.rows.read),
        ("counted", rows.counted, expected.rows.counted),
        ("not yet due", rows.not_yet_due, expected.rows.not_yet_due),
        ("out of scope", rows.out_of_scope, expected.rows.out_of_scope),
        ("excluded", rows.excluded, expected.rows.excluded),
        ("missing", rows.missing, expected.rows.missing),
        ("rejected", rows.rejected, expected.rows.rejected),
    ];
    for (what, found, wanted) in counts {
        assert_eq!(i64::try_from(found), Ok(wanted), "{place}: {what}; {rows:?}");
    }
    let parts =
        rows.counted + rows.not_yet_due + rows.out_of_scope + rows.excluded + rows.missing + rows.rejected;
    assert_eq!(rows.read, parts, "{place}: read = counted + not yet due + out of scope + …");
}

fn compare_sums(figure: &Figure, expected: &Sums, with_pauses: bool, place: &str) {
    let tally = &figure.tally;
    let whole = |number: u64| i64::try_from(number).unwrap_or(-1);
    let found = Sums {
        n: whole(tally.n),
        good: whole(tally.good),
        unpaused: if with_pauses { whole(tally.good_without_pauses) } else { expected.unpaused },
        excluded: whole(tally.excluded),
        missing: whole(tally.missing),
        rejected: whole(tally.rejected),
        pending: whole(tally.pending),
    };
    assert_eq!(found, *expected, "{place}");
}

fn compare_verdict(judged: &VerdictOnPeriod, expected: &Judged, place: &str) {
    assert_eq!(
        (judged.state.name(), judged.pooled),
        (expected.state, expected.pooled),
        "{place}: {expected:?}"
    );
    if let Some(worst) = judged.worst.filter(|_| !judged.pooled) {
        let (good, all) = expected.worst;
        let equal = worst.numerator() * i128::from(all) == i128::from(good) * worst.denominator();
        assert!(equal, "{place}: worst case {worst:?}, not {good}/{all}");
    }
}
