//! What each part costs, apart from the others: `cargo bench`, or `cargo bench -- calendar` for one.
//!
//! One file a part, one row below. Inputs are made in memory by the generators of `benches/compare.py`, which
//! measures the whole program beside others.

#![allow(clippy::expect_used, reason = "inputs are made here and are known to be sound")]

mod calendar;
mod definitions;
mod expression;
#[path = "../../examples/telecom/random.rs"]
mod random;
mod register;
#[path = "../register/rows.rs"]
mod rows;
#[path = "../definitions/system.rs"]
mod system;

use criterion::{criterion_group, criterion_main};

criterion_group!(parts, calendar::bench, definitions::bench, expression::bench, register::bench);
criterion_main!(parts);
