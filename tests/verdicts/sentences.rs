//! One small case per sentence of `domain/verdicts.md`; a test bears the name of its sentence.

use jiff::Timestamp;
use jiff::civil::Date;
use smqc::compile::{Depth, compile};
use smqc::language::{Language, Speaker};
use smqc::measure::{State, explain_case};
use smqc::report::{Screen, case_text, format_named, measured_json, shown_value};
use smqc::values::Ratio;
use smqc::world::{DataFile, Files, MemoryWorld, RecordFile, World, WorldError};

use crate::project::{Outcome, Project, day};

/// One indicator and one promise over one register; every part can be set by the case.
pub struct Case<'c> {
    /// `type` of the columns `received` and `answered`.
    pub times: &'c str,
    pub calendar: &'c str,
    pub source: &'c str,
    pub columns: &'c str,
    pub measure: &'c str,
    pub indicator: &'c str,
    pub promise: &'c str,
    pub target: &'c str,
    pub more: &'c str,
    pub as_of: &'c str,
    pub files: &'c [(&'c str, &'c str)],
}

impl Default for Case<'_> {
    fn default() -> Self {
        Self {
            times: "date",
            calendar: "hours: \"Mo-Fr 09:00-17:00\"",
            source: "extracted: 2026-06-30",
            columns: "",
            measure: "{time: {from: received, to: answered}}",
            indicator: "",
            promise: "",
            target: "at least 80 % within 2 business days",
            more: "",
            as_of: "2026-12-31",
            files: &[],
        }
    }
}

impl Case<'_> {
    pub fn project(&self) -> Project {
        let lines = |text: &str| {
            let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        let columns: String =
            lines(self.columns).lines().map(|line| format!("  {}\n", line.trim_start())).collect();
        let definitions = format!(
            "kind: System\nid: test\ntitle: Test\nsmqc: 1\norganisation: Test\nlanguages: [en]\n\
             timezone: Europe/Brussels\ndefaults: {{calendar: office, period: month}}\n\
             ---\nkind: Role\nid: quality\ntitle: Quality\n\
             ---\nkind: Calendar\nid: office\ntitle: Office\n{calendar}\
             ---\nkind: Source\nid: register\ntitle: Register\nfiles: \"data/*.csv\"\nabout: received\n{source}columns:\n  \
             key: {{from: key, type: text}}\n  received: {{from: received, type: {times}}}\n  \
             answered: {{from: answered, type: {times}}}\n{columns}\
             ---\nkind: Indicator\nid: reply\ntitle: Reply\nsource: register\nmeasure: {measure}\n{indicator}\
             ---\nkind: Promise\nid: reply\ntitle: Reply\nstatement: We answer.\nindicator: reply\ntarget: {target}\n{promise}{more}",
            calendar = lines(self.calendar),
            source = lines(self.source),
            times = self.times,
            measure = self.measure,
            indicator = lines(self.indicator),
            promise = lines(self.promise),
            target = self.target,
            more = self.more,
        );
        let project = Project::on(self.as_of).with("smq.yaml", definitions);
        self.files.iter().fold(project, |project, (path, text)| project.data(path, *text))
    }

    /// What is measured; no definition may be faulty.
    pub fn run(&self) -> Outcome {
        self.project().measure().sound()
    }
}

/// `good` cases in time and `late` ones, all due on Friday 6 March 2026.
fn march(good: usize, late: usize) -> String {
    cases("2026-03-04", "2026-03-05", "2026-03-09", good, late)
}

fn april(good: usize, late: usize) -> String {
    cases("2026-04-01", "2026-04-02", "2026-04-09", good, late)
}

fn cases(received: &str, soon: &str, late_on: &str, good: usize, late: usize) -> String {
    let row = |i: usize, answered: &str| format!("{received}-{i},{received},{answered}\n");
    let good_ones = (0..good).map(|i| row(i, soon));
    let late_ones = (0..late).map(|i| row(good + i, late_on));
    good_ones.chain(late_ones).collect()
}

const HEADER: &str = "key,received,answered\n";

/// The state of `promise/reply` in March for so many cases.
fn state_of(target: &str, lines: &str, good: usize, late: usize) -> &'static str {
    let text = HEADER.to_owned() + &march(good, late);
    let case = Case { target, indicator: lines, files: &[("data/r.csv", &text)], ..Case::default() };
    case.run().state("promise/reply", "2026-03")
}

/// Two cases received at one instant, one stopped at the last good instant, one a second later.
fn last_good_instant(calendar: &str, limit: &str, received: &str, last: &str) {
    let last: Timestamp = last.parse().expect("an instant");
    let later = last.checked_add(jiff::SignedDuration::from_secs(1)).expect("a second later");
    let text = format!("{HEADER}a,{received},{last}\nb,{received},{later}\n");
    let target = format!("at least 80 % within {limit}");
    let case = Case {
        times: "datetime",
        calendar,
        target: &target,
        indicator: "period: year",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let outcome = case.run();
    assert_eq!(
        outcome.good_of("reply", "2026"),
        (1, 2),
        "{received} + {limit}: last at {last}; {}",
        outcome.told()
    );
}

const WEEK: &str = "hours: \"Mo-Fr 09:00-17:00\"\ntimezone: UTC";

// ---- Instants ----

#[test]
fn the_cut_off_is_the_earlier_of_as_of_and_extraction() {
    for (as_of, cut_off) in
        [("2026-12-31", "2026-06-30"), ("2026-06-30", "2026-06-30"), ("2026-03-10", "2026-03-10")]
    {
        let text = HEADER.to_owned() + &march(1, 0);
        let outcome = Case { as_of, files: &[("data/r.csv", &text)], ..Case::default() }.run();
        assert_eq!(outcome.reading("reply").cut_off.to_string(), cut_off, "as of {as_of}");
    }
}

/// A world whose files were written on a known day.
struct Dated(MemoryWorld, Date);

impl World for Dated {
    fn definitions(&self) -> Result<Files, WorldError> {
        self.0.definitions()
    }
    fn data(&self, glob: &str) -> Result<Vec<DataFile>, WorldError> {
        let dated = |file| DataFile { modified: Some(self.1), ..file };
        Ok(self.0.data(glob)?.into_iter().map(dated).collect())
    }
    fn open_data(&self, path: &str) -> Result<Box<dyn std::io::Read + Send>, WorldError> {
        self.0.open_data(path)
    }

    fn today(&self) -> Date {
        self.0.today()
    }
    fn sealing_day(&self) -> Date {
        self.0.sealing_day()
    }
    fn records(&self) -> Result<Vec<RecordFile>, WorldError> {
        self.0.records()
    }
    fn revision(&self) -> Option<String> {
        None
    }
    fn secret(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

#[test]
fn extraction_is_declared_as_a_date_from_file_name_from_file_time_or_the_last_date_in_the_data() {
    let text = format!("{HEADER}a,2026-03-02,2026-03-04\nb,2026-03-16,\n");
    for (source, path, cut_off) in [
        ("extracted: 2026-04-02", "data/r.csv", "2026-04-02"),
        ("extracted: from file name", "data/r-2026-03-31.csv", "2026-03-31"),
        ("extracted: from file time", "data/r.csv", "2026-03-25"),
        ("extracted: last date in the data", "data/r.csv", "2026-03-16"),
    ] {
        let case = Case { source, ..Case::default() };
        let Outcome(checked) = case.project().check();
        let definitions =
            checked.files.iter().next().map(|(_, file)| file.text.clone()).expect("the definitions");
        let world = MemoryWorld::new(day("2026-12-31"))
            .with_definition("smq.yaml", definitions)
            .with_data(path, text.as_str());
        let outcome =
            Outcome(compile(&Dated(world, day("2026-03-25")), Depth::Data).expect("a world")).sound();
        assert_eq!(outcome.reading("reply").cut_off.to_string(), cut_off, "{source}");
    }
}

#[test]
fn nothing_is_judged_on_today_a_ten_day_old_file_must_not_make_closed_cases_late() {
    let text = format!("{HEADER}a,2026-03-09,\n");
    let case = Case {
        source: "extracted: 2026-03-10",
        as_of: "2026-03-20",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let rows = case.run().rows("reply");
    assert_eq!(
        (rows.read, rows.not_yet_due, rows.counted),
        (1, 1, 0),
        "due on 11 March: nothing is known of that day"
    );
}

#[test]
fn day_0_is_the_day_of_receipt_and_due_is_the_closing_time_of_day_n() {
    last_good_instant(WEEK, "2 business days", "2026-03-02T10:00:00Z", "2026-03-04T17:00:00Z");
    last_good_instant(WEEK, "0 business days", "2026-03-02T10:00:00Z", "2026-03-02T17:00:00Z");
    // Before opening is still that day; a weekend does not count.
    last_good_instant(WEEK, "1 business day", "2026-03-06T07:59:00Z", "2026-03-09T17:00:00Z");
}

#[test]
fn receipt_while_closed_is_deemed_to_be_the_next_open_day() {
    last_good_instant(WEEK, "1 business day", "2026-03-07T10:00:00Z", "2026-03-10T17:00:00Z");
    last_good_instant(WEEK, "1 business day", "2026-03-02T18:00:00Z", "2026-03-04T17:00:00Z");
}

#[test]
fn receipt_after_the_declared_cut_off_hour_is_deemed_to_be_the_next_open_day() {
    let calendar = format!("{WEEK}\ncut_off: \"16:00\"");
    last_good_instant(&calendar, "1 business day", "2026-03-02T16:00:00Z", "2026-03-03T17:00:00Z");
    last_good_instant(&calendar, "1 business day", "2026-03-02T16:01:00Z", "2026-03-04T17:00:00Z");
}

#[test]
fn day_1_is_the_next_day_on_which_the_calendar_opens_even_for_half_a_day() {
    let calendar = "hours: \"Mo-Th 09:00-17:00; Fr 09:00-12:30\"\ntimezone: UTC\nclosed: [{date: 2026-03-09, reason: Ours}]";
    last_good_instant(calendar, "1 business day", "2026-03-05T10:00:00Z", "2026-03-06T12:30:00Z");
    last_good_instant(calendar, "2 business days", "2026-03-05T10:00:00Z", "2026-03-10T17:00:00Z");
}

#[test]
fn due_at_24_00_for_columns_that_are_dates_only() {
    let text = format!("{HEADER}a,2026-03-02,2026-03-04\nb,2026-03-02,2026-03-05\n");
    let outcome = Case { files: &[("data/r.csv", &text)], ..Case::default() }.run();
    assert_eq!(outcome.good_of("reply", "2026-03"), (1, 2));
    // Also where only the stop is a date: an answer in the evening of the due day is not late.
    let text = "key,received,answered,closed\na,2026-03-02T10:00:00,,2026-03-04\nb,2026-03-02T10:00:00,,2026-03-05\n";
    let case = Case {
        times: "datetime",
        columns: "closed: {from: closed, type: date}",
        measure: "{time: {from: received, to: closed}}",
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    assert_eq!(case.run().good_of("reply", "2026-03"), (1, 2));
}

#[test]
fn hours_on_columns_that_are_dates_only_is_an_error() {
    for target in
        ["at least 80 % within 8 business hours", "at least 80 % within 48 hours", "p90 at most 30 minutes"]
    {
        let outcome = Case { target, ..Case::default() }.project().check();
        assert_eq!(outcome.fault_codes(), ["SMQ0202"], "{target}: {}", outcome.told());
    }
}

#[test]
fn n_business_hours_is_working_time() {
    // metrics.md, 4.7: Friday 16:30 + 4 h.
    let long = "hours: \"Mo-Fr 08:00-17:00\"\ntimezone: UTC";
    last_good_instant(long, "4 business hours", "2026-03-06T16:30:00Z", "2026-03-09T11:30:00Z");
    last_good_instant(WEEK, "4 business hours", "2026-03-06T16:30:00Z", "2026-03-09T12:30:00Z");
}

#[test]
fn n_calendar_days_or_months_is_the_same_local_time_n_days_or_months_later() {
    last_good_instant(WEEK, "3 calendar days", "2026-03-02T10:15:00Z", "2026-03-05T10:15:00Z");
    last_good_instant(WEEK, "2 weeks", "2026-03-02T10:15:00Z", "2026-03-16T10:15:00Z");
    last_good_instant(WEEK, "2 months", "2026-01-15T22:15:00Z", "2026-03-15T22:15:00Z");
}

#[test]
fn last_day_of_a_short_month() {
    last_good_instant(WEEK, "1 month", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z");
    last_good_instant(WEEK, "3 months", "2026-01-31T10:00:00Z", "2026-04-30T10:00:00Z");
}

#[test]
fn a_due_instant_that_falls_on_a_closed_day_stays_there_unless_the_calendar_says_roll() {
    last_good_instant(WEEK, "2 calendar days", "2026-03-05T10:00:00Z", "2026-03-07T10:00:00Z");
    let rolling = format!("{WEEK}\nroll: next open day");
    last_good_instant(&rolling, "2 calendar days", "2026-03-05T10:00:00Z", "2026-03-09T17:00:00Z");
    last_good_instant(&rolling, "1 calendar day", "2026-03-05T10:00:00Z", "2026-03-06T10:00:00Z");
}

#[test]
fn reception_and_due_follow_the_calendars_time_zone() {
    // 21:00 UTC is 16:00 in New York, where the office is open, and 22:00 in Brussels, where the
    // System is.
    let there = "hours: \"Mo-Fr 09:00-17:00\"\ntimezone: America/New_York";
    last_good_instant(there, "1 business day", "2026-03-02T21:00:00Z", "2026-03-03T22:00:00Z");
    last_good_instant(there, "3 calendar days", "2026-03-06T03:00:00Z", "2026-03-09T02:00:00Z");
}

#[test]
fn a_skipped_hour_resolves_forward() {
    let brussels = "hours: \"Mo-Fr 09:00-17:00\"\ntimezone: Europe/Brussels";
    // 02:30 does not exist on 29 March 2026: 03:30, which is 01:30 in UTC.
    last_good_instant(brussels, "1 calendar day", "2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z");
}

#[test]
fn case_prints_the_count_day_by_day_and_beside_it_what_excel_would_say() {
    let text = format!("{HEADER}a,2026-03-05,2026-03-09\n");
    let source = "extracted: 2026-06-30\nkey: key";
    let case = Case { source, files: &[("data/r.csv", &text)], ..Case::default() };
    let project = case.project();
    let outcome = case.run();
    let Outcome(compilation) = &outcome;
    let measured = compilation.measured.as_ref().expect("data");
    let reports = explain_case((&compilation.model, &compilation.plans), measured, project.world(), "a");
    let told = case_text(&reports, &Speaker::new(Language::English, "en"), Screen::PLAIN);
    // Thursday is day 0, Friday day 1, Monday day 2; Excel counts Thursday too.
    for part in [
        "day 0",
        "Friday 6 March 2026    day 1",
        "Saturday 7 March 2026  closed",
        "Monday 9 March 2026    day 2",
    ] {
        assert!(told.contains(part), "no “{part}” in\n{told}");
    }
    assert!(
        told.contains("2 business days from start to stop") && told.contains("NETWORKDAYS.INTL says 3"),
        "{told}"
    );
}

// ---- Which cases count in a period ----

#[test]
fn a_case_belongs_to_the_period_that_holds_its_due_instant() {
    let text = format!("{HEADER}a,2026-02-27,2026-02-27\nb,2026-02-26,2026-02-26\n");
    let outcome = Case { files: &[("data/r.csv", &text)], ..Case::default() }.run();
    // Received in February and answered at once, due on Tuesday 3 and Monday 2 March.
    assert_eq!(outcome.good_of("reply", "2026-03"), (2, 2));
    assert!(outcome.reading("reply").series.iter().all(|figure| figure.period.to_string() != "2026-02"));
}

#[test]
fn a_case_counts_once_due_is_not_after_the_cut_off_and_is_good_if_stopped_by_then() {
    let text = format!("{HEADER}a,2026-03-26,2026-03-26\nb,2026-03-30,2026-03-30\n");
    let case = Case { source: "extracted: 2026-03-31", files: &[("data/r.csv", &text)], ..Case::default() };
    let rows = case.run().rows("reply");
    // Closing early gains nothing: b is due on 1 April.
    assert_eq!((rows.counted, rows.not_yet_due), (1, 1));
}

#[test]
fn open_and_past_due_is_a_miss_open_and_not_yet_due_is_not_counted_yet() {
    let text = format!("{HEADER}a,2026-03-26,\nb,2026-03-30,\n");
    let case = Case { source: "extracted: 2026-03-31", files: &[("data/r.csv", &text)], ..Case::default() };
    let outcome = case.run();
    assert_eq!(outcome.good_of("reply", "2026-03"), (0, 1));
    assert_eq!(outcome.rows("reply").not_yet_due, 1);
}

#[test]
fn a_stop_after_the_cut_off_is_not_known_yet() {
    let text = format!("{HEADER}a,2026-03-26,2026-04-07\nb,2026-03-02,2026-03-03\n");
    let case = Case { as_of: "2026-03-31", files: &[("data/r.csv", &text)], ..Case::default() };
    assert_eq!(case.run().good_of("reply", "2026-03"), (1, 2));
}

#[test]
fn the_cohort_of_receipt_stays_provisional_until_every_case_of_the_period_is_due() {
    let text = format!("{HEADER}a,2026-03-26,2026-03-26\nb,2026-03-30,2026-03-30\n");
    for (extracted, state, n) in [("2026-03-31", "in progress", 1), ("2026-04-01", "met", 2)] {
        let source = format!("extracted: {extracted}");
        let case = Case {
            source: &source,
            indicator: "cohort: received",
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        let outcome = case.run();
        assert_eq!(outcome.state("promise/reply", "2026-03"), state, "extracted {extracted}");
        assert_eq!(outcome.good_of("reply", "2026-03"), (n, n));
    }
}

#[test]
fn an_open_case_is_at_least_its_age_and_an_undetermined_rank_is_a_lower_bound() {
    // Nine answered after one calendar day, one or two open since 30 days.
    let row = |i: usize, answered: &str| format!("{i},2026-03-01,{answered}\n");
    for (open, expected) in [(1, (1, false)), (2, (30, true))] {
        let closed = (0..10 - open).map(|i| row(i, "2026-03-02"));
        let text: String =
            HEADER.to_owned() + &closed.chain((10 - open..10).map(|i| row(i, ""))).collect::<String>();
        let case = Case {
            source: "extracted: 2026-03-31",
            target: "p90 at most 5 calendar days",
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        let outcome = case.run();
        let share = Ratio::new(9, 10).expect("nine tenths");
        assert_eq!(outcome.figure("reply", "2026-03").tally.percentile(share), Some(expected), "{open} open");
    }
}

#[test]
fn p90_at_most_t_is_decided_as_at_least_90_percent_within_t() {
    assert_eq!(state_of("p90 at most 2 business days", "", 18, 2), "at risk");
    assert_eq!(state_of("p90 at most 2 business days", "", 17, 3), "missed");
    assert_eq!(state_of("at least 90 % within 2 business days", "", 18, 2), "at risk");
    assert_eq!(state_of("at least 90 % within 2 business days", "", 17, 3), "missed");
}

#[test]
fn point_measures_count_by_the_declared_date_column() {
    let text = format!("{HEADER}a,2026-02-27,2026-03-05\nb,2026-03-02,2026-03-05\n");
    let case = Case {
        measure: "{ratio: {of: \"key = 'a'\"}}",
        target: "at least 50 %",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let outcome = case.run();
    assert_eq!(outcome.good_of("reply", "2026-02"), (1, 1));
    assert_eq!(outcome.good_of("reply", "2026-03"), (0, 1));
}

#[test]
fn a_period_that_is_still_running_has_no_verdict_in_progress() {
    let text = HEADER.to_owned() + &march(1, 9);
    for (extracted, state) in [("2026-03-30", "in progress"), ("2026-03-31", "missed")] {
        let source = format!("extracted: {extracted}");
        let outcome = Case { source: &source, files: &[("data/r.csv", &text)], ..Case::default() }.run();
        assert_eq!(outcome.state("promise/reply", "2026-03"), state);
    }
}

#[test]
fn a_rolling_window_ends_at_the_cut_off_of_the_source_whichever_file_a_row_is_in() {
    let files = [
        (
            "data/r-2026-03-31.csv",
            "key,received,answered\na,2026-01-05,2026-01-06\nb,2026-03-02,2026-03-03\n",
        ),
        ("data/r-2026-04-30.csv", "key,received,answered\nc,2026-04-01,2026-04-02\n"),
    ];
    let source = "extracted: from file name\nkey: key\nsame_key: last file wins";
    let case =
        Case { source, indicator: "period: rolling 90 calendar days", files: &files, ..Case::default() };
    let outcome = case.run();
    let series = &outcome.reading("reply").series;
    let windows: Vec<(String, u64)> =
        series.iter().map(|figure| (figure.period.to_string(), figure.tally.n)).collect();
    assert_eq!(windows, [("2026-01-31/2026-04-30".to_owned(), 2)]);
    assert_eq!(outcome.verdict("promise/reply").state().name(), "met");
}

#[test]
fn what_was_left_out_before_a_rolling_window_is_not_in_its_worst_case() {
    let mut text = "key,received,answered,duplicate\n".to_owned();
    for i in 0..5 {
        text += &format!("old-{i},2025-03-03,2025-03-04,yes\nnew-{i},2026-06-01,2026-06-02,no\n");
    }
    let case = Case {
        columns: DUPLICATE,
        indicator: "period: rolling 90 calendar days\n\
                    exclude: [{where: {duplicate: yes}, reason: Twice, approved: {by: quality, date: 2025-01-01}}]",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let outcome = case.run();
    let current = outcome.verdict("promise/reply").current().expect("a verdict");
    assert_eq!((current.state.name(), current.worst), ("met", Some(Ratio::ONE)));
}

#[test]
fn an_exclusion_approved_within_a_rolling_window_counts() {
    let text = "key,received,answered,duplicate\na,2026-06-01,2026-06-02,yes\nb,2026-06-01,2026-06-02,no\n";
    for (approved, excluded) in [("2026-06-30", 1), ("2026-07-01", 0)] {
        let indicator = format!(
            "period: rolling 90 calendar days\n\
             exclude: [{{where: {{duplicate: yes}}, reason: Twice, approved: {{by: quality, date: {approved}}}}}]"
        );
        let case = Case {
            columns: DUPLICATE,
            indicator: &indicator,
            files: &[("data/r.csv", text)],
            ..Case::default()
        };
        assert_eq!(case.run().rows("reply").excluded, excluded, "approved on {approved}");
    }
}

#[test]
fn a_date_of_the_year_202_does_not_bury_the_present() {
    for period in ["day", "week", "month", "quarter", "year"] {
        let text = format!("{HEADER}slip,0202-03-02,0202-03-03\na,2026-06-25,2026-06-26\n");
        let indicator = format!("period: {period}");
        let target = "at least 80 % within 2 calendar days";
        let case = Case { indicator: &indicator, target, files: &[("data/r.csv", &text)], ..Case::default() };
        let outcome = case.run();
        let series = &outcome.reading("reply").series;
        assert!(series.last().is_some_and(|figure| figure.period.end() >= day("2026-06-30")), "by {period}");
        assert_eq!(series.iter().map(|figure| figure.tally.n).sum::<u64>(), 1, "by {period}");
        // Nothing happened in the year 202: the row is rejected, and may belong to any period.
        let rows = outcome.rows("reply");
        assert_eq!((rows.rejected, rows.undated), (1, 1), "by {period}");
    }
}

#[test]
fn a_due_date_held_in_a_column_decides_like_one_that_is_counted() {
    let text = "key,received,answered,target\n\
                in-time,2026-03-02,2026-03-20,2026-03-20\n\
                late,2026-03-02,2026-03-21,2026-03-20\n\
                open,2026-03-02,,2026-03-20\n\
                not-yet-due,2026-03-02,,2026-07-20\n\
                no-date,2026-03-02,2026-03-03,\n\
                bad-date,2026-03-02,2026-03-03,soon\n";
    let case = Case {
        columns: "target: {from: target, type: date}",
        measure: "{time: {from: received, to: answered, due: target}}",
        target: "at least 80 % on time",
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    let outcome = case.run();
    assert_eq!(outcome.good_of("reply", "2026-03"), (1, 3));
    let rows = outcome.rows("reply");
    assert_eq!((rows.not_yet_due, rows.missing, rows.rejected), (1, 1, 1));
}

#[test]
fn a_definition_judges_only_periods_from_its_in_force_from() {
    let text = HEADER.to_owned() + &march(1, 0) + &april(1, 0);
    for (from, judged) in [("2026-03-01", vec!["2026-03", "2026-04"]), ("2026-03-02", vec!["2026-04"])] {
        let promise = format!("in_force: {{from: {from}}}");
        let case = Case {
            promise: &promise,
            source: "extracted: 2026-04-30",
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        let outcome = case.run();
        let periods = outcome.verdict("promise/reply").periods.iter().map(|judged| judged.period.to_string());
        assert_eq!(periods.collect::<Vec<_>>(), judged, "in force from {from}");
    }
}

#[test]
fn each_period_is_judged_by_the_level_in_force_at_its_start() {
    let text = HEADER.to_owned() + &march(9, 1) + &april(9, 1);
    let more = "---\nkind: Objective\nid: reply\ntitle: Reply\nindicator: reply\ntarget: at least 95 % within 2 business days\n\
                due: 2026-12-31\nsteps: [{due: 2026-03-31, target: at least 85 % within 2 business days}]\n";
    let outcome =
        Case { more, source: "extracted: 2026-04-30", files: &[("data/r.csv", &text)], ..Case::default() }
            .run();
    let on = |period: &str| {
        let measured = outcome.0.measured.as_ref().expect("data");
        let verdict = measured.verdict("objective/reply").expect("a verdict");
        let judged =
            verdict.periods.iter().find(|judged| judged.period.to_string() == period).expect("judged");
        (judged.state.name(), judged.level.to_string())
    };
    assert_eq!(on("2026-03"), ("met", "at least 85 % within 2 business days".to_owned()));
    assert_eq!(on("2026-04"), ("missed", "at least 95 % within 2 business days".to_owned()));
}

// ---- What happens to a row ----

const CHANNEL: &str = "channel: {from: channel, type: category, values: {email: [email], phone: [phone]}}";

#[test]
fn read_is_counted_and_not_yet_due_and_out_of_scope_and_excluded_and_missing_and_rejected() {
    let text = "key,received,answered,channel,duplicate\n\
                counted,2026-03-02,2026-03-03,email,no\n\
                not-yet-due,2026-06-30,,email,no\n\
                out-of-scope,2026-03-02,,phone,no\n\
                excluded,2026-03-02,,email,yes\n\
                missing,2026-03-02,,,no\n\
                rejected,,2026-03-02,email,no\n";
    let columns = format!("{CHANNEL}\nduplicate: {{from: duplicate, type: yes-no}}");
    let case = Case {
        columns: &columns,
        indicator: "where: {channel: email}\n\
                    exclude: [{where: {duplicate: yes}, reason: Twice, approved: {by: quality, date: 2026-01-01}}]",
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    let rows = case.run().rows("reply");
    assert_eq!(rows.read, 6);
    let fates =
        [rows.counted, rows.not_yet_due, rows.out_of_scope, rows.excluded, rows.missing, rows.rejected];
    assert_eq!(fates, [1; 6], "{rows:?}");
}

#[test]
fn a_missing_value_in_the_scope_condition_is_missing_never_out_of_scope() {
    let text = "key,received,answered,channel\na,2026-03-02,2026-03-03,\nb,2026-03-02,2026-03-03,email\n";
    for indicator in
        ["where: {channel: email}", "where: channel = 'email'", "where: \"not (channel = 'email')\""]
    {
        let case = Case { columns: CHANNEL, indicator, files: &[("data/r.csv", text)], ..Case::default() };
        assert_eq!(case.run().rows("reply").missing, 1, "{indicator}");
    }
}

#[test]
fn what_is_left_out_belongs_to_the_period_of_its_due_instant_too() {
    let text = "key,received,answered,channel\na,2026-02-27,2026-02-27,\nb,2026-02-27,2026-02-27,email\n";
    let case = Case {
        columns: CHANNEL,
        indicator: "where: {channel: email}",
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    let outcome = case.run();
    assert_eq!(outcome.figure("reply", "2026-03").tally.missing, 1);
    let worst = outcome.on_period("promise/reply", "2026-03").worst;
    assert_eq!(worst, Ratio::new(1, 2), "the missing row is in the worst case of the period it is due in");
}

#[test]
fn a_missing_start_is_rejected() {
    let text = format!("{HEADER}a,,2026-03-03\nb,2026-03-02,2026-03-03\n");
    let rows = Case { files: &[("data/r.csv", &text)], ..Case::default() }.run().rows("reply");
    assert_eq!((rows.rejected, rows.counted), (1, 1));
}

#[test]
fn a_row_without_a_deadline_may_belong_to_any_period_whatever_date_the_rows_speak_of() {
    let text = format!("{HEADER}a,,2026-03-03\nb,2026-03-02,2026-03-03\n");
    // The same where no column says which date a row speaks of.
    let definitions = Case { files: &[("data/r.csv", &text)], ..Case::default() };
    let without = definitions
        .project()
        .check()
        .0
        .files
        .iter()
        .next()
        .map(|(_, f)| f.text.replace("about: received\n", ""));
    let project = Project::on("2026-12-31")
        .with("smq.yaml", without.expect("definitions"))
        .data("data/r.csv", text.as_str());
    for outcome in [definitions.run(), project.measure()] {
        assert_eq!(outcome.rows("reply").undated, 1);
        assert_eq!(outcome.on_period("promise/reply", "2026-03").worst, Ratio::new(1, 2));
    }
}

#[test]
fn closed_without_a_stop_instant_is_a_miss() {
    let text = "key,received,answered,status\na,2026-03-02,,closed\n";
    let case = Case {
        columns: "status: {from: status, type: text}",
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    assert_eq!(case.run().good_of("reply", "2026-03"), (0, 1));
}

#[test]
fn stop_before_start_at_the_coarser_precision_of_the_two_columns_is_rejected() {
    let text = format!("{HEADER}a,2026-03-03,2026-03-02\nb,2026-03-03,2026-03-03\n");
    assert_eq!(Case { files: &[("data/r.csv", &text)], ..Case::default() }.run().rows("reply").rejected, 1);
    // Received at 16:00, answered on a day: the same day is not before.
    let text = "key,received,answered,closed\na,2026-03-03T16:00:00,,2026-03-03\nb,2026-03-03T16:00:00,,2026-03-02\n";
    let case = Case {
        times: "datetime",
        columns: "closed: {from: closed, type: date}",
        measure: "{time: {from: received, to: closed}}",
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    let rows = case.run().rows("reply");
    assert_eq!((rows.rejected, rows.counted), (1, 1));
    // To the second where both know it.
    let text = format!(
        "{HEADER}a,2026-03-03T10:00:00,2026-03-03T09:59:59\nb,2026-03-03T10:00:00,2026-03-03T10:00:00\n"
    );
    let case = Case { times: "datetime", files: &[("data/r.csv", &text)], ..Case::default() };
    assert_eq!(case.run().rows("reply").rejected, 1);
}

const TWO_FILES: [(&str, &str); 2] = [
    ("data/r-2026-03-31.csv", "key,received,answered\na,2026-03-02,\nb,2026-03-03,2026-03-04\n"),
    ("data/r-2026-04-30.csv", "key,received,answered\na,2026-03-02,2026-03-04\nc,2026-04-01,2026-04-02\n"),
];

#[test]
fn the_same_key_in_several_files_last_file_wins_and_is_never_counted_twice() {
    let source = "extracted: from file name\nkey: key\nsame_key: last file wins";
    let outcome = Case { source, files: &TWO_FILES, ..Case::default() }.run();
    assert_eq!(outcome.rows("reply").read, 3);
    assert_eq!(outcome.good_of("reply", "2026-03"), (2, 2), "a came back answered");
}

#[test]
fn the_last_file_is_the_one_taken_out_last_whatever_its_name() {
    let files = [("data/z-2026-03-31.csv", TWO_FILES[0].1), ("data/a-2026-04-30.csv", TWO_FILES[1].1)];
    let source = "extracted: from file name\nkey: key\nsame_key: last file wins";
    let outcome = Case { source, files: &files, ..Case::default() }.run();
    assert_eq!(outcome.good_of("reply", "2026-03"), (2, 2), "a came back answered");
}

#[test]
fn the_same_key_is_an_error_where_that_is_declared_or_left_open() {
    for source in
        ["extracted: from file name\nkey: key\nsame_key: error", "extracted: from file name\nkey: key"]
    {
        let outcome = Case { source, files: &TWO_FILES, ..Case::default() }.project().measure();
        assert_eq!(outcome.fault_codes(), ["SMQ0504"], "{source}: {}", outcome.told());
        assert_eq!(outcome.rows("reply").read, 3, "never counted twice");
    }
}

#[test]
fn a_key_twice_in_one_file_is_not_settled_by_last_file_wins() {
    let files =
        [("data/r-2026-03-31.csv", "key,received,answered\na,2026-03-02,\na,2026-03-02,2026-03-03\n")];
    let source = "extracted: from file name\nkey: key\nsame_key: last file wins";
    let outcome = Case { source, files: &files, ..Case::default() }.project().measure();
    assert!(outcome.fault_codes().contains(&"SMQ0504"), "{}", outcome.told());
    assert_eq!(outcome.rows("reply").read, 1);
}

const DUPLICATE: &str = "duplicate: {from: duplicate, type: yes-no}";

/// Excluded in March and in April, under an exclusion with these fields.
fn excluded(fields: &str) -> (u64, u64) {
    let text = "key,received,answered,duplicate\n\
                a,2026-03-02,2026-03-03,yes\nb,2026-03-02,2026-03-03,no\n\
                c,2026-04-07,2026-04-08,yes\nd,2026-04-07,2026-04-08,no\n";
    let indicator = format!("exclude: [{{where: {{duplicate: yes}}, reason: Twice{fields}}}]");
    let case =
        Case { columns: DUPLICATE, indicator: &indicator, files: &[("data/r.csv", text)], ..Case::default() };
    let outcome = case.run();
    let of = |period: &str| outcome.figure("reply", period).tally.excluded;
    (of("2026-03"), of("2026-04"))
}

#[test]
fn exclusions_approved_after_the_periods_end_do_not_count() {
    assert_eq!(excluded(", approved: {by: quality, date: 2026-03-31}"), (1, 1));
    assert_eq!(excluded(", approved: {by: quality, date: 2026-04-01}"), (0, 1));
    assert_eq!(excluded(", approved: {by: quality, date: 2026-05-01}"), (0, 0));
}

#[test]
fn exclusions_carry_a_window() {
    assert_eq!(excluded(", from: 2026-04-01, approved: {by: quality, date: 2026-01-01}"), (0, 1));
    assert_eq!(excluded(", until: 2026-03-04, approved: {by: quality, date: 2026-01-01}"), (1, 0));
    assert_eq!(
        excluded(", from: 2026-03-05, until: 2026-04-08, approved: {by: quality, date: 2026-01-01}"),
        (0, 0)
    );
}

#[test]
fn exclusions_carry_a_reason_and_an_approver() {
    for exclusion in [
        "{where: {duplicate: yes}, approved: {by: quality, date: 2026-01-01}}",
        "{where: {duplicate: yes}, reason: Twice}",
        "{where: {duplicate: yes}, reason: Twice, approved: {date: 2026-01-01}}",
    ] {
        let indicator = format!("exclude: [{exclusion}]");
        let outcome = Case { columns: DUPLICATE, indicator: &indicator, ..Case::default() }.project().check();
        assert_eq!(outcome.fault_codes(), ["SMQ0102"], "{exclusion}: {}", outcome.told());
    }
}

const PAUSED: &str = "waited: {from: waited, type: number, unit: business days}";
const CAPPED: &str = "---\nkind: ComplaintProcedure\nid: procedure\ntitle: Procedure\n\
                      stages: [{id: answer, within: 2 business days, measured_by: reply}]\n\
                      pause: {when: we wait for the customer, at_most: 3 business days}\n";

#[test]
fn pauses_are_capped_in_total_and_the_figure_without_pauses_is_printed_too() {
    // Received on Monday 2 March, two business days: due on Wednesday, with pauses later.
    let text = "key,received,answered,waited\n\
                without,2026-03-02,2026-03-05,\n\
                with-one,2026-03-02,2026-03-05,1\n\
                with-three,2026-03-02,2026-03-09,3\n\
                beyond-the-cap,2026-03-02,2026-03-10,9\n";
    let case = Case {
        columns: PAUSED,
        measure: "{time: {from: received, to: answered, less: waited}}",
        more: CAPPED,
        files: &[("data/r.csv", text)],
        ..Case::default()
    };
    let outcome = case.run();
    assert_eq!(outcome.good_of("reply", "2026-03"), (2, 4));
    let json = serde_json::to_value(measured_json(&outcome.0, &Speaker::new(Language::English, "en")))
        .expect("JSON");
    let figure = &json["indicators"][0]["series"][0];
    assert_eq!((&figure["good"], &figure["good_without_pauses"]), (&2.into(), &0.into()), "{figure}");
}

#[test]
fn a_pause_in_another_unit_than_the_limit_is_an_error() {
    for target in [
        "at least 80 % within 1 month",
        "at least 80 % within 2 weeks",
        "at least 80 % within 15 calendar days",
    ] {
        let case = Case {
            columns: PAUSED,
            measure: "{time: {from: received, to: answered, less: waited}}",
            target,
            ..Case::default()
        };
        let outcome = case.project().check();
        assert_eq!(
            outcome.fault_codes(),
            ["SMQ0202"],
            "{target}: two business days are not two of these: {}",
            outcome.told()
        );
    }
}

#[test]
fn a_cap_in_another_unit_than_the_pauses_is_an_error() {
    let cap = CAPPED.replace("3 business days", "3 weeks");
    let case = Case {
        columns: PAUSED,
        measure: "{time: {from: received, to: answered, less: waited}}",
        more: &cap,
        ..Case::default()
    };
    let outcome = case.project().check();
    assert_eq!(outcome.fault_codes(), ["SMQ0202"], "{}", outcome.told());
}

#[test]
fn the_worst_case_is_good_over_counted_and_excluded_and_missing_and_rejected() {
    // Nine in time and one late, one excluded, one missing, one rejected by its stop.
    let mut text = "key,received,answered,channel,duplicate\n".to_owned();
    for i in 0..9 {
        text += &format!("{i},2026-03-02,2026-03-03,email,no\n");
    }
    text += "late,2026-03-02,2026-03-09,email,no\ntwice,2026-03-02,2026-03-03,email,yes\n\
             where,2026-03-02,2026-03-03,,no\nbefore,2026-03-02,2026-02-27,email,no\n";
    let columns = format!("{CHANNEL}\n{DUPLICATE}");
    let case = Case {
        columns: &columns,
        indicator: "where: {channel: email}\n\
                    exclude: [{where: {duplicate: yes}, reason: Twice, approved: {by: quality, date: 2026-01-01}}]",
        target: "at least 60 % within 2 business days",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let outcome = case.run();
    assert_eq!(outcome.on_period("promise/reply", "2026-03").worst, Ratio::new(9, 13));
}

/// Ten cases in time, `excluded` ones left out, against a level.
fn with_excluded(good: usize, excluded: usize, target: &str) -> &'static str {
    let mut text = "key,received,answered,duplicate\n".to_owned();
    for i in 0..good + excluded {
        text += &format!("{i},2026-03-02,2026-03-03,{}\n", if i < good { "no" } else { "yes" });
    }
    let case = Case {
        columns: DUPLICATE,
        indicator: "exclude: [{where: {duplicate: yes}, reason: Twice, approved: {by: quality, date: 2026-01-01}}]",
        target,
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    case.run().state("promise/reply", "2026-03")
}

#[test]
fn where_the_worst_case_would_flip_the_verdict_it_is_met_resting_on_exclusions_never_plain_met() {
    assert_eq!(with_excluded(19, 1, "at least 95 % within 2 business days"), "met");
    assert_eq!(with_excluded(18, 1, "at least 95 % within 2 business days"), "met, resting on exclusions");
}

#[test]
fn left_out_share_above_20_percent_gives_insufficient_data() {
    assert_eq!(with_excluded(8, 2, "at least 50 % within 2 business days"), "met");
    assert_eq!(with_excluded(7, 2, "at least 50 % within 2 business days"), "insufficient data");
}

// ---- The decision ----

#[test]
fn basis_census_is_the_default_for_registers_and_the_observed_ratio_is_the_fact() {
    assert_eq!(state_of("at least 95 % within 2 business days", "", 19, 1), "at risk");
    assert_eq!(state_of("at least 95 % within 2 business days", "", 18, 1), "missed");
    assert_eq!(state_of("at least 95 % within 2 business days", "basis: sample", 19, 1), "insufficient data");
}

#[test]
fn a_minimum_number_of_cases_may_withhold_met_and_never_hides_a_miss() {
    assert_eq!(state_of("at least 95 % within 2 business days", "min_cases: 30", 20, 0), "insufficient data");
    assert_eq!(
        state_of("at least 95 % within 2 business days", "min_cases: 30", 18, 2),
        "missed",
        "18/20 against 95 %"
    );
    assert_eq!(state_of("at least 95 % within 2 business days", "min_cases: 20", 20, 0), "met");
}

#[test]
fn basis_sample_is_the_exact_one_sided_binomial_on_integers() {
    // metrics.md, 4.13: against 95 % at 5 %, from x on shown, up to y refuted.
    for (n, shown, refuted) in [(59, 59, 52), (100, 99, 90), (400, 388, 372)] {
        let state =
            |good: usize| state_of("at least 95 % within 2 business days", "basis: sample", good, n - good);
        assert!(["met", "at risk"].contains(&state(shown)), "{shown}/{n}: {}", state(shown));
        assert_eq!(state(shown - 1), "insufficient data", "{}/{n}", shown - 1);
        assert_eq!(state(refuted), "missed", "{refuted}/{n}");
        assert_eq!(state(refuted + 1), "insufficient data", "{}/{n}", refuted + 1);
    }
    assert_eq!(state_of("at least 95 % within 2 business days", "basis: sample", 58, 0), "insufficient data");
}

/// A survey's answers of March, against a level.
fn surveyed(measure: &str, target: &str, answers: &[(i64, usize)]) -> Outcome {
    let rows = answers.iter().flat_map(|(score, count)| vec![*score; *count]);
    let rows: String = rows.enumerate().map(|(i, score)| format!("{i},2026-03-02,{score}\n")).collect();
    let definitions = format!(
        "kind: System\nid: test\ntitle: Test\nsmqc: 1\norganisation: Test\nlanguages: [en]\ntimezone: UTC\n\
         ---\nkind: Source\nid: answers\ntitle: Answers\nfiles: a.csv\nabout: on\nextracted: 2026-03-31\ncolumns:\n  \
         key: {{from: key, type: text}}\n  on: {{from: on, type: date}}\n  q: {{from: q, type: integer}}\n\
         ---\nkind: Survey\nid: survey\ntitle: Survey\nresults: answers\nquestions:\n  \
         - {{id: recommend, column: q, scale: nps, ask: Would you?}}\n  \
         - {{id: satisfied, column: q, scale: satisfaction-5, ask: Are you?}}\n\
         ---\nkind: Indicator\nid: score\ntitle: Score\nsurvey: survey\nmeasure: {measure}\n\
         ---\nkind: Promise\nid: score\ntitle: Score\nstatement: Yes.\nindicator: score\ntarget: {target}\n"
    );
    Project::on("2026-12-31")
        .with("smq.yaml", definitions)
        .data("a.csv", format!("key,on,q\n{rows}"))
        .measure()
        .sound()
}

#[test]
fn means_and_nps_of_a_sample_are_decided_by_their_intervals() {
    // metrics.md, 4.1: 60 promoters, 45 passives, 15 detractors → [24.2, 48.9]; 10/0/0 → [47.5, 100].
    let wave: &[(i64, usize)] = &[(10, 60), (8, 45), (3, 15)];
    for (target, state) in [
        ("at least 24", "met"),
        ("at least 25", "insufficient data"),
        ("at least 37", "insufficient data"),
        ("at least 48", "insufficient data"),
        ("at least 49", "missed"),
    ] {
        assert_eq!(
            surveyed("{nps: recommend}", target, wave).state("promise/score", "2026-03"),
            state,
            "{target}"
        );
    }
    let few: &[(i64, usize)] = &[(10, 10)];
    assert_eq!(surveyed("{nps: recommend}", "at least 47", few).state("promise/score", "2026-03"), "met");
    assert_eq!(
        surveyed("{nps: recommend}", "at least 48", few).state("promise/score", "2026-03"),
        "insufficient data"
    );
    // metrics.md, 4.2: 40, 30, 15, 10, 5 answers from 5 down to 1: mean 3.90, top two boxes 70 %.
    let answers: &[(i64, usize)] = &[(5, 40), (4, 30), (3, 15), (2, 10), (1, 5)];
    let mean = surveyed("{csat: {question: satisfied, variant: mean}}", "at least 3.5", answers);
    assert_eq!(mean.figure("score", "2026-03").value, Ratio::new(39, 10));
    assert_eq!(mean.state("promise/score", "2026-03"), "met");
    let mean = surveyed("{csat: {question: satisfied, variant: mean}}", "at least 3.8", answers);
    assert_eq!(mean.state("promise/score", "2026-03"), "insufficient data");
}

/// Two months of a sample against 90 %.
fn two_months(first: (usize, usize), second: (usize, usize)) -> Outcome {
    let text = HEADER.to_owned() + &march(first.0, first.1) + &april(second.0, second.1);
    let case = Case {
        indicator: "basis: sample",
        source: "extracted: 2026-04-30",
        target: "at least 90 % within 2 business days",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    case.run()
}

#[test]
fn insufficient_data_two_periods_running_gives_a_verdict_on_the_pooled_periods() {
    // 0.9^20 = 12 %, 0.9^40 = 1.5 %: neither month shows 90 %, both together do.
    let outcome = two_months((20, 0), (20, 0));
    assert_eq!(outcome.state("promise/reply", "2026-03"), "insufficient data");
    let april = outcome.on_period("promise/reply", "2026-04");
    assert_eq!((april.state.name(), april.pooled), ("met", true));
    assert_eq!((april.n, april.value), (40, Some(Ratio::ONE)), "the figure is the one that was judged");
    // The other way round: 15 of 20, twice.
    let outcome = two_months((16, 4), (16, 4));
    assert_eq!(outcome.state("promise/reply", "2026-03"), "insufficient data");
    let april = outcome.on_period("promise/reply", "2026-04");
    assert_eq!((april.state.name(), april.pooled, april.n), ("missed", true, 40));
}

#[test]
fn one_insufficient_period_alone_is_not_pooled() {
    // March is met by itself, April is not sure.
    let outcome = two_months((40, 0), (20, 0));
    let april = outcome.on_period("promise/reply", "2026-04");
    assert_eq!((april.state.name(), april.pooled), ("insufficient data", false));
}

/// The exit code of `smqc measure` on two months.
fn exit_code(first: (usize, usize), second: (usize, usize)) -> Option<i32> {
    let text = HEADER.to_owned() + &march(first.0, first.1) + &april(second.0, second.1);
    let case = Case {
        indicator: "basis: sample",
        source: "extracted: 2026-04-30",
        target: "at least 90 % within 2 business days",
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    for (_, file) in case.project().check().0.files.iter() {
        write(&file.path, &file.text);
    }
    write("data/r.csv", &text);
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_smqc"))
        .args(["measure", "--quiet", "--as-of", "2026-12-31"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    status.status.code()
}

#[test]
fn still_insufficient_on_the_pooled_periods_fails_the_gate() {
    assert_eq!(exit_code((20, 0), (20, 0)), Some(0), "met on the pooled periods");
    assert_eq!(exit_code((40, 0), (20, 0)), Some(0), "insufficient once");
    assert_eq!(exit_code((5, 0), (5, 0)), Some(1), "insufficient twice, and together");
    assert_eq!(exit_code((40, 0), (10, 10)), Some(1), "missed");
}

#[test]
fn at_risk_is_met_with_at_least_75_percent_of_the_allowed_misses_used() {
    // 100 cases against 80 %: 20 misses are allowed.
    assert_eq!(state_of("at least 80 % within 2 business days", "", 86, 14), "met");
    assert_eq!(state_of("at least 80 % within 2 business days", "", 85, 15), "at risk");
    assert_eq!(state_of("at least 80 % within 2 business days", "", 80, 20), "at risk");
    assert_eq!(state_of("at least 80 % within 2 business days", "", 79, 21), "missed");
}

/// The state of March for a share of 100 rows that should be low.
fn at_most(target: &str, bad: usize) -> &'static str {
    let rows: String =
        (0..100).map(|i| format!("{},2026-03-02,\n", if i < bad { "bad" } else { "good" })).collect();
    let text = HEADER.to_owned() + &rows;
    let case = Case {
        measure: "{ratio: {of: \"key = 'bad'\"}}",
        target,
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    case.run().state("promise/reply", "2026-03")
}

#[test]
fn at_risk_for_a_level_not_to_be_exceeded_however_it_is_written() {
    for target in ["at most 20 %", "at most 200 per 1000"] {
        let states = [14, 15, 20, 21].map(|bad| at_most(target, bad));
        assert_eq!(states, ["met", "at risk", "at risk", "missed"], "{target}");
    }
}

#[test]
fn at_risk_is_met_with_the_declared_warning_target_not_reached() {
    let text = HEADER.to_owned() + &march(93, 7);
    for (warn, state) in [("at least 93 %", "met"), ("at least 94 %", "at risk")] {
        let promise = format!("warn: {warn} within 2 business days");
        let case = Case { promise: &promise, files: &[("data/r.csv", &text)], ..Case::default() };
        assert_eq!(case.run().state("promise/reply", "2026-03"), state, "{warn}");
    }
}

#[test]
fn breakdowns_have_no_verdict_of_their_own_unless_an_objective_names_the_group() {
    let mut text = "key,received,answered,channel\n".to_owned();
    for i in 0..20 {
        let answered = if i < 5 { "2026-03-09" } else { "2026-03-03" };
        text += &format!("{i},2026-03-02,{answered},{}\n", if i < 10 { "email" } else { "phone" });
    }
    let objective = "---\nkind: Objective\nid: email\ntitle: E-mail\nindicator: reply\ntarget: at least 70 % within 2 business days\n\
                     due: 2026-12-31\ngroup: {channel: email}\n";
    let case = Case {
        columns: CHANNEL,
        indicator: "split_by: [channel]",
        target: "at least 70 % within 2 business days",
        more: objective,
        files: &[("data/r.csv", &text)],
        ..Case::default()
    };
    let outcome = case.run();
    let measured = outcome.0.measured.as_ref().expect("data");
    assert_eq!(measured.verdicts.len(), 2);
    assert_eq!(outcome.reading("reply").groups.len(), 2);
    assert_eq!(outcome.state("promise/reply", "2026-03"), "at risk", "15 of 20 in all");
    assert_eq!(outcome.state("objective/email", "2026-03"), "missed", "5 of 10 by e-mail");
}

#[test]
fn display_adds_decimals_until_the_figure_lies_on_its_verdicts_side() {
    for (value, state, shown) in [
        ("94.96 %", "missed", "94.96%"),
        ("94.999 %", "missed", "94.999%"),
        ("95.04 %", "at risk", "95.04%"),
        ("97.44 %", "met", "97.4%"),
        ("95 %", "at risk", "95%"),
    ] {
        let measure =
            format!("{{typed: {{by: quality, values: [{{period: 2026-03, value: {value}, n: 100000}}]}}}}");
        let case = Case { measure: &measure, target: "at least 95 %", ..Case::default() };
        let mut files = case.project();
        files = files.data("data/r.csv", HEADER);
        let outcome = files.measure();
        let speaker = Speaker::new(Language::English, "en");
        let judged = outcome.on_period("promise/reply", "2026-03");
        assert_eq!(
            (judged.state.name(), shown_value(&outcome.0, "reply", judged, &speaker).as_str()),
            (state, shown),
            "{value}"
        );
        let human = format_named("human").expect("the format");
        let text = (human.verdicts)(&outcome.0, &speaker, Screen::PLAIN);
        assert!(text.contains(&format!(" {shown} ")), "{text}");
    }
}

#[test]
fn the_states_in_the_order_of_gravity() {
    let order = [
        State::NoData,
        State::InsufficientData,
        State::Missed,
        State::RestingOnExclusions,
        State::AtRisk,
        State::Met,
        State::InProgress,
    ];
    assert!(order.is_sorted());
    let names = order.map(State::name).join(" · ");
    assert_eq!(
        names,
        "no data · insufficient data · missed · met, resting on exclusions · at risk · met · in progress"
    );
}

#[test]
fn a_period_without_a_single_row_is_no_data() {
    let text = HEADER.to_owned() + &march(3, 0);
    let case = Case { source: "extracted: 2026-04-30", files: &[("data/r.csv", &text)], ..Case::default() };
    assert_eq!(case.run().state("promise/reply", "2026-04"), "no data");
}

#[test]
fn an_open_case_that_the_next_export_leaves_out_is_told() {
    let march = format!("{HEADER}a,2026-03-30,\nb,2026-03-30,\n");
    for (april, told) in
        [("a,2026-03-30,2026-04-01\n", true), ("a,2026-03-30,2026-04-01\nb,2026-03-30,\n", false)]
    {
        let april = format!("{HEADER}{april}");
        let case = Case {
            source: "extracted: from file name\nkey: key\nsame_key: last file wins",
            files: &[("data/r-2026-03-31.csv", &march), ("data/r-2026-04-30.csv", &april)],
            ..Case::default()
        };
        let Outcome(compilation) = case.run();
        let found = compilation.findings.iter().any(|finding| finding.message.key == "data-vanished-cases");
        assert_eq!(found, told, "{april}");
    }
}
