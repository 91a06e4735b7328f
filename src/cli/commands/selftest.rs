//! `smqc selftest`: the program runs the reference calculations on itself.

use clap::{Arg, ArgAction, ArgMatches};

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure, shown};
use crate::evidence::validation::{Outcome, seal_validation, validate, validation_json, validation_text};
use crate::host::{append_new, program_digest};
use crate::language::Message;
use crate::world::World;

pub const COMMAND: Command = Command {
    name: "selftest",
    about: "command-selftest",
    arguments: |command, speaker| {
        command
            .arg(options::dir(speaker))
            .arg(options::format(speaker))
            .arg(Arg::new("seal").long("seal").action(ArgAction::SetTrue).help(speaker.word("option-seal")))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let outcomes = validate().map_err(|error| error.to_string())?;
    let failed = outcomes.iter().any(|outcome| !outcome.passed);
    if !context.quiet || failed {
        let text = match options::chosen_format(matches).name {
            "json" => validation_json(&outcomes),
            _ => validation_text(&outcomes, &context.speaker, context.style),
        };
        options::print(&text)?;
    }
    if matches.get_flag("seal") {
        seal(context, matches, &outcomes)?;
    }
    Ok(if failed { Exit::Findings } else { Exit::Clean })
}

/// Writes what was found, good or bad, behind the other records of the project.
fn seal(context: &Context, matches: &ArgMatches, outcomes: &[Outcome]) -> Result<(), Failure> {
    let speaker = &context.speaker;
    let world = options::world(context, matches)?;
    let records = world.records().map_err(|error| options::world_failure(speaker, &error))?;
    let program = program_digest().map_err(|error| options::host_failure(speaker, &error))?;
    let record = seal_validation(outcomes, program, &records, world.sealing_day()).map_err(|broken| {
        speaker.say(
            &Message::new("error-broken-chain").with("record", broken.name).with("reason", broken.reason),
        )
    })?;
    let path = world.root().join(crate::world::RECORDS_FOLDER).join(&record.name);
    append_new(&path, &record.bytes).map_err(|error| options::host_failure(speaker, &error))?;
    if !context.quiet {
        let message = Message::new("recorded").with("path", shown(&path));
        anstream::eprintln!("{}", speaker.say(&message));
    }
    Ok(())
}
