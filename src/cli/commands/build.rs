//! `smqc build`: the site, the Markdown, the checklists and the model; all of them, or nothing.

use std::path::PathBuf;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::Command;
use crate::cli::gates;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::compile::{Compilation, Depth};
use crate::diagnostic::Severity;
use crate::host::{DiskWorld, OutputFile, replace_folder};
use crate::language::{Argument, Language, Message, Speaker};
use crate::model::Audience;
use crate::outputs::{self, Edition, OUTPUTS, Selection};

pub const COMMAND: Command = Command {
    name: "build",
    about: "command-build",
    arguments: |command, speaker| {
        command
            .arg(options::dir(speaker))
            .arg(options::out(speaker, "build"))
            .arg(options::only(speaker, "edition", "option-edition", &Audience::ALL.map(Audience::word)))
            .arg(options::only(speaker, "in", "option-in", &Language::ALL.map(Language::tag)))
            .arg(options::only(
                speaker,
                "output",
                "option-output",
                &OUTPUTS.iter().map(|output| output.name).collect::<Vec<_>>(),
            ))
            .arg(options::format(speaker))
            .arg(options::as_of(speaker))
            .arg(options::data(speaker))
            .arg(options::deny(speaker))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let world = options::world(context, matches)?;
    let out = folder(&world, matches);
    if world.keeps_sources_at(&out) {
        let message = Message::new("error-out-source").with("path", options::shown(&out));
        return Err(options::with_fix(&context.speaker, &message));
    }
    let mut compilation = options::compiled(&world, Depth::Data)
        .map_err(|error| options::world_failure(&context.speaker, &error))?;
    let speaker = context.speaker_for(&compilation);
    let failed = gates::fails(&gates::of_findings(&compilation, options::denies_warnings(matches)));
    let format = options::chosen_format(matches);
    let silent = context.quiet || compilation.findings.is_empty() && format.name == "human";
    let told = |compilation: &mut Compilation| {
        if context.quiet {
            options::keep_errors(compilation);
        }
        options::print(&(format.findings)(compilation, &speaker, context.style))
    };
    if failed {
        told(&mut compilation)?;
        anstream::eprintln!("{}", speaker.say(&nothing_written(&compilation)));
        return Ok(Exit::Findings);
    }
    let edition = edition(&compilation, matches, &speaker)?;
    let artifacts = match outputs::make(&compilation, &edition, &selection(matches)) {
        Ok(artifacts) => artifacts,
        Err(error) => {
            // A template of the project is the user's to mend; anything else is a fault of ours.
            let finding = error.finding(&mut compilation).ok_or_else(|| error.to_string())?;
            compilation.findings.push(finding);
            told(&mut compilation)?;
            anstream::eprintln!("{}", speaker.say(&nothing_written(&compilation)));
            return Ok(Exit::Findings);
        }
    };
    // The way in is always made; alone it leads nowhere.
    if artifacts.len() < 2 {
        return Err(options::with_fix(&speaker, &Message::new("error-nothing-made")));
    }
    if !silent {
        told(&mut compilation)?;
    }
    let files: Vec<OutputFile> = artifacts
        .into_iter()
        .map(|artifact| OutputFile { path: artifact.path, bytes: artifact.bytes })
        .collect();
    replace_folder(&out, &files).map_err(|error| options::host_failure(&speaker, &error))?;
    if !context.quiet {
        tell(&speaker, &out, files.len(), format.name == "human")?;
    }
    options::leave(compilation);
    Ok(Exit::Clean)
}

/// The languages asked for, of those of the System.
fn edition(compilation: &Compilation, matches: &ArgMatches, speaker: &Speaker) -> Result<Edition, Failure> {
    let edition = Edition::of(compilation, options::speaker_with_rules);
    let wanted: Vec<Language> =
        options::named(matches, "in").into_iter().filter_map(Language::for_tag).collect();
    match wanted.iter().find(|language| !edition.languages().contains(language)) {
        None => Ok(edition.in_languages(&wanted)),
        Some(other) => {
            let known: Vec<String> = edition.languages().iter().map(|own| own.tag().to_owned()).collect();
            let message = Message::new("error-language").with("language", other.tag());
            Err(options::with_fix(speaker, &message.with("known", Argument::List(known))))
        }
    }
}

fn selection(matches: &ArgMatches) -> Selection {
    let audiences = options::named(matches, "edition");
    Selection {
        audiences: Audience::ALL.into_iter().filter(|own| audiences.contains(&own.word())).collect(),
        outputs: options::named(matches, "output").into_iter().map(str::to_owned).collect(),
    }
}

/// `--out`, else `build` in the project.
fn folder(world: &DiskWorld, matches: &ArgMatches) -> PathBuf {
    let named = matches.get_one::<String>("out").map_or("build", String::as_str);
    match matches.value_source("out") {
        Some(ValueSource::CommandLine) => PathBuf::from(named),
        _ => world.root().join(named),
    }
}

/// Errors first; where warnings are what stops it, they are counted.
fn nothing_written(compilation: &Compilation) -> Message {
    let errors = compilation.count(Severity::Error);
    let counted = if errors > 0 { errors } else { compilation.findings.len() };
    Message::new("error-errors").with("n", counted)
}

/// Standard output stays clean for a machine that reads the findings there.
fn tell(speaker: &Speaker, out: &std::path::Path, n: usize, human: bool) -> Result<(), Failure> {
    let message = Message::new("built")
        .with("path", options::shown(out))
        .with("n", n)
        .with("index", options::shown(&out.join("index.html")));
    let text = speaker.say(&message);
    if human {
        options::print(&format!("{text}\n"))?;
    } else {
        anstream::eprintln!("{text}");
    }
    Ok(())
}
