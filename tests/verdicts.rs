//! `domain/verdicts.md`, held against the program: a naive reference on registers drawn by lot, and
//! one small case per sentence.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
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

#[path = "verdicts/fitness.rs"]
mod fitness;
#[path = "verdicts/order.rs"]
mod order;
#[path = "verdicts/pauses.rs"]
mod pauses;
#[path = "verdicts/random.rs"]
mod random;
#[path = "verdicts/reference.rs"]
mod reference;
#[path = "verdicts/register.rs"]
mod register;
#[path = "verdicts/sentences.rs"]
mod sentences;
#[path = "verdicts/simulation.rs"]
mod simulation;
#[path = "verdicts/vectors.rs"]
mod vectors;
