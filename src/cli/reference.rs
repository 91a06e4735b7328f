//! The reference of the commands, from the definitions that parse them; and the table of all references.

use std::fmt::Write;

use clap::{Arg, Command};

use super::options::Exit;
use super::run::parser;
use super::wording::in_words;
use crate::language::{Language, Speaker};
use crate::outputs::templates_reference;
use crate::report::reference::{code, head, heading, kinds_reference, link, rules_reference, table};

/// Makes a reference, in Markdown.
pub type Make = fn(Language) -> String;

/// Every reference by its name.
pub const REFERENCES: &[(&str, Make)] = &[
    ("commands", commands_reference),
    ("kinds", kinds_reference),
    ("rules", rules_reference),
    ("templates", templates_reference),
];

/// The reference of a name.
pub fn reference_named(name: &str) -> Option<Make> {
    REFERENCES.iter().find(|(own, _)| *own == name).map(|(_, make)| *make)
}

fn commands_reference(language: Language) -> String {
    let speaker = Speaker::new(language, language.tag());
    let mut program = in_words(parser(&speaker), &speaker);
    let names: Vec<String> = program.get_subcommands().map(|own| own.get_name().to_owned()).collect();
    let mut text = head("reference-commands", "commands", &speaker);
    text.push_str(&heading(2, "contents", &speaker.word("reference-contents")));
    text.push('\n');
    for own in program.get_subcommands() {
        let (name, about) = (own.get_name(), own.get_about().map(ToString::to_string).unwrap_or_default());
        text.push_str(&link(&format!("smqc {name}"), name, &about, &speaker));
    }
    text.push_str(&heading(2, "options", &speaker.word("reference-every-command")));
    let shared: Vec<Vec<String>> = program.get_arguments().map(row).collect();
    text.push_str(&table(&["reference-argument", "reference-meaning"], &shared, &speaker));
    text.push_str(&exits(&speaker));
    // Completes the usage of each command with the name of the program.
    program.build();
    let own = names.iter().filter_map(|name| program.find_subcommand(name));
    own.for_each(|own| text.push_str(&entry(own, &speaker)));
    text
}

/// One command: what it does, how it is called, its arguments and options.
fn entry(command: &Command, speaker: &Speaker) -> String {
    let name = command.get_name();
    let mut text = heading(2, name, &format!("smqc {name}"));
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let _ = write!(text, "\n{about}.\n\n```text\n{usage}\n```\n");
    let own = command.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_id() != "help");
    let rows: Vec<Vec<String>> = own.map(row).collect();
    if !rows.is_empty() {
        text.push_str(&table(&["reference-argument", "reference-meaning"], &rows, speaker));
    }
    text
}

/// How an argument is written, and what it means, with its default and its values.
fn row(arg: &Arg) -> Vec<String> {
    let names = arg.get_value_names().unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let value = names.first().map_or_else(|| arg.get_id().to_string(), ToString::to_string);
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    let mut written = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    if arg.is_positional() {
        written = value;
    } else if takes {
        written = format!("{written} {value}");
    }
    vec![code(&written), arg.get_help().map(ToString::to_string).unwrap_or_default()]
}

/// What the exit codes mean.
fn exits(speaker: &Speaker) -> String {
    let rows = [
        (Exit::Clean, "reference-exit-clean"),
        (Exit::Findings, "reference-exit-findings"),
        (Exit::Failure, "reference-exit-failure"),
    ];
    let rows: Vec<Vec<String>> =
        rows.iter().map(|(exit, key)| vec![code(&exit.code().to_string()), speaker.word(key)]).collect();
    let mut text = heading(2, "exit-codes", &speaker.word("reference-exit-codes"));
    text.push_str(&table(&["reference-exit-code", "reference-meaning"], &rows, speaker));
    text
}
