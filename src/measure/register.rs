//! A source that was read: its files, and the cells that could not be.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::read::{Faults, FileRead};

/// A source, read.
#[derive(Debug, Clone)]
pub struct Register {
    pub source: String,
    pub zone: TimeZone,
    pub files: Vec<FileRead>,
    pub faults: Faults,
    /// Whether the source says when its data were taken out.
    pub extraction_declared: bool,
}

impl Register {
    /// Nothing is known after this day, for the rows of a file: the earlier of the day of
    /// extraction and `as_of`.
    pub fn cut_off(&self, file: usize, as_of: Date) -> Date {
        let extracted = self.files.get(file).and_then(|file| file.extracted);
        extracted.map_or(as_of, |day| day.min(as_of))
    }

    /// The cut-off of the source as a whole.
    pub fn last_cut_off(&self, as_of: Date) -> Date {
        let days = self.files.iter().map(|file| file.extracted.map_or(as_of, |day| day.min(as_of)));
        days.max().unwrap_or(as_of)
    }

    /// The path of a file of the source.
    pub fn path(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| file.path.as_str())
    }
}
