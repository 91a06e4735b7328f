//! Options that several commands share.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};
use jiff::civil::Date;

use super::{gates, screen};
use crate::compile::{Compilation, Depth, compile};
use crate::diagnostic::Severity;
use crate::host::{DiskWorld, HostError, find_root};
use crate::language::{Language, Message, Speaker};
use crate::measure::Window;
use crate::outputs::proof;
use crate::report::{FORMATS, Format, Screen, Signs, Style, VIEWS, View, format_named};
use crate::rules::{Page, RULES};
use crate::values::{PeriodKey, fold, parse_date};
use crate::world::WorldError;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Clean,
    Findings,
    Failure,
}

impl Exit {
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failure => 2,
        }
    }
}

/// What stops a command: already in the reader's words.
pub type Failure = String;

/// What every command is given.
pub struct Context {
    /// From `--lang` or the locale: for help and for failures before the System is known.
    pub speaker: Speaker,
    pub lang: Option<Language>,
    pub quiet: bool,
    pub style: Style,
}

impl Context {
    /// The speaker for the findings of a project: `--lang`, else its first language, else the
    /// locale; with the words of the rules.
    pub fn speaker_for(&self, compilation: &Compilation) -> Speaker {
        let first = compilation.model.first_language();
        let spoken = compilation.model.system().filter(|system| system.languages.items().next().is_some());
        let known = spoken.and_then(|_| Language::for_tag(&first));
        let language = self.lang.or(known).unwrap_or(self.speaker.language());
        speaker_with_rules(language, &first)
    }
}

/// A compilation, with what is wrong with the templates of the project.
///
/// # Errors
/// When the files cannot be read.
pub fn compiled(world: &DiskWorld, depth: Depth) -> Result<Compilation, WorldError> {
    let mut compilation = compile(world, depth)?;
    let faults = proof(&compilation);
    compilation.findings.extend(faults);
    Ok(compilation)
}

/// Leaves what was compiled to the end of the process, which is near: to give it back piece by piece is
/// work for nothing.
pub fn leave(compilation: Compilation) {
    std::mem::forget(compilation);
}

/// The screen of a command that knows `--ascii`.
pub fn screen(context: &Context, matches: &ArgMatches) -> Screen {
    let ascii = matches.try_get_one::<bool>("ascii").ok().flatten().is_some_and(|asked| *asked);
    let signs = if ascii { Signs::Ascii } else { screen::signs() };
    Screen { style: context.style, signs, width: screen::width() }
}

/// Prints on standard output; a reader that went away is no failure.
///
/// # Errors
/// When the text cannot be written, as on a disk that is full.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("stdout: {error}")),
        _ => Ok(()),
    }
}

/// Leaves the errors alone, where there are any: what else was found is not asked for. Where a gate
/// fails without an error, everything stays: it is what fails.
pub fn keep_errors(compilation: &mut Compilation) {
    if compilation.count(Severity::Error) > 0 {
        compilation.findings.retain(|finding| finding.severity == Severity::Error);
    }
}

/// A speaker that knows the words of every rule.
pub fn speaker_with_rules(language: Language, first: &str) -> Speaker {
    let mut speaker = Speaker::new(language, first);
    for rule in RULES {
        speaker.learn(&Page::new(rule.page).words(language));
    }
    speaker
}

pub fn dir(speaker: &Speaker) -> Arg {
    Arg::new("dir").value_name("DIR").help(speaker.word("option-dir"))
}

pub fn format(speaker: &Speaker) -> Arg {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    format_among(speaker, &names)
}

/// `--format` of a command that knows some of them only.
pub fn format_among(speaker: &Speaker, names: &[&'static str]) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(clap::builder::PossibleValuesParser::new(names.iter().copied()))
        .default_value("human")
        .help(speaker.word("option-format"))
}

pub fn as_of(speaker: &Speaker) -> Arg {
    Arg::new("as-of").long("as-of").value_name("DATE").help(speaker.word("option-as-of"))
}

pub fn data(speaker: &Speaker) -> Arg {
    Arg::new("data").long("data").value_name("DIR").help(speaker.word("option-data"))
}

pub fn deny(speaker: &Speaker) -> Arg {
    Arg::new("deny")
        .long("deny")
        .value_name("LEVEL")
        .value_parser(["warnings"])
        .action(ArgAction::Append)
        .help(speaker.word("option-deny"))
}

/// The views of `check`, one option each; one at a time.
pub fn views(speaker: &Speaker) -> Vec<Arg> {
    let view = |view: &View| {
        let others: Vec<&str> = VIEWS.iter().map(|own| own.name).filter(|name| *name != view.name).collect();
        let arg = Arg::new(view.name).long(view.name).action(ArgAction::SetTrue);
        arg.conflicts_with_all(others).help(speaker.word(view.help))
    };
    VIEWS.iter().map(view).collect()
}

/// The view asked for, if any.
pub fn chosen_view(matches: &ArgMatches) -> Option<&'static View> {
    VIEWS.iter().find(|view| matches.get_flag(view.name))
}

pub fn ascii(speaker: &Speaker) -> Arg {
    Arg::new("ascii").long("ascii").action(ArgAction::SetTrue).help(speaker.word("option-ascii"))
}

pub fn period(speaker: &Speaker) -> Arg {
    Arg::new("period").long("period").value_name("PERIOD").help(speaker.word("option-period"))
}

pub fn since(speaker: &Speaker) -> Arg {
    let help = speaker.word("option-since");
    Arg::new("since").long("since").value_name("DATE").conflicts_with("period").help(help)
}

pub fn rejects(speaker: &Speaker) -> Arg {
    Arg::new("rejects").long("rejects").value_name("FILE").help(speaker.word("option-rejects"))
}

pub fn out(speaker: &Speaker, default: &'static str) -> Arg {
    Arg::new("out").long("out").value_name("DIR").default_value(default).help(speaker.word("option-out"))
}

/// What `build` makes, and for whom: names of a table, one option each.
pub fn only(speaker: &Speaker, name: &'static str, help: &str, known: &[&'static str]) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(name.to_ascii_uppercase())
        .value_parser(clap::builder::PossibleValuesParser::new(known.iter().copied()))
        .value_delimiter(',')
        .action(ArgAction::Append)
        .help(speaker.word(help))
}

/// A failure, and on a line of its own what to write instead.
pub fn with_fix(speaker: &Speaker, message: &Message) -> Failure {
    let fix = speaker.attribute(message, "fix").unwrap_or_default();
    format!("{}\n{fix}", speaker.say(message))
}

/// The names given to such an option.
pub fn named<'m>(matches: &'m ArgMatches, name: &str) -> Vec<&'m str> {
    matches.get_many::<String>(name).into_iter().flatten().map(String::as_str).collect()
}

/// The format asked for.
pub fn chosen_format(matches: &ArgMatches) -> &'static Format {
    let name = matches.get_one::<String>("format").map_or("human", String::as_str);
    format_named(name).unwrap_or(&FORMATS[0])
}

/// The part of the series asked for, if any.
///
/// # Errors
/// When `--period` or `--since` is none.
pub fn window(context: &Context, matches: &ArgMatches) -> Result<Option<Window>, Failure> {
    if let Some(raw) = matches.get_one::<String>("since") {
        return Ok(Some(Window::Since(day(context, raw)?)));
    }
    let Some(raw) = matches.get_one::<String>("period") else { return Ok(None) };
    if ["last", "derniere"].contains(&fold(raw).as_str()) {
        return Ok(Some(Window::Last));
    }
    let period = PeriodKey::parse(raw);
    let none = |_| context.speaker.say(&Message::new("error-period").with("raw", raw.as_str()));
    period.map(|period| Some(Window::Of(period))).map_err(none)
}

/// The world of a project: its folder, its data, the day judged on.
///
/// # Errors
/// When there is no project, no such folder, or the date is none.
pub fn world(context: &Context, matches: &ArgMatches) -> Result<DiskWorld, Failure> {
    let start = named_or_here(matches, context)?;
    let root = find_root(&start).ok_or_else(|| {
        let message = Message::new("error-no-project").with("path", shown(&start));
        with_fix(&context.speaker, &message)
    })?;
    // A project is named by its own folder, or found upwards from where one stands.
    let data = matches.try_get_one::<String>("data").ok().flatten().map(PathBuf::from);
    if let Some(data) = data.as_ref().filter(|data| !data.is_dir()) {
        return Err(context.speaker.say(&Message::new("error-no-data-folder").with("path", shown(data))));
    }
    let as_of = matches.try_get_one::<String>("as-of").ok().flatten();
    let as_of = as_of.map(|raw| day(context, raw)).transpose()?;
    Ok(DiskWorld::new(root, data, as_of))
}

fn named_or_here(matches: &ArgMatches, context: &Context) -> Result<PathBuf, Failure> {
    let named = matches.try_get_one::<String>("dir").ok().flatten();
    let path = named.map_or_else(|| PathBuf::from("."), PathBuf::from);
    path.canonicalize()
        .map_err(|_| context.speaker.say(&Message::new("error-no-data-folder").with("path", shown(&path))))
}

fn day(context: &Context, raw: &str) -> Result<Date, Failure> {
    parse_date(raw).map_err(|_| context.speaker.say(&Message::new("error-date").with("raw", raw)))
}

pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A failure of the host in the reader's words.
pub fn host_failure(speaker: &Speaker, error: &HostError) -> Failure {
    let message = match error {
        HostError::Io { path, source } => {
            Message::new("error-io").with("path", path.as_str()).with("reason", source.to_string())
        }
        HostError::Foreign(path) => Message::new("error-foreign").with("path", path.as_str()),
        HostError::ForeignFile(path) => Message::new("error-foreign-file").with("path", path.as_str()),
        HostError::Outside(path) => Message::new("error-outside").with("path", path.as_str()),
        HostError::Exists(path) => Message::new("error-exists").with("path", path.as_str()),
        HostError::Watch(reason) => Message::new("error-watch").with("reason", reason.as_str()),
    };
    speaker.say(&message)
}

/// What could not be had from the world, in the reader's words.
pub fn world_failure(speaker: &Speaker, error: &WorldError) -> Failure {
    match error {
        WorldError::Unreadable { path, reason } => {
            speaker.say(&Message::new("error-io").with("path", path.as_str()).with("reason", reason.as_str()))
        }
        WorldError::TooLarge { path, limit } => speaker.say(
            &Message::new("error-too-large").with("path", path.as_str()).with("limit", limit.to_string()),
        ),
        WorldError::Outside { path } => {
            speaker.say(&Message::new("error-link-outside").with("path", path.as_str()))
        }
    }
}

/// Whether `--deny warnings` was asked for.
pub fn denies_warnings(matches: &ArgMatches) -> bool {
    let denied = matches.try_get_many::<String>("deny").ok().flatten();
    denied.is_some_and(|mut levels| levels.any(|level| level == "warnings"))
}

/// Prints every line of the gate, where that was asked for; else, to the error stream, those that
/// fail without a finding to show for it.
///
/// # Errors
/// When standard output cannot be written.
pub fn tell_gate(lines: &[gates::Line], matches: &ArgMatches, speaker: &Speaker) -> Result<(), Failure> {
    if matches.get_flag("explain-gate") {
        let text = gates::table(lines, speaker);
        if chosen_format(matches).name == "human" {
            print(&text)?;
        } else {
            anstream::eprint!("{text}");
        }
        return Ok(());
    }
    for line in lines.iter().filter(|line| line.outcome == gates::Outcome::Fails && !line.shown) {
        let message = Message::new("gate-failing").with("line", speaker.say(&line.what));
        anstream::eprintln!("{}", speaker.say(&message));
    }
    Ok(())
}

pub fn explain_gate(speaker: &Speaker) -> Arg {
    Arg::new("explain-gate")
        .long("explain-gate")
        .action(ArgAction::SetTrue)
        .help(speaker.word("option-explain-gate"))
}
