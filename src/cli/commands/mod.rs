//! The commands: one file each, one row each.

mod approve;
mod build;
mod case;
mod check;
mod explain;
mod measure;
mod record;
mod schema;
mod selftest;
mod watch;

use clap::ArgMatches;

pub use schema::OUTPUT_SCHEMAS;

use super::options::{Context, Exit, Failure};
use crate::language::Speaker;

/// One row of the table of commands.
pub struct Command {
    pub name: &'static str,
    /// The key of its one-line help.
    pub about: &'static str,
    pub arguments: fn(clap::Command, &Speaker) -> clap::Command,
    pub run: fn(&Context, &ArgMatches) -> Result<Exit, Failure>,
}

/// Every command, by name.
pub const COMMANDS: &[Command] = &[
    approve::COMMAND,
    build::COMMAND,
    case::COMMAND,
    check::COMMAND,
    explain::COMMAND,
    measure::COMMAND,
    record::COMMAND,
    schema::COMMAND,
    selftest::COMMAND,
    watch::COMMAND,
];
