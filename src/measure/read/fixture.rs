//! A source read in tests: every cell as text.

use jiff::civil::date;

use super::{Batch, open};
use crate::compile::{Compilation, Depth, compile};
use crate::expression::{TableColumn, Values};
use crate::model::Source;
use crate::time::date_of;
use crate::world::{MemoryWorld, Pace};

/// What a scan found, in the order of files and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// File, line, offset and cells; a missing cell is empty, a bad one `!`, an unanswered one `?`.
    pub rows: Vec<(usize, u64, u64, Vec<String>)>,
    /// Line, column, key and raw cell.
    pub faults: Vec<(u64, u64, &'static str, String)>,
    /// Rows, skipped rows and digest of each file.
    pub files: Vec<(u64, u64, String)>,
    /// Keys of what was found out about the files.
    pub detected: Vec<&'static str>,
    /// Key of what is said of the data, and the line.
    pub findings: Vec<(&'static str, u64)>,
    pub last_date: Option<String>,
}

impl Read {
    /// The cells alone, ` | ` between them.
    pub fn cells(&self) -> Vec<String> {
        self.rows.iter().map(|(.., cells)| cells.join(" | ")).collect()
    }
}

/// A source of which only the data change.
pub struct Fixture {
    compilation: Compilation,
}

impl Fixture {
    /// The fields of the source, behind its title.
    pub fn new(source: &str) -> Self {
        let system = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: O\nlanguages: [en]\n\
                      timezone: Europe/Brussels\n---\nkind: Source\nid: r\ntitle: R\n";
        let world =
            MemoryWorld::new(date(2026, 7, 6)).with_definition("smq.yaml", format!("{system}{source}"));
        let compilation = compile(&world, Depth::Definitions).expect("a compilation");
        let keys: Vec<&str> = compilation.findings.iter().map(|finding| finding.message.key).collect();
        assert!(!compilation.has_errors(), "{keys:?}");
        Self { compilation }
    }

    pub fn read(&self, files: &[(&str, &[u8])]) -> Read {
        self.read_at(files, Pace { chunk_bytes: 1 << 20, workers: 1 })
    }

    pub fn read_at(&self, files: &[(&str, &[u8])], pace: Pace) -> Read {
        let world = MemoryWorld::new(date(2026, 7, 6)).with_pace(pace);
        let world = files.iter().fold(world, |world, (path, bytes)| world.with_data(path, bytes.to_vec()));
        let source = self.compilation.model.active::<Source>().next().expect("a source");
        let plan = &self.compilation.plans.sources["r"];
        let mut findings = Vec::new();
        let opened = open(&source, plan, &world).drain_into(&mut findings);
        let wanted = vec![true; plan.columns.len()];
        let scanned = opened.and_then(|opened| {
            opened.scan(&wanted, Vec::new, |rows, batch| rows.extend(shown(batch))).drain_into(&mut findings)
        });
        let place = |finding: &crate::diagnostic::Diagnostic| {
            (finding.message.key, finding.data.as_ref().map_or(0, |place| place.line))
        };
        let findings = findings.iter().map(place).collect();
        let Some(scanned) = scanned else { return Read { findings, ..Read::default() } };
        let mut rows: Vec<_> = scanned.states.into_iter().flatten().collect();
        rows.sort_by_key(|(file, _, offset, _)| (*file, *offset));
        let faults = scanned.faults.first.iter().map(|fault| {
            let raw = fault.reason.arguments.iter().find(|(name, _)| *name == "raw");
            let raw = raw.map_or_else(String::new, |(_, raw)| format!("{raw:?}"));
            (fault.place.line, fault.place.column, fault.reason.key, raw)
        });
        Read {
            rows,
            faults: faults.collect(),
            files: scanned.files.iter().map(|file| (file.rows, file.skipped, file.digest.clone())).collect(),
            detected: scanned
                .files
                .iter()
                .flat_map(|file| &file.detected)
                .map(|message| message.key)
                .collect(),
            findings,
            last_date: scanned.last_date.map(|day| day.to_string()),
        }
    }
}

fn shown(batch: &Batch<'_>) -> Vec<(usize, u64, u64, Vec<String>)> {
    let row = |row: usize| {
        let cells = batch.table.columns.iter().map(|column| cell(column, row)).collect();
        (batch.file, batch.lines[row], batch.offsets[row], cells)
    };
    (0..batch.table.rows).map(row).collect()
}

fn cell(column: &TableColumn<'_>, row: usize) -> String {
    if column.bad.get(row) {
        return "!".to_owned();
    }
    if column.unanswered.get(row) {
        return "?".to_owned();
    }
    if !column.given.get(row) {
        return String::new();
    }
    match &column.values {
        Values::Unread => "unread".to_owned(),
        Values::Words { codes, words } => words[codes[row] as usize].to_string(),
        Values::Texts(texts) => texts[row].to_string(),
        Values::Numbers(numbers) => numbers[row].to_string(),
        Values::YesNo(yes) => yes.get(row).to_string(),
        Values::Days(days) => date_of(days[row]).expect("a date").to_string(),
        Values::Instants(instants) => {
            jiff::Timestamp::from_second(instants[row]).expect("an instant").to_string()
        }
    }
}
