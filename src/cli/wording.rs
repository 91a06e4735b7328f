//! What the parser of arguments says, in the reader's language: headings of the help, and what is
//! wrong with a line of arguments.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::language::{Argument, Message, Speaker};

/// The command with its help in the reader's words.
pub fn in_words(command: Command, speaker: &Speaker) -> Command {
    let usage = speaker.word("help-usage");
    let names: Vec<String> = command.get_subcommands().map(|own| own.get_name().to_owned()).collect();
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(speaker.word("option-help")),
        )
        .mut_args(|arg| described(arg, speaker))
        .subcommand_help_heading(speaker.word("help-commands"))
        .subcommand_value_name(speaker.word("help-command"))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"));
    for name in names {
        command = command.mut_subcommand(name, |own| in_words(own, speaker));
    }
    command
}

/// An argument under its heading, with its default and its values.
fn described(arg: Arg, speaker: &Speaker) -> Arg {
    let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut add = |key: &'static str, values: Vec<String>| {
        if !values.is_empty() {
            let message = Message::new(key).with("values", values.join(", "));
            help = format!("{help} {}", speaker.say(&message));
        }
    };
    let takes_values = arg.get_action().takes_values();
    if takes_values {
        let defaults = arg.get_default_values().iter();
        add("help-default", defaults.map(|value| value.to_string_lossy().into_owned()).collect());
        let values = arg.get_possible_values();
        add("help-values", values.iter().map(|value| value.get_name().to_owned()).collect());
    }
    let arg = arg.help(help.trim().to_owned()).help_heading(speaker.word(heading));
    if takes_values { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
}

/// What is wrong with the arguments, in words; nothing where the parser's own have to do.
pub fn explain(error: &clap::Error, speaker: &Speaker) -> Option<String> {
    let context = |kind: ContextKind| error.get(kind).map(text_of);
    let known = |kind: ContextKind| Argument::List(error.get(kind).map(texts_of).unwrap_or_default());
    let arg = || context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).filter(|value| !value.is_empty());
    let message = match error.kind() {
        ErrorKind::UnknownArgument => Message::new("error-unknown-option")
            .with("option", arg())
            .with("suggestion", known(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => Message::new("error-unknown-command")
            .with("command", context(ContextKind::InvalidSubcommand).unwrap_or_default())
            .with("suggestion", known(ContextKind::SuggestedSubcommand)),
        ErrorKind::MissingRequiredArgument => Message::new("error-missing-argument").with("argument", arg()),
        ErrorKind::ArgumentConflict => Message::new("error-argument-conflict")
            .with("argument", arg())
            .with("other", context(ContextKind::PriorArg).unwrap_or_default()),
        ErrorKind::InvalidValue => match value {
            Some(value) => Message::new("error-invalid-value").with("value", value),
            None => Message::new("error-missing-value"),
        }
        .with("option", arg().split(" <").next().unwrap_or_default())
        .with("known", known(ContextKind::ValidValue)),
        _ => return None,
    };
    let mut text = format!("smqc: {}", speaker.say(&message));
    if let Some(fix) = speaker.attribute(&message, "fix") {
        text = format!("{text}\n{fix}");
    }
    let usage = context(ContextKind::Usage).unwrap_or_default();
    let usage = usage.trim().trim_start_matches("Usage:").trim().to_owned();
    if !usage.is_empty() {
        text = format!("{text}\n\n{} {usage}", speaker.word("help-usage"));
    }
    Some(text)
}

fn text_of(value: &ContextValue) -> String {
    texts_of(value).join(", ")
}

fn texts_of(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{explain, in_words};
    use crate::language::{Language, Speaker};

    /// What is said of some arguments.
    fn said(language: Language, arguments: &[&str]) -> String {
        let speaker = Speaker::new(language, "en");
        let kind = clap::Arg::new("kind").required(true).value_name("KIND");
        let format = clap::Arg::new("format").long("format").value_parser(["human", "json"]);
        let own = clap::Command::new("show").about("…").arg(kind).arg(format.default_value("human"));
        let command = clap::Command::new("smqc").subcommand(own).subcommand_required(true);
        let arguments = std::iter::once("smqc").chain(arguments.iter().copied());
        match in_words(command, &speaker).try_get_matches_from(arguments) {
            Ok(_) => String::new(),
            Err(error) => explain(&error, &speaker).unwrap_or_else(|| error.to_string()),
        }
    }

    #[test]
    fn the_help_speaks_the_language_of_the_reader() {
        let french = said(Language::French, &["show", "--help"]);
        for word in [
            "Utilisation\u{a0}: smqc show",
            "Arguments\u{a0}:",
            "[par défaut\u{a0}: human]",
            "Afficher l’aide",
        ] {
            assert!(french.contains(word), "{word}\n{french}");
        }
        assert!(
            !french.contains("Usage") && !french.contains("default:") && !french.contains("Print"),
            "{french}"
        );
        let english = said(Language::English, &["show", "--help"]);
        assert!(english.contains("Usage: smqc show") && english.contains("[default: human]"), "{english}");
    }

    #[test]
    fn a_wrong_argument_is_named_with_what_may_be_written() {
        let french = |arguments: &[&str]| said(Language::French, arguments);
        assert!(french(&["show", "a", "--form"]).contains("--format"));
        assert!(
            french(&["show", "a", "--foo"])
                .starts_with("smqc: l’option «\u{202f}--foo\u{202f}» n’existe pas")
        );
        assert!(french(&["show"]).contains("<KIND>"));
        assert!(french(&["shwo"]).contains("«\u{202f}show\u{202f}»"));
        assert!(french(&["show", "a", "--format", "xml"]).contains("«\u{202f}json\u{202f}»"));
        assert!(french(&["show", "a", "--format", "xml"]).contains("valeur de --format\n"));
        assert!(french(&["show"]).contains("Utilisation\u{a0}: smqc show"));
    }
}
