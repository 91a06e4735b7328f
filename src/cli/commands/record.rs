//! `smqc record`: seals the results of a measurement as an evidence record.

use clap::ArgMatches;

use super::Command;
use crate::cli::gates;
use crate::cli::options::{self, Context, Exit, Failure, shown};
use crate::compile::{Depth, compile};
use crate::diagnostic::Severity;
use crate::evidence::seal;
use crate::host::append_new;
use crate::language::Message;
use crate::world::World;

pub const COMMAND: Command = Command {
    name: "record",
    about: "command-record",
    arguments: |command, speaker| {
        command
            .arg(options::dir(speaker))
            .arg(options::format(speaker))
            .arg(options::as_of(speaker))
            .arg(options::data(speaker))
            .arg(options::deny(speaker))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let world = options::world(context, matches)?;
    let compilation =
        compile(&world, Depth::Data).map_err(|error| options::world_failure(&context.speaker, &error))?;
    let speaker = context.speaker_for(&compilation);
    if gates::fails(&gates::of_findings(&compilation, options::denies_warnings(matches))) {
        let format = options::chosen_format(matches);
        options::print(&(format.findings)(&compilation, &speaker, context.style))?;
        let errors = compilation.count(Severity::Error);
        anstream::eprintln!("{}", speaker.say(&Message::new("error-errors").with("n", errors)));
        return Ok(Exit::Findings);
    }
    let records = world.records().map_err(|error| options::world_failure(&speaker, &error))?;
    let record = seal(&compilation, &records, world.sealing_day(), world.revision()).map_err(|broken| {
        speaker.say(
            &Message::new("error-broken-chain").with("record", broken.name).with("reason", broken.reason),
        )
    })?;
    let path = world.root().join(crate::world::RECORDS_FOLDER).join(&record.name);
    append_new(&path, &record.bytes).map_err(|error| options::host_failure(&speaker, &error))?;
    if !context.quiet {
        let message = Message::new("recorded").with("path", shown(&path));
        options::print(&(speaker.say(&message) + "\n"))?;
    }
    Ok(Exit::Clean)
}
