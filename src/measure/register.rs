//! A source that was read: its files, and the cells that could not be.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::read::{Faults, FileRead};
use super::register_plan::{Pair, Part, Step};
use super::watch_plan::{Watch, WatchKey};
use crate::diagnostic::DataPlace;
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
    /// What it shows of the complaints in it, by procedure.
    pub dossiers: Vec<Dossiers>,
    /// What rules wanted counted.
    pub watched: BTreeMap<WatchKey, Watch>,
}

/// What a register shows of the complaints under one procedure.
#[derive(Debug, Clone)]
pub struct Dossiers {
    pub procedure: String,
    /// The column of the identifier, and the cases whose identifier another case has already; nothing
    /// where the source checks it itself.
    pub repeated: Option<(usize, Broken)>,
    /// Cases in which the first step is dated after the second.
    pub out_of_order: Vec<(Pair<Step>, Broken)>,
    /// Cases in which two parts that should be two people's are one person's.
    pub same_person: Vec<(Pair<Part>, Broken)>,
    /// The column of the categories.
    pub category: Option<usize>,
    /// Cases by category, then the day of receipt (since 1970); nothing where it is not known.
    pub categories: BTreeMap<String, BTreeMap<Option<i32>, u64>>,
}

/// Cases that fail, and the first of them.
#[derive(Debug, Clone)]
pub struct Broken {
    pub count: u64,
    pub first: DataPlace,
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
