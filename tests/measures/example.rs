//! `examples/measures`: every indicator gives the figure that its README tells, which was computed
//! apart, and is written there as in the definitions.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use smqc::values::Ratio;

use crate::project::{Outcome, Project};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/measures")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).expect("a file of the example").replace("\r\n", "\n")
}

fn measured() -> Outcome {
    let project = ["smq.yaml", "indicators.yaml"]
        .into_iter()
        .fold(Project::on("2026-04-01"), |project, path| project.with(path, text(path)));
    ["calls", "complaints", "contracts", "orders"]
        .into_iter()
        .map(|name| format!("data/{name}.csv"))
        .fold(project, |project, path| project.data(&path, text(&path)))
        .measure()
        .sound()
}

fn ratio(text: &str) -> Ratio {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let whole = |text: &str| text.parse().expect("a whole number");
    Ratio::new(whole(above), whole(below)).expect("a ratio")
}

#[test]
fn every_figure_is_that_of_the_readme() {
    let (readme, definitions, outcome) = (text("README.md"), text("indicators.yaml"), measured());
    let mut told = BTreeSet::new();
    for row in readme.lines().filter(|line| line.starts_with("| ") && line.contains("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (id, exactly, measure) = (cells[2].trim_matches('`'), ratio(cells[3]), cells[4]);
        // Ages in calendar days are held in seconds.
        let days = if id == "age-of-nine-in-ten" { Ratio::integer(86_400) } else { Ratio::ONE };
        let figure = outcome.figure(id, "2026-Q1");
        assert_eq!(figure.value, exactly.checked_mul(days), "{id}");
        let written = measure.split('`').nth(1).expect("a measure");
        assert!(
            definitions.contains(&format!("measure: {{{written}}}")),
            "{id} is written otherwise: {written}"
        );
        told.insert(id.to_owned());
    }
    let measured: BTreeSet<String> = outcome.0.plans.indicators.keys().cloned().collect();
    assert_eq!(told, measured, "each indicator has its row");
}
