//! The files of a source, one after the other, into one register.

use jiff::civil::Date;

use super::cells::Writing;
use super::csv::{RawCell, Record, Records, detect_delimiter};
use super::keys::leave_one_per_key;
use super::names::{date_in_name, place_of};
use super::{CellFault, FileRead, Register, Row, Value, decode};
use crate::diagnostic::{Checked, DataPlace, Diagnostic, Severity, fault};
use crate::language::{Argument, Message};
use crate::measure::source_plan::{ColumnPlan, SourcePlan};
use crate::model::{ExtractedFrom, OneOrMany, Source, View};
use crate::schema::nearest;
use crate::time::time_zone;
use crate::values::fold;
use crate::world::{DataFile, World, digest};

/// The most findings of one sort reported for a source; the rest is counted.
const MOST_FINDINGS: usize = 3;

/// Reads a source; nothing when it has no data files or cannot be read.
pub fn read_source(
    source: &View<'_, Source>,
    plan: &SourcePlan,
    world: &dyn World,
) -> Checked<Option<Register>> {
    let mut findings = Vec::new();
    let mut data = Vec::new();
    for glob in &plan.files {
        match world.data(glob) {
            Ok(files) => data.extend(files),
            Err(error) => {
                let message = Message::new("data-unreadable").with("reason", error.to_string());
                findings.push(about_source(source, "unreadable-data", message));
            }
        }
    }
    data.sort_by(|a, b| a.path.cmp(&b.path));
    data.dedup_by(|a, b| a.path == b.path);
    if data.is_empty() {
        if findings.is_empty() {
            let message = Message::new("data-none").with("files", plan.files.join(", "));
            findings.push(about_source(source, "no-data", message));
        }
        return Checked::new(None, findings);
    }
    let Ok(zone) = time_zone(&plan.zone) else { return Checked::new(None, findings) };
    let mut reader = Reader::new(source, plan, zone, findings);
    // The last file is the one whose data were taken out last; the path decides between equals.
    data.sort_by_key(|file| reader.taken_out(file));
    let mut sound = true;
    for file in &data {
        sound &= reader.file(file);
    }
    reader.finish(sound)
}

fn about_source(source: &View<'_, Source>, slug: &'static str, message: Message) -> Diagnostic {
    let span = source.files.span().unwrap_or(source.definition.id_span);
    Diagnostic::fault(slug, message, span).about(source.definition.address())
}

struct Reader<'r> {
    source: &'r View<'r, Source>,
    plan: &'r SourcePlan,
    writing: Writing,
    register: Register,
    findings: Vec<Diagnostic>,
}

/// Where the cells of a column stand in the records of a file.
struct Found<'p> {
    plan: &'p ColumnPlan,
    at: Vec<usize>,
}

impl Found<'_> {
    /// The raw cells of the column in a record.
    fn raws<'t>(&self, record: &'t Record<'_>) -> Vec<&'t str> {
        self.at.iter().map(|at| record.cells.get(*at).map_or("", |cell| cell.text.as_ref())).collect()
    }
}

/// Whether not one of several declared headers stands in the first line: a header, a delimiter or
/// an encoding is missed rather than each of the columns.
fn knows_none(columns: &[ColumnPlan], names: &[&str]) -> bool {
    let mut wanted = columns.iter().flat_map(|column| &column.from);
    wanted.clone().nth(1).is_some()
        && wanted.all(|from| {
            place_of(from, names, true) == Err("data-no-column")
                && nearest(from, names.iter().copied()).is_none()
        })
}

/// A file whose columns were found.
struct Sheet<'s> {
    /// Index into [`Register::files`].
    index: usize,
    path: &'s str,
    found: Vec<Found<'s>>,
    /// Number of headers.
    width: Option<usize>,
}

impl<'r> Reader<'r> {
    fn new(
        source: &'r View<'r, Source>,
        plan: &'r SourcePlan,
        zone: jiff::tz::TimeZone,
        findings: Vec<Diagnostic>,
    ) -> Self {
        let format = source.body().format.given();
        let first_sign = |text: &str| text.chars().next();
        let writing = Writing {
            zone: zone.clone(),
            missing: format
                .into_iter()
                .flat_map(|f| f.missing.items())
                .map(|text| text.value.0.trim().to_owned())
                .collect(),
            decimal: format.and_then(|f| f.decimal.given()).and_then(|sign| first_sign(&sign.0)),
            dates: format
                .and_then(|f| f.dates.given())
                .into_iter()
                .flat_map(OneOrMany::iter)
                .map(|line| line.0.clone())
                .collect(),
        };
        let register = Register {
            source: plan.id.clone(),
            zone,
            files: Vec::new(),
            rows: Vec::new(),
            faults: Vec::new(),
            extraction_declared: source.extracted.is_given(),
        };
        Self { source, plan, writing, register, findings }
    }

    /// Reads one file; false when it cannot be read.
    fn file(&mut self, file: &DataFile) -> bool {
        let format = self.source.body().format.given();
        let encoding = format.and_then(|f| f.encoding.given()).map(|line| line.0.as_str());
        if [".xlsx", ".xls", ".ods", ".gz", ".zst", ".parquet"].iter().any(|end| file.path.ends_with(end)) {
            return self.refuse(file, Message::new("data-not-text"), 1);
        }
        let decoded = match decode::decode(&file.bytes, encoding) {
            Ok(decoded) => decoded,
            Err((message, line)) => return self.refuse(file, message, line),
        };
        let mut detected: Vec<Message> = decoded.detected.into_iter().collect();
        let header_row = self.source.header_row.given().copied().unwrap_or(1).max(1);
        let declared = format.and_then(|f| f.delimiter.given()).and_then(|sign| delimiter(&sign.0));
        let header_line = decoded.text.lines().nth(header_row as usize - 1).unwrap_or("");
        let sign = declared.unwrap_or_else(|| {
            let sign = detect_delimiter(header_line);
            detected.push(
                Message::new("data-detected-delimiter").with("delimiter", sign.escape_default().to_string()),
            );
            sign
        });
        let quote = format.and_then(|f| f.quote.given()).map_or(Some('"'), |sign| sign.0.chars().next());
        let mut records =
            Records::new(&decoded.text, sign, quote).filter(|record| record.line >= u64::from(header_row));
        let headers = if self.has_headers() { records.next() } else { None };
        if self.has_headers() && headers.is_none() {
            return self.refuse(file, Message::new("data-no-header"), 1);
        }
        let Some(found) = self.find_columns(file, headers.as_ref()) else { return false };
        let index = self.register.files.len();
        let extracted = match self.extraction(file) {
            Ok(extracted) => extracted,
            Err(message) => return self.refuse(file, message, 1),
        };
        self.register.files.push(FileRead {
            path: file.path.clone(),
            digest: digest(&file.bytes),
            rows: 0,
            skipped: 0,
            superseded: 0,
            extracted,
            detected,
        });
        let width = headers.as_ref().map(|headers| headers.cells.len());
        let sheet = Sheet { index, path: &file.path, found, width };
        for record in records {
            self.record(&sheet, &record);
        }
        true
    }

    fn has_headers(&self) -> bool {
        self.source.header.given().is_none_or(|line| fold(&line.0) != "none")
    }

    fn refuse(&mut self, file: &DataFile, message: Message, line: u64) -> bool {
        let message = message.with("path", file.path.as_str());
        let mut finding = about_source(self.source, "unreadable-data", message);
        finding.data = Some(DataPlace { path: file.path.clone(), line, column: 1, name: String::new() });
        self.findings.push(finding);
        false
    }

    /// Finds every declared column among the headers.
    fn find_columns(&mut self, file: &DataFile, headers: Option<&Record<'_>>) -> Option<Vec<Found<'r>>> {
        let names: Vec<&str> =
            headers.map(|h| h.cells.iter().map(|c| c.text.trim()).collect()).unwrap_or_default();
        let line = headers.map_or(1, |headers| headers.line);
        if headers.is_some() && knows_none(&self.plan.columns, &names) {
            let known = names.iter().map(|name| (*name).to_owned()).collect();
            let message = Message::new("data-no-known-header").with("known", Argument::List(known));
            self.refuse(file, message.with("line", line), line);
            return None;
        }
        let mut found = Vec::new();
        let mut sound = true;
        for column in &self.plan.columns {
            let mut at = Vec::new();
            for from in &column.from {
                match place_of(from, &names, headers.is_some()) {
                    Ok(place) => at.push(place),
                    Err(key) => {
                        let near = nearest(from, names.iter().copied()).map(str::to_owned);
                        let message = Message::new(key)
                            .with("header", from.as_str())
                            .with("known", Argument::List(names.iter().map(|n| (*n).to_owned()).collect()))
                            .with("suggestion", Argument::List(near.into_iter().collect()));
                        sound &= self.refuse(file, message, line);
                    }
                }
            }
            found.push(Found { plan: column, at });
        }
        sound.then_some(found)
    }

    /// The day the data of a file were taken out, where the file or the source says so.
    fn taken_out(&self, file: &DataFile) -> Option<Date> {
        match self.source.extracted.given()?.from {
            ExtractedFrom::Date(date) => Some(date),
            ExtractedFrom::LastDate => None,
            ExtractedFrom::FileTime => file.modified,
            ExtractedFrom::FileName => date_in_name(&file.path),
        }
    }

    /// The same.
    ///
    /// # Errors
    /// When it is declared and cannot be told.
    fn extraction(&self, file: &DataFile) -> Result<Option<Date>, Message> {
        let missing = match self.source.extracted.given().map(|extraction| &extraction.from) {
            Some(ExtractedFrom::FileTime) => "data-no-file-time",
            Some(ExtractedFrom::FileName) => "data-no-date-in-name",
            _ => return Ok(self.taken_out(file)),
        };
        self.taken_out(file).map(Some).ok_or(Message::new(missing))
    }

    fn record(&mut self, sheet: &Sheet<'_>, record: &Record<'_>) {
        if record.is_blank() || self.is_skipped(&sheet.found, record) {
            self.register.files[sheet.index].skipped += 1;
            return;
        }
        self.register.files[sheet.index].rows += 1;
        let overflow = sheet.width.filter(|width| record.cells.len() > *width);
        let too_wide =
            overflow.and_then(|width| record.cells[width..].iter().find(|cell| !cell.text.trim().is_empty()));
        if let Some(surplus) = too_wide {
            self.reject_row(sheet, record, surplus);
            return;
        }
        let mut cells = Vec::with_capacity(sheet.found.len());
        for column in &sheet.found {
            let raws = column.raws(record);
            cells.push(match self.writing.read(column.plan, &raws) {
                Ok(value) => value,
                Err(reason) => self.bad(sheet.path, column, record, reason),
            });
        }
        self.register.rows.push(Row { file: sheet.index, line: record.line, cells });
    }

    /// A row with more cells than headers: nobody can tell which cell belongs where.
    fn reject_row(&mut self, sheet: &Sheet<'_>, record: &Record<'_>, surplus: &RawCell<'_>) {
        let place = DataPlace {
            path: sheet.path.to_owned(),
            line: surplus.line,
            column: surplus.column,
            name: String::new(),
        };
        let reason = Message::new("cell-row-too-wide").with("raw", shortened(&surplus.text));
        self.register.faults.push(CellFault { place, reason });
        let bad = Value::Bad(self.register.faults.len() - 1);
        let cells = vec![bad; self.plan.columns.len()];
        self.register.rows.push(Row { file: sheet.index, line: record.line, cells });
    }

    fn is_skipped(&self, found: &[Found<'_>], record: &Record<'_>) -> bool {
        self.plan.skip.iter().any(|(column, values)| {
            let at = found.get(*column).and_then(|column| column.at.first());
            let raw = at.and_then(|at| record.cells.get(*at)).map_or("", |cell| cell.text.trim());
            values.iter().any(|value| value == raw)
        })
    }

    fn bad(&mut self, path: &str, column: &Found<'_>, record: &Record<'_>, reason: Message) -> Value {
        let cell = column.at.first().and_then(|at| record.cells.get(*at));
        let place = DataPlace {
            path: path.to_owned(),
            line: cell.map_or(record.line, |cell| cell.line),
            column: cell.map_or(1, |cell| cell.column),
            name: column.plan.from.join(" + "),
        };
        let shown =
            if column.plan.personal { "***".to_owned() } else { shortened(&column.raws(record).join(" ")) };
        self.register.faults.push(CellFault { place, reason: reason.with("raw", shown) });
        Value::Bad(self.register.faults.len() - 1)
    }

    fn finish(mut self, sound: bool) -> Checked<Option<Register>> {
        if !sound {
            return Checked::new(None, self.findings);
        }
        let duplicates: Vec<super::keys::Duplicate> = Vec::new();
        for duplicate in duplicates.iter().take(MOST_FINDINGS) {
            let path =
                |file: usize| self.register.files.get(file).map_or("", |file| file.path.as_str()).to_owned();
            let message = Message::new("data-duplicate-key")
                .with("first", format!("{}:{}", path(duplicate.first.0), duplicate.first.1))
                .with("count", duplicates.len());
            let mut finding = about_source(self.source, "failed-check", message);
            let name =
                self.plan.key.iter().filter_map(|at| self.plan.columns.get(*at)).map(|c| c.from.join(" + "));
            finding.data = Some(DataPlace {
                path: path(duplicate.second.0),
                line: duplicate.second.1,
                column: 1,
                name: name.collect::<Vec<_>>().join(" + "),
            });
            self.findings.push(finding);
        }
        Checked::new(Some(self.register), self.findings)
    }

    /// Where nothing says when the data were taken out, the last date in them stands for it.
    fn date_undated_files(&mut self) {
        let register = &mut self.register;
        let last = register.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
            Value::Day(day) => Some(*day),
            Value::Instant(instant) => Some(register.zone.to_datetime(*instant).date()),
            _ => None,
        });
        let last = last.max();
        for file in register.files.iter_mut().filter(|file| file.extracted.is_none()) {
            file.extracted = last;
        }
    }

    fn report_faults(&mut self) {
        let Some(first) = self.register.faults.first() else { return };
        let message = Message::new("data-bad-cells")
            .with("count", self.register.faults.len())
            .with("reason", first.reason.clone());
        let row = fault("rejected-rows");
        let mut finding = Diagnostic::new(row.code, Severity::Warning, message);
        finding.data = Some(first.place.clone());
        self.findings.push(finding.about(self.source.definition.address()));
    }
}

fn delimiter(text: &str) -> Option<char> {
    match text {
        "\\t" | "tab" => Some('\t'),
        _ => text.chars().next(),
    }
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}

#[cfg(test)]
mod header_tests {
    use crate::compile::{Depth, compile};
    use crate::world::MemoryWorld;

    const DEFINITIONS: &str = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: O\nlanguages: [en]\ntimezone: Europe/Brussels\n---\nkind: Source\nid: calls\ntitle: Calls\nfiles: calls.csv\nformat: {delimiter: \";\"}\nabout: day\ncolumns:\n  day: {from: Date, type: date}\n  offered: {from: Offered, type: count}\n  taken: {from: Taken, type: count}\n---\nkind: Indicator\nid: share\ntitle: Share\nsource: calls\nmeasure: {ratio: {sum: taken, over: offered}}\n";

    /// The keys of what is said of the data file.
    fn keys(data: &str) -> Vec<&'static str> {
        let today = jiff::civil::date(2026, 7, 6);
        let world =
            MemoryWorld::new(today).with_definition("smq.yaml", DEFINITIONS).with_data("calls.csv", data);
        let findings = compile(&world, Depth::Data).expect("a compilation").findings;
        findings.iter().filter(|finding| finding.data.is_some()).map(|finding| finding.message.key).collect()
    }

    #[test]
    fn a_file_without_its_header_or_delimiter_is_one_fault() {
        assert_eq!(keys("2026-01-02;10;9\n2026-01-03;10;9\n"), ["data-no-known-header"]);
        assert_eq!(keys("Date|Offered|Taken\n2026-01-02|10|9\n"), ["data-no-known-header"]);
        assert_eq!(keys("Date;Offered;Answered\n2026-01-02;10;9\n"), ["data-no-column"]);
        assert!(keys("Date;Offered;Taken\n2026-01-02;10;9\n").is_empty());
    }
}
