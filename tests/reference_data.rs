//! Three registers that nobody of this project wrote, against values computed with other programs.
//!
//! The files are not in the repository. The folder that holds them is named by the environment
//! variable `SMQC_REFERENCE_DATA`; without it these tests say that they were skipped.
//!
//! Business days counted Monday to Friday in `[received, sent)`, without holidays, are the business
//! days counted here: the first open day from receipt on is day 0, and a stop is within N days when
//! N open days have begun before it. Means of a duration cannot be asked for (`mean` takes a column,
//! not an expression); percentiles of a duration or a number are asked for by their meaning: the
//! nearest-rank p90 is 7 when at least 90 % are at most 7 and fewer than 90 % are at most 6.
//! Interpolated percentiles have no place in the language.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cmp_owned,
    clippy::disallowed_methods,
    clippy::doc_markdown,
    clippy::expect_used,
    clippy::match_same_arms,
    clippy::maybe_infinite_iter,
    clippy::panic,
    clippy::print_stderr,
    clippy::too_many_arguments,
    clippy::type_complexity,
    reason = "a test from outside the program"
)]

mod project;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Once;

use project::{Outcome, Project};
use smqc::measure::Reading;
use smqc::values::Ratio;

const SYSTEM: &str = "kind: System\nid: reference\ntitle: Reference data\nsmqc: 1\norganisation: Nobody\n\
                      languages: [en]\ntimezone: America/New_York\ndefaults: {calendar: week, period: year}\n\
                      ---\nkind: Calendar\nid: week\ntitle: Monday to Friday\nhours: \"Mo-Fr 00:00-24:00\"\n";

/// The bytes of a file, where the folder is known; else it is said, past the capture of test output.
fn bytes(name: &str) -> Option<Vec<u8>> {
    static SAID: Once = Once::new();
    let Some(folder) = std::env::var_os("SMQC_REFERENCE_DATA") else {
        SAID.call_once(|| {
            let _ =
                writeln!(std::io::stderr(), "SKIPPED: SMQC_REFERENCE_DATA names no folder of reference data");
        });
        return None;
    };
    let path = std::path::Path::new(&folder).join(name);
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// An indicator, and the lines of its definition.
fn indicator(id: &str, source: &str, lines: &str) -> String {
    format!("---\nkind: Indicator\nid: {id}\ntitle: {id}\nsource: {source}\n{lines}\n")
}

fn promise(indicator: &str, target: &str) -> String {
    format!(
        "---\nkind: Promise\nid: {indicator}\ntitle: {indicator}\nstatement: Yes.\nindicator: {indicator}\ntarget: {target}\n"
    )
}

fn measured(name: &str, bytes: Vec<u8>, definitions: &str) -> Outcome {
    let text = format!("{SYSTEM}{definitions}");
    let outcome = Project::on("2026-11-21").with("smq.yaml", text).data(name, bytes).measure();
    assert!(outcome.faults().is_empty(), "{}", outcome.told());
    outcome
}

/// Good and counted over all periods of a reading.
fn whole(reading: &Reading) -> (u64, u64) {
    let tallies = reading.series.iter().map(|figure| &figure.tally);
    tallies.fold((0, 0), |(good, n), tally| (good + tally.good, n + tally.n))
}

/// A share as a percentage with six decimals, as the reference prints it.
fn percent((good, n): (u64, u64)) -> String {
    let share = Ratio::new(i128::from(good) * 100, i128::from(n)).expect("cases");
    smqc::language::rounded(share, 6)
}

fn groups(reading: &Reading) -> BTreeMap<String, (u64, u64)> {
    let of = |figures: &[smqc::measure::Figure]| {
        figures.iter().fold((0, 0), |(good, n), figure| (good + figure.tally.good, n + figure.tally.n))
    };
    reading.groups.iter().map(|(_, value, figures)| (value.clone(), of(figures))).collect()
}

const CFPB: &str = "complaints_dec_2014.csv";

/// The December 2014 register: a source, and an indicator `share-N` for each condition.
fn cfpb(conditions: &[&str]) -> Option<Outcome> {
    let source = "---\nkind: Source\nid: cfpb\ntitle: Complaints of December 2014\nfiles: complaints_dec_2014.csv\n\
                  format: {dates: mm/dd/yyyy}\nkey: id\nabout: received\nextracted: 2016-01-31\n\
                  checks: [{unique: id}, sent >= received]\ncolumns:\n  \
                  id: {from: Complaint ID, type: text}\n  \
                  received: {from: Date received, type: date}\n  \
                  sent: {from: Date sent to company, type: date}\n  \
                  response: {from: Company response, type: category}\n  \
                  timely: {from: \"Timely response?\", type: yes-no}\n";
    let mut definitions = source.to_owned();
    definitions += &indicator("responses", "cfpb", "measure: {count: rows}\nsplit_by: [response]");
    for days in ["1 calendar day", "5 business days"] {
        let id = format!("sent-{}", days.replace(' ', "-"));
        definitions += &indicator(&id, "cfpb", "measure: {time: {from: received, to: sent}}");
        definitions += &promise(&id, &format!("at least 50 % within {days}"));
    }
    for (i, condition) in conditions.iter().enumerate() {
        definitions += &indicator(
            &format!("share-{i}"),
            "cfpb",
            &format!("measure: {{ratio: {{of: \"{condition}\"}}}}"),
        );
    }
    Some(measured(CFPB, bytes(CFPB)?, &definitions))
}

#[test]
fn complaints_of_december_2014() {
    let conditions = ["timely", "days(received, sent) <= 1", "business_days(received, sent) <= 5"];
    let Some(outcome) = cfpb(&conditions) else { return };
    assert_eq!(outcome.rows("responses").read, 11_543);
    let shares: Vec<(u64, u64)> = (0..3).map(|i| whole(outcome.reading(&format!("share-{i}")))).collect();
    assert_eq!(shares[0], (11_190, 11_543));
    let percents: Vec<String> = shares.into_iter().map(percent).collect();
    assert_eq!(percents, ["96.941870", "58.979468", "91.657281"]);
    // The same as targets on time, where each case counts in the period of its due day.
    assert_eq!(percent(whole(outcome.reading("sent-1-calendar-day"))), "58.979468");
    assert_eq!(percent(whole(outcome.reading("sent-5-business-days"))), "91.657281");
    let counted = [
        ("Closed", 239),
        ("Closed with explanation", 8_185),
        ("Closed with monetary relief", 643),
        ("Closed with non-monetary relief", 1_253),
        ("In progress", 1_056),
        ("Untimely response", 167),
    ];
    let found = groups(outcome.reading("responses"));
    assert_eq!(
        found.into_iter().map(|(word, (_, n))| (word, n)).collect::<Vec<_>>(),
        counted.map(|(word, n)| (word.to_owned(), n))
    );
}

/// A nearest-rank percentile: so many hundredths, and the value.
fn percentile(function: &str, hundredths: u64, value: u64) {
    let conditions = [format!("{function} <= {value}"), format!("{function} < {value}")];
    let Some(outcome) = cfpb(&conditions.each_ref().map(String::as_str)) else { return };
    let reaches = |i: usize| {
        let (good, n) = whole(outcome.reading(&format!("share-{i}")));
        good * 100 >= hundredths * n
    };
    assert!(reaches(0) && !reaches(1), "p{hundredths} of {function} is not {value}");
}

#[test]
fn percentiles_of_calendar_days() {
    for (hundredths, value) in [(50, 1), (90, 7), (95, 13), (100, 50)] {
        percentile("days(received, sent)", hundredths, value);
    }
}

#[test]
fn percentiles_of_business_days() {
    for (hundredths, value) in [(90, 5), (95, 9), (100, 36)] {
        percentile("business_days(received, sent)", hundredths, value);
    }
}

#[test]
fn complaints_about_one_operator() {
    const NAME: &str = "Comcast_telecom_complaints_data.csv";
    let Some(bytes) = bytes(NAME) else { return };
    let source = "---\nkind: Source\nid: fcc\ntitle: Complaints to the FCC\nfiles: Comcast_telecom_complaints_data.csv\n\
                  key: ticket\nabout: at\nextracted: 2016-01-31\n\
                  checks: [{unique: ticket}, \"days(on, at) = 0\"]\ncolumns:\n  \
                  ticket: {from: \"Ticket #\", type: text}\n  \
                  on: {from: Date, type: date, dates: dd-mm-yy}\n  \
                  at: {from: [Date_month_year, Time], type: datetime, dates: dd-mmm-yy}\n  \
                  via: {from: Received Via, type: category, values: {call: [Customer Care Call], internet: [Internet]}}\n  \
                  status: {from: Status, type: category, values: [Solved, Closed, Open, Pending]}\n";
    let settled = "measure: {ratio: {of: \"status in ('Closed', 'Solved')\"}}\nsplit_by: [via]";
    let definitions = source.to_owned()
        + &indicator("settled", "fcc", settled)
        + &indicator("by-status", "fcc", "measure: {count: rows}\nsplit_by: [status]")
        + &indicator("by-month", "fcc", "measure: {count: rows}\nperiod: month");
    let outcome = measured(NAME, bytes, &definitions);
    assert_eq!(outcome.rows("settled").read, 2_224);
    assert_eq!(percent(whole(outcome.reading("settled"))), "76.753597");
    let via = groups(outcome.reading("settled"));
    assert_eq!((via["call"].1, percent(via["call"])), (1_119, "77.211796".to_owned()));
    assert_eq!((via["internet"].1, percent(via["internet"])), (1_105, "76.289593".to_owned()));
    let statuses = groups(outcome.reading("by-status"));
    let statuses: Vec<(&str, u64)> = statuses.iter().map(|(word, (_, n))| (word.as_str(), *n)).collect();
    assert_eq!(statuses, [("Closed", 734), ("Open", 363), ("Pending", 154), ("Solved", 973)]);
    let months = outcome
        .reading("by-month")
        .series
        .iter()
        .filter(|figure| figure.period.to_string() < "2016".to_owned());
    assert_eq!(
        months.map(|figure| figure.tally.n).collect::<Vec<_>>(),
        [55, 59, 45, 375, 317, 1046, 49, 67, 55, 53, 38, 65]
    );
}

#[test]
fn customers_of_an_operator() {
    const NAME: &str = "Telco-Customer-Churn.csv";
    let Some(bytes) = bytes(NAME) else { return };
    let source = "---\nkind: Source\nid: base\ntitle: Customer base\nfiles: Telco-Customer-Churn.csv\nkey: customer\nextracted: 2026-06-30\n\
                  format: {decimal: \".\"}\nchecks: [{unique: customer}]\ncolumns:\n  \
                  customer: {from: customerID, type: text, personal: true}\n  \
                  tenure: {from: tenure, type: integer}\n  \
                  contract: {from: Contract, type: category}\n  \
                  monthly: {from: MonthlyCharges, type: money, currency: USD}\n  \
                  total: {from: TotalCharges, type: money, currency: USD}\n  \
                  left: {from: Churn, type: yes-no}\n";
    let at_most = |id: &str, months: u64| {
        indicator(id, "base", &format!("measure: {{ratio: {{of: tenure <= {months}}}}}"))
    };
    let mut definitions = source.to_owned()
        + &indicator("retained", "base", "measure: {ratio: {of: not left}}\nsplit_by: [contract]")
        + &indicator("tenure", "base", "measure: {mean: tenure}")
        + &indicator("charges", "base", "measure: {sum: monthly}")
        + &indicator("billed", "base", "measure: {mean: total}");
    for months in [28, 29, 68, 69, 71, 72] {
        definitions += &at_most(&format!("tenure-{months}"), months);
    }
    let outcome = measured(NAME, bytes, &definitions);
    assert_eq!(outcome.rows("retained").read, 7_043);
    let retained = whole(outcome.reading("retained"));
    assert_eq!((retained.0, percent(retained)), (5_174, "73.463013".to_owned()));
    let contracts = groups(outcome.reading("retained"));
    let contracts: Vec<(&str, u64, String)> =
        contracts.iter().map(|(word, share)| (word.as_str(), share.1, percent(*share))).collect();
    assert_eq!(
        contracts,
        [
            ("Month-to-month", 3_875, "57.290323".to_owned()),
            ("One year", 1_473, "88.730482".to_owned()),
            ("Two year", 1_695, "97.168142".to_owned()),
        ]
    );
    let value = |id: &str| outcome.figure(id, "2026").value.expect("a figure");
    assert_eq!(smqc::language::rounded(value("tenure"), 6), "32.371149");
    assert_eq!(value("charges"), Ratio::new(4_561_166, 10).expect("a sum"));
    assert_eq!(outcome.rows("billed").missing, 11, "a cell with a single blank is missing");
    for (hundredths, months) in [(50, 29), (90, 69), (95, 72)] {
        let reaches = |months: u64| {
            let (good, n) = whole(outcome.reading(&format!("tenure-{months}")));
            good * 100 >= hundredths * n
        };
        assert!(reaches(months) && !reaches(months - 1), "p{hundredths} of the tenure is not {months}");
    }
}
