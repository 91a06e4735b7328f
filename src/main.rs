//! Arguments in, exit code out.

use std::process::ExitCode;

/// Most of what a build does is many short texts, on all processors.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    ExitCode::from(smqc::cli::main(arguments))
}
