//! Writes a quality system of any size, for `benches/compare.py`.
//!
//! `cargo run --release --example definitions -- 10000 FOLDER` writes ten thousand definitions, one in a
//! file, some 9 MB. The same number gives the same bytes on any machine.

#![allow(clippy::print_stderr, reason = "a generator that writes files")]

#[allow(dead_code, reason = "shared; each uses its part")]
#[path = "../../examples/telecom/random.rs"]
mod random;
mod system;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

const USAGE: &str = "usage: cargo run --release --example definitions -- DEFINITIONS FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else { return refuse(USAGE) };
    let Ok(count) = count.parse() else { return refuse(USAGE) };
    match write(Path::new(folder), &system::files(count)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => refuse(&format!("{folder}: {fault}")),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(2)
}

fn write(folder: &Path, files: &[system::File]) -> io::Result<()> {
    files.iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)
    })
}
