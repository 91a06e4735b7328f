//! `smqc case ID`: one case, step by step.

use clap::{Arg, ArgMatches};

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::compile::{Depth, compile};
use crate::language::Message;
use crate::measure::explain_case;
use crate::report::{case_json, case_text};

pub const COMMAND: Command = Command {
    name: "case",
    about: "command-case",
    arguments: |command, speaker| {
        command
            .arg(Arg::new("id").value_name("ID").required(true).help(speaker.word("option-case")))
            .arg(options::dir(speaker))
            .arg(options::format_among(speaker, &["human", "json"]))
            .arg(options::as_of(speaker))
            .arg(options::data(speaker))
            .arg(options::ascii(speaker))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let world = options::world(context, matches)?;
    let compilation =
        compile(&world, Depth::Data).map_err(|error| options::world_failure(&context.speaker, &error))?;
    let speaker = context.speaker_for(&compilation);
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let measured = compilation.measured.as_ref();
    let reports = measured
        .map(|measured| explain_case((&compilation.model, &compilation.plans), measured, &world, id))
        .unwrap_or_default();
    if reports.is_empty() {
        return Err(speaker.say(&Message::new("error-no-case").with("id", id)));
    }
    let text = match options::chosen_format(matches).name {
        "json" => case_json(id, &reports, &speaker),
        _ => case_text(&reports, &speaker, options::screen(context, matches)),
    };
    options::print(&text)?;
    Ok(Exit::Clean)
}
