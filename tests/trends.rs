//! Control charts, comparisons and error budgets as a project meets them. Numbers come from
//! `domain/metrics.md` or, where said, from numpy.

#![allow(clippy::expect_used, clippy::panic, reason = "a test from outside the program")]

mod project;

use project::{Outcome, Project};
use smqc::measure::{ChangeTest, ChartKind, Trend};
use smqc::values::Ratio;

const SYSTEM: &str = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ntimezone: Europe/Brussels\nDEFAULTS";

const INDICATOR: &str = "\
kind: Role
id: manager
title: Manager
held_by: 1 person
---
kind: Indicator
id: figures
title: Figures
";

/// Figures typed by hand, the last one of June 2026.
fn typed(defaults: &str, own: &str, values: &[&str]) -> Project {
    let first = 6 - i32::try_from(values.len()).expect("few values");
    let months = values.iter().enumerate().map(|(i, value)| {
        let month = first + i32::try_from(i).expect("few values");
        format!("{{period: {}-{:02}, {value}}}", 2026 + month.div_euclid(12), month.rem_euclid(12) + 1)
    });
    let list: Vec<String> = months.collect();
    let indicator =
        format!("{INDICATOR}{own}measure: {{typed: {{by: manager, values: [{}]}}}}\n", list.join(", "));
    Project::on("2026-07-15").with("smq.yaml", SYSTEM.replace("DEFAULTS", defaults)).with("a.yaml", indicator)
}

fn numbers(values: &[i32]) -> Vec<String> {
    values.iter().map(|value| format!("value: {value}")).collect()
}

fn trend_of(outcome: &Outcome) -> &Trend {
    outcome.reading("figures").trend.as_ref().unwrap_or_else(|| panic!("no trend: {}", outcome.told()))
}

fn with_numbers(defaults: &str, own: &str, values: &[i32]) -> Outcome {
    let texts = numbers(values);
    let outcome = typed(defaults, own, &texts.iter().map(String::as_str).collect::<Vec<_>>()).measure();
    assert!(outcome.errors().is_empty(), "{}", outcome.told());
    outcome
}

#[test]
fn single_values_get_an_xmr_chart_and_say_that_there_is_no_signal() {
    // metrics.md 4.11
    let outcome = with_numbers("", "", &[42, 45, 41, 47, 44, 43, 46, 40, 48, 44]);
    let trend = trend_of(&outcome);
    assert_eq!(trend.kind, ChartKind::Xmr);
    let last = trend.points.last().expect("points");
    assert!((last.lower - 32.77).abs() < 0.005 && (last.upper - 55.23).abs() < 0.005, "{last:?}");
    assert!(!trend.provisional());
    assert_eq!(trend.signals, []);
    // 44 after 48: four less than the range limit of 13.8
    let change = trend.change.expect("a comparison");
    assert_eq!((change.test, change.inside_noise), (ChangeTest::MovingRange, true));
    assert_eq!(change.difference, Ratio::integer(-4));
}

#[test]
fn a_chart_of_fewer_than_eight_periods_is_provisional() {
    assert!(trend_of(&with_numbers("", "", &[42, 45, 41, 47, 44, 43, 46])).provisional());
    assert!(!trend_of(&with_numbers("", "", &[42, 45, 41, 47, 44, 43, 46, 40])).provisional());
    let one = with_numbers("", "", &[42]);
    assert_eq!(one.reading("figures").trend, None);
}

/// Eight above the average: a signal for `wheeler`, none for `nelson`, which wants nine.
const SHIFT: [i32; 16] = [9, 11, 10, 9, 11, 10, 9, 10, 13, 12, 14, 13, 12, 14, 13, 12];

fn rules_fired(outcome: &Outcome) -> Vec<&'static str> {
    trend_of(outcome).signals.iter().map(|signal| signal.rule.name()).collect()
}

#[test]
fn the_set_of_signals_is_chosen_once_or_for_one_indicator() {
    let quiet = with_numbers("", "", &SHIFT);
    assert_eq!(trend_of(&quiet).set.name(), "wheeler");
    assert!(rules_fired(&quiet).contains(&"eight on one side"));
    let nelson = with_numbers("defaults: {signals: nelson}\n", "", &SHIFT);
    assert_eq!(trend_of(&nelson).set.name(), "nelson");
    assert!(!rules_fired(&nelson).contains(&"eight on one side"));
    let own = with_numbers("defaults: {signals: nelson}\n", "signals: wheeler\n", &SHIFT);
    assert!(rules_fired(&own).contains(&"eight on one side"));
}

#[test]
fn a_signal_names_its_periods() {
    let outcome = with_numbers("", "", &SHIFT);
    let run = trend_of(&outcome)
        .signals
        .iter()
        .find(|s| s.rule.name() == "eight on one side" && s.side.is_some_and(|side| side.name() == "above"));
    let run = run.expect("the upper half");
    assert_eq!((run.from.to_string(), run.to.to_string()), ("2025-11".to_owned(), "2026-06".to_owned()));
}

#[test]
fn shares_of_cases_get_a_p_chart_and_two_shares_their_z() {
    // metrics.md 4.9: 78 % and 86 % of 100 each, z = 1.47, not significant
    let outcome = typed("", "", &["value: 78 %, n: 100", "value: 86 %, n: 100"]).measure();
    let trend = trend_of(&outcome);
    assert_eq!(trend.kind, ChartKind::P);
    let change = trend.change.expect("a comparison");
    assert_eq!(change.test, ChangeTest::Shares);
    assert!(change.inside_noise && change.z.is_some_and(|z| (z - 1.47).abs() < 0.005), "{change:?}");
    // numpy: 0.82 ± 3·√(0.82·0.18/100)
    assert!((trend.points[0].lower - 0.704_743_5).abs() < 1e-6, "{:?}", trend.points);
}

#[test]
fn a_running_period_spends_its_budget() {
    // metrics.md 4.12: 95 %, 400 cases a quarter; 9 misses in the first 100
    let quarters = "values: [{period: 2026-Q2, value: 97 %, n: 400}, {period: 2026-Q3, value: 91 %, n: 100}]";
    let definitions = format!(
        "{INDICATOR}period: quarter\nmeasure: {{typed: {{by: manager, {quarters}}}}}\n---\nkind: Promise\nid: p\ntitle: P\nstatement: S.\nindicator: figures\ntarget: at least 95 %\n"
    );
    let outcome = Project::on("2026-07-31")
        .with("smq.yaml", SYSTEM.replace("DEFAULTS", ""))
        .with("a.yaml", definitions);
    let outcome = outcome.measure();
    let verdict = outcome.0.measured.as_ref().and_then(|measured| measured.verdict("promise/p"));
    let budget = verdict.and_then(|verdict| verdict.budget).expect("a budget");
    assert_eq!(budget.period.to_string(), "2026-Q3");
    assert_eq!((budget.cases, budget.allowed), (400, Ratio::integer(20)));
    assert_eq!(budget.misses, Ratio::integer(9));
    assert_eq!(Some(budget.burn), Ratio::new(9, 5));
    assert_eq!(Some(budget.consumed), Ratio::new(45, 100));
    // 0.55 / 1.8
    assert_eq!(budget.lasts, Ratio::new(11, 36));
    // scipy.stats.binom.sf(8, 100, 0.05) = 0.063: chance explains nine
    assert!(!budget.alert);
}

#[test]
fn a_step_of_an_objective_breaks_the_chart() {
    let base = typed("", "", &["value: 80 %, n: 50"; 6]);
    let objective = "kind: Objective\nid: o\ntitle: O\nindicator: figures\ntarget: at least 90 %\ndue: 2026-12-31\nsteps: [{due: 2026-03-31, target: at least 70 %}]\n";
    let outcome = base.with("b.yaml", objective).measure();
    let breaks: Vec<String> = trend_of(&outcome).breaks.iter().map(ToString::to_string).collect();
    assert_eq!(breaks, ["2026-04"]);
}
