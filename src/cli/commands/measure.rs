//! `smqc measure`: the data too, and a verdict on every promise and objective.

use clap::ArgMatches;

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::compile::{Compilation, Depth, compile};
use crate::language::Message;
use crate::measure::State;
use crate::model::kinds::system::GatedVerdict;

pub const COMMAND: Command = Command {
    name: "measure",
    about: "command-measure",
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
    let missed = missed_gates(&compilation);
    let failed = options::fails(&compilation, matches) || missed > 0;
    if !context.quiet || failed {
        let speaker = context.speaker_for(&compilation);
        let format = options::chosen_format(matches);
        options::print(&(format.verdicts)(&compilation, &speaker, context.style));
        if missed > 0 {
            anstream::eprintln!("{}", speaker.say(&Message::new("gate-missed").with("n", missed)));
        }
    }
    Ok(if failed { Exit::Findings } else { Exit::Clean })
}

/// Gated targets missed in the last complete period, or insufficient two periods running. Promises
/// are gated unless the System says otherwise.
fn missed_gates(compilation: &Compilation) -> usize {
    let Some(measured) = &compilation.measured else { return 0 };
    let system = compilation.model.system();
    let gates = system.as_ref().and_then(|system| system.body().gates.given());
    let gated =
        gates.and_then(|gates| gates.verdicts.given()).map(|list| list.iter().copied().collect::<Vec<_>>());
    let gated = gated.unwrap_or_else(|| vec![GatedVerdict::Promises]);
    let counts = |kind: &str| match kind {
        "promise" => gated.contains(&GatedVerdict::Promises),
        _ => gated.contains(&GatedVerdict::Objectives),
    };
    let missed = measured.verdicts.iter().filter(|verdict| counts(verdict.kind)).filter(|verdict| {
        let done: Vec<State> = verdict
            .periods
            .iter()
            .rev()
            .map(|period| period.state)
            .filter(|state| *state != State::InProgress)
            .take(2)
            .collect();
        done.first() == Some(&State::Missed) || done == [State::InsufficientData, State::InsufficientData]
    });
    missed.count()
}
