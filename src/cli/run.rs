//! Parses the arguments and runs the command.

use clap::{Arg, ArgAction};

use super::commands::COMMANDS;
use super::options::{Context, Exit};
use super::screen::style;
use super::wording;
use crate::language::{Language, Speaker};

/// Runs the program on arguments (the program's name first) and answers the exit code.
pub fn main(arguments: impl IntoIterator<Item = String>) -> u8 {
    let arguments: Vec<String> = arguments.into_iter().collect();
    let lang = asked_language(&arguments);
    let language = lang.or_else(locale).unwrap_or(Language::English);
    let speaker = Speaker::new(language, language.tag());
    let matches = match wording::in_words(parser(&speaker), &speaker).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let failed = error.use_stderr();
            match wording::explain(&error, &speaker) {
                Some(text) => anstream::eprintln!("{text}"),
                None => {
                    let _ = error.print();
                }
            }
            return if failed { Exit::Failure.code() } else { Exit::Clean.code() };
        }
    };
    let Some((name, own)) = matches.subcommand() else { return Exit::Failure.code() };
    let color = matches.get_one::<String>("color").map(String::as_str);
    paint(color);
    let context = Context { speaker, lang, quiet: matches.get_flag("quiet"), style: style(color) };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Exit::Failure.code();
    };
    match (command.run)(&context, own) {
        Ok(exit) => exit.code(),
        Err(failure) => {
            anstream::eprintln!("smqc: {failure}");
            Exit::Failure.code()
        }
    }
}

/// Lets colours through to a pipe where they are asked for, and nowhere where they are not wanted.
fn paint(choice: Option<&str>) {
    match choice {
        Some("always") => anstream::ColorChoice::Always.write_global(),
        Some("never") => anstream::ColorChoice::Never.write_global(),
        _ => {}
    }
}

/// The parser of every command.
pub fn parser(speaker: &Speaker) -> clap::Command {
    let mut parser = clap::Command::new("smqc")
        .version(env!("CARGO_PKG_VERSION"))
        .about(speaker.word("command-about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(speaker.word("option-version")),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_name("LANG")
                .value_parser(["fr", "en"])
                .help(speaker.word("option-lang")),
        )
        .arg(
            Arg::new("quiet")
                .long("quiet")
                .short('q')
                .global(true)
                .action(ArgAction::SetTrue)
                .help(speaker.word("option-quiet")),
        )
        .arg(
            Arg::new("color")
                .long("color")
                .global(true)
                .value_name("WHEN")
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .help(speaker.word("option-color")),
        );
    for command in COMMANDS {
        let own = clap::Command::new(command.name).about(speaker.word(command.about));
        parser = parser.subcommand((command.arguments)(own, speaker));
    }
    parser
}

/// The language asked for, known before anything is parsed so that help speaks it too.
fn asked_language(arguments: &[String]) -> Option<Language> {
    let after = |i: usize| arguments.get(i + 1).map(String::as_str);
    arguments.iter().enumerate().find_map(|(i, argument)| {
        let tag = match argument.strip_prefix("--lang") {
            Some("") => after(i),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        tag.and_then(Language::for_tag)
    })
}

fn locale() -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
        let value = std::env::var(name).ok().filter(|value| !value.is_empty())?;
        Some(Language::for_tag(&value).unwrap_or(Language::English))
    })
}
