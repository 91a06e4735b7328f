//! `smqc measure`: the data too, and a verdict on every promise and objective.

use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use super::Command;
use crate::cli::gates;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::cli::progress::Bar;
use crate::compile::{Compilation, Depth, compile};
use crate::host::{self, DiskWorld};
use crate::language::{Message, Speaker};
use crate::measure::{Reject, Window, WindowFault, all_rejects};
use crate::report;
use crate::values::{Duration, Period, Unit};
use crate::world::Progress;

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
            .arg(options::explain_gate(speaker))
            .arg(options::ascii(speaker))
            .arg(options::period(speaker))
            .arg(options::since(speaker))
            .arg(options::rejects(speaker))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let window = options::window(context, matches)?;
    let world = options::world(context, matches)?;
    let screen = options::screen(context, matches);
    let bar = Bar::on_terminal(&context.speaker, screen.signs).filter(|_| !context.quiet);
    let world = match &bar {
        Some(bar) => world.watched_by(Arc::clone(bar) as Arc<dyn Progress>),
        None => world,
    };
    let compiled = compile(&world, Depth::Data);
    bar.iter().for_each(|bar| bar.clear());
    let mut compilation = compiled.map_err(|error| options::world_failure(&context.speaker, &error))?;
    let speaker = context.speaker_for(&compilation);
    let gate = gates::of_measure(&compilation, options::denies_warnings(matches), window);
    let failed = gates::fails(&gate);
    if let Some(path) = matches.get_one::<String>("rejects") {
        let rejects = rejects_of(&compilation, &world);
        write_rejects(context, &rejects, path, &speaker)?;
    }
    if let Some(window) = window {
        let left_out = narrow(&mut compilation, window, &speaker)?;
        if !context.quiet && !left_out.is_empty() {
            anstream::eprintln!("{}", left_out_text(&left_out, window, &speaker));
        }
    }
    if context.quiet {
        options::keep_errors(&mut compilation);
    }
    if !context.quiet || failed {
        let format = options::chosen_format(matches);
        options::print(&(format.verdicts)(&compilation, &speaker, screen))?;
        if format.name == "csv" {
            // The table holds no findings: they must not pass in silence.
            anstream::eprintln!("{}", report::summary(&compilation, &speaker));
        }
        options::tell_gate(&gate, matches, &speaker)?;
    }
    Ok(if failed { Exit::Findings } else { Exit::Clean })
}

/// All cells that cannot be read.
fn rejects_of(compilation: &Compilation, world: &DiskWorld) -> Vec<Reject> {
    let Some(measured) = &compilation.measured else { return Vec::new() };
    all_rejects((&compilation.model, &compilation.plans), measured, world)
}

/// Their list as a file.
fn write_rejects(
    context: &Context,
    rejects: &[Reject],
    path: &str,
    speaker: &Speaker,
) -> Result<(), Failure> {
    host::replace_table(Path::new(path), &report::rejects_csv(rejects, speaker))
        .map_err(|error| options::host_failure(speaker, &error))?;
    if !context.quiet {
        let message = Message::new("rejected-written").with("n", rejects.len()).with("path", path);
        anstream::eprintln!("{}", speaker.say(&message));
    }
    Ok(())
}

/// Leaves what lies in the window; answers the indicators left out.
fn narrow(compilation: &mut Compilation, window: Window, speaker: &Speaker) -> Result<Vec<String>, Failure> {
    let Some(measured) = &mut compilation.measured else { return Ok(Vec::new()) };
    measured.narrow(&compilation.plans, window).map_err(|fault| window_failure(&fault, window, speaker))
}

/// Why there is nothing to show, in the reader's words.
fn window_failure(fault: &WindowFault, window: Window, speaker: &Speaker) -> Failure {
    let formatter = speaker.formatter();
    let asked = match window {
        Window::Last => speaker.word("window-last"),
        Window::Of(period) => formatter.period_key(period),
        Window::Since(day) => speaker.say(&Message::new("window-since").with("day", day)),
    };
    let message = match fault {
        WindowFault::OtherLength(lengths) => {
            let lengths: Vec<String> = lengths.iter().map(|length| length_name(*length, speaker)).collect();
            Message::new("error-period-length").with("lengths", lengths.join(", "))
        }
        WindowFault::NoData(Some((first, last))) => {
            Message::new("error-period-empty").with("first", *first).with("last", *last)
        }
        WindowFault::NoData(None) => Message::new("error-nothing-measured"),
        WindowFault::NotMerged => Message::new("error-not-merged"),
    };
    speaker.say(&message.with("asked", asked))
}

fn length_name(length: Period, speaker: &Speaker) -> String {
    match length {
        Period::Rolling(amount) => {
            let window = Duration { amount, unit: Unit::CalendarDay };
            speaker.say(&Message::new("window-rolling").with("length", window))
        }
        other => speaker.word(&format!("word-{other}")),
    }
}

/// Which indicators are not shown, and why.
fn left_out_text(left_out: &[String], window: Window, speaker: &Speaker) -> String {
    let key = match window {
        Window::Since(_) => "window-not-merged",
        Window::Last | Window::Of(_) => "window-other-length",
    };
    speaker.say(&Message::new(key).with("indicators", left_out.join(", ")))
}
