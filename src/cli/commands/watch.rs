//! `smqc watch`: the check again on every save.

use clap::ArgMatches;

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure, shown};
use crate::compile::Depth;
use crate::host;
use crate::language::Message;

pub const COMMAND: Command = Command {
    name: "watch",
    about: "command-watch",
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
    let check = || {
        let compiled = options::compiled(&world, Depth::Definitions);
        match compiled {
            Ok(compilation) => {
                let speaker = context.speaker_for(&compilation);
                let format = options::chosen_format(matches);
                if let Err(failure) =
                    options::print(&(format.findings)(&compilation, &speaker, context.style))
                {
                    anstream::eprintln!("smqc: {failure}");
                }
            }
            // A file may vanish while an editor saves: the next save says more.
            Err(error) => anstream::eprintln!("smqc: {error}"),
        }
        true
    };
    if !context.quiet {
        let message = Message::new("watching").with("path", shown(world.root()));
        anstream::eprintln!("{}", context.speaker.say(&message));
    }
    check();
    let ignored = [world.root().join("build"), world.root().join(crate::world::RECORDS_FOLDER)];
    host::watch(&[world.root()], &ignored, check)
        .map_err(|error| options::host_failure(&context.speaker, &error))?;
    Ok(Exit::Clean)
}
