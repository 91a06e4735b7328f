//! A World in memory: for tests, and for editors that hold unsaved files.

use std::io::{Cursor, Read};
use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Asset, Content, DataFile, Files, LARGEST_TEMPLATE, MOST_TEMPLATES, Pace, RecordFile, SourceFile,
    TEMPLATES_FOLDER, World, WorldError, path_inside,
};

/// Files given as text, and a fixed day.
#[derive(Debug, Clone)]
pub struct MemoryWorld {
    definitions: Vec<(String, Vec<u8>)>,
    data: Vec<(String, Arc<[u8]>)>,
    records: Vec<RecordFile>,
    assets: Vec<(String, Vec<u8>)>,
    pace: Pace,
    today: Date,
}

impl MemoryWorld {
    pub fn new(today: Date) -> Self {
        let (definitions, data, records) = (Vec::new(), Vec::new(), Vec::new());
        Self { definitions, data, records, assets: Vec::new(), pace: Pace::default(), today }
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
        self.data.push((path.to_owned(), Arc::from(bytes.into())));
        self
    }

    /// Adds an evidence record.
    #[must_use]
    pub fn with_record(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.records.push(RecordFile { path: path.to_owned(), bytes: bytes.into() });
        self
    }

    /// Adds a file that is neither definition nor data: a template, a logo.
    #[must_use]
    pub fn with_asset(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.assets.push((path.to_owned(), bytes.into()));
        self
    }

    /// Reads data at another pace.
    #[must_use]
    pub const fn with_pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
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
        let found = self.data.iter().filter(|(path, _)| matcher.is_match(path));
        let mut files: Vec<DataFile> = found
            .map(|(path, bytes)| DataFile { path: path.clone(), modified: None, size: bytes.len() as u64 })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    fn open_data(&self, path: &str) -> Result<Box<dyn Read + Send>, WorldError> {
        let found = self.data.iter().find(|(own, _)| own == path);
        let (_, bytes) = found.ok_or_else(|| WorldError::Unreadable {
            path: path.to_owned(),
            reason: std::io::ErrorKind::NotFound.to_string(),
        })?;
        Ok(Box::new(Cursor::new(Arc::clone(bytes))))
    }

    fn templates(&self) -> Result<Vec<Asset>, WorldError> {
        let below =
            |path: &str| path.strip_prefix(TEMPLATES_FOLDER).is_some_and(|rest| rest.starts_with('/'));
        let mut own: Vec<&(String, Vec<u8>)> = self.assets.iter().filter(|(path, _)| below(path)).collect();
        own.sort();
        let read = own.into_iter().enumerate().take(MOST_TEMPLATES + 1).map(|(i, (path, bytes))| Asset {
            path: path.clone(),
            content: match i {
                MOST_TEMPLATES => Content::TooMany,
                _ => Content::bounded(bytes, LARGEST_TEMPLATE),
            },
        });
        Ok(read.collect())
    }

    fn asset(&self, path: &str, largest: usize) -> Result<Asset, WorldError> {
        let content = match path_inside(path) {
            None => Content::Outside,
            Some(inside) => {
                let found = self.assets.iter().find(|(own, _)| *own == inside);
                found.map_or(Content::Missing, |(_, bytes)| Content::bounded(bytes, largest))
            }
        };
        Ok(Asset { path: path.to_owned(), content })
    }

    fn pace(&self) -> Pace {
        self.pace
    }

    fn today(&self) -> Date {
        self.today
    }

    fn sealing_day(&self) -> Date {
        self.today
    }

    fn records(&self) -> Result<Vec<RecordFile>, WorldError> {
        Ok(self.records.clone())
    }

    fn revision(&self) -> Option<String> {
        None
    }

    fn secret(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}
