//! Calls back whenever something below some folders was saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use notify::{EventKind, RecursiveMode};
use notify_debouncer_full::new_debouncer;

use super::HostError;

/// How long a folder must be quiet before a change counts: editors write in several steps.
const QUIET: Duration = Duration::from_millis(120);

/// Watches folders until the watcher breaks or `changed` answers false. What lies under one of
/// `ignored` (the output) does not count.
///
/// # Errors
/// When the folders cannot be watched.
pub fn watch(
    folders: &[&Path],
    ignored: &[PathBuf],
    mut changed: impl FnMut() -> bool,
) -> Result<(), HostError> {
    let failed = |error: notify::Error| HostError::Watch(error.to_string());
    let (sender, receiver) = channel();
    let mut debouncer = new_debouncer(QUIET, None, sender).map_err(failed)?;
    for folder in folders {
        debouncer.watch(*folder, RecursiveMode::Recursive).map_err(failed)?;
    }
    for batch in receiver {
        let events = batch.map_err(|errors| {
            HostError::Watch(errors.into_iter().map(|error| error.to_string()).collect::<Vec<_>>().join("; "))
        })?;
        let counts = |path: &PathBuf| {
            let hidden = path.components().any(|part| {
                let name = part.as_os_str().to_string_lossy();
                name.starts_with('.') && name.len() > 2
            });
            !hidden && !ignored.iter().any(|ignored| path.starts_with(ignored))
        };
        let relevant = events
            .iter()
            .any(|event| !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(counts));
        if relevant && !changed() {
            break;
        }
    }
    Ok(())
}
