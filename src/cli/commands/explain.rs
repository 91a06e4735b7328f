//! `smqc explain`: the page of a code, the list of them all, the language of conditions, or a whole
//! reference.

use std::fmt::Write;

use clap::{Arg, ArgAction, ArgMatches};

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::cli::reference::reference_named;
use crate::diagnostic::{FAULTS, Severity};
use crate::expression::{FUNCTIONS, OPERATORS, VALUES};
use crate::language::{Message, Speaker};
use crate::rules::{self, Page, RULES, Section};

pub const COMMAND: Command = Command {
    name: "explain",
    about: "command-explain",
    arguments: |command, speaker| {
        command
            .arg(
                Arg::new("code")
                    .value_name("CODE")
                    .required_unless_present("list")
                    .help(speaker.word("option-code")),
            )
            .arg(
                Arg::new("list")
                    .long("list")
                    .action(ArgAction::SetTrue)
                    .conflicts_with("code")
                    .help(speaker.word("option-list")),
            )
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    if matches.get_flag("list") {
        options::print(&list())?;
        return Ok(Exit::Clean);
    }
    let code = matches.get_one::<String>("code").map_or("", String::as_str);
    if code == "expressions" {
        options::print(&expressions(&context.speaker))?;
        return Ok(Exit::Clean);
    }
    if let Some(make) = reference_named(code) {
        options::print(&make(context.speaker.language()))?;
        return Ok(Exit::Clean);
    }
    let Some((heading, page)) = page_of(code, &context.speaker) else {
        return Err(context.speaker.say(&Message::new("error-unknown-code").with("code", code)));
    };
    options::print(&page_text(&heading, page, &context.speaker))?;
    Ok(Exit::Clean)
}

/// Code, level, name and limits of every rule and fault, one a line, by code.
fn list() -> String {
    let rules = RULES.iter().map(|rule| (rule.code.0, rule.severity.name(), rule.slug, rule.limits));
    let faults = FAULTS.iter().map(|fault| (fault.code.0, fault.severity.name(), fault.slug, &[][..]));
    let mut rows: Vec<_> = rules.chain(faults).collect();
    rows.sort_unstable_by_key(|(code, ..)| *code);
    rows.iter().fold(String::new(), |mut text, (code, level, slug, limits)| {
        let _ = write!(text, "{code} {level} {slug}");
        for limit in *limits {
            let _ = write!(text, " {}={:?}", limit.name, limit.default);
        }
        text.push('\n');
        text
    })
}

/// The heading and the page of a rule or fault.
fn page_of(name: &str, speaker: &Speaker) -> Option<(String, &'static str)> {
    let level = |severity: Severity| speaker.word(&format!("level-{}", severity.name()));
    if let Some(rule) = rules::find(name) {
        let heading = format!("{} {} — {} ({})", rule.code.0, rule.slug, level(rule.severity), rule.basis);
        return Some((heading, rule.page));
    }
    let fault = FAULTS.iter().find(|fault| fault.code.0.eq_ignore_ascii_case(name) || fault.slug == name)?;
    Some((format!("{} {} — {}", fault.code.0, fault.slug, level(fault.severity)), fault.page))
}

/// The page as printed: prose in one language, then the examples.
fn page_text(heading: &str, page: &'static str, speaker: &Speaker) -> String {
    let page = Page::new(page);
    let mut text = format!("{heading}\n\n{}\n", page.prose(speaker.language()));
    for (section, title) in
        [(Section::Triggers, "explain-triggers"), (Section::NearMiss, "explain-near-miss")]
    {
        if let Some(body) = page.section(section) {
            let lines = body.lines().filter(|line| !line.starts_with("```") && !line.starts_with("<!--"));
            let lines: Vec<&str> = lines.collect();
            let _ = write!(text, "\n{}\n\n{}\n", speaker.word(title), lines.join("\n").trim_matches('\n'));
        }
    }
    text
}

/// The language of conditions: values, operators and functions, each with its meaning and an
/// example.
fn expressions(speaker: &Speaker) -> String {
    let functions = FUNCTIONS.iter().map(|row| (row.signature, row.doc, row.example)).collect();
    let [values, operators] =
        [VALUES, OPERATORS].map(|rows| rows.iter().map(|row| (row.written, row.doc, row.example)).collect());
    let mut text =
        format!("{}\n\n{}\n", speaker.word("explain-expressions"), speaker.word("explain-expressions-rules"));
    let parts: [(&str, Vec<_>); 3] =
        [("explain-values", values), ("explain-operators", operators), ("explain-functions", functions)];
    for (title, rows) in parts {
        let _ = write!(text, "\n{}\n", speaker.word(title));
        for (written, doc, example) in rows {
            let example = speaker.say(&Message::new("explain-example").with("example", example));
            let _ = write!(text, "\n  {written}\n    {}\n    {example}\n", speaker.word(doc));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_reference_has_every_function_value_and_operator_in_both_languages() {
        let functions = FUNCTIONS.iter().map(|row| (row.signature, row.doc, row.example));
        let forms = VALUES.iter().chain(OPERATORS).map(|row| (row.written, row.doc, row.example));
        let rows: Vec<_> = functions.chain(forms).collect();
        let [english, french] =
            Language::ALL.map(|language| expressions(&Speaker::new(language, language.tag())));
        let said = |page: &str, written: &str, example: &str| {
            let block = page.split(&format!("\n  {written}\n    ")).nth(1).unwrap_or_default().to_owned();
            let mut lines = block.lines();
            let meaning = lines.next().unwrap_or_default().to_owned();
            assert!(lines.next().is_some_and(|line| line.ends_with(&format!(" {example}"))), "{written}");
            meaning
        };
        for (written, doc, example) in rows {
            let meanings = [said(&english, written, example), said(&french, written, example)];
            assert!(meanings.iter().all(|meaning| meaning.ends_with('.')), "{doc}: {meanings:?}");
            assert_ne!(meanings[0], meanings[1], "{doc}");
        }
    }
}
