//! A project on disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobBuilder;
use ignore::WalkBuilder;
use jiff::civil::Date;
use rayon::prelude::*;

use super::assets;
use super::watched::Watched;
use crate::world::{
    Asset, DataFile, Files, Pace, Progress, RECORDS_FOLDER, RecordFile, SourceFile, TEMPLATES_FOLDER, World,
    WorldError, path_inside,
};

/// A project folder, and the folder its data lie in.
#[derive(Debug, Clone)]
pub struct DiskWorld {
    root: PathBuf,
    data: PathBuf,
    as_of: Option<Date>,
    /// Who is told of data as they are read.
    watched: Option<Watched>,
}

impl DiskWorld {
    /// A project at `root`; data below `data`, else below `root`; judged as of `as_of`, else today.
    pub fn new(root: PathBuf, data: Option<PathBuf>, as_of: Option<Date>) -> Self {
        let data = data.unwrap_or_else(|| root.clone());
        Self { root, data, as_of, watched: None }
    }

    /// The same, telling an observer of the data it reads.
    #[must_use]
    pub fn watched_by(self, progress: Arc<dyn Progress>) -> Self {
        Self { watched: Some(Watched::by(progress)), ..self }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn data_root(&self) -> &Path {
        &self.data
    }

    /// Whether a folder lies where the project keeps what it is made of, or proved by, and nothing that
    /// is generated: its templates, its records.
    pub fn keeps_sources_at(&self, folder: &Path) -> bool {
        let folder = resolved(folder);
        KEPT.iter().any(|own| folder.starts_with(resolved(&self.root.join(own))))
    }
}

/// The folders of a project that nothing may be generated into.
const KEPT: [&str; 2] = [TEMPLATES_FOLDER, RECORDS_FOLDER];

/// A path without links and dots, also where only the folders above it exist.
fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let known = whole.ancestors().find_map(|folder| {
        let mut real = fs::canonicalize(folder).ok()?;
        for part in whole.strip_prefix(folder).ok()? {
            if part == ".." {
                real.pop();
            } else {
                real.push(part);
            }
        }
        Some(real)
    });
    known.unwrap_or(whole)
}

/// The nearest folder from `start` upwards that holds `smq.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("smq.yaml").is_file()).map(Path::to_path_buf)
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> WorldError {
    WorldError::Unreadable { path: path.display().to_string(), reason: error.to_string() }
}

/// The largest file of definitions, and the largest record, in bytes: those of thousands of definitions
/// have a few millions.
const LARGEST: u64 = 64 << 20;

/// A whole file of ordinary length; one that has no end, like a device, is refused as too large.
fn whole(path: &Path, name: &str) -> Result<Vec<u8>, WorldError> {
    let file = fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
        return Ok(bytes);
    }
    Err(WorldError::TooLarge { path: name.to_owned(), limit: LARGEST >> 20 })
}

/// A file that lies below a folder, whatever links lead to it.
fn stays_below(folder: &Path, path: &Path, name: &str) -> Result<(), WorldError> {
    let real = path.canonicalize().map_err(|error| unreadable(path, &error))?;
    let folder = folder.canonicalize().map_err(|error| unreadable(folder, &error))?;
    if real.starts_with(&folder) { Ok(()) } else { Err(WorldError::Outside { path: name.to_owned() }) }
}

/// What git calls a revision: nothing else of the files it is read from may be told.
fn as_revision(text: &str) -> Option<String> {
    let digits = text.trim();
    let plain = (40..=64).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    plain.then(|| digits.to_owned())
}

/// A path below a root, with `/`.
pub(super) fn below(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

impl World for DiskWorld {
    fn definitions(&self) -> Result<Files, WorldError> {
        let mut found = Vec::new();
        let walk = WalkBuilder::new(&self.root)
            .git_global(false)
            .git_exclude(false)
            .parents(false)
            .require_git(false)
            .build();
        for entry in walk {
            let entry = entry.map_err(|error| WorldError::Unreadable {
                path: self.root.display().to_string(),
                reason: error.to_string(),
            })?;
            let path = entry.path();
            let name = below(&self.root, path);
            let yaml = path
                .extension()
                .is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"));
            let generated = name.starts_with("build/") || name.starts_with("evidence/");
            if !yaml || generated || !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            found.push((name, entry.into_path()));
        }
        let read = |(name, path): &(String, PathBuf)| {
            whole(path, name).map(|bytes| SourceFile::new(name.as_str(), &bytes))
        };
        let files: Vec<Result<SourceFile, WorldError>> = found.par_iter().map(read).collect();
        files.into_iter().collect::<Result<Vec<_>, _>>().map(Files::new)
    }

    fn data(&self, glob: &str) -> Result<Vec<DataFile>, WorldError> {
        let malformed = |reason: String| WorldError::Unreadable { path: glob.to_owned(), reason };
        let pattern = GlobBuilder::new(glob).literal_separator(true).build();
        let matcher = pattern.map_err(|error| malformed(error.to_string()))?.compile_matcher();
        let mut files = Vec::new();
        // Only the folder in front of the first `*` is walked.
        let fixed: PathBuf = Path::new(glob)
            .components()
            .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']))
            .collect();
        let start = self.data.join(&fixed);
        let start =
            if start.is_file() { start } else { start.parent().map_or(start.clone(), Path::to_path_buf) };
        if !start.exists() {
            return Ok(files);
        }
        let walk = WalkBuilder::new(&start).standard_filters(false).build();
        for entry in walk.flatten() {
            let path = entry.path();
            let name = below(&self.data, path);
            if !entry.file_type().is_some_and(|kind| kind.is_file()) || !matcher.is_match(&name) {
                continue;
            }
            stays_below(&self.data, path, &name)?;
            let known = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
            let modified = known.modified().ok().and_then(|time| jiff::Zoned::try_from(time).ok());
            files.push(DataFile {
                path: name,
                modified: modified.map(|zoned| zoned.date()),
                size: known.len(),
            });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        if let Some(watched) = &self.watched {
            watched.announce(&files);
        }
        Ok(files)
    }

    fn open_data(&self, path: &str) -> Result<Box<dyn Read + Send>, WorldError> {
        let place = self.data.join(path);
        let file = fs::File::open(&place).map_err(|error| unreadable(&place, &error))?;
        Ok(match &self.watched {
            Some(watched) => watched.open(path, Box::new(file)),
            None => Box::new(file),
        })
    }

    fn templates(&self) -> Result<Vec<Asset>, WorldError> {
        assets::templates(&self.root)
    }

    fn asset(&self, path: &str, largest: usize) -> Result<Asset, WorldError> {
        assets::asset(&self.root, path, largest)
    }

    fn pace(&self) -> Pace {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Pace { workers, ..Pace::default() }
    }

    fn today(&self) -> Date {
        self.as_of.unwrap_or_else(|| jiff::Zoned::now().date())
    }

    fn sealing_day(&self) -> Date {
        jiff::Zoned::now().date()
    }

    fn records(&self) -> Result<Vec<RecordFile>, WorldError> {
        let folder = self.root.join(RECORDS_FOLDER);
        let mut records = Vec::new();
        if !folder.is_dir() {
            return Ok(records);
        }
        for entry in fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))? {
            let path = entry.map_err(|error| unreadable(&folder, &error))?.path();
            // A pipe or a device is no record, and could be read for ever.
            if path.extension().is_some_and(|end| end == "json") && path.is_file() {
                let name = below(&self.root, &path);
                stays_below(&self.root, &path, &name)?;
                records.push(RecordFile { bytes: whole(&path, &name)?, path: below(&folder, &path) });
            }
        }
        records.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(records)
    }

    fn revision(&self) -> Option<String> {
        let folder = self.root.ancestors().map(|folder| folder.join(".git")).find(|git| git.is_dir())?;
        let head = fs::read_to_string(folder.join("HEAD")).ok()?;
        let head = head.trim();
        let Some(name) = head.strip_prefix("ref: ") else { return as_revision(head) };
        let name = path_inside(name)?;
        let loose = fs::read_to_string(folder.join(&name)).ok();
        loose.as_deref().and_then(as_revision).or_else(|| {
            let packed = fs::read_to_string(folder.join("packed-refs")).ok()?;
            let line = packed.lines().find(|line| line.ends_with(&name))?;
            as_revision(line.split(' ').next()?)
        })
    }

    fn secret(&self, name: &str) -> Option<Vec<u8>> {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned().into_bytes())
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn project() -> (tempfile::TempDir, DiskWorld) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("project");
        for own in ["evidence", "data", ".git/refs"] {
            fs::create_dir_all(root.join(own)).expect("a folder");
        }
        fs::write(folder.path().join("secret"), "a,b\nsecret,1\n").expect("a file");
        (folder, DiskWorld::new(root, None, None))
    }

    fn refused(error: &WorldError) -> bool {
        matches!(error, WorldError::Outside { .. } | WorldError::TooLarge { .. })
    }

    #[test]
    fn nothing_is_read_outside_by_way_of_a_link() {
        let (_folder, world) = project();
        let root = world.root().to_path_buf();
        symlink("../../secret", root.join("data/x.csv")).expect("a link");
        assert!(world.data("data/x.csv").is_err_and(|error| refused(&error)));
        symlink("../..", root.join("data/up")).expect("a link");
        assert!(world.data("data/up/secret").is_err_and(|error| refused(&error)));
        symlink("data/here.csv", root.join("there.csv")).expect("a link");
        fs::write(root.join("data/here.csv"), "a\n1\n").expect("a file");
        assert_eq!(world.data("there.csv").map(|found| found.len()).ok(), Some(1));
        symlink("../../secret", root.join("evidence/x.json")).expect("a link");
        assert!(world.records().is_err_and(|error| refused(&error)));
    }

    #[test]
    fn a_file_without_end_is_not_read_to_its_end() {
        let (_folder, world) = project();
        let root = world.root().to_path_buf();
        symlink("/dev/zero", root.join("evidence/x.json")).expect("a link");
        assert_eq!(world.records().map(|found| found.len()).ok(), Some(0));
        let large = fs::File::create(root.join("x.yaml")).expect("a file");
        large.set_len(LARGEST + 1).expect("a length");
        assert!(world.definitions().is_err_and(|error| refused(&error)));
    }

    #[test]
    fn a_revision_is_one_of_git() {
        let (_folder, world) = project();
        let root = world.root().to_path_buf();
        let revision = "0123456789abcdef0123456789abcdef01234567";
        let with = |head: &str| {
            fs::write(root.join(".git/HEAD"), head).expect("a file");
            world.revision()
        };
        fs::write(root.join(".git/refs/main"), format!("{revision}\n")).expect("a file");
        assert_eq!(with("ref: refs/main\n").as_deref(), Some(revision));
        assert_eq!(with(revision).as_deref(), Some(revision));
        fs::write(root.join(".git/refs/main"), "secret").expect("a file");
        assert_eq!(with("ref: refs/main\n"), None);
        assert_eq!(with("ref: ../../secret\n"), None);
    }
}
