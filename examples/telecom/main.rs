//! Writes the data of the telecom example: complaints, calls and survey answers of an invented operator.
//!
//! `cargo run --example telecom -- examples/telecom/data` writes the same bytes on every run: the seed
//! is fixed, all arithmetic is on integers, and neither clock nor locale is read. What the data tell
//! (volumes, shares kept, faults) stands in `story.rs`; the other modules only carry it out.

#![allow(clippy::print_stderr, reason = "a generator that writes files")]

mod calendar;
mod calls;
mod complaints;
mod random;
mod register;
mod story;
mod survey;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use random::Random;

/// One file to write: its name and its bytes.
type File = (String, Vec<u8>);

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("usage: cargo run --example telecom -- FOLDER");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder), &files()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{folder}: {fault}");
            ExitCode::from(2)
        }
    }
}

/// All data files. Each kind of data has its own stream of chance, so that a change to one leaves the
/// others as they were.
fn files() -> Vec<File> {
    let cases = complaints::cases(&mut Random::seeded(story::SEED));
    let mut files = register::exports(&cases);
    files.extend(calls::years(&mut Random::seeded(story::SEED + 1)));
    files.push(survey::answers(&cases, &mut Random::seeded(story::SEED + 2)));
    files
}

fn write(folder: &Path, files: &[File]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    files.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}
