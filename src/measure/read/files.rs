//! The files of a source, one after the other, into one register.

use jiff::civil::Date;

use super::super::source_plan::{ColumnPlan, SourcePlan};
use super::cells::Writing;
use super::csv::{Record, Records, detect_delimiter};
use super::keys::leave_one_per_key;
use super::{CellFault, FileRead, Register, Row, Value, decode};
use crate::diagnostic::{Checked, DataPlace, Diagnostic, Severity, fault};
use crate::language::{Argument, Message};
use crate::model::{ExtractedFrom, OneOrMany, Source, View};
use crate::schema::nearest;
use crate::time::time_zone;
use crate::values::{PeriodKey, fold};
use crate::world::{DataFile, World};

/// The most findings of one sort reported for a source; the rest is counted.
const MOST_FINDINGS: usize = 3;

/// Reads a source; nothing when it has no data files or cannot be read.
pub fn read_source(source: &View<'_, Source>, plan: &SourcePlan, world: &dyn World) -> Checked<Option<Register>> {
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

impl<'r> Reader<'r> {
    fn new(source: &'r View<'r, Source>, plan: &'r SourcePlan, zone: jiff::tz::TimeZone, findings: Vec<Diagnostic>) -> Self {
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
            detected.push(Message::new("data-detected-delimiter").with("delimiter", sign.to_string()));
            sign
        });
        let quote = format.and_then(|f| f.quote.given()).map_or(Some('"'), |sign| sign.0.chars().next());
        let mut records = Records::new(&decoded.text, sign, quote).filter(|record| {
            record.line >= u64::from(header_row)
        });
        let headers = if self.has_headers() { records.next() } else { None };
        if self.has_headers() && headers.is_none() {
            return self.refuse(file, Message::new("data-no-header"), 1);
        }
        let Some(found) = self.find_columns(file, headers.as_ref()) else { return false };
        let index = self.register.files.len();
        let Some(extracted) = self.extraction(file) else { return false };
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
        for record in records {
            self.record(index, file, &found, &record, width);
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
        let names: Vec<&str> = headers.map(|h| h.cells.iter().map(|c| c.text.trim()).collect()).unwrap_or_default();
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
                        let line = headers.map_or(1, |headers| headers.line);
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

    /// The same; `None` when it cannot be told though declared, which is reported.
    fn extraction(&mut self, file: &DataFile) -> Option<Option<Date>> {
        let taken_out = self.taken_out(file);
        let missing = match self.source.extracted.given().map(|extraction| &extraction.from) {
            Some(ExtractedFrom::FileTime) => "data-no-file-time",
            Some(ExtractedFrom::FileName) => "data-no-date-in-name",
            _ => return Some(taken_out),
        };
        if taken_out.is_none() {
            self.refuse(file, Message::new(missing), 1);
            return None;
        }
        Some(taken_out)
    }

    fn record(&mut self, index: usize, file: &DataFile, found: &[Found<'_>], record: &Record<'_>, width: Option<usize>) {
        if record.is_blank() || self.is_skipped(found, record) {
            self.register.files[index].skipped += 1;
            return;
        }
        self.register.files[index].rows += 1;
        let overflow = width.filter(|width| record.cells.len() > *width);
        let too_wide = overflow.and_then(|width| record.cells[width..].iter().find(|cell| !cell.text.trim().is_empty()));
        let mut cells = Vec::with_capacity(found.len());
        for column in found {
            let raws: Vec<&str> = column
                .at
                .iter()
                .map(|at| record.cells.get(*at).map_or("", |cell| cell.text.as_ref()))
                .collect();
            let read = match too_wide {
                Some(_) => Err(Message::new("cell-row-too-wide")),
                None => self.writing.read(column.plan, &raws),
            };
            cells.push(match read {
                Ok(value) => value,
                Err(reason) => self.bad(file, column, record, &raws, reason),
            });
        }
        self.register.rows.push(Row { file: index, line: record.line, cells });
    }

    fn is_skipped(&self, found: &[Found<'_>], record: &Record<'_>) -> bool {
        self.plan.skip.iter().any(|(column, values)| {
            let at = found.get(*column).and_then(|column| column.at.first());
            let raw = at.and_then(|at| record.cells.get(*at)).map_or("", |cell| cell.text.trim());
            values.iter().any(|value| value == raw)
        })
    }

    fn bad(&mut self, file: &DataFile, column: &Found<'_>, record: &Record<'_>, raws: &[&str], reason: Message) -> Value {
        let cell = column.at.first().and_then(|at| record.cells.get(*at));
        let place = DataPlace {
            path: file.path.clone(),
            line: cell.map_or(record.line, |cell| cell.line),
            column: cell.map_or(1, |cell| cell.column),
            name: column.plan.from.join(" + "),
        };
        let shown = if column.plan.personal { "***".to_owned() } else { shortened(&raws.join(" ")) };
        self.register.faults.push(CellFault { place, reason: reason.with("raw", shown) });
        Value::Bad(self.register.faults.len() - 1)
    }

    fn finish(mut self, sound: bool) -> Checked<Option<Register>> {
        if !sound {
            return Checked::new(None, self.findings);
        }
        let duplicates = leave_one_per_key(&mut self.register, self.plan);
        for duplicate in duplicates.iter().take(MOST_FINDINGS) {
            let path = |file: usize| self.register.files.get(file).map_or("", |file| file.path.as_str()).to_owned();
            let message = Message::new("data-duplicate-key")
                .with("first", format!("{}:{}", path(duplicate.first.0), duplicate.first.1))
                .with("count", duplicates.len());
            let mut finding = about_source(self.source, "failed-check", message);
            let name = self.plan.key.iter().filter_map(|at| self.plan.columns.get(*at)).map(|c| c.from.join(" + "));
            finding.data = Some(DataPlace {
                path: path(duplicate.second.0),
                line: duplicate.second.1,
                column: 1,
                name: name.collect::<Vec<_>>().join(" + "),
            });
            self.findings.push(finding);
        }
        self.date_undated_files();
        self.report_faults();
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

/// The place of a header, or of a column by its number.
fn place_of(from: &str, names: &[&str], has_headers: bool) -> Result<usize, &'static str> {
    if !has_headers {
        let number: Option<usize> = from.trim().parse().ok().filter(|n| *n > 0);
        return number.map(|n| n - 1).ok_or("data-column-number");
    }
    let exact: Vec<usize> = (0..names.len()).filter(|i| names[*i] == from.trim()).collect();
    match exact.as_slice() {
        [one] => return Ok(*one),
        [_, _, ..] => return Err("data-header-twice"),
        [] => {}
    }
    let same: Vec<usize> = (0..names.len()).filter(|i| fold(names[*i]) == fold(from)).collect();
    match same.as_slice() {
        [one] => Ok(*one),
        [] => Err("data-no-column"),
        _ => Err("data-header-twice"),
    }
}

fn delimiter(text: &str) -> Option<char> {
    match text {
        "\\t" | "tab" => Some('\t'),
        _ => text.chars().next(),
    }
}

/// The last date in a file's name: `complaints-2026-03-31.csv`, `calls_202603.csv` is its month.
fn date_in_name(path: &str) -> Option<Date> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let starts = (0..name.len()).rev().filter(|at| name.is_char_boundary(*at));
    let not_inside_number = |at: usize| at == 0 || !name.as_bytes()[at - 1].is_ascii_digit();
    for at in starts.filter(|at| not_inside_number(*at)) {
        let rest = &name[at..];
        let compact = |length: usize| {
            rest.get(..length).filter(|t| t.bytes().all(|b| b.is_ascii_digit())).filter(|_| {
                !rest.as_bytes().get(length).is_some_and(u8::is_ascii_digit)
            })
        };
        let day = rest.get(..10).and_then(|text| crate::values::parse_date(text).ok());
        let day = day.or_else(|| {
            let text = compact(8)?;
            crate::values::parse_date(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).ok()
        });
        let day = day.or_else(|| PeriodKey::parse(rest.get(..7)?).ok().map(PeriodKey::end));
        if day.is_some() {
            return day;
        }
    }
    None
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}

fn digest(bytes: &[u8]) -> String {
    crate::world::digest(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_extraction_from_a_file_name() {
        let shown = |name: &str| date_in_name(name).map(|day| day.to_string());
        assert_eq!(shown("data/complaints-2026-03-31.csv"), Some("2026-03-31".into()));
        assert_eq!(shown("calls_20260331_v2.csv"), Some("2026-03-31".into()));
        assert_eq!(shown("calls-2026-02.csv"), Some("2026-02-28".into()));
        assert_eq!(shown("flights.csv"), None);
    }
}
