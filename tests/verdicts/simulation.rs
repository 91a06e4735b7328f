//! The simulation of `domain/metrics.md`: 80 % of the cases are answered in time, the others take up to
//! forty days. Whenever the data are taken out, the due-date cohort finds the 80 %; what counts closed
//! cases, or closed cases and those past due, finds more, because the late ones are still open.

use crate::project::Outcome;
use crate::reference::{civil, days_from};
use crate::register::Lot;
use crate::sentences::Case;

/// Days within which an answer is in time.
const LIMIT: i64 = 10;
const CASES_A_DAY: i64 = 60;

/// Day of receipt and day of answer, from February to July 2026.
fn cases() -> Vec<(i64, i64)> {
    let mut lot = Lot::new(2026);
    (days_from(2026, 2, 1)..days_from(2026, 8, 1))
        .flat_map(|day| std::iter::repeat_n(day, usize::try_from(CASES_A_DAY).expect("a number")))
        .map(|day| {
            let in_time = lot.below(100) < 80;
            let took = if in_time { 1 + lot.below(LIMIT) } else { LIMIT + 1 + lot.below(30) };
            (day, day + took)
        })
        .collect()
}

fn date(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year}-{month:02}-{day:02}")
}

/// The register as it is on a day.
fn register(cases: &[(i64, i64)], taken: i64) -> String {
    let mut text = "key,received,answered,past_due\n".to_owned();
    for (at, (received, answered)) in cases.iter().enumerate().filter(|(_, case)| case.0 <= taken) {
        let closed = *answered <= taken;
        let answered = if closed { date(*answered) } else { String::new() };
        let past_due = if !closed && received + LIMIT < taken { "yes" } else { "no" };
        text += &format!("{at},{},{answered},{past_due}\n", date(*received));
    }
    text
}

/// The two usual counts beside ours: of the closed cases, and of those and the open ones past due.
const USUAL: &str = "---\nkind: Indicator\nid: closed\ntitle: Closed\nsource: register\n\
    measure: {ratio: {of: \"days(received, answered) <= 10\"}}\n\
    ---\nkind: Indicator\nid: closed-or-past-due\ntitle: Closed or past due\nsource: register\n\
    measure: {ratio: {of: \"past_due == no and days(received, answered) <= 10\"}}\n";

/// Percent of good cases in a period.
fn percent(outcome: &Outcome, indicator: &str, period: &str) -> f64 {
    let (good, n) = outcome.good_of(indicator, period);
    assert!(n > 300, "{indicator}, {period}: {n} cases");
    100.0 * good as f64 / n as f64
}

#[test]
fn the_due_date_cohort_is_unbiased_at_any_extraction_date_and_the_usual_counts_are_not() {
    let cases = cases();
    for (month, day) in [(4, 14), (4, 22), (5, 18), (5, 31), (6, 12), (6, 30), (7, 20)] {
        let taken = days_from(2026, month, day);
        let (source, text) = (format!("extracted: {}", date(taken)), register(&cases, taken));
        let outcome = Case {
            source: &source,
            columns: "past_due: {from: past_due, type: yes-no, yes: [yes], no: [no]}",
            target: "at least 85 % within 10 calendar days",
            more: USUAL,
            files: &[("data/r.csv", &text)],
            ..Case::default()
        }
        .run();
        let (now, before) = (format!("2026-{month:02}"), format!("2026-{:02}", month - 1));
        for period in [&now, &before] {
            let found = percent(&outcome, "reply", period);
            assert!((found - 80.0).abs() < 4.0, "taken on {}: {found} % in {period}", date(taken));
        }
        assert_eq!(outcome.state("promise/reply", &before), "missed");
        let (closed, past_due) =
            (percent(&outcome, "closed", &now), percent(&outcome, "closed-or-past-due", &now));
        assert!(closed > 88.0, "taken on {}: {closed} % of the closed cases", date(taken));
        assert!(
            (81.5..closed).contains(&past_due),
            "taken on {}: {past_due} % of the closed cases and those past due",
            date(taken)
        );
    }
}
