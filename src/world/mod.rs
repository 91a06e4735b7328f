//! The only door to files, data, *today*, secrets and the git revision, and the places (spans,
//! lines, columns) that messages point at. What stands behind the door (a disk, a test) is the
//! host's affair; nothing below `host` opens a file or asks for the time.

mod asset;
mod files;
mod memory;
mod progress;

pub use asset::{
    Asset, Content, LARGEST_LOGO, LARGEST_TEMPLATE, MOST_TEMPLATES, RECORDS_FOLDER, TEMPLATES_FOLDER,
    path_inside,
};
pub use files::{FileId, Files, Place, SourceFile, Span, digest};
pub use memory::MemoryWorld;
pub use progress::Progress;

use std::io::Read;

use jiff::civil::Date;

/// Why something could not be had from the world.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    #[error("{path}: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("{path}: larger than {limit} MB")]
    TooLarge { path: String, limit: u64 },
    #[error("{path}: leads out of its folder by a link")]
    Outside { path: String },
}

/// One data file: what is known of it before it is read.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// Path below the data folder, with `/`.
    pub path: String,
    /// The day on which the file was last written, where the system tells.
    pub modified: Option<Date>,
    /// Length in bytes.
    pub size: u64,
}

/// One evidence record, whole.
#[derive(Debug, Clone)]
pub struct RecordFile {
    /// Path below the folder of records, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// How data are read: nothing that is found depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Length of the stretches a file is read in, in bytes; a longer record makes its own longer.
    pub chunk_bytes: usize,
    /// Threads that take the stretches apart.
    pub workers: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self { chunk_bytes: 1 << 18, workers: 2 }
    }
}

/// What the compiler may ask of its surroundings.
pub trait World: Sync {
    /// Every definition file of the project, in the order of their paths.
    ///
    /// # Errors
    /// When the project's folder or one of its files cannot be read.
    fn definitions(&self) -> Result<Files, WorldError>;

    /// Every data file whose path below the data folder matches a glob, in the order of their
    /// paths.
    ///
    /// # Errors
    /// When the glob is malformed or a folder cannot be read.
    fn data(&self, glob: &str) -> Result<Vec<DataFile>, WorldError>;

    /// Opens a data file that [`World::data`] named.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn open_data(&self, path: &str) -> Result<Box<dyn Read + Send>, WorldError>;

    /// Every file of the project's folder of templates, in the order of their paths: at most
    /// [`MOST_TEMPLATES`], of [`LARGEST_TEMPLATE`] bytes each.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn templates(&self) -> Result<Vec<Asset>, WorldError> {
        Ok(Vec::new())
    }

    /// A file of the project that a definition names by its path, of at most so many bytes. It lies
    /// inside the project's folder, by way of no link that leads out of it.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    fn asset(&self, path: &str, largest: usize) -> Result<Asset, WorldError> {
        let _ = largest;
        Ok(Asset { path: path.to_owned(), content: Content::Missing })
    }

    /// How fast data may be read here.
    fn pace(&self) -> Pace {
        Pace::default()
    }

    /// The date on which the compiler runs, or the one given with `--as-of`.
    fn today(&self) -> Date;

    /// The day on the calendar on the wall, whatever day is judged on: the day a record is sealed.
    fn sealing_day(&self) -> Date;

    /// Every evidence record of the project, in the order of their names.
    ///
    /// # Errors
    /// When a record cannot be read.
    fn records(&self) -> Result<Vec<RecordFile>, WorldError>;

    /// The git revision of the project, where there is one.
    fn revision(&self) -> Option<String>;

    /// A secret by name: the key of pseudonyms.
    fn secret(&self, name: &str) -> Option<Vec<u8>>;
}
