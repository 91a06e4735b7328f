//! `smqc` compiles a quality system: a folder of YAML definitions and the data behind them become a
//! verdict on every promise, and the documents, checklists and records that show it.
//!
//! # The pipeline
//!
//! ```text
//! files ─▶ yaml ─▶ schema ─▶ model ─▶ resolve ─▶ measure ─▶ rules ─▶ standards ─▶ Compilation ─▶ { report, outputs, evidence }
//! bytes    Tree    shape     typed    linked     verdicts   findings  coverage                    messages, files, records
//! ```
//!
//! # The layers
//!
//! Lowest first. A module uses only what stands above it in this table; `tests/architecture.rs`
//! scans every path and fails when one runs backwards.
//!
//! | layer | what it is |
//! |---|---|
//! | [`world`] | the only door to files, data, *today*, secrets and the git revision; spans and lines |
//! | [`values`] | duration with its clock, percentage, target, period, money, text: parse, compare, hold |
//! | [`language`] | French and English: every word the tool says, numbers, dates, plurals, typography |
//! | [`diagnostic`] | what is said about a definition or a datum, as data |
//! | [`yaml`] | bytes to a tree in which every key and value knows its place and its raw text |
//! | [`schema`] | a tree against the JSON Schema of its kind; errors in human words |
//! | [`model`] | the kinds: fields, lowering, published schema |
//! | [`resolve`] | references both ways, cycles, life cycle |
//! | [`ledger`] | what the evidence records at hand say: what was approved, and by whom |
//! | [`time`] | working calendars: due dates, working time, holidays |
//! | [`statistics`] | intervals, tests, sample sizes, control charts |
//! | [`expression`] | conditions on columns: lexer, parser, types, spans |
//! | [`measure`] | plan, read, scan, tally, judge |
//! | [`rules`] | one rule per pair of files, one folder per family |
//! | [`standards`] | catalogues of clauses, and what of them is covered |
//! | [`compile`] | the only place where the stages are put in order |
//! | [`report`] | findings and verdicts as text, one file per message format |
//! | `outputs` | the site and the other documents, as values |
//! | [`evidence`] | sealed records |
//! | [`host`] | the disk: reading, writing, watching |
//! | `lsp` | editor features |
//! | [`cli`] | the commands, one file each |
//!
//! # What holds everywhere
//!
//! - Below [`host`] and [`cli`] there is no file access, no clock, no environment, no printing.
//! - A stage never stops at the first fault: it returns [`diagnostic::Checked`]. A field is a
//!   [`model::Slot`] (absent, invalid or given), so that one mistake gives one message.
//! - Every message about a definition carries a span; every one about data carries file, line and
//!   column.
//! - Same World, same bytes out: no hash order, clock, path, locale or number of threads shows.
//! - `build` writes all of its output or none, and never touches a file it did not create.
//! - The arithmetic of a verdict is on integers and exact ratios; rounding is display.
//! - Every output renders the same [`diagnostic::Diagnostic`].
//! - Nothing a user writes can end the program.

#![forbid(unsafe_code)]
// Tests read the files they are about.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

#[allow(clippy::disallowed_methods, reason = "a command prints, and reads its arguments and the environment")]
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod evidence;
pub mod expression;
#[allow(clippy::disallowed_methods, reason = "the door to the disk, the clock and the environment")]
pub mod host;
pub mod language;
pub mod ledger;
pub mod measure;
pub mod model;
pub mod outputs;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod schema;
pub mod standards;
pub mod statistics;
pub mod time;
pub mod values;
pub mod world;
pub mod yaml;
