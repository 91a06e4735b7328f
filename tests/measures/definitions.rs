//! How each measure is written, and what is said of it where something is missing.

use crate::table::{Table, table};

const COLUMNS: &[(&str, &str)] = &[
    ("day", "date"),
    ("answered", "count"),
    ("quick", "count"),
    ("abandoned", "count"),
    ("early", "count"),
    ("short", "count"),
    ("wait", "duration"),
    ("seconds", "number, unit: seconds"),
    ("agent", "text"),
    ("taken", "yes-no"),
    ("customer", "text"),
    ("issue", "category"),
    ("opened", "date"),
    ("closed", "date"),
    ("due", "date"),
    ("refund", "money, currency: EUR"),
    (
        "status",
        "category, values: {done: [D], partial: [P], refused: [R], silent: [N], bounced: [B], staff: [S]}",
    ),
];

const PURCHASES: &str = "kind: Source\nid: orders\ntitle: Orders\nfiles: orders.csv\nabout: ordered\nextracted: 2026-12-31\n\
     columns: {buyer: {from: buyer, type: text}, ordered: {from: ordered, type: date}}";

const ACCOUNTS: &str = "kind: Indicator\nid: accounts\ntitle: Accounts\n\
     measure: {typed: {by: manager, values: [{period: 2026-01, value: 40235}]}}";

fn example() -> Table {
    table(COLUMNS).definition(PURCHASES).definition(ACCOUNTS)
}

const SOUND: &[&str] = &[
    "service_level: {variant: offered, within: 20 seconds, in_time: quick, answered: answered, abandoned: abandoned}",
    "service_level: {variant: offered, within: 20 seconds, wait: wait, answered: taken}",
    "service_level: {variant: exclude_short, within: 1 minute, wait: seconds, answered: agent, short: 5 seconds}",
    "abandonment: {variant: all, answered: answered, abandoned: abandoned}",
    "abandonment: {variant: exclude_short, answered: answered, abandoned: abandoned, abandoned_short: short}",
    "abandonment: {variant: all, answered: taken}",
    "abandonment: {variant: exclude_short, answered: taken, wait: wait, short: 5 seconds}",
    "rate: {count: rows, exposure: accounts}",
    "rate: {sum: refund, exposure: accounts, per: 100}",
    "rate: {of: accounts, exposure: accounts}",
    "rate: {sum: short, over: [answered, abandoned]}",
    "rate: {count: rows, exposure: {by: manager, values: [{period: 2026-01, value: 40235}]}}",
    "retention: {figure: retention, joined: opened, left: closed}",
    "retention: {figure: churn, customer: customer, active: day, inactive_after: 180 calendar days}",
    "retention: {figure: retention, at_start: answered, at_end: quick, gained: short}",
    "retention: {figure: churn, at_start: answered, lost: short}",
    "response_rate: {variant: rr1, status: status, complete: done, partial: partial, refusal: refused, non_contact: silent, unknown: bounced, not_eligible: staff}",
    "response_rate: {variant: rr3, e: 40 %, complete: answered, refusal: abandoned, unknown: [early, short]}",
    "response_rate: {variant: email_delivered, complete: answered, delivered: quick}",
    "backlog: {figure: open, opened: opened, closed: closed, bands: [5, 10, 20], age: business days}",
    "backlog: {figure: overdue, opened: opened, closed: closed, due: due}",
    "backlog: {figure: overdue, opened: opened, closed: closed, within: 10 business days}",
    "backlog: {figure: p90_age, opened: opened, closed: closed, age: calendar days}",
    "backlog: {figure: closure_rate, opened: opened, closed: closed, reopened: due}",
    "repeat: {figure: first_contact_gross, key: customer, same: issue, date: day, within: 7 calendar days}",
    "repeat: {figure: first_contact_net, key: customer, date: day, within: 7 calendar days, solvable: taken}",
    "repeat: {figure: recurrence, key: [customer, issue], date: day, within: 90 calendar days}",
    "repeat: {figure: reopening, date: closed, again: due, within: 30 calendar days}",
    "repeat: {figure: repurchase, key: customer, date: closed, within: 180 calendar days, followed_in: {source: orders, key: buyer, date: ordered}}",
    "derived: {formula: a / (a + 1), figures: {a: accounts}, unit: share}",
    "index: [{indicator: accounts, weight: 1}]",
];

#[test]
fn each_form_of_each_measure_is_understood() {
    for (i, measure) in SOUND.iter().enumerate() {
        let id = format!("figure-{i}");
        let outcome = example().indicator(&id, &format!("measure: {{{measure}}}")).checked();
        assert_eq!(outcome.fault_codes(), Vec::<&str>::new(), "{measure}\n{}", outcome.told());
        assert!(outcome.0.plans.indicators.contains_key(&id), "{measure} is not planned");
    }
}

#[test]
fn what_is_missing_or_does_not_fit_is_said_once() {
    for (measure, says) in [
        (
            "service_level: {variant: offered, within: 20 seconds, in_time: quick, answered: answered}",
            "the field “abandoned” is missing",
        ),
        (
            "service_level: {variant: exclude_short, within: 20 seconds, wait: wait, answered: taken}",
            "the field “short” is missing",
        ),
        ("service_level: {variant: offered, within: 20 seconds, answered: taken}", "in_time"),
        (
            "service_level: {variant: offered, within: 20 seconds, wait: wait, in_time: quick, answered: taken}",
            "in_time",
        ),
        (
            "service_level: {variant: offered, within: 20 seconds, wait: answered, answered: taken}",
            "no length of time",
        ),
        ("service_level: {variant: offered, within: 2 business days, wait: wait, answered: taken}", "queue"),
        (
            "service_level: {variant: offered, within: 20 seconds, wait: wait, answered: answered}",
            "does not tell whether",
        ),
        ("abandonment: {answered: taken}", "the field “variant” is missing"),
        ("rate: {exposure: accounts}", "count"),
        ("rate: {count: rows}", "the field “exposure” is missing"),
        ("rate: {count: rows, over: answered}", "only one of these"),
        ("rate: {count: rows, exposure: acounts}", "acounts"),
        ("rate: {count: rows, exposure: accounts, per: 0}", "per nothing"),
        ("rate: {sum: agent, exposure: accounts}", "holds no numbers"),
        ("retention: {figure: churn}", "joined"),
        ("retention: {figure: churn, joined: opened}", "the field “left” is missing"),
        ("retention: {figure: churn, joined: agent, left: closed}", "holds no dates"),
        (
            "retention: {figure: churn, customer: customer, active: day, inactive_after: 180 business days}",
            "calendar days",
        ),
        ("response_rate: {variant: rr3, complete: answered}", "the field “e” is missing"),
        ("response_rate: {variant: rr1, status: issue, complete: done}", "not declared"),
        (
            "response_rate: {variant: rr1, status: status, complete: done, partial: partial}",
            "no list of this rate",
        ),
        ("response_rate: {variant: rr1, status: status, complete: finished}", "finished"),
        ("response_rate: {variant: rr1, complete: finished}", "finished"),
        ("backlog: {figure: overdue, opened: opened, closed: closed}", "due"),
        ("backlog: {figure: p90_age, opened: opened, closed: closed}", "the field “age” is missing"),
        (
            "backlog: {figure: open, opened: opened, closed: closed, bands: [10, 5], age: business days}",
            "do not rise",
        ),
        ("repeat: {figure: recurrence, date: day, within: 90 calendar days}", "the field “key” is missing"),
        ("repeat: {figure: recurrence, key: customer, date: day, within: 36 hours}", "knows dates only"),
        (
            "repeat: {figure: repurchase, key: customer, date: closed, within: 180 calendar days, followed_in: {source: orders, key: byer, date: ordered}}",
            "byer",
        ),
        ("derived: {formula: a / b, figures: {a: accounts}}", "no figure is called “b”"),
        ("derived: {formula: a > 1, figures: {a: accounts}}", "does not give a number"),
        ("derived: {formula: a, figures: {a: unknown}}", "unknown"),
        ("index: [{indicator: accounts}]", "the field “weight” is missing"),
        ("ces: {question: q, version: v1, scoring: pct_5_7}", "scale 1 to 7"),
    ] {
        let outcome = example().indicator("figure", &format!("measure: {{{measure}}}")).checked();
        let told = outcome.told_of_faults();
        assert_eq!(told.len(), 1, "{measure}: {told:#?}");
        assert!(told[0].contains(says), "{measure}: {told:?} does not say “{says}”");
    }
}
