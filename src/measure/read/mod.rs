//! Data files into registers: rows of typed cells, each knowing its file and line. A cell that
//! cannot be read is *bad*, with its place and reason; the row is rejected only for the indicators
//! that read the bad cell.

mod adapter;
mod cells;
mod csv;
mod dates;
mod decode;
mod files;
mod keys;
mod names;

pub use adapter::{Batch, Faults, Opened, Scanned, open};
pub use files::read_source;
pub use keys::key_text;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::DataPlace;
use crate::expression::Cell;
use crate::language::Message;
use crate::values::Ratio;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Missing,
    /// Index into [`Register::faults`].
    Bad(usize),
    Text(String),
    Number(Ratio),
    YesNo(bool),
    Day(Date),
    Instant(Timestamp),
}

impl Value {
    pub const fn is_bad(&self) -> bool {
        matches!(self, Self::Bad(_))
    }

    /// The value as expressions see it.
    pub fn cell(&self) -> Cell<'_> {
        match self {
            Self::Missing | Self::Bad(_) => Cell::Missing,
            Self::Text(text) => Cell::Text(text.as_str().into()),
            Self::Number(number) => Cell::Number(*number),
            Self::YesNo(yes) => Cell::YesNo(*yes),
            Self::Day(day) => Cell::Day(*day),
            Self::Instant(instant) => Cell::Instant(*instant),
        }
    }
}

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Index into [`Register::files`].
    pub file: usize,
    /// Line in the file, from 1.
    pub line: u64,
    pub cells: Vec<Value>,
}

/// A cell that could not be read.
#[derive(Debug, Clone)]
pub struct CellFault {
    pub place: DataPlace,
    pub reason: Message,
}

/// One file that was read.
#[derive(Debug, Clone)]
pub struct FileRead {
    pub path: String,
    /// SHA-256 of its bytes.
    pub digest: String,
    /// Rows that are cases.
    pub rows: u64,
    /// Rows skipped because they are declared to be no cases, or blank.
    pub skipped: u64,
    /// Rows whose case comes again in a later file or row.
    pub superseded: u64,
    /// The day on which its data were taken out.
    pub extracted: Option<Date>,
    /// What was found where nothing was declared: delimiter, encoding.
    pub detected: Vec<Message>,
}

/// A source, read.
#[derive(Debug, Clone)]
pub struct Register {
    pub source: String,
    pub zone: TimeZone,
    pub files: Vec<FileRead>,
    pub rows: Vec<Row>,
    pub faults: Vec<CellFault>,
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
}
