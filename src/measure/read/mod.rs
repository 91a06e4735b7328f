//! Data files into batches of typed columns, each row knowing its file and line. A file is read once,
//! a stretch at a time, on all cores; nothing that is found depends on the stretches, their number
//! or the cores. A cell that cannot be read is *bad*, with its place and reason; the row is rejected
//! only for the indicators that read the bad cell.

mod blocks;
#[cfg(test)]
mod breadth;
mod bytes;
mod columns;
mod dates;
mod days;
mod decode;
mod evidence;
mod faults;
#[cfg(test)]
mod fixture;
mod head;
mod lines;
mod names;
mod numbers;
mod open;
mod pass;
mod records;
mod scan;
mod sheet;
mod stretch;
#[cfg(test)]
mod tests;
mod words;

pub use dates::is_format as is_date_format;
pub use decode::is_encoding;
pub use faults::{CellFault, Faults};
pub use open::{Opened, open};
pub use scan::Scanned;

use blocks::Trouble;
use jiff::civil::Date;

use crate::expression::Table;
use crate::language::Message;

/// Rows of one file: a stretch of it.
#[derive(Debug)]
pub struct Batch<'t> {
    /// Index into [`Opened::files`].
    pub file: usize,
    /// Line on which each row starts, from 1.
    pub lines: Vec<u64>,
    /// Where each row starts in the text of its file, in bytes, or its number in a spreadsheet: file
    /// and offset identify a row, however the file is cut.
    pub offsets: Vec<u64>,
    /// Columns in the order of the declared ones.
    pub table: Table<'t>,
}

/// One file that was read.
#[derive(Debug, Clone)]
pub struct FileRead {
    pub path: String,
    /// SHA-256 of its bytes; empty before it was read.
    pub digest: String,
    /// Rows that are cases.
    pub rows: u64,
    /// Rows skipped because they are declared to be no cases, or blank.
    pub skipped: u64,
    /// Rows whose case comes again in a later file or row.
    pub superseded: u64,
    /// The day on which its data were taken out, where the source says so.
    pub extracted: Option<Date>,
    /// What was found where nothing was declared: delimiter, encoding.
    pub detected: Vec<Message>,
}
