//! Arguments in, exit code out.

#![allow(clippy::disallowed_methods, reason = "arguments come in here")]

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    ExitCode::from(smqc::cli::main(arguments))
}
