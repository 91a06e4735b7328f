//! Checks on the data before any verdict, and breakdowns by several columns.

use smqc::language::{Language, Speaker};

use crate::project::Outcome;
use crate::sentences::Case;

const COLUMNS: &str = "channel: {from: channel, type: category, values: [email, letter]}\n\
    region: {from: region, type: category, values: {north: [N], south: [S]}, others: elsewhere}\n\
    refund: {from: refund, type: number}";

/// Five cases, in January and March.
const TEXT: &str = "key,received,answered,channel,region,refund\n\
    a,2026-01-05,2026-01-06,email,N,10.50\n\
    b,2026-01-06,2026-01-07,letter,S,0.25\n\
    c,2026-03-02,2026-03-03,email,,-1\n\
    d,2026-03-03,2026-03-04,fax,Z,\n\
    e,2026-03-04,2026-03-05,email,N,3x\n";

/// What is said of the checks, each with its line in the data.
fn failing(checks: &str) -> Vec<String> {
    let source = format!("extracted: 2026-03-31\nkey: key\nchecks: [{checks}]");
    let case = Case { source: &source, columns: COLUMNS, files: &[("data/r.csv", TEXT)], ..Case::default() };
    told(&case.run())
}

fn told(outcome: &Outcome) -> Vec<String> {
    let speaker = Speaker::new(Language::English, "en");
    let failed = outcome.0.findings.iter().filter(|finding| finding.code.0 == "SMQ0504");
    failed
        .map(|finding| {
            assert!(finding.span.is_some(), "{finding:?}");
            let place = finding.data.as_ref().map(|at| format!("{}:{} {}: ", at.path, at.line, at.name));
            place.unwrap_or_default() + &speaker.say(&finding.message)
        })
        .collect()
}

#[test]
fn each_check_that_fails_is_one_finding_at_its_place() {
    for (check, expected) in [
        ("{every: month}", "no row speaks of February 2026"),
        ("{every: day}", "no row speaks of 7 January 2026, nor of 80 other periods"),
        ("{rows: 6}", "5 rows are read, and 6 are declared"),
        ("{sum: refund, is: 9.74}", "the column “refund” adds up to 9.75, and 9.74 is declared"),
        (
            "{listed: channel}",
            "data/r.csv:5 channel: one row of 5 has a value of the column “channel” that is not declared",
        ),
        (
            "{listed: region}",
            "data/r.csv:5 region: one row of 5 has a value of the column “region” that is not declared",
        ),
        (
            "{missing: region, at_most: 19.9 %}",
            "data/r.csv:4 region: the column “region” is empty in one row of 5, and 19.9% at most may be",
        ),
        (
            "{rejected: refund}",
            "data/r.csv:6 refund: the column “refund” cannot be read in one row of 5, and 0% at most may be so",
        ),
    ] {
        assert_eq!(failing(check), [expected], "{check}");
    }
}

#[test]
fn a_check_that_holds_says_nothing() {
    for check in [
        "{every: quarter}",
        "{rows: 5}",
        "{sum: refund, is: 9.750}",
        "{missing: region, at_most: 20 %}",
        "{missing: channel}",
        "{rejected: refund, at_most: 20 %}",
        "{rejected: region}",
    ] {
        assert_eq!(failing(check), [""; 0], "{check}");
    }
}

#[test]
fn a_period_that_is_not_over_may_be_empty() {
    let source = "extracted: 2026-05-30\nkey: key\nchecks: [{every: month}]";
    let case = Case { source, columns: COLUMNS, files: &[("data/r.csv", TEXT)], ..Case::default() };
    assert_eq!(told(&case.run()), ["no row speaks of February 2026, nor of another period"]);
}

#[test]
fn a_row_that_comes_again_elsewhere_is_not_counted_twice() {
    let source = "extracted: 2026-03-31\nkey: key\nsame_key: last file wins\n\
                  checks: [{rows: 5}, {sum: refund, is: 9.75}]";
    let files: &[(&str, &str)] = &[("data/a.csv", TEXT), ("data/b.csv", TEXT)];
    assert_eq!(told(&Case { source, columns: COLUMNS, files, ..Case::default() }.run()), [""; 0]);
}

#[test]
fn a_check_that_cannot_be_made_is_an_error() {
    for (check, code) in [
        ("{every: rolling 30 calendar days}", "SMQ0202"),
        ("{listed: key}", "SMQ0202"),
        ("{sum: channel, is: 3}", "SMQ0202"),
        ("{sum: refund}", "SMQ0102"),
        ("{missing: gone}", "SMQ7002"),
    ] {
        let source = format!("extracted: 2026-03-31\nkey: key\nchecks: [{check}]");
        let outcome = Case { source: &source, columns: COLUMNS, ..Case::default() }.project().check();
        assert_eq!(outcome.fault_codes(), [code], "{check}: {}", outcome.told());
    }
}

// ---- Breakdowns ----

/// The groups of the indicator: column, value, cases.
fn groups(indicator: &str, text: &str) -> Vec<(String, String, u64)> {
    let case = Case { columns: COLUMNS, indicator, files: &[("data/r.csv", text)], ..Case::default() };
    let outcome = case.run();
    let groups = outcome.reading("reply").groups.iter();
    groups
        .map(|(column, value, figures)| {
            (column.clone(), value.clone(), figures.iter().map(|figure| figure.tally.n).sum())
        })
        .collect()
}

#[test]
fn a_list_inside_split_by_breaks_down_by_its_columns_together() {
    let found = groups("split_by: [channel, [channel, region]]", TEXT);
    let found: Vec<(&str, &str, u64)> = found.iter().map(|(a, b, n)| (a.as_str(), b.as_str(), *n)).collect();
    assert_eq!(
        found,
        [
            ("channel", "email", 3),
            ("channel", "letter", 1),
            ("channel × region", "email × north", 2),
            ("channel × region", "letter × south", 1),
        ]
    );
}

#[test]
fn more_than_three_columns_together_are_an_error() {
    for (split, codes) in [
        ("[[channel, region, refund]]", [].as_slice()),
        ("[[channel, region, refund, answered]]", ["SMQ0202"].as_slice()),
        ("[[channel, gone]]", ["SMQ7002"].as_slice()),
    ] {
        let indicator = format!("split_by: {split}");
        let case = Case { columns: COLUMNS, indicator: &indicator, ..Case::default() };
        assert_eq!(case.project().check().fault_codes(), codes, "{split}");
    }
}

#[test]
fn a_breakdown_with_too_many_groups_is_not_shown_and_that_is_said() {
    let register = |groups: usize| {
        let rows = (0..groups).map(|group| format!("{group},2026-03-02,2026-03-03,email,N,1\n"));
        "key,received,answered,channel,region,refund\n".to_owned() + &rows.collect::<String>()
    };
    for (groups, shown, said) in [(1_000, 1_001, 0), (1_001, 1, 1)] {
        let text = register(groups);
        let case = Case {
            columns: COLUMNS,
            indicator: "split_by: [channel, key]",
            files: &[("data/r.csv", &text)],
            ..Case::default()
        };
        let outcome = case.run();
        assert_eq!(outcome.reading("reply").groups.len(), shown, "{groups} groups");
        assert_eq!(outcome.good_of("reply", "2026-03"), (groups as u64, groups as u64));
        let told = told(&outcome);
        assert_eq!(told.len(), said, "{told:?}");
        assert!(told.iter().all(|told| told.contains("more than 1,000 groups")), "{told:?}");
        let backlog = Case {
            measure: "{backlog: {figure: open, opened: received, closed: answered}}",
            target: "at most 5",
            ..case
        };
        let outcome = backlog.run();
        assert_eq!(outcome.0.findings.iter().filter(|finding| finding.code.0 == "SMQ0504").count(), said);
    }
}
