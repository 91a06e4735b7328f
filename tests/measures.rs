//! Every measure through a whole compile: the vectors of `domain/metrics.md`, small cases of each
//! sentence, and naive loops over data drawn by lot.

#![allow(
    clippy::cast_possible_wrap,
    clippy::disallowed_methods,
    clippy::doc_markdown,
    clippy::expect_used,
    clippy::panic,
    reason = "a test from outside the program"
)]

mod project;

#[path = "measures/cases.rs"]
mod cases;
#[path = "measures/definitions.rs"]
mod definitions;
#[path = "measures/example.rs"]
mod example;
#[path = "measures/random.rs"]
mod random;
#[path = "measures/table.rs"]
mod table;
#[path = "measures/vectors.rs"]
mod vectors;
