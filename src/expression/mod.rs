//! The expression language: conditions and small computations over the columns of a source, in
//! SQL spelling with three-valued logic.
//!
//! ```text
//! channel in ('email', 'letter') and not upheld and days(received, closed) <= 30
//! ```
//!
//! - A comparison with a missing value is unknown; a row is kept only where a condition is true.
//! - Numbers are exact ratios; what overflows or divides by zero is missing.
//! - Texts are equal letter by letter and have no order.
//! - A date and a date-time are compared as days, in the zone of the source.
//! - Units are kept: percentages and durations never meet bare numbers, nor one currency or working
//!   clock another.
//!
//! A text is compiled once, against the declared columns and without data, and evaluated row by
//! row. Nothing here reads data, knows a calendar (that is [`Clock`]'s work) or prints for people
//! (an [`ExpressionFault`] carries a message key).

mod arithmetic;
mod calls;
mod canonical;
mod categories;
mod check;
mod circuit;
mod compare;
mod compile;
mod constancy;
mod evaluate;
mod fault;
#[cfg(test)]
mod fixture;
mod functions;
mod kind;
mod lexer;
mod literals;
mod membership;
mod mismatch;
mod moments;
mod names;
mod nearest;
mod operand;
mod parser;
mod predicates;
mod program;
mod quantities;
mod quotes;
mod recovery;
mod reference;
mod row;
mod samples;
mod slips;
mod syntax;
mod table;

pub use circuit::{Circuit, Gate, Outcome, TableClock};
pub use compile::{Expression, LONGEST, compile, compile_condition};
pub use constancy::Constancy;
pub use fault::{ExpressionFault, KEYS};
pub use functions::{FUNCTIONS, Function};
pub use kind::Kind;
pub use reference::{Form, OPERATORS, VALUES};
pub use row::{Cell, Clock, Column, ColumnType};
pub use table::{Mask, Table, TableColumn, Truths, Values};
