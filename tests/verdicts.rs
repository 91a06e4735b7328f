//! `domain/verdicts.md`, held against the program: a naive reference on registers drawn by lot, and
//! one small case per sentence.
#![allow(clippy::expect_used, clippy::panic, clippy::cast_precision_loss, reason = "a test fails by panicking")]

mod project;

#[path = "verdicts/random.rs"]
mod random;
#[path = "verdicts/reference.rs"]
mod reference;
#[path = "verdicts/register.rs"]
mod register;
#[path = "verdicts/sentences.rs"]
mod sentences;
#[path = "verdicts/vectors.rs"]
mod vectors;
