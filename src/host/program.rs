//! The program as a file.

use std::{env, fs};

use super::write::HostError;
use crate::world::digest;

/// The SHA-256 of the file this program runs from.
///
/// # Errors
/// When the file cannot be found or read.
pub fn program_digest() -> Result<String, HostError> {
    let failed = |source| HostError::Io { path: env!("CARGO_PKG_NAME").to_owned(), source };
    let path = env::current_exe().map_err(failed)?;
    let bytes =
        fs::read(&path).map_err(|source| HostError::Io { path: path.display().to_string(), source })?;
    Ok(digest(&bytes))
}
