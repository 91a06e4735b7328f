//! `examples/punctuality` against figures computed with pandas and DuckDB (`figures/punctuality.md`
//! says how): every figure, the totals of rows, and the state of every promise.
//!
//! The figures give every indicator by month, quarter and year; the project declares one period for
//! each. The others are measured on the same definitions with the line `period:` replaced in memory.
//! Rows out of scope are totalled for the whole only: the program tells no period for them.

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
use std::path::{Path, PathBuf};

use project::{Outcome, Project, files_below};
use serde_json::Value as Json;
use smqc::measure::Figure;
use smqc::values::Ratio;

/// The indicators whose project line says `period: quarter`; the others are monthly.
const QUARTERLY: [&str; 2] = ["arrival-punctuality-scheduled", "mean-arrival-delay"];
/// Typed by hand and illustrative: by month only.
const TYPED: &str = "complaints-acknowledged";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/punctuality")
}

/// The project, with the period of each indicator as given, where it is given.
fn measured(period: impl Fn(&str) -> Option<&'static str>) -> Outcome {
    let [definitions, data] = ["yaml", "csv"].map(|extension| files_below(&root(), &root(), extension));
    let mut project = Project::on("2026-11-21");
    for (path, bytes) in definitions {
        let bytes = if path == "measures/indicators.yaml" { with_periods(&bytes, &period) } else { bytes };
        project = project.with(&path, bytes);
    }
    let outcome =
        data.into_iter().fold(project, |project, (path, bytes)| project.data(&path, bytes)).measure();
    assert!(outcome.errors().is_empty(), "{}", outcome.told());
    outcome
}

fn with_periods(definitions: &[u8], period: &impl Fn(&str) -> Option<&'static str>) -> Vec<u8> {
    let text = std::str::from_utf8(definitions).expect("UTF-8");
    let documents = text.split("\n---\n").map(|document| {
        let id = document.lines().find_map(|line| line.strip_prefix("id: ")).expect("an id");
        match period(id) {
            None => document.to_owned(),
            Some(period) => {
                let kept = document.lines().filter(|line| !line.starts_with("period:"));
                let kept: String = kept.map(|line| format!("{line}\n")).collect();
                format!("{kept}period: {period}")
            }
        }
    });
    documents.collect::<Vec<_>>().join("\n---\n").into_bytes()
}

fn expected() -> Json {
    let text =
        std::fs::read_to_string(root().join("../../tests/figures/punctuality.json")).expect("the figures");
    serde_json::from_str(&text).expect("JSON")
}

fn rows<'j>(json: &'j Json, name: &str) -> &'j Vec<Json> {
    json[name].as_array().expect("a list")
}

fn text<'j>(row: &'j Json, name: &str) -> &'j str {
    row[name].as_str().unwrap_or_else(|| panic!("no {name} in {row}"))
}

/// `1814/2345` or `30803`, as numerator and denominator.
fn fraction(text: &str) -> (i128, i128) {
    let whole = |text: &str| text.parse().expect("a whole number");
    text.split_once('/').map_or_else(|| (whole(text), 1), |(above, below)| (whole(above), whole(below)))
}

fn equal(value: Option<Ratio>, (above, below): (i128, i128)) -> bool {
    value.is_some_and(|value| value.numerator() * below == above * value.denominator())
}

/// The figures of the program: all rows, and group by group.
fn figures(outcome: &Outcome, indicator: &str) -> BTreeMap<(String, Option<String>), Figure> {
    let reading = outcome.reading(indicator);
    let all = reading.series.iter().map(|figure| ((figure.period.to_string(), None), figure.clone()));
    let groups = reading.groups.iter().flat_map(|(_, value, figures)| {
        figures.iter().map(move |figure| ((figure.period.to_string(), Some(value.clone())), figure.clone()))
    });
    all.chain(groups).collect()
}

/// Compares the figures of one length of period; answers how many there were.
fn compare(outcome: &Outcome, json: &Json, indicator: &str, in_period: &dyn Fn(&str) -> bool) -> usize {
    let found = figures(outcome, indicator);
    let wanted = rows(json, "figures")
        .iter()
        .filter(|row| text(row, "indicator") == indicator && in_period(text(row, "period")));
    let mut compared = 0;
    for row in wanted {
        let key = (text(row, "period").to_owned(), row["group"].as_str().map(str::to_owned));
        let figure = found.get(&key).unwrap_or_else(|| panic!("{indicator}: no figure for {key:?}"));
        let tally = &figure.tally;
        assert_eq!(Some(tally.n), row["n"].as_u64(), "{indicator}, {key:?}: n");
        // A figure typed by hand is a percentage of n; nobody counted its good cases.
        if let Some(good) = row["good"].as_u64().filter(|_| indicator != TYPED) {
            assert_eq!(tally.good, good, "{indicator}, {key:?}: good");
        }
        assert!(
            equal(figure.value, fraction(text(row, "value"))),
            "{indicator}, {key:?}: {:?}, not {}",
            figure.value,
            row["value"]
        );
        compared += 1;
    }
    assert_eq!(
        found.values().filter(|figure| figure.tally.n > 0).count(),
        compared,
        "{indicator}: figures of the program"
    );
    compared
}

fn is_month(period: &str) -> bool {
    period.len() == 7 && !period.contains('Q')
}

fn is_quarter(period: &str) -> bool {
    period.contains('Q')
}

fn is_year(period: &str) -> bool {
    period.len() == 4
}

fn indicators(json: &Json) -> Vec<String> {
    let mut names: Vec<String> =
        rows(json, "figures").iter().map(|row| text(row, "indicator").to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_figure_at_its_declared_period_and_the_state_of_every_promise() {
    let json = expected();
    let outcome = measured(|_| None);
    let mut compared = 0;
    for indicator in indicators(&json) {
        let length = if QUARTERLY.contains(&indicator.as_str()) { is_quarter } else { is_month };
        compared += compare(&outcome, &json, &indicator, &length);
        if indicator != TYPED {
            totals(&outcome, &json, &indicator);
        }
    }
    println!("{compared} figures");
    promises(&outcome, &json);
}

#[test]
fn every_figure_at_the_periods_not_declared() {
    let json = expected();
    let quarterly = |id: &str| QUARTERLY.contains(&id);
    let swapped = measured(|id| Some(if quarterly(id) { "month" } else { "quarter" }));
    let yearly = measured(|_| Some("year"));
    let mut compared = 0;
    for indicator in indicators(&json).iter().filter(|indicator| *indicator != TYPED) {
        let length = if quarterly(indicator) { is_month } else { is_quarter };
        compared += compare(&swapped, &json, indicator, &length);
        compared += compare(&yearly, &json, indicator, &is_year);
    }
    println!("{compared} figures");
}

/// Rows read, counted, out of scope and missing in 2013, and the two that are told by period.
fn totals(outcome: &Outcome, json: &Json, indicator: &str) {
    let found = outcome.rows(indicator);
    let series = figures(outcome, indicator);
    for row in rows(json, "totals").iter().filter(|row| text(row, "indicator") == indicator) {
        let period = text(row, "period");
        if is_year(period) {
            let found = [
                found.read,
                found.counted,
                found.out_of_scope,
                found.missing,
                found.rejected,
                found.excluded,
                found.not_yet_due,
            ];
            let wanted = ["read", "counted", "out_of_scope", "missing"]
                .map(|name| row[name].as_u64().expect("a number"));
            assert_eq!(found[..4], wanted, "{indicator}");
            assert_eq!(found[4..], [0; 3], "{indicator}");
        } else if let Some(figure) = series.get(&(period.to_owned(), None)) {
            let found = (Some(figure.tally.rows), Some(figure.tally.missing));
            assert_eq!(found, (row["counted"].as_u64(), row["missing"].as_u64()), "{indicator}, {period}");
        }
    }
}

fn promises(outcome: &Outcome, json: &Json) {
    let wanted = rows(json, "promises");
    for row in wanted {
        let (holder, period) = (format!("promise/{}", text(row, "promise")), text(row, "period"));
        let judged = outcome.on_period(&holder, period);
        assert_eq!(judged.state.name(), text(row, "state"), "{holder}, {period}");
        assert!(equal(judged.value, fraction(text(row, "value"))), "{holder}, {period}: {:?}", judged.value);
    }
    let measured = outcome.0.measured.as_ref().expect("data");
    // The data were taken out in January 2014, which is still running.
    let promises = measured.verdicts.iter().filter(|verdict| verdict.kind == "promise");
    let judged = promises.map(|verdict| {
        verdict.periods.iter().filter(|judged| judged.period.to_string() < "2014".to_owned()).count()
    });
    assert_eq!(judged.sum::<usize>(), wanted.len(), "periods judged");
}

/// Limits of the control chart, computed with numpy: p̄ = 23350/30063, s = √(p̄(1 − p̄)/n),
/// σ_z = mean |Δz| / 1.128, p̄ ± 3·s·σ_z. Flights of a month go together, so p limits are widened.
#[test]
fn the_control_chart_agrees_with_numpy() {
    let outcome = measured(|_| None);
    let trend = outcome.reading("arrival-punctuality").trend.as_ref().expect("a trend");
    let near = |ours: f64, numpy: f64| assert!((ours - numpy).abs() < 1e-9, "{ours} instead of {numpy}");
    assert_eq!(trend.kind.name(), "p′");
    near(trend.dispersion.expect("a dispersion"), 6.174_435_879_423_812);
    let last = trend.points.last().expect("points");
    assert_eq!(last.period.to_string(), "2013-12");
    near(last.centre, 0.776_702_258_590_293_8);
    near(last.lower, 0.626_252_084_100_888_2);
    near(last.upper, 0.927_152_433_079_669_3);
    assert_eq!(trend.signals, []);
    // the pooled z of the last two months, −14.13, divided by σ_z
    let change = trend.change.expect("a comparison");
    near(change.z.expect("a z"), -2.288_121_699_102_046_3);
    let flights = outcome.reading("flights").trend.as_ref().expect("a trend");
    near(flights.points[0].lower, 2_228.371_212_121_212);
    let signal = flights.signals.first().expect("the short February");
    assert_eq!((signal.from.to_string(), signal.rule.name()), ("2013-02".to_owned(), "one beyond a limit"));
}
