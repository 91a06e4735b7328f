//! Validation of the tool by itself: published test vectors, run in the very program that gives the
//! verdicts. The table is data, [`vectors.json`](self); each row names a formula, its inputs, what a
//! paper or another program found, and how close ours must come. Tests run the same table.
//!
//! A vector is never changed to fit the program, and a formula never sees what is expected of it.

mod business;
mod charts;
mod contact;
mod inputs;
mod proportions;
mod quiet;
mod seal;
mod show;
mod surveys;

use serde::Deserialize;
use serde_json::Value;

pub use inputs::Inputs;
pub use seal::{Validation, ValidationStatement, seal_validation};
pub use show::{validation_json, validation_text};

/// The table of vectors.
const VECTORS: &str = include_str!("vectors.json");

/// One row of the table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// Section of the book of metrics: `4.9`.
    pub section: String,
    pub id: String,
    /// The name of a row of [`FORMULAS`], without `formula-`.
    pub formula: String,
    pub inputs: Vec<Value>,
    /// Numbers, or words where the formula decides.
    pub expected: Vec<Value>,
    /// The largest difference of a number, in its unit; 0 for what is exact.
    pub within: f64,
}

/// A formula that the vectors name.
pub struct Formula {
    /// The key of its name in words.
    pub words: &'static str,
    /// What it makes of the inputs of a vector; nothing where they are outside its range.
    pub run: fn(&Inputs<'_>) -> Option<Vec<Value>>,
}

/// Every formula, by family.
pub const FORMULAS: &[&[Formula]] = &[
    surveys::FORMULAS,
    contact::FORMULAS,
    business::FORMULAS,
    proportions::FORMULAS,
    charts::FORMULAS,
    quiet::FORMULAS,
];

/// The formula of a vector.
pub fn formula_named(name: &str) -> Option<&'static Formula> {
    FORMULAS
        .iter()
        .flat_map(|family| family.iter())
        .find(|formula| formula.words.strip_prefix("formula-") == Some(name))
}

/// What a vector came to.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub vector: Vector,
    /// Nothing when the formula is unknown or gave no answer.
    pub found: Option<Vec<Value>>,
    pub passed: bool,
}

/// Runs every vector, in the order of the table.
///
/// # Errors
/// When the table cannot be read: the program was built wrongly.
pub fn validate() -> Result<Vec<Outcome>, serde_json::Error> {
    Ok(vectors()?.into_iter().map(outcome).collect())
}

fn vectors() -> Result<Vec<Vector>, serde_json::Error> {
    serde_json::from_str(VECTORS)
}

fn outcome(vector: Vector) -> Outcome {
    let formula = formula_named(&vector.formula);
    let found = formula.and_then(|formula| (formula.run)(&Inputs(&vector.inputs)));
    let passed = found.as_ref().is_some_and(|found| agree(found, &vector));
    Outcome { vector, found, passed }
}

fn agree(found: &[Value], vector: &Vector) -> bool {
    let near = |(found, expected): (&Value, &Value)| match (found.as_f64(), expected.as_f64()) {
        // a published 0.05 is no float; the last bit of a sum decides nothing
        (Some(found), Some(expected)) => (found - expected).abs() <= vector.within + 1e-12 * expected.abs(),
        _ => found == expected,
    };
    found.len() == vector.expected.len() && found.iter().zip(&vector.expected).all(near)
}

/// A number or a word as text: at most nine decimals, so that no platform's last bit shows.
pub fn told(value: &Value) -> String {
    let Some(number) = value.as_f64().filter(|_| value.is_f64()) else {
        return value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    };
    let text = format!("{number:.9}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The vectors of one section, run.
#[cfg(test)]
fn of_section(section: &str) -> Vec<Outcome> {
    let vectors = vectors().expect("a table").into_iter();
    vectors.filter(|vector| vector.section == section).map(outcome).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_vector_is_found() {
        let outcomes = validate().expect("a table");
        let failed: Vec<String> = outcomes
            .iter()
            .filter(|outcome| !outcome.passed)
            .map(|o| format!("{}: {:?} instead of {:?}", o.vector.id, o.found, o.vector.expected))
            .collect();
        assert_eq!(failed, Vec::<String>::new());
    }

    #[test]
    fn every_formula_has_a_vector_and_every_vector_its_own_name() {
        let vectors = vectors().expect("a table");
        let ids: BTreeSet<&str> = vectors.iter().map(|vector| vector.id.as_str()).collect();
        assert_eq!(ids.len(), vectors.len());
        let named: BTreeSet<&str> = vectors.iter().map(|vector| vector.formula.as_str()).collect();
        let formulas = FORMULAS.iter().flat_map(|family| family.iter());
        let known: BTreeSet<&str> = formulas.filter_map(|f| f.words.strip_prefix("formula-")).collect();
        assert_eq!(named, known);
    }

    #[test]
    fn a_wrong_figure_fails() {
        let mut vectors = vectors().expect("a table");
        let wilson = vectors.iter_mut().find(|vector| vector.id == "wilson-45-of-50").expect("a vector");
        wilson.expected[0] = serde_json::json!(0.7865);
        assert!(!outcome(wilson.clone()).passed);
        wilson.formula = "nothing".to_owned();
        assert!(!outcome(wilson.clone()).passed);
    }

    #[test]
    fn numbers_are_told_alike_everywhere() {
        let text = |value: f64| told(&serde_json::json!(value));
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(text(-1e-13), "0");
        assert_eq!(text(1537.0), "1537");
    }
}
