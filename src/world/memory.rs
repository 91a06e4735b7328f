//! A World in memory: for tests, and for editors that hold unsaved files.

use jiff::civil::Date;

use super::{DataFile, Files, SourceFile, World, WorldError};

/// Files given as text, and a fixed day.
#[derive(Debug, Clone)]
pub struct MemoryWorld {
    definitions: Vec<(String, Vec<u8>)>,
    data: Vec<DataFile>,
    records: Vec<DataFile>,
    today: Date,
}

impl MemoryWorld {
    pub const fn new(today: Date) -> Self {
        Self { definitions: Vec::new(), data: Vec::new(), records: Vec::new(), today }
    }

    /// Adds a definition file.
    #[must_use]
    pub fn with_definition(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.definitions.push((path.to_owned(), bytes.into()));
        self
    }

    /// Adds a data file.
    #[must_use]
    pub fn with_data(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.data.push(DataFile { path: path.to_owned(), bytes: bytes.into(), modified: None });
        self
    }

    /// Adds an evidence record.
    #[must_use]
    pub fn with_record(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.records.push(DataFile { path: path.to_owned(), bytes: bytes.into(), modified: None });
        self
    }
}

impl World for MemoryWorld {
    fn definitions(&self) -> Result<Files, WorldError> {
        let files = self.definitions.iter().map(|(path, bytes)| SourceFile::new(path.clone(), bytes));
        Ok(Files::new(files.collect()))
    }

    fn data(&self, glob: &str) -> Result<Vec<DataFile>, WorldError> {
        let pattern = globset::GlobBuilder::new(glob).literal_separator(true).build();
        let pattern = pattern
            .map_err(|error| WorldError::Unreadable { path: glob.to_owned(), reason: error.to_string() })?;
        let matcher = pattern.compile_matcher();
        let mut files: Vec<DataFile> =
            self.data.iter().filter(|file| matcher.is_match(&file.path)).cloned().collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    fn today(&self) -> Date {
        self.today
    }

    fn sealing_day(&self) -> Date {
        self.today
    }

    fn records(&self) -> Result<Vec<DataFile>, WorldError> {
        Ok(self.records.clone())
    }

    fn revision(&self) -> Option<String> {
        None
    }

    fn secret(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}
