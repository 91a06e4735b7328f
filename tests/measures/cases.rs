//! Keyed and dated measures, a small case for each sentence: what comes again, who stays, what is
//! open.

use smqc::values::Ratio;

use crate::project::Outcome;
use crate::table::{Table, table};

fn ratio(above: i128, below: i128) -> Option<Ratio> {
    Ratio::new(above, below)
}

fn value(outcome: &Outcome, id: &str, period: &str) -> Option<Ratio> {
    outcome.figure(id, period).value
}

#[test]
fn retention_and_churn_of_one_cohort_make_one() {
    // S = 100, 10 of them lost; 50 joined, 20 of whom left again: E = 120, N = 30.
    let mut rows = Vec::new();
    rows.extend((0..90).map(|_| "2026-01-15,".to_owned()));
    rows.extend((0..10).map(|i| format!("2026-01-15,2026-03-{:02}", i + 1)));
    rows.extend((0..30).map(|_| "2026-03-05,".to_owned()));
    rows.extend((0..20).map(|_| "2026-03-05,2026-03-31".to_owned()));
    let outcome = table(&[("joined", "date"), ("left", "date")])
        .extracted("2026-04-15")
        .rows(rows)
        .indicator("kept", "measure: {retention: {figure: retention, joined: joined, left: left}}")
        .indicator("lost", "measure: {retention: {figure: churn, joined: joined, left: left}}")
        .measured();
    assert_eq!(value(&outcome, "kept", "2026-03"), ratio(9, 10));
    assert_eq!(value(&outcome, "lost", "2026-03"), ratio(1, 10));
    assert_eq!(outcome.good_of("kept", "2026-02"), (100, 100));
    let april = outcome.figure("kept", "2026-04");
    assert_eq!((april.tally.n, april.complete), (120, false), "the running period is not over");
    assert!(outcome.0.findings.iter().all(|finding| finding.code.0 != "SMQ6023"));
}

#[test]
fn a_customer_is_there_on_the_day_of_joining_and_gone_after_the_day_of_leaving() {
    let outcome = table(&[("joined", "date"), ("left", "date")])
        .extracted("2026-05-31")
        .rows([
            "2026-02-28,2026-03-01", // there when March begins, lost on its first day
            "2026-03-01,2026-03-31", // joined and left in March: in no cohort
            "2026-02-10,2026-02-28", // gone before March
            "2026-02-10,2026-07-01", // gives notice for July: still there
            "2026-04-01,2026-03-01", // left before joining
            ",2026-03-01",           // nobody knows when it began
            "2026-06-01,",           // behind the cut-off
        ])
        .indicator("kept", "measure: {retention: {figure: retention, joined: joined, left: left}}")
        .measured();
    assert_eq!(outcome.good_of("kept", "2026-03"), (1, 2));
    assert_eq!(outcome.good_of("kept", "2026-05"), (1, 1));
    let rows = outcome.rows("kept");
    assert_eq!((rows.read, rows.counted, rows.rejected, rows.not_yet_due, rows.undated), (7, 4, 2, 1, 1));
}

#[test]
fn without_a_contract_a_customer_is_lost_after_inactivity() {
    let outcome = table(&[("day", "date"), ("who", "text")])
        .extracted("2026-06-30")
        .rows([
            "2026-01-10,a", "2026-02-09,a", // there until 11 March
            "2026-01-31,b",                 // there until 2 March
            "2026-02-28,c", "2026-04-15,c", // away on 31 March, back in April
            "2026-03-20,d",                 // new in March
            "2026-02-01,",                  // nobody
        ])
        .indicator("kept", "measure: {retention: {figure: retention, customer: who, active: day, inactive_after: 30 calendar days}}")
        .indicator("lost", "measure: {retention: {figure: churn, customer: who, active: day, inactive_after: 30 calendar days}}")
        .measured();
    assert_eq!(outcome.good_of("kept", "2026-02"), (2, 2));
    assert_eq!(outcome.good_of("kept", "2026-03"), (0, 3), "a, b and c are there on 28 February");
    assert_eq!(outcome.good_of("lost", "2026-03"), (3, 3));
    assert_eq!(outcome.good_of("kept", "2026-04"), (0, 1), "d is there until 19 April");
    let rows = outcome.rows("kept");
    assert_eq!((rows.read, rows.counted, rows.missing), (7, 6, 1));
}

/// Contacts: customer, issue, instant.
fn contacts() -> Table {
    table(&[("at", "datetime"), ("who", "text"), ("issue", "category"), ("level", "category")])
        .extracted("2026-03-31")
        .rows([
            "2026-03-02 09:00,a,bill,1", // followed within 7 days
            "2026-03-09 08:59,a,bill,1", // comes again: not solved at first contact
            "2026-03-02 10:00,b,bill,1", // followed one minute too late
            "2026-03-09 10:01,b,bill,1", // a first contact of its own
            "2026-03-03 10:00,c,bill,1", // the next one is about something else
            "2026-03-04 10:00,c,line,2",
            "2026-03-26 10:00,d,line,1", // its window ends in April
            "2026-03-05 10:00,,line,1",  // nobody can be found again
        ])
}

#[test]
fn first_contact_resolution() {
    let outcome = contacts()
        .indicator("gross", "measure: {repeat: {figure: first_contact_gross, key: who, same: issue, date: at, within: 7 calendar days}}")
        .indicator("net", "measure: {repeat: {figure: first_contact_net, key: who, same: issue, date: at, within: 7 calendar days, solvable: level = '1'}}")
        .indicator("any", "measure: {repeat: {figure: first_contact_gross, key: who, date: at, within: 7 calendar days}}")
        .indicator("line", "where: {issue: [line]}\nmeasure: {repeat: {figure: first_contact_gross, key: who, date: at, within: 7 calendar days}}")
        .measured();
    assert_eq!(outcome.good_of("gross", "2026-03"), (4, 6));
    assert_eq!(outcome.good_of("net", "2026-03"), (3, 5));
    assert_eq!(outcome.good_of("any", "2026-03"), (2, 6), "whatever the issue");
    assert_eq!(outcome.good_of("line", "2026-03"), (0, 1), "contacts out of scope come again as well");
    let rows = outcome.rows("gross");
    assert_eq!((rows.read, rows.counted, rows.not_yet_due, rows.missing), (8, 6, 1, 1));
    assert!(!outcome.figure("gross", "2026-03").complete, "windows are still running");
    assert_eq!(outcome.rows("net").out_of_scope, 1);
}

#[test]
fn two_contacts_of_one_day_come_again_to_each_other() {
    let days = |first: &str, second: &str| {
        let outcome = table(&[("day", "date"), ("who", "text"), ("kind", "text")])
            .extracted("2026-04-30")
            .rows([first, second, "2026-03-02,b,x"])
            .indicator("gross", "split_by: [kind]\nmeasure: {repeat: {figure: first_contact_gross, key: who, date: day, within: 7 calendar days}}")
            .indicator("again", "measure: {repeat: {figure: recurrence, key: who, date: day, within: 7 calendar days}}")
            .measured();
        let groups = outcome.reading("gross").groups.iter();
        let groups: Vec<_> = groups
            .map(|(_, group, figures)| {
                (group.clone(), figures.iter().map(|figure| figure.value).collect::<Vec<_>>())
            })
            .collect();
        (outcome.good_of("gross", "2026-03"), outcome.good_of("again", "2026-03"), groups)
    };
    let one = days("2026-03-02,a,x", "2026-03-02,a,y");
    assert_eq!((one.0, one.1), ((1, 3), (2, 3)));
    assert_eq!(one.2, [("x".to_owned(), vec![ratio(1, 2)]), ("y".to_owned(), vec![ratio(0, 1)])]);
    assert_eq!(one, days("2026-03-02,a,y", "2026-03-02,a,x"), "whatever the order of the file");
}

#[test]
fn recurrence_within_ninety_days() {
    let outcome = table(&[("day", "date"), ("who", "text"), ("cause", "category")])
        .extracted("2026-12-31")
        .rows(["2026-01-01,a,x", "2026-04-01,a,x", "2026-07-01,a,x", "2026-01-01,b,x", "2026-01-02,b,y"])
        .indicator("again", "period: year\nmeasure: {repeat: {figure: recurrence, key: [who, cause], date: day, within: 90 calendar days}}")
        .measured();
    // 1 January + 90 days is 1 April; 1 April + 90 days is 30 June.
    assert_eq!(outcome.good_of("again", "2026"), (1, 5));
}

#[test]
fn reopening_counts_closed_cases_whose_window_has_ended() {
    let outcome = table(&[("closed", "date"), ("again", "date"), ("id", "text")])
        .extracted("2026-04-15")
        .rows([
            "2026-03-02,2026-04-01,a", // on the thirtieth day
            "2026-03-02,2026-04-02,b", // a day too late
            "2026-03-16,2026-03-17,c", // reopened already, and the window has not ended
            "2026-03-10,,d",
            ",,e",                     // not closed
            "2026-03-10,2026-03-09,f", // reopened before it was closed
        ])
        .indicator(
            "reopened",
            "measure: {repeat: {figure: reopening, date: closed, again: again, within: 30 calendar days}}",
        )
        .measured();
    // The third case closes its window on 15 April: it counts.
    assert_eq!(outcome.good_of("reopened", "2026-03"), (2, 4));
    let rows = outcome.rows("reopened");
    assert_eq!((rows.counted, rows.out_of_scope, rows.rejected, rows.not_yet_due), (4, 1, 1, 0));
}

#[test]
fn repurchase_counts_each_complainant_once() {
    let orders = "kind: Source\nid: orders\ntitle: Orders\nfiles: orders.csv\nabout: ordered\nextracted: 2026-09-30\ncolumns: {buyer: {from: buyer, type: text}, ordered: {from: ordered, type: date}}";
    let outcome = table(&[("closed", "date"), ("who", "text")])
        .extracted("2026-12-31")
        .rows([
            "2026-03-02,a", "2026-03-20,a", // bought after the second: one complainant, kept
            "2026-03-05,b",                 // bought on the day of closing only
            "2026-03-05,c",                 // bought after the window
            "2026-03-05,d",                 // bought before
            ",e",                           // not closed yet
            "2026-05-05,f",                 // orders are known until 30 September: the window has not ended
        ])
        .definition(orders)
        .file("orders.csv", "buyer,ordered\na,2026-09-10\nb,2026-03-05\nc,2026-09-02\nd,2026-01-01\nf,2026-05-06\n")
        .indicator("back", "measure: {repeat: {figure: repurchase, key: who, date: closed, within: 180 calendar days, followed_in: {source: orders, key: buyer, date: ordered}}}")
        .measured();
    assert_eq!(outcome.good_of("back", "2026-03"), (1, 4));
    let rows = outcome.rows("back");
    assert_eq!((rows.read, rows.counted, rows.out_of_scope, rows.not_yet_due), (7, 4, 2, 1));
}

/// Cases: opened, closed, due.
fn cases() -> Table {
    table(&[
        ("opened", "date"),
        ("closed", "date"),
        ("due", "date"),
        ("kind", "category, values: {a: [A], b: [B]}"),
    ])
    .extracted("2026-04-10")
    .rows([
        "2026-03-02,2026-03-31,2026-03-16,A", // closed on the last day of March
        "2026-03-02,2026-04-01,2026-03-31,A", // open then, and due
        "2026-03-20,,2026-04-03,B",
        "2026-03-31,,,B", // no due date
        "2026-04-02,2026-04-02,2026-04-16,A",
        "2026-03-10,2026-03-09,2026-03-24,A", // closed before it was opened
        "2026-05-04,,2026-05-18,B",           // behind the cut-off
    ])
}

#[test]
fn the_backlog_at_the_end_of_a_period() {
    let outcome = cases()
        .indicator("open", "split_by: [kind]\nmeasure: {backlog: {figure: open, opened: opened, closed: closed, bands: [5, 10], age: business days}}")
        .indicator("overdue", "measure: {backlog: {figure: overdue, opened: opened, closed: closed, due: due}}")
        .indicator("late", "measure: {backlog: {figure: overdue, opened: opened, closed: closed, within: 5 business days}}")
        .indicator("age", "measure: {backlog: {figure: p90_age, opened: opened, closed: closed, age: business days}}")
        .indicator("days", "measure: {backlog: {figure: p90_age, opened: opened, closed: closed, age: calendar days}}")
        .indicator("closure", "measure: {backlog: {figure: closure_rate, opened: opened, closed: closed}}")
        .measured();
    assert_eq!(value(&outcome, "open", "2026-03"), Some(Ratio::integer(3)));
    assert_eq!(value(&outcome, "open", "2026-04"), Some(Ratio::integer(2)), "on the day of the cut-off");
    assert!(outcome.figure("open", "2026-03").complete && !outcome.figure("open", "2026-04").complete);
    // Without the case that has no due date: one of two is past due at the end of March, one of one in April.
    assert_eq!(outcome.good_of("overdue", "2026-03"), (1, 2));
    assert_eq!(outcome.figure("overdue", "2026-03").tally.missing, 1);
    assert_eq!(outcome.good_of("overdue", "2026-04"), (1, 1));
    // 2 March + 5 business days is 9 March, 20 March + 5 is 27 March.
    assert_eq!(outcome.good_of("late", "2026-03"), (2, 3));
    // Ages at the end of March: 21, 7 and 0 business days, 29, 11 and 0 days.
    assert_eq!(value(&outcome, "age", "2026-03"), Some(Ratio::integer(21)));
    assert_eq!(value(&outcome, "days", "2026-03"), Some(Ratio::integer(29 * 86_400)));
    // Opened in March 4, closed 1; in April 1 and 2.
    assert_eq!(value(&outcome, "closure", "2026-03"), ratio(1, 4));
    assert_eq!(value(&outcome, "closure", "2026-04"), ratio(2, 1), "flows may exceed one");
    let rows = outcome.rows("open");
    assert_eq!((rows.read, rows.counted, rows.rejected, rows.not_yet_due), (7, 5, 1, 1));
    let groups = outcome.reading("open").groups.iter().map(|(column, group, figures)| {
        let march = figures.iter().find(|figure| figure.period.to_string() == "2026-03");
        (format!("{column} {group}"), march.and_then(|figure| figure.value).map(Ratio::numerator))
    });
    let groups: Vec<_> = groups.filter_map(|(group, value)| Some((group, value?))).collect();
    let expected = [("age 0–5", 1), ("age 6–10", 1), ("age > 10", 1), ("kind a", 1), ("kind b", 2)];
    assert_eq!(groups, expected.map(|(group, value)| (group.to_owned(), value)));
}

#[test]
fn an_empty_backlog_is_a_figure() {
    let outcome = table(&[("opened", "date"), ("closed", "date")])
        .extracted("2026-05-31")
        .row("2026-03-02,2026-04-02")
        .indicator("open", "measure: {backlog: {figure: open, opened: opened, closed: closed}}")
        .definition("kind: Objective\nid: none\ntitle: None\nindicator: open\ntarget: at most 0")
        .measured();
    assert_eq!(value(&outcome, "open", "2026-05"), Some(Ratio::ZERO));
    assert_eq!(outcome.state("objective/none", "2026-05"), "met");
    assert_eq!(outcome.state("objective/none", "2026-03"), "missed");
}

#[test]
fn an_age_is_held_against_days_of_its_clock() {
    let outcome = table(&[("opened", "date"), ("closed", "date"), ("id", "text")])
        .extracted("2026-04-10")
        .rows(["2026-03-02,,a", "2026-03-20,,b"])
        .indicator(
            "age",
            "measure: {backlog: {figure: p90_age, opened: opened, closed: closed, age: business days}}",
        )
        .indicator(
            "days",
            "measure: {backlog: {figure: p90_age, opened: opened, closed: closed, age: calendar days}}",
        )
        .definition(
            "kind: Objective\nid: young\ntitle: Young\nindicator: age\ntarget: at most 20 business days",
        )
        .definition(
            "kind: Objective\nid: younger\ntitle: Younger\nindicator: days\ntarget: at most 29 calendar days",
        )
        .measured();
    // On 31 March the older case is 21 business days and 29 calendar days old.
    assert_eq!(outcome.state("objective/young", "2026-03"), "missed");
    assert_eq!(outcome.state("objective/younger", "2026-03"), "met");
}

#[test]
fn what_is_left_out_of_a_backlog_is_told() {
    let outcome = cases()
        .indicator(
            "open",
            "exclude: [{where: {kind: [a]}, reason: Tests, approved: {by: manager, date: 2026-01-05}}]\nmeasure: {backlog: {figure: overdue, opened: opened, closed: closed, due: due}}",
        )
        .measured();
    let tally = &outcome.figure("open", "2026-03").tally;
    assert_eq!((tally.n, tally.excluded, tally.missing), (1, 1, 1));
}
