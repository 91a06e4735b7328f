//! `examples/telecom`: it compiles, its promises and objectives stand as its README says, and its
//! generator writes the bytes that are committed.
//!
//! The generator's modules speak of each other as `crate::…`, so they stand at the root of this test
//! as they do at the root of the example.

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

#[path = "../examples/telecom/calendar.rs"]
mod calendar;
#[path = "../examples/telecom/calls.rs"]
mod calls;
#[path = "../examples/telecom/complaints.rs"]
mod complaints;
#[path = "../examples/telecom/random.rs"]
mod random;
#[path = "../examples/telecom/register.rs"]
mod register;
#[path = "../examples/telecom/story.rs"]
mod story;
#[path = "../examples/telecom/survey.rs"]
mod survey;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use project::{Outcome, Project, assert_rows_add_up, files_below};
use random::Random;
use smqc::measure::Reading;
use smqc::values::Ratio;

/// One file to write: its name and its bytes.
type File = (String, Vec<u8>);

/// Word for word that of `main.rs`: a test sees to it.
fn files() -> Vec<File> {
    let cases = complaints::cases(&mut Random::seeded(story::SEED));
    let mut files = register::exports(&cases);
    files.extend(calls::years(&mut Random::seeded(story::SEED + 1)));
    files.push(survey::answers(&cases, &mut Random::seeded(story::SEED + 2)));
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/telecom")
}

/// The example, measured as of 21 November 2026; once for all tests.
fn measured() -> &'static Outcome {
    static MEASURED: OnceLock<Outcome> = OnceLock::new();
    MEASURED.get_or_init(|| {
        let [definitions, data] = ["yaml", "csv"].map(|extension| files_below(&root(), &root(), extension));
        let project = Project::on("2026-11-21");
        let project =
            definitions.into_iter().fold(project, |project, (path, bytes)| project.with(&path, bytes));
        data.into_iter().fold(project, |project, (path, bytes)| project.data(&path, bytes)).measure()
    })
}

#[test]
fn it_compiles() {
    let outcome = measured();
    // Its waiver names a rule; which rules there are is for the tests of the rules.
    let errors = outcome.errors().into_iter().filter(|finding| finding.message.key != "resolve-unknown-rule");
    assert_eq!(errors.count(), 0, "{}", outcome.told());
    assert_eq!(outcome.0.model.own().count(), 58);
}

#[test]
fn promises_and_objectives_stand_as_the_readme_says() {
    let outcome = measured();
    for (holder, period, state) in [
        ("promise/accuse-reception", "2026-06", "met"),
        ("promise/reponse-motivee", "2026-06", "missed"),
        ("promise/decroche-30s", "2026-06", "at risk"),
        ("promise/depannage", "2026-Q2", "missed"),
        ("promise/rappel-gratuit", "2026-06", "met"),
        ("promise/geste-si-fondee", "2026-Q2", "met"),
        ("objective/accuse-un-jour", "2026-06", "met"),
        ("objective/reponse-p90", "2026-06", "missed"),
        ("objective/nps-reclamants", "2026-Q2", "met"),
        ("objective/nps-professionnels", "2026-Q2", "insufficient data"),
        ("objective/visites-refaites", "2026-06", "met"),
        ("objective/reponses-recues", "2026-Q2", "met"),
    ] {
        let current = outcome.verdict(holder).current().expect("a verdict");
        assert_eq!((current.period.to_string().as_str(), current.state.name()), (period, state), "{holder}");
    }
    let measured = outcome.0.measured.as_ref().expect("data");
    assert_eq!(measured.verdicts.len(), 12);
}

/// The reading of an indicator under a limit.
fn under<'o>(outcome: &'o Outcome, indicator: &str, limit: &str) -> &'o Reading {
    let readings = outcome.0.measured.as_ref().expect("data").readings.iter();
    let mut own = readings.filter(|reading| reading.indicator == indicator);
    let found = own.find(|reading| match reading.limit {
        Some(smqc::values::Within::Duration(duration)) => duration.to_string() == limit,
        _ => limit.is_empty(),
    });
    found.unwrap_or_else(|| panic!("{indicator} is not read under {limit}"))
}

#[test]
fn the_figures_are_those_of_the_readme() {
    let outcome = measured();
    for (indicator, limit, period, good, n) in [
        ("delai-accuse", "2 business days", "2026-06", 85, 85),
        ("delai-accuse", "1 business day", "2026-06", 86, 87),
        ("delai-reponse", "15 business days", "2026-06", 112, 135),
        ("delai-reponse", "12 business days", "2026-06", 94, 139),
        ("delai-depannage", "3 business days", "2026-Q2", 72, 92),
        ("decroche-30s", "", "2026-06", 17_007, 20_454),
        ("rappels-tenus", "", "2026-06", 360, 370),
        ("geste-si-fondee", "", "2026-Q2", 203, 203),
    ] {
        let series = &under(outcome, indicator, limit).series;
        let figure = series.iter().find(|figure| figure.period.to_string() == period).expect("a figure");
        assert_eq!((figure.tally.good, figure.tally.n), (good, n), "{indicator} {limit}");
    }
    let figure = outcome.figure("nps-reclamants", "2026-Q2");
    assert_eq!((figure.tally.n, figure.value.and_then(|value| value.round(1))), (83, Some(265)));
    let figure = outcome.figure("nps-professionnels", "2026-Q2");
    assert_eq!((figure.tally.n, figure.value), (18, Ratio::new(200, 9)));
    let interval = figure.interval.expect("an interval");
    assert_eq!((interval.low.round(), interval.high.round()), (-14.0, 52.0));
    assert_eq!(outcome.figure("reponses-recues", "2026-Q2").value, Some(Ratio::integer(86)));
    assert_eq!(outcome.figure("visites-refaites", "2026-06").value, Ratio::new(39, 1000));
}

#[test]
fn the_register_has_the_rows_and_the_faults_of_the_readme() {
    let outcome = measured();
    let register = &outcome.0.measured.as_ref().expect("data").sources["reclamations"];
    let read: u64 = register.files.iter().map(|file| file.rows).sum();
    let superseded: u64 = register.files.iter().map(|file| file.superseded).sum();
    assert_eq!((register.files.len(), read, read - superseded), (6, 3_046, 1_970));
    assert!(register.faults.count > 0 && register.files.iter().all(|file| file.skipped > 0));
    // Whatever is asked, every row is somewhere.
    outcome.0.measured.as_ref().expect("data").readings.iter().for_each(assert_rows_add_up);
}

#[test]
fn the_generator_writes_the_bytes_that_are_committed() {
    let generated = files();
    let committed = files_below(&root(), &root().join("data"), "csv");
    assert_eq!(generated.len(), committed.len());
    for (name, bytes) in generated {
        let found = committed.get(&format!("data/{name}")).unwrap_or_else(|| panic!("no data/{name}"));
        let first = bytes.iter().zip(found).position(|(a, b)| a != b);
        assert!(bytes == *found, "data/{name} differs from byte {first:?} on");
    }
}

#[test]
fn the_generator_of_this_test_is_that_of_the_example() {
    let body = |text: &str| {
        let text = text.replace("\r\n", "\n");
        let from = text.find("fn files()").expect("the function");
        let length = text[from..].find("\n}\n").expect("its end");
        text[from..from + length].to_owned()
    };
    assert_eq!(body(include_str!("telecom.rs")), body(include_str!("../examples/telecom/main.rs")));
}
