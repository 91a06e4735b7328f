//! `smqc check`: the definitions alone.

use clap::ArgMatches;

use super::Command;
use crate::cli::gates;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::compile::Depth;
use crate::report;

pub const COMMAND: Command = Command {
    name: "check",
    about: "command-check",
    arguments: |command, speaker| {
        command
            .arg(options::dir(speaker))
            .arg(options::format(speaker))
            .arg(options::as_of(speaker))
            .arg(options::data(speaker))
            .arg(options::deny(speaker))
            .arg(options::explain_gate(speaker))
            .args(options::views(speaker))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let world = options::world(context, matches)?;
    let view = options::chosen_view(matches);
    let depth = view.map_or(Depth::Definitions, |view| view.depth);
    let mut compilation =
        options::compiled(&world, depth).map_err(|error| options::world_failure(&context.speaker, &error))?;
    let gate = gates::of_check(&compilation, options::denies_warnings(matches));
    let failed = gates::fails(&gate);
    if context.quiet {
        options::keep_errors(&mut compilation);
    }
    if !context.quiet || failed {
        let speaker = context.speaker_for(&compilation);
        let format = options::chosen_format(matches);
        match view {
            Some(view) => {
                let screen = options::screen(context, matches);
                options::print(&view.render(format.name, &compilation, &speaker, screen))?;
                // What was found is not shown here: it must not pass in silence.
                anstream::eprintln!("{}", report::summary(&compilation, &speaker));
            }
            None => options::print(&(format.findings)(&compilation, &speaker, context.style))?,
        }
        options::tell_gate(&gate, matches, &speaker)?;
    }
    options::leave(compilation);
    Ok(if failed { Exit::Findings } else { Exit::Clean })
}
