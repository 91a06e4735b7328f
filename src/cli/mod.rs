//! The command line: arguments in, text and an exit code out. One file per command; the table
//! below gives parsing, help and dispatch.

mod commands;
mod gates;
mod options;
mod progress;
mod reference;
mod run;
mod screen;
mod wording;

pub use commands::{COMMANDS, Command, OUTPUT_SCHEMAS};
pub use reference::REFERENCES;
pub use run::main;
