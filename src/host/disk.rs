//! A project on disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobBuilder;
use ignore::WalkBuilder;
use jiff::civil::Date;

use super::assets;
use super::watched::Watched;
use crate::world::{Asset, DataFile, Files, Pace, Progress, RecordFile, SourceFile, World, WorldError};

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
}

/// The nearest folder from `start` upwards that holds `smq.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("smq.yaml").is_file()).map(Path::to_path_buf)
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> WorldError {
    WorldError::Unreadable { path: path.display().to_string(), reason: error.to_string() }
}

/// A path below a root, with `/`.
pub(super) fn below(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

impl World for DiskWorld {
    fn definitions(&self) -> Result<Files, WorldError> {
        let mut files = Vec::new();
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
            let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
            files.push(SourceFile::new(name, &bytes));
        }
        Ok(Files::new(files))
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
        let folder = self.root.join("evidence");
        let mut records = Vec::new();
        if !folder.is_dir() {
            return Ok(records);
        }
        for entry in fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))? {
            let path = entry.map_err(|error| unreadable(&folder, &error))?.path();
            if path.extension().is_some_and(|end| end == "json") {
                let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
                records.push(RecordFile { path: below(&folder, &path), bytes });
            }
        }
        records.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(records)
    }

    fn revision(&self) -> Option<String> {
        let folder = self.root.ancestors().map(|folder| folder.join(".git")).find(|git| git.is_dir())?;
        let head = fs::read_to_string(folder.join("HEAD")).ok()?;
        let head = head.trim();
        match head.strip_prefix("ref: ") {
            None => Some(head.to_owned()),
            Some(name) => {
                let loose = fs::read_to_string(folder.join(name)).ok().map(|text| text.trim().to_owned());
                loose.or_else(|| {
                    let packed = fs::read_to_string(folder.join("packed-refs")).ok()?;
                    let line = packed.lines().find(|line| line.ends_with(name))?;
                    line.split(' ').next().map(str::to_owned)
                })
            }
        }
    }

    fn secret(&self, name: &str) -> Option<Vec<u8>> {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned().into_bytes())
    }
}
