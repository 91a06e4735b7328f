//! The same result for any length of stretches, number of threads, order of rows and cut of the files.

use serde_json::Value;
use smqc::language::{Language, Speaker};
use smqc::report::measured_json;
use smqc::world::Pace;

use crate::project::{Outcome, Project};
use crate::register::{EXPORTS, Habits, Lot, exports};

const DEFINITIONS: &str = include_str!("register.yaml");

fn register() -> Vec<String> {
    exports(&mut Lot::new(5), &Habits { cases: 300, punctual: 75, clean: 92 })
}

fn project(files: &[(String, String)]) -> Project {
    let project = Project::on("2026-12-31").with("smq.yaml", DEFINITIONS);
    files.iter().fold(project, |project, (path, text)| project.data(path, text.as_str()))
}

fn as_exported(texts: &[String]) -> Vec<(String, String)> {
    texts.iter().zip(EXPORTS).map(|(text, (path, ..))| (path.to_owned(), text.clone())).collect()
}

fn json(outcome: &Outcome) -> Value {
    let speaker = Speaker::new(Language::English, "en");
    serde_json::to_value(measured_json(&outcome.0, &speaker)).expect("JSON")
}

/// What is measured, without the files it was read from and the places in them.
fn figures(files: &[(String, String)]) -> String {
    let mut json = json(&project(files).measure().sound());
    let object = json.as_object_mut().expect("an object");
    for place in ["sources", "findings"] {
        assert!(object.remove(place).is_some(), "{place}");
    }
    assert!(object.contains_key("indicators") && object.contains_key("verdicts"));
    json.to_string()
}

#[test]
fn neither_the_length_of_stretches_nor_the_number_of_threads_shows() {
    let files = as_exported(&register());
    let whole = json(&project(&files).measure().sound()).to_string();
    for chunk_bytes in [1, 300, 5_000, 1 << 20] {
        for workers in [1, 2, 5] {
            let paced = project(&files).at_pace(Pace { chunk_bytes, workers });
            assert_eq!(json(&paced.measure()).to_string(), whole, "{chunk_bytes} bytes, {workers} threads");
        }
    }
}

#[test]
fn the_order_of_rows_does_not_show() {
    let texts = register();
    let in_order = figures(&as_exported(&texts));
    let mut lot = Lot::new(99);
    for _ in 0..3 {
        let shuffled: Vec<String> = texts.iter().map(|text| shuffled(text, &mut lot)).collect();
        assert_ne!(shuffled, texts);
        assert_eq!(figures(&as_exported(&shuffled)), in_order);
    }
}

fn shuffled(text: &str, lot: &mut Lot) -> String {
    let (header, rows) = text.split_once('\n').expect("a header");
    let mut rows: Vec<&str> = rows.lines().collect();
    for last in (1..rows.len()).rev() {
        let other = lot.below(i64::try_from(last + 1).expect("a number"));
        rows.swap(last, usize::try_from(other).expect("a place"));
    }
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn neither_does_the_cut_of_a_file_into_several() {
    let texts = register();
    let whole = figures(&as_exported(&texts));
    for parts in [2, 3, 7] {
        let files: Vec<(String, String)> = texts
            .iter()
            .zip(EXPORTS)
            .flat_map(|(text, (path, ..))| {
                let (header, rows) = text.split_once('\n').expect("a header");
                let rows: Vec<&str> = rows.lines().collect();
                let stem = path.trim_end_matches(".csv");
                let cut = rows.chunks(rows.len().div_ceil(parts)).enumerate();
                cut.map(|(at, rows)| (format!("{stem}-{at}.csv"), format!("{header}\n{}\n", rows.join("\n"))))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(files.len(), 2 * parts);
        assert_eq!(figures(&files), whole, "{parts} parts");
    }
}
