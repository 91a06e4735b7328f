//! The data that were read: every file with its digest, its rows and its day of extraction.

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::{Link, Reader};
use crate::measure::{FileRead, Register};
use crate::model::Source;

/// One source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceView {
    pub link: Link,
    pub id: String,
    /// Whether it was read at all.
    pub read: bool,
    pub files: Vec<FileView>,
    /// Cells that could not be read.
    pub bad: usize,
    pub cells: Vec<CellView>,
    pub more: usize,
}

/// One data file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FileView {
    pub path: String,
    pub digest: String,
    pub rows: String,
    pub skipped: String,
    pub superseded: String,
    pub extracted: Option<String>,
    pub detected: Vec<String>,
}

/// A cell that could not be read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CellView {
    pub place: String,
    pub column: String,
    pub reason: String,
}

/// The most bad cells listed for a source.
const CELLS: usize = 50;

/// Every active source.
pub fn data(reader: &Reader<'_>) -> Vec<SourceView> {
    let compilation = reader.atlas.compilation;
    let registers = compilation.measured.as_ref().map(|measured| &measured.sources);
    let sources = compilation.model.active::<Source>().map(|source| {
        let register = registers.and_then(|registers| registers.get(source.id()));
        let faults = register.map(|register| register.faults.first.as_slice()).unwrap_or_default();
        let bad = register.map_or(0, |register| usize::try_from(register.faults.count).unwrap_or(usize::MAX));
        SourceView {
            link: reader.link(source.definition),
            id: source.id().to_owned(),
            read: register.is_some(),
            files: register.map_or_else(Vec::new, |register| files(reader, register)),
            bad,
            cells: faults
                .iter()
                .take(CELLS)
                .map(|fault| CellView {
                    place: format!("{}:{}", fault.place.path, fault.place.line),
                    column: fault.place.name.clone(),
                    reason: reader.speaker.say(&fault.reason),
                })
                .collect(),
            more: bad.saturating_sub(faults.len().min(CELLS)),
        }
    });
    sources.collect()
}

fn files(reader: &Reader<'_>, register: &Register) -> Vec<FileView> {
    let view = |file: &FileRead| FileView {
        path: file.path.clone(),
        digest: file.digest.clone(),
        rows: reader.count(file.rows),
        skipped: reader.count(file.skipped),
        superseded: reader.count(file.superseded),
        extracted: file.extracted.map(|day| reader.formatter().date(day)),
        detected: file.detected.iter().map(|message| reader.speaker.say(message)).collect(),
    };
    register.files.iter().map(view).collect()
}
