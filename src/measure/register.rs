//! A source that was read: its files, and the cells that could not be.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::read::{Faults, FileRead};
use super::watch_plan::{Watch, WatchKey};
use crate::expression::Mask;
use crate::time::day_number;

/// 1900-01-01, since 1970.
const FIRST_DAY: i32 = -25_567;

/// A source, read.
#[derive(Debug, Clone)]
pub struct Register {
    pub source: String,
    pub zone: TimeZone,
    pub files: Vec<FileRead>,
    pub faults: Faults,
    /// Whether the source says when its data were taken out.
    pub extraction_declared: bool,
    /// What rules wanted counted.
    pub watched: BTreeMap<WatchKey, Watch>,
}

impl Register {
    /// Nothing is known after this day, for the rows of a file: the earlier of the day of
    /// extraction and `as_of`.
    pub fn cut_off(&self, file: usize, as_of: Date) -> Date {
        let extracted = self.files.get(file).and_then(|file| file.extracted);
        extracted.map_or(as_of, |day| day.min(as_of))
    }

    /// Days (since 1970) on which nothing in a file can have happened: after its data were taken out,
    /// where the source says when; before 1900.
    pub fn impossible(&self, file: usize, days: &[i32]) -> Mask {
        let extracted = self.files.get(file).and_then(|file| file.extracted);
        let last = extracted.filter(|_| self.extraction_declared).map_or(i32::MAX, day_number);
        Mask::of(days.len(), |row| days.get(row).is_some_and(|day| *day > last || *day < FIRST_DAY))
    }

    /// The cut-off of the source as a whole.
    pub fn last_cut_off(&self, as_of: Date) -> Date {
        let days = self.files.iter().map(|file| file.extracted.map_or(as_of, |day| day.min(as_of)));
        days.max().unwrap_or(as_of)
    }

    /// What was counted for a definition and a part of it; nothing where there was nothing to look at.
    pub fn watch(&self, definition: &str, part: &str) -> Option<&Watch> {
        self.watched.get(&(definition.to_owned(), part.to_owned()))
    }

    /// The path of a file of the source.
    pub fn path(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| file.path.as_str())
    }
}
