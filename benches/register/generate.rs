//! Writes a register of cases of any length, for `benches/compare.py`.
//!
//! `cargo run --release --example register -- 10000000 FILE` writes ten million rows, 1.06 GB. The same
//! number of rows gives the same bytes on any machine: the seed is fixed, all arithmetic is on integers,
//! and neither clock nor locale is read. `--customers` adds a column that says whose case it is.

#![allow(clippy::print_stderr, reason = "a generator that writes a file")]

#[path = "../../examples/telecom/random.rs"]
mod random;
mod rows;

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, path::Path};

use rows::{Register, Whose};

const USAGE: &str = "usage: cargo run --release --example register -- ROWS FILE [--customers]";

/// Bytes gathered before they are handed to the disk.
const CHUNK: usize = 1 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (rows, file, whose) = match arguments.as_slice() {
        [rows, file] => (rows, file, Whose::Unsaid),
        [rows, file, "--customers"] => (rows, file, Whose::Customers),
        _ => return refuse(USAGE),
    };
    let Ok(rows) = rows.parse::<u32>() else { return refuse(USAGE) };
    match write(rows, Path::new(file), whose) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => refuse(&format!("{file}: {fault}")),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(2)
}

fn write(rows: u32, path: &Path, whose: Whose) -> io::Result<()> {
    let mut file = File::create(path)?;
    let mut register = Register::new(rows, whose);
    let mut text = Vec::with_capacity(CHUNK + 1_024);
    register.header(&mut text);
    for row in 0..rows {
        register.row(row, &mut text);
        if text.len() >= CHUNK {
            file.write_all(&text)?;
            text.clear();
        }
    }
    file.write_all(&text)
}
