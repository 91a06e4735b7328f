//! `smqc approve`: writes down that a role approved definitions as they stand.

use clap::{Arg, ArgMatches};

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure, shown};
use crate::compile::{Depth, compile};
use crate::evidence::{Approving, Outcome, Refusal, approve};
use crate::host::{DiskWorld, append_new};
use crate::language::{Message, Speaker};
use crate::world::World;

pub const COMMAND: Command = Command {
    name: "approve",
    about: "command-approve",
    arguments: |command, speaker| {
        let ids = Arg::new("ids").value_name("ID").required(true).num_args(1..);
        command
            .arg(ids.help(speaker.word("option-approved")))
            .arg(Arg::new("by").long("by").value_name("ROLE").required(true).help(speaker.word("option-by")))
            .arg(Arg::new("dir").long("dir").value_name("DIR").help(speaker.word("option-dir")))
            .arg(options::as_of(speaker))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let world = options::world(context, matches)?;
    let compilation = compile(&world, Depth::Definitions)
        .map_err(|error| options::world_failure(&context.speaker, &error))?;
    let speaker = context.speaker_for(&compilation);
    let records = world.records().map_err(|error| options::world_failure(&speaker, &error))?;
    let ids: Vec<String> = matches.get_many::<String>("ids").into_iter().flatten().cloned().collect();
    let asked = Approving {
        ids: &ids,
        by: matches.get_one::<String>("by").map_or("", String::as_str),
        sealed_on: world.sealing_day(),
        revision: world.revision(),
    };
    match approve(&compilation, &records, &asked) {
        Ok(outcome) => {
            let lines = write(&world, &speaker, &outcome)?;
            if !context.quiet {
                options::print(&lines)?;
            }
            Ok(Exit::Clean)
        }
        Err(refusal) => refused(&speaker, refusal),
    }
}

/// Writes the record, and says what was approved and what had been.
fn write(world: &DiskWorld, speaker: &Speaker, outcome: &Outcome) -> Result<String, Failure> {
    let mut lines = String::new();
    if let Some(record) = &outcome.record {
        let path = world.root().join(crate::world::RECORDS_FOLDER).join(&record.name);
        append_new(&path, &record.bytes).map_err(|error| options::host_failure(speaker, &error))?;
        let message = Message::new("approved").with("path", shown(&path));
        let message = message.with("definitions", outcome.approved.join(", "));
        lines = speaker.say(&message) + "\n";
    }
    if !outcome.unchanged.is_empty() {
        let message = Message::new("approved-already").with("n", outcome.unchanged.len());
        let message = message.with("definitions", outcome.unchanged.join(", "));
        lines = lines + &speaker.say(&message) + "\n";
    }
    Ok(lines)
}

/// A wrong name is a wrong option; what must not be approved is a finding.
fn refused(speaker: &Speaker, refusal: Refusal) -> Result<Exit, Failure> {
    match refusal {
        Refusal::Unknown(message) => Err(said(speaker, &message)),
        Refusal::Withheld(message) => {
            anstream::eprintln!("smqc: {}", said(speaker, &message));
            Ok(Exit::Findings)
        }
        Refusal::Broken(broken) => Err(speaker.say(
            &Message::new("error-broken-chain").with("record", broken.name).with("reason", broken.reason),
        )),
    }
}

fn said(speaker: &Speaker, message: &Message) -> String {
    let text = speaker.say(message);
    match speaker.attribute(message, "fix") {
        Some(fix) => format!("{text}\n{fix}"),
        None => text,
    }
}
