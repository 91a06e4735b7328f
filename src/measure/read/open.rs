//! A source opened: its files found, and its columns found in each. No row is read yet.

use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::bytes::Packing;
use super::columns::{ColumnReader, Writing};
use super::head::{self, Declared, Head};
use super::lines::{self, Lines};
use super::names::{date_in_name, place_of};
use super::sheet::{self, Sheet};
use super::{FileRead, Trouble};
use crate::diagnostic::{Checked, DataPlace, Diagnostic};
use crate::language::{Argument, Message};
use crate::measure::source_plan::{ColumnPlan, SourcePlan};
use crate::model::kinds::source::ColumnType;
use crate::model::{ExtractedFrom, Extraction, OneOrMany, Source, View};
use crate::schema::nearest;
use crate::time::{ZoneTable, time_zone};
use crate::values::fold;
use crate::world::{DataFile, Span, World};

/// A source whose files were found, and whose columns were found in each.
pub struct Opened<'w> {
    pub files: Vec<FileRead>,
    /// Zone of the source.
    pub zone: TimeZone,
    /// The same.
    pub table: ZoneTable,
    /// Whether the source says when its data were taken out.
    pub extraction_declared: bool,
    /// How many of the cells that cannot be read are told; all of them are counted.
    pub faults_kept: usize,
    pub(super) columns: Vec<ColumnReader>,
    /// Columns, and the values that make a row no case.
    pub(super) skip: Vec<(usize, Vec<String>)>,
    pub(super) layouts: Vec<Layout>,
    pub(super) about: About,
    pub(super) world: &'w dyn World,
    /// Of the files, once they have been read whole.
    pub(super) digests: OnceLock<Vec<String>>,
}

/// How a file is laid out.
pub struct Layout {
    pub form: Form,
    /// By declared column: the columns of the file it is read from (two for one instant).
    pub columns: Vec<Vec<usize>>,
    pub size: u64,
}

/// What kind of file it is.
pub enum Form {
    Delimited(Head),
    /// One JSON object per line.
    Lines(Lines),
    Sheet(Sheet),
}

/// The source that findings speak of.
#[derive(Debug, Clone)]
pub struct About {
    pub address: String,
    pub span: Span,
}

impl About {
    fn new(source: &View<'_, Source>) -> Self {
        let span = source.files.span().unwrap_or(source.definition.id_span);
        Self { address: source.definition.address(), span }
    }

    pub fn finding(&self, slug: &'static str, message: Message) -> Diagnostic {
        Diagnostic::fault(slug, message, self.span).about(self.address.clone())
    }

    /// A file that cannot be read.
    pub fn refusal(&self, path: &str, (message, line): Trouble) -> Diagnostic {
        let mut finding = self.finding("unreadable-data", message.with("path", path));
        finding.data = Some(DataPlace { path: path.to_owned(), line, column: 1, name: String::new() });
        finding
    }
}

/// Opens a source; nothing when it has no data files or its columns are not in them.
pub fn open<'w>(
    source: &View<'_, Source>,
    plan: &SourcePlan,
    world: &'w dyn World,
) -> Checked<Option<Opened<'w>>> {
    let about = About::new(source);
    let mut findings = Vec::new();
    let mut data = Vec::new();
    for glob in &plan.files {
        match world.data(glob) {
            Ok(files) => data.extend(files),
            Err(error) => {
                let message = Message::new("data-unreadable").with("reason", error.to_string());
                findings.push(about.finding("unreadable-data", message));
            }
        }
    }
    data.sort_by(|a, b| in_order(&a.path, &b.path));
    data.dedup_by(|a, b| a.path == b.path);
    if data.is_empty() && findings.is_empty() {
        let message = Message::new("data-none").with("files", plan.files.join(", "));
        findings.push(about.finding("no-data", message));
    }
    let Ok(zone) = time_zone(&plan.zone) else { return Checked::new(None, findings) };
    if data.is_empty() {
        return Checked::new(None, findings);
    }
    let extraction = source.extracted.given();
    // The last file is the one whose data were taken out last; the path decides between equals.
    data.sort_by_key(|file| taken_out(extraction, file));
    let mut opening = Opening { about, source, plan, world, findings };
    let opened: Vec<Option<(FileRead, Layout)>> = data.iter().map(|file| opening.file(file)).collect();
    let about = opening.about;
    let findings = opening.findings;
    let Some(files) = opened.into_iter().collect::<Option<Vec<_>>>() else {
        return Checked::new(None, findings);
    };
    let (files, layouts) = files.into_iter().unzip();
    let writing = writing(source);
    let readers = plan.columns.iter().enumerate().map(|(at, column)| ColumnReader::new(at, column, &writing));
    let opened = Opened {
        files,
        table: ZoneTable::new(zone.clone()),
        zone,
        extraction_declared: source.extracted.is_given(),
        faults_kept: 1_000,
        columns: readers.collect(),
        skip: plan.skip.clone(),
        layouts,
        about,
        world,
        digests: OnceLock::new(),
    };
    Checked::new(Some(opened), findings)
}

fn writing(source: &View<'_, Source>) -> Writing {
    let format = source.body().format.given();
    let missing = format.into_iter().flat_map(|format| format.missing.items());
    let dates = format.and_then(|format| format.dates.given()).into_iter().flat_map(OneOrMany::iter);
    Writing {
        missing: missing.map(|text| text.value.0.trim().to_owned()).collect(),
        decimal: format.and_then(|format| format.decimal.given()).and_then(|sign| sign.0.chars().next()),
        dates: dates.map(|line| line.0.clone()).collect(),
    }
}

fn declared(source: &View<'_, Source>) -> Declared {
    let format = source.body().format.given();
    let delimiter = format.and_then(|format| format.delimiter.given());
    let quote = format.and_then(|format| format.quote.given());
    Declared {
        encoding: format.and_then(|format| format.encoding.given()).map(|line| line.0.clone()),
        delimiter: delimiter.and_then(|sign| match sign.0.as_str() {
            "\\t" | "tab" => Some('\t'),
            text => text.chars().next(),
        }),
        quote: quote.map_or(Some('"'), |sign| sign.0.chars().next()),
        header_row: u64::from(source.header_row.given().copied().unwrap_or(1).max(1)),
        has_headers: source.header.given().is_none_or(|line| fold(&line.0) != "none"),
    }
}

/// Paths in the order people give them: `export-9` before `export-10`.
fn in_order(a: &str, b: &str) -> std::cmp::Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let order = match (digits(left), digits(right)) {
            (0, _) | (_, 0) => {
                let (first, second) = (left.chars().next(), right.chars().next());
                if first.is_none() || first != second {
                    return first.cmp(&second).then_with(|| a.cmp(b));
                }
                let length = first.map_or(0, char::len_utf8);
                (left, right) = (left.get(length..).unwrap_or(""), right.get(length..).unwrap_or(""));
                continue;
            }
            (long, other) => {
                let (number, second) = (left.get(..long).unwrap_or(""), right.get(..other).unwrap_or(""));
                (left, right) = (left.get(long..).unwrap_or(""), right.get(other..).unwrap_or(""));
                let (number, second) = (number.trim_start_matches('0'), second.trim_start_matches('0'));
                number.len().cmp(&second.len()).then_with(|| number.cmp(second))
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The day the data of a file were taken out, where the file or the source says so.
fn taken_out(extraction: Option<&Extraction>, file: &DataFile) -> Option<Date> {
    match extraction?.from {
        ExtractedFrom::Date(date) => Some(date),
        ExtractedFrom::LastDate => None,
        ExtractedFrom::FileTime => file.modified,
        ExtractedFrom::FileName => date_in_name(&file.path),
    }
}

/// What a file is, where its columns stand, and what was found out about it.
type Found = (Form, Vec<Vec<usize>>, Vec<Message>);

struct Opening<'o, 'w> {
    about: About,
    source: &'o View<'o, Source>,
    plan: &'o SourcePlan,
    world: &'w dyn World,
    findings: Vec<Diagnostic>,
}

impl Opening<'_, '_> {
    /// Opens one file; nothing when it cannot be read.
    fn file(&mut self, file: &DataFile) -> Option<(FileRead, Layout)> {
        let name = Packing::of(&file.path).1.to_ascii_lowercase();
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        let found = match () {
            () if ends(&[".parquet"]) => self.refuse(file, (Message::new("data-parquet"), 1)),
            () if ends(&[".zip", ".7z", ".rar", ".bz2", ".xz", ".doc", ".docx", ".pdf"]) => {
                self.refuse(file, (Message::new("data-not-read"), 1))
            }
            () if ends(&[".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"]) => self.sheet(file),
            () if ends(&[".ndjson", ".jsonl"]) => self.lines(file),
            () => self.delimited(file),
        };
        let (form, columns, detected) = found?;
        let extracted = match self.extraction(file) {
            Ok(extracted) => extracted,
            Err(message) => return self.refuse(file, (message, 1)),
        };
        let read = FileRead {
            path: file.path.clone(),
            digest: String::new(),
            rows: 0,
            skipped: 0,
            superseded: 0,
            extracted,
            detected,
        };
        Some((read, Layout { form, columns, size: file.size }))
    }

    fn delimited(&mut self, file: &DataFile) -> Option<Found> {
        let declared = declared(self.source);
        let head = match head::read(&file.path, self.world, &declared, &self.plan.columns) {
            Ok(head) => head,
            Err(trouble) => return self.refuse(file, trouble),
        };
        let columns = self.find_columns(file, (head.names.as_deref(), head.header_line))?;
        let detected = head.detected.clone();
        Some((Form::Delimited(head), columns, detected))
    }

    fn lines(&mut self, file: &DataFile) -> Option<Found> {
        let declared = declared(self.source);
        let mut lines = match lines::read(&file.path, self.world, declared.encoding.as_deref()) {
            Ok(lines) => lines,
            Err(trouble) => return self.refuse(file, trouble),
        };
        if !lines.whole {
            // A key may come later: it is missed after the last line only.
            for from in self.plan.columns.iter().flat_map(|column| &column.from) {
                let names: Vec<&str> = lines.names.iter().map(String::as_str).collect();
                if place_of(from, &names, true) == Err("data-no-column") {
                    lines.names.push(from.trim().to_owned());
                }
            }
        }
        let columns = self.find_columns(file, (Some(&lines.names), 1))?;
        let detected = lines.detected.clone();
        Some((Form::Lines(lines), columns, detected))
    }

    fn sheet(&mut self, file: &DataFile) -> Option<Found> {
        let declared = declared(self.source);
        let name = self.source.sheet.given().map(|line| line.0.as_str());
        let book = match sheet::open(&file.path, self.world, name) {
            Ok(book) => book,
            Err(trouble) => return self.refuse(file, trouble),
        };
        let row = declared.header_row;
        let headers = book.headers(row).filter(|_| declared.has_headers);
        if declared.has_headers && headers.is_none() {
            return self.refuse(file, (Message::new("data-no-header"), row));
        }
        let columns = self.find_columns(file, (headers.as_deref(), row))?;
        let first = if declared.has_headers { row + 1 } else { row };
        let tells_percentages = book.tells_percentages();
        let sheet = book.read(&columns.concat(), first);
        let percent = self.plan.columns.iter().zip(&columns).find(|(column, places)| {
            column.kind == ColumnType::Percent && places.iter().any(|place| sheet.has_numbers(*place))
        });
        if let (false, Some((column, _))) = (tells_percentages, percent) {
            let message = Message::new("data-percent-untold").with("header", column.from.join(" + "));
            return self.refuse(file, (message, row));
        }
        Some((Form::Sheet(sheet), columns, Vec::new()))
    }

    fn refuse<T>(&mut self, file: &DataFile, trouble: Trouble) -> Option<T> {
        self.findings.push(self.about.refusal(&file.path, trouble));
        None
    }

    /// The day the data of a file were taken out.
    ///
    /// # Errors
    /// When it is declared and cannot be told.
    fn extraction(&self, file: &DataFile) -> Result<Option<Date>, Message> {
        let extraction = self.source.extracted.given();
        let missing = match extraction.map(|extraction| &extraction.from) {
            Some(ExtractedFrom::FileTime) => "data-no-file-time",
            Some(ExtractedFrom::FileName) => "data-no-date-in-name",
            _ => return Ok(taken_out(extraction, file)),
        };
        taken_out(extraction, file).map(Some).ok_or(Message::new(missing))
    }

    /// Finds every declared column among the headers.
    fn find_columns(
        &mut self,
        file: &DataFile,
        (headers, line): (Option<&[String]>, u64),
    ) -> Option<Vec<Vec<usize>>> {
        let names: Vec<&str> = headers.into_iter().flatten().map(String::as_str).collect();
        let has_headers = headers.is_some();
        // A line that is no header may hold personal data.
        let personal = self.plan.columns.iter().any(|column| column.personal);
        let unknown = has_headers && knows_none(&self.plan.columns, &names);
        let quoted = if personal && unknown { &[][..] } else { names.as_slice() };
        let known = || Argument::List(quoted.iter().map(|name| (*name).to_owned()).collect());
        if unknown {
            let message = Message::new("data-no-known-header").with("known", known()).with("line", line);
            return self.refuse(file, (message, line));
        }
        let mut columns = Vec::new();
        let mut sound = true;
        for column in &self.plan.columns {
            let mut places = Vec::new();
            for from in &column.from {
                match place_of(from, &names, has_headers) {
                    Ok(place) => places.push(place),
                    Err(key) => {
                        let near = nearest(from, names.iter().copied()).map(str::to_owned);
                        let message = Message::new(key)
                            .with("header", from.as_str())
                            .with("known", known())
                            .with("suggestion", Argument::List(near.into_iter().collect()));
                        sound = self.refuse::<()>(file, (message, line)).is_some();
                    }
                }
            }
            columns.push(places);
        }
        sound.then_some(columns)
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

#[cfg(test)]
mod order_tests {
    use super::in_order;

    #[test]
    fn numbers_in_names_are_numbers() {
        let mut paths = ["b", "a-10.csv", "a-9.csv", "a-09.csv", "a.csv", "a-9/2.csv", ""];
        paths.sort_by(|a, b| in_order(a, b));
        assert_eq!(paths, ["", "a-09.csv", "a-9.csv", "a-9/2.csv", "a-10.csv", "a.csv", "b"]);
    }
}
