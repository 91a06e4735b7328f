//! The contents of a document: its sections and their numbers.

use schemars::JsonSchema;
use serde::Serialize;

use super::block::{Block, letters};

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ContentsEntry")]
pub struct Entry {
    /// Which heading of the document it is, from 1.
    pub heading: usize,
    pub level: u8,
    /// « 2.4 ».
    pub number: String,
    pub title: String,
    pub anchor: Option<String>,
}

/// The headings of the first two levels.
pub fn contents(blocks: &[Block]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let (mut heading, mut first, mut second) = (0, 0, 0);
    for block in blocks {
        let Block::Heading { level, runs, anchor } = block else { continue };
        heading += 1;
        let number = match level {
            1 => {
                (first, second) = (first + 1, 0);
                first.to_string()
            }
            2 => {
                second += 1;
                format!("{first}.{second}")
            }
            _ => continue,
        };
        let (title, anchor) = (letters(runs), anchor.clone());
        entries.push(Entry { heading, level: *level, number, title, anchor });
    }
    entries
}
