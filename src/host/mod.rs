//! The disk: the World of the command line, all-or-nothing writing, and the watcher. Beside `cli`,
//! the only place that touches files, the clock and the environment.

mod assets;
mod disk;
mod program;
mod watch;
mod watched;
mod write;

pub use disk::{DiskWorld, find_root};
pub use program::program_digest;
pub use watch::watch;
pub use write::{HostError, OutputFile, append_new, replace_folder, replace_table};
