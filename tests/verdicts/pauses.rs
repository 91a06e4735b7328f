//! Pauses from pairs of columns, and cases that were reopened.

use smqc::language::{Language, Speaker};
use smqc::measure::explain_case;
use smqc::report::{Screen, case_text};

use crate::project::Outcome;
use crate::sentences::Case;

/// Two pauses per row, each with a reason and the day on which it was recorded.
const COLUMNS: &str = "from1: {from: from1, type: date}\nto1: {from: to1, type: date}\n\
    why1: {from: why1, type: text}\nnoted1: {from: noted1, type: date}\n\
    from2: {from: from2, type: date}\nto2: {from: to2, type: date}\n\
    why2: {from: why2, type: text}\nnoted2: {from: noted2, type: date}\n";
const HEADER: &str = "key,received,answered,from1,to1,why1,noted1,from2,to2,why2,noted2\n";
const MEASURE: &str = "{time: {from: received, to: answered, less: {from: [from1, from2], to: [to1, to2], \
    reason: [why1, why2], recorded: [noted1, noted2]}}}";
const CAPPED: &str = "{time: {from: received, to: answered, less: {from: [from1, from2], to: [to1, to2], \
    reason: [why1, why2], recorded: [noted1, noted2], at_most: 3 business days}}}";

/// Good and counted in March, of one row received on Monday 2 March and due on Wednesday 4 without
/// pauses.
fn march(measure: &str, answered: &str, pauses: &str) -> ((u64, u64), u64) {
    let text = format!("{HEADER}a,2026-03-02,{answered},{pauses}\n");
    let case = Case { columns: COLUMNS, measure, files: &[("data/r.csv", &text)], ..Case::default() };
    let outcome = case.run();
    let tally = &outcome.figure("reply", "2026-03").tally;
    ((tally.good, tally.n), tally.good_without_pauses)
}

#[test]
fn pauses_begun_and_recorded_before_due_with_a_reason_make_the_due_later() {
    let good = ((1, 1), 0);
    let late = ((0, 1), 0);
    for (answered, pauses, expected) in [
        // Tuesday to Thursday: two business days, due on Friday 6.
        ("2026-03-06", "2026-03-03,2026-03-05,wait,2026-03-03,,,,", good),
        ("2026-03-09", "2026-03-03,2026-03-05,wait,2026-03-03,,,,", late),
        // No reason; not recorded; recorded the day after it was due; on the day itself.
        ("2026-03-06", "2026-03-03,2026-03-05,,2026-03-03,,,,", late),
        ("2026-03-06", "2026-03-03,2026-03-05,wait,,,,,", late),
        ("2026-03-06", "2026-03-03,2026-03-05,wait,2026-03-05,,,,", late),
        ("2026-03-06", "2026-03-03,2026-03-05,wait,2026-03-04,,,,", good),
        // Begun after it was due; on the day itself.
        ("2026-03-06", "2026-03-05,2026-03-09,wait,2026-03-03,,,,", late),
        ("2026-03-06", "2026-03-04,2026-03-06,wait,2026-03-03,,,,", good),
        // Overlapping: Tuesday to Friday are three days, due on Monday 9.
        ("2026-03-09", "2026-03-03,2026-03-05,wait,2026-03-03,2026-03-04,2026-03-06,wait,2026-03-04", good),
        ("2026-03-10", "2026-03-03,2026-03-05,wait,2026-03-03,2026-03-04,2026-03-06,wait,2026-03-04", late),
        // The second column holds the earlier pause, which moves the due to Friday 6: the other begins
        // then, until Tuesday 10, and the due is that of two days more.
        ("2026-03-10", "2026-03-06,2026-03-10,wait,2026-03-06,2026-03-03,2026-03-05,wait,2026-03-03", good),
        ("2026-03-11", "2026-03-06,2026-03-10,wait,2026-03-06,2026-03-03,2026-03-05,wait,2026-03-03", late),
        // Saturday and Sunday are no working time.
        ("2026-03-06", "2026-02-20,2026-02-27,wait,2026-02-27,,,,", late),
    ] {
        assert_eq!(march(MEASURE, answered, pauses), expected, "answered {answered}, {pauses}");
    }
}

#[test]
fn pauses_are_capped_in_total_and_an_unended_one_ends_at_its_cap() {
    for (answered, pauses, good) in [
        // Two weeks of pause, three days of which count: due on Monday 9.
        ("2026-03-09", "2026-03-03,2026-03-17,wait,2026-03-03,,,,", 1),
        ("2026-03-10", "2026-03-03,2026-03-17,wait,2026-03-03,,,,", 0),
        ("2026-03-09", "2026-03-03,2026-03-05,wait,2026-03-03,2026-03-06,2026-03-12,wait,2026-03-06", 1),
        ("2026-03-10", "2026-03-03,2026-03-05,wait,2026-03-03,2026-03-06,2026-03-12,wait,2026-03-06", 0),
        ("2026-03-09", "2026-03-03,,wait,2026-03-03,,,,", 1),
        ("2026-03-10", "2026-03-03,,wait,2026-03-03,,,,", 0),
    ] {
        assert_eq!(march(CAPPED, answered, pauses).0, (good, 1), "answered {answered}, {pauses}");
    }
}

const PROCEDURE: &str = "---\nkind: ComplaintProcedure\nid: procedure\ntitle: Procedure\n\
    stages: [{id: answer, within: 2 business days, measured_by: reply}]\n\
    pause: {when: we wait for the customer, at_most: 1 business day}\n";

#[test]
fn the_cap_of_the_procedure_holds_where_the_indicator_has_none() {
    let text = format!("{HEADER}a,2026-03-02,2026-03-05,2026-03-03,,wait,2026-03-03,,,,\n");
    let good = |measure: &str, answered: &str| {
        let text = text.replace("2026-03-05", answered);
        let case = Case {
            columns: COLUMNS,
            measure,
            more: PROCEDURE,
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        case.run().good_of("reply", "2026-03")
    };
    assert_eq!(good(MEASURE, "2026-03-05"), (1, 1));
    assert_eq!(good(MEASURE, "2026-03-06"), (0, 1));
    assert_eq!(good(CAPPED, "2026-03-09"), (1, 1));
}

#[test]
fn an_unended_pause_without_a_cap_lasts_until_the_cut_off() {
    let text = format!("{HEADER}a,2026-03-02,,2026-03-03,,wait,2026-03-03,,,,\n");
    let of = |extracted: &str| {
        let source = format!("extracted: {extracted}");
        let case = Case {
            columns: COLUMNS,
            source: &source,
            measure: MEASURE,
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        case.run().rows("reply")
    };
    // Two days are left when it ends, whenever that is.
    for extracted in ["2026-03-10", "2026-05-29"] {
        assert_eq!((of(extracted).not_yet_due, of(extracted).counted), (1, 0), "{extracted}");
    }
}

#[test]
fn a_pause_that_ends_before_it_begins_or_cannot_be_read_rejects_the_row() {
    let rows = ["2026-03-05,2026-03-03,wait,2026-03-03,,,,", "2026-03-40,,wait,2026-03-03,,,,"];
    for row in rows {
        let text = format!("{HEADER}a,2026-03-02,2026-03-04,{row}\n");
        let case =
            Case { columns: COLUMNS, measure: MEASURE, files: &[("data/r.csv", &text)], ..Case::default() };
        assert_eq!(case.run().rows("reply").rejected, 1, "{row}");
    }
}

#[test]
fn pauses_count_only_inside_working_time() {
    // Eight business hours from Monday 10:00: due on Tuesday 10:00. Paused from Monday 16:00 to
    // Tuesday 9:30: an hour and a half of working time.
    let columns = "paused: {from: paused, type: datetime}\nresumed: {from: resumed, type: datetime}";
    let at = |answered: &str| {
        let text = format!(
            "key,received,answered,paused,resumed\n\
             a,2026-03-02 10:00,2026-03-03 {answered},2026-03-02 16:00,2026-03-03 09:30\n"
        );
        let case = Case {
            times: "datetime",
            columns,
            measure: "{time: {from: received, to: answered, less: {from: paused, to: resumed}}}",
            target: "at least 80 % within 8 business hours",
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        case.run().good_of("reply", "2026-03")
    };
    assert_eq!((at("11:30"), at("11:31")), ((1, 1), (0, 1)));
}

#[test]
fn a_column_of_minutes_is_taken_off_a_limit_of_hours() {
    let at = |answered: &str| {
        let text = format!("key,received,answered,waited\na,2026-03-02 10:00,2026-03-02 {answered},90.5\n");
        let case = Case {
            times: "datetime",
            columns: "waited: {from: waited, type: number, unit: minutes}",
            measure: "{time: {from: received, to: answered, less: waited}}",
            target: "at least 80 % within 2 hours",
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        case.run().good_of("reply", "2026-03")
    };
    assert_eq!((at("13:30:30"), at("13:30:31")), ((1, 1), (0, 1)));
}

#[test]
fn columns_of_pauses_go_in_pairs_and_a_cap_is_on_the_clock_of_the_limit() {
    let faults = |measure: &str, target: &str| {
        let case = Case { columns: COLUMNS, measure, target, ..Case::default() };
        case.project().check().fault_codes()
    };
    let two = "at least 80 % within 2 business days";
    assert_eq!(faults(CAPPED, two), [""; 0]);
    assert_eq!(faults(&CAPPED.replace("to: [to1, to2]", "to: [to1]"), two), ["SMQ0201"]);
    assert_eq!(faults(&CAPPED.replace("to2", "gone"), two), ["SMQ7002"]);
    for cap in ["3 calendar days", "1 month", "3 business hours"] {
        assert_eq!(faults(&CAPPED.replace("3 business days", cap), two), ["SMQ0202"], "{cap}");
    }
    assert_eq!(faults(&CAPPED.replace("3 business days", "1 week"), "at least 80 % within 2 weeks"), [""; 0]);
}

/// What `smqc case` tells of the row `a`.
fn told(case: &Case<'_>) -> String {
    let project = case.project();
    let Outcome(compilation) = &case.run();
    let measured = compilation.measured.as_ref().expect("data");
    let reports = explain_case((&compilation.model, &compilation.plans), measured, project.world(), "a");
    case_text(&reports, &Speaker::new(Language::English, "en"), Screen::PLAIN)
}

#[test]
fn case_tells_each_pause_and_why_one_does_not_count() {
    let rows = "2026-03-03,2026-03-05,wait,2026-03-03,2026-03-09,2026-03-10,wait,2026-03-09";
    let text = format!("{HEADER}a,2026-03-02,2026-03-06,{rows}\n");
    let files: &[(&str, &str)] = &[("data/r.csv", &text)];
    let source = "extracted: 2026-06-30\nkey: key";
    let told = told(&Case { columns: COLUMNS, source, measure: MEASURE, files, ..Case::default() });
    for part in [
        "paused from 3 March 2026 to 5 March 2026 — counts",
        "paused from 9 March 2026 to 10 March 2026 — does not count: the case was due already",
        "day 4",
        "in time",
    ] {
        assert!(told.contains(part), "no “{part}” in\n{told}");
    }
}

const REOPENED: &str = "reopened: {from: reopened, type: date}\nagain: {from: again, type: date}";

/// Good and counted in March, and open cases, of one row received on Monday 2 March.
fn reopened(measure: &str, row: &str) -> (u64, u64) {
    let text = format!("key,received,answered,reopened,again\na,2026-03-02,{row}\n");
    let case = Case { columns: REOPENED, measure, files: &[("data/r.csv", &text)], ..Case::default() };
    case.run().good_of("reply", "2026-03")
}

#[test]
fn reopened_within_the_window_the_earlier_stop_is_void_and_the_clock_runs_from_the_first_receipt() {
    let thirty = "{time: {from: received, to: answered, reopened: {on: reopened, to: again}}}";
    let five = "{time: {from: received, to: answered, reopened: {on: reopened, to: again, within: 5 calendar days}}}";
    let open = "{time: {from: received, to: answered, reopened: {on: reopened}}}";
    for (measure, row, good) in [
        (thirty, "2026-03-03,,", 1),
        // Thirty days behind the stop, and one more.
        (thirty, "2026-03-03,2026-04-02,2026-04-03", 0),
        (thirty, "2026-03-03,2026-04-03,2026-04-03", 1),
        (five, "2026-03-03,2026-03-08,2026-04-03", 0),
        (five, "2026-03-03,2026-03-09,2026-04-03", 1),
        // Stopped again in time.
        (thirty, "2026-03-03,2026-03-03,2026-03-04", 1),
        (thirty, "2026-03-03,2026-03-03,2026-03-05", 0),
        (thirty, "2026-03-03,2026-03-04,", 0),
        (open, "2026-03-03,2026-03-03,2026-03-04", 0),
        // The stop is that which came behind the reopening.
        (open, "2026-03-04,2026-03-03,", 1),
        // Not known yet on the day the data were taken out.
        (thirty, "2026-03-03,2026-07-01,", 1),
    ] {
        assert_eq!(reopened(measure, row), (good, 1), "{measure}: {row}");
    }
}

#[test]
fn a_case_closed_again_before_it_was_reopened_is_rejected() {
    let text = "key,received,answered,reopened,again\na,2026-03-02,2026-03-03,2026-03-10,2026-03-09\n";
    let measure = "{time: {from: received, to: answered, reopened: {on: reopened, to: again}}}";
    let case = Case { columns: REOPENED, measure, files: &[("data/r.csv", text)], ..Case::default() };
    assert_eq!(case.run().rows("reply").rejected, 1);
}

#[test]
fn case_tells_that_a_reopening_made_the_stop_void() {
    let text = "key,received,answered,reopened,again\na,2026-03-02,2026-03-03,2026-03-10,\n";
    let measure = "{time: {from: received, to: answered, reopened: {on: reopened, to: again}}}";
    let source = "extracted: 2026-06-30\nkey: key";
    let files: &[(&str, &str)] = &[("data/r.csv", text)];
    let told = told(&Case { columns: REOPENED, source, measure, files, ..Case::default() });
    let void = "reopened on 10 March 2026: the stop of 3 March 2026 is void";
    assert!(told.contains(void) && told.contains("still open"), "{told}");
}
