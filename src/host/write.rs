//! Writing: all of an output or none, and never over what the program did not write.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// A file to be written: its path below the output folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A failure of the host: the exit code is 2.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    #[error("{path}: {source}")]
    Io { path: String, source: std::io::Error },
    #[error("{0}: not a folder written by smqc; name another with --out, or remove it")]
    Foreign(String),
    #[error("{0}: not a table written by smqc; name another file")]
    ForeignFile(String),
    #[error("{0}: would be written outside the output folder")]
    Outside(String),
    #[error("{0}: exists already")]
    Exists(String),
    #[error("{0}")]
    Watch(String),
}

/// The file by which an output folder is known to be ours; it lists what was written.
const MANIFEST: &str = ".smqc-manifest";

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> HostError + '_ {
    move |source| HostError::Io { path: path.display().to_string(), source }
}

/// Replaces the folder `out` by these files: they are written beside it first, and put in its
/// place at the end. A folder that was not written by this program, or in which somebody put files
/// of their own, is left alone.
///
/// # Errors
/// When a file cannot be written, or the folder is not ours; nothing has changed then.
pub fn replace_folder(out: &Path, files: &[OutputFile]) -> Result<(), HostError> {
    check_ours(out)?;
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io(parent))?;
    let staging = tempfile::Builder::new().prefix(".smqc-").tempdir_in(parent).map_err(io(parent))?;
    let mut manifest = String::new();
    let mut places = Vec::with_capacity(files.len());
    for file in files {
        places.push((inside(staging.path(), &file.path)?, file));
        manifest.push_str(&file.path);
        manifest.push('\n');
    }
    let folders: BTreeSet<&Path> = places.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(folder).map_err(io(folder))?;
    }
    places.par_iter().try_for_each(|(path, file)| fs::write(path, &file.bytes).map_err(io(path)))?;
    let list = staging.path().join(MANIFEST);
    fs::write(&list, manifest).map_err(io(&list))?;
    readable(staging.path());
    let ready = staging.keep();
    let swapped = swap(&ready, out);
    if swapped.is_err() {
        let _ = fs::remove_dir_all(&ready);
    }
    swapped
}

/// A temporary folder is private; an output folder is as readable as any other.
fn readable(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o755));
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Puts `ready` in the place of `out`; on failure `out` is what it was.
fn swap(ready: &Path, out: &Path) -> Result<(), HostError> {
    if !out.exists() {
        return fs::rename(ready, out).map_err(io(out));
    }
    let aside = ready.with_extension("old");
    fs::rename(out, &aside).map_err(io(out))?;
    match fs::rename(ready, out) {
        Ok(()) => fs::remove_dir_all(&aside).map_err(io(&aside)),
        Err(error) => {
            let _ = fs::rename(&aside, out);
            Err(io(out)(error))
        }
    }
}

/// An existing folder must be empty, or hold a manifest and nothing that is not on it.
fn check_ours(out: &Path) -> Result<(), HostError> {
    let foreign = || HostError::Foreign(out.display().to_string());
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() || out.is_symlink() {
        return Err(foreign());
    }
    let Ok(manifest) = fs::read_to_string(out.join(MANIFEST)) else {
        return if holds_a_file(out)? { Err(foreign()) } else { Ok(()) };
    };
    let mut found = Vec::new();
    list(out, out, &mut found)?;
    let listed: BTreeSet<&str> = manifest.lines().collect();
    // A list may say anything: what a project begins with is nothing that was written.
    let ours = |path: &String| path == MANIFEST || path != "smq.yaml" && listed.contains(path.as_str());
    let strange = found.iter().find(|path| !ours(path));
    match strange {
        Some(path) => Err(HostError::Foreign(out.join(path).display().to_string())),
        None => Ok(()),
    }
}

/// Whether a file lies anywhere in a folder: looked for no further than to the first one.
fn holds_a_file(folder: &Path) -> Result<bool, HostError> {
    for entry in fs::read_dir(folder).map_err(io(folder))? {
        let path = entry.map_err(io(folder))?.path();
        if !path.is_dir() || path.is_symlink() || holds_a_file(&path)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn list(root: &Path, folder: &Path, found: &mut Vec<String>) -> Result<(), HostError> {
    for entry in fs::read_dir(folder).map_err(io(folder))? {
        let path = entry.map_err(io(folder))?.path();
        if path.is_dir() && !path.is_symlink() {
            list(root, &path, found)?;
        } else {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
            found.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    Ok(())
}

/// A path below the root; `..` and absolute paths are refused.
fn inside(root: &Path, path: &str) -> Result<PathBuf, HostError> {
    let plain =
        path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains('\\'));
    if plain { Ok(root.join(path)) } else { Err(HostError::Outside(path.to_owned())) }
}

/// Writes a file that must not exist yet, whole or not at all.
///
/// # Errors
/// When it exists, or cannot be written.
pub fn append_new(path: &Path, bytes: &[u8]) -> Result<(), HostError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io(folder))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(io(folder))?;
    file.write_all(bytes).map_err(io(path))?;
    file.as_file().sync_all().map_err(io(path))?;
    match file.persist_noclobber(path) {
        Ok(_) => {
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
            }
            Ok(())
        }
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(HostError::Exists(path.display().to_string()))
        }
        Err(error) => Err(io(path)(error.error)),
    }
}

/// Writes a table whole or not at all. It takes the place of an earlier one with the same header,
/// never of another file: a slip of the pen must not cost anybody their data.
///
/// # Errors
/// When the file is not such a table, or cannot be written.
pub fn replace_table(path: &Path, table: &str) -> Result<(), HostError> {
    let header = table.lines().next().unwrap_or_default();
    let other = fs::symlink_metadata(path).is_ok_and(|known| !known.is_file());
    if other {
        return Err(HostError::ForeignFile(path.display().to_string()));
    }
    if path.is_file() {
        let known = fs::read(path).map_err(io(path))?;
        if !known.is_empty() && !known.starts_with(header.as_bytes()) {
            return Err(HostError::ForeignFile(path.display().to_string()));
        }
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(io(folder))?;
    file.write_all(table.as_bytes()).map_err(io(path))?;
    file.persist(path).map_err(|error| io(path)(error.error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_makes_a_project_an_output() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("smq.yaml"), "kind: System\n").expect("a file");
        fs::write(folder.path().join(MANIFEST), "smq.yaml\n").expect("a file");
        assert!(matches!(replace_folder(folder.path(), &[]), Err(HostError::Foreign(_))));
        assert!(folder.path().join("smq.yaml").is_file());
    }
}
