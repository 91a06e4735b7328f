//! The register of complaints as a workbook: a column for everything the source expects, under the
//! header it expects, so that what is written into it can be read back as it is.

use rust_xlsxwriter::XlsxError;

use super::choices::{choices, declared, headers};
use super::control::named;
use super::dossier::{Datum, dossier, register, takes_others};
use crate::language::Message;
use crate::model::kinds::source::{Column, ColumnType};
use crate::model::{ComplaintProcedure, Source, View};
use crate::outputs::view::Reader;
use crate::outputs::workbook::{Area, Book, Control, Help, Look, Others, Typed};

/// Rows that the rules of the cells reach.
const ROWS: u32 = 5_000;

/// The most columns of a register.
const MOST_COLUMNS: usize = 200;

/// A column of the register.
struct Kept {
    header: String,
    /// What it is, for whoever fills it in.
    about: String,
    typed: Typed,
    choices: Vec<String>,
    others: Others,
    personal: bool,
}

/// The bytes of the workbook.
pub fn workbook(reader: &Reader<'_>, view: &View<'_, ComplaintProcedure>) -> Result<Vec<u8>, XlsxError> {
    let procedure = view.body();
    let source = register(reader, procedure);
    let columns = columns(reader, procedure, source.as_ref());
    let title = title(reader, view);
    let name = format!("{} – {title}", reader.word("forms-name-register"));
    let mut own = Control::of(reader, name, Some(view.definition));
    own.lines.insert(0, (reader.kind_name("complaint-procedure"), title));
    let mut book = Book::new(reader, own)?;
    let named = source.as_ref().and_then(|source| source.body().sheet.given());
    // A sheet named by its number stands first: the reader finds the first one by default.
    let sheet = named.map(|sheet| sheet.0.clone()).filter(|sheet| sheet.trim().parse::<u32>().is_err());
    let place = Place {
        sheet: sheet.unwrap_or_else(|| reader.word("forms-register-sheet")),
        head: head(source.as_ref()),
    };
    write_register(&mut book, &columns, &place)?;
    let notes = notes(reader, procedure, source.as_ref(), &place);
    let (mut about, mut row) = book.about(&notes)?;
    about.text(row, 0, &reader.word("forms-register-columns"), Look::Section)?;
    for column in &columns {
        row += 1;
        about.text(row, 0, &column.header, Look::Strong)?;
        about.text(row, 1, &said(reader, column), Look::Text)?;
    }
    about.protect();
    book.bytes()
}

fn title(reader: &Reader<'_>, view: &View<'_, ComplaintProcedure>) -> String {
    reader.title(view.definition).text
}

/// Where the register stands.
struct Place {
    sheet: String,
    /// The row of the headers, from 0.
    head: u32,
}

fn head(source: Option<&View<'_, Source>>) -> u32 {
    let row = source.and_then(|source| source.body().header_row.given());
    row.map_or(0, |row| row.saturating_sub(1).min(100))
}

fn write_register(book: &mut Book<'_>, columns: &[Kept], place: &Place) -> Result<(), XlsxError> {
    let lists: Vec<_> = columns
        .iter()
        .map(|column| (!column.choices.is_empty()).then(|| book.choices(column.choices.clone())))
        .collect();
    let mut sheet = book.sheet(&place.sheet)?;
    let (first, last) = (place.head + 1, place.head + ROWS);
    for ((number, column), list) in (0_u16..).zip(columns).zip(&lists) {
        let area = Area::column(number, first, last);
        let help = Help { title: column.header.clone(), message: column.about.clone() };
        match list {
            Some(list) => sheet.choice_column(area, column.width(), (list, column.others), &help)?,
            None => sheet.column(area, column.width(), column.typed, &help)?,
        }
    }
    let headers: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
    sheet.table(place.head, &headers, last, 1)?;
    sheet.print_wide(place.head)
}

/// Every column of the source; of the data listed, where there is no source.
fn columns(
    reader: &Reader<'_>,
    procedure: &ComplaintProcedure,
    source: Option<&View<'_, Source>>,
) -> Vec<Kept> {
    let data = dossier(reader, procedure);
    let declared = source.and_then(|source| source.body().columns.given());
    let mut kept: Vec<Kept> = Vec::new();
    match declared {
        Some(declared) => {
            for (name, column) in declared.iter() {
                let datum = data.iter().find(|datum| datum.column_name == name);
                kept.extend(of_source(reader, procedure, column, datum));
            }
        }
        None => kept.extend(data.iter().map(|datum| of_datum(reader, procedure, datum))),
    }
    let mut seen: Vec<String> = Vec::new();
    kept.retain(|column| {
        let new = !column.header.is_empty() && !seen.contains(&column.header);
        seen.push(column.header.clone());
        new
    });
    kept.truncate(MOST_COLUMNS);
    kept
}

/// The columns of the file that a column of the source is read from: two for one instant.
fn of_source(
    reader: &Reader<'_>,
    procedure: &ComplaintProcedure,
    column: &Column,
    datum: Option<&Datum<'_>>,
) -> Vec<Kept> {
    let headers = headers(column);
    let kind = column.r#type.given().copied().unwrap_or(ColumnType::Text);
    let known_as = datum.map_or("", |datum| datum.known_as.as_str());
    let mut answers = declared(reader, known_as, column);
    if answers.is_empty() && kind == ColumnType::Category && datum.is_some() {
        answers = choices(reader, procedure, known_as, Some(column));
    }
    let undeclared = column.values.given().is_none() && kind == ColumnType::Category;
    let others = if undeclared || takes_others(column) { Others::Taken } else { Others::Refused };
    let two = headers.len() > 1;
    let of_header = |(at, header): (usize, String)| Kept {
        about: datum.map_or_else(String::new, |datum| datum.label.text.clone()),
        header,
        typed: match (kind, two, at) {
            (ColumnType::Datetime, true, 0) => Typed::Date,
            (ColumnType::Datetime, true, _) => Typed::Time,
            (kind, ..) => typed(kind),
        },
        choices: answers.iter().map(|choice| choice.value.clone()).collect(),
        others,
        personal: column.personal.given() == Some(&true),
    };
    headers.into_iter().enumerate().map(of_header).collect()
}

fn of_datum(reader: &Reader<'_>, procedure: &ComplaintProcedure, datum: &Datum<'_>) -> Kept {
    let field = datum.field(reader, procedure);
    Kept {
        header: datum.label.text.clone(),
        about: field.hint.unwrap_or_default(),
        typed: datum.typed(),
        choices: field.choices.into_iter().map(|choice| choice.value).collect(),
        others: Others::Taken,
        personal: datum.known_as == "customer",
    }
}

const fn typed(kind: ColumnType) -> Typed {
    match kind {
        ColumnType::Text | ColumnType::Category | ColumnType::YesNo | ColumnType::Duration => Typed::Text,
        ColumnType::Count => Typed::Count,
        ColumnType::Integer => Typed::Whole,
        ColumnType::Number => Typed::Number,
        ColumnType::Date => Typed::Date,
        ColumnType::Datetime => Typed::Moment,
        ColumnType::Percent => Typed::Percent,
        ColumnType::Money => Typed::Amount,
    }
}

impl Kept {
    /// In digits.
    fn width(&self) -> f64 {
        let header = u16::try_from(self.header.chars().count().min(30)).unwrap_or(30);
        let own: u16 = match self.typed {
            Typed::Text if self.choices.is_empty() => 26,
            Typed::Text => 18,
            Typed::Moment => 17,
            _ => 12,
        };
        // Room for the sign of the filter.
        f64::from(own.max(header + 4))
    }
}

/// What a column holds, in a sentence.
fn said(reader: &Reader<'_>, column: &Kept) -> String {
    let kind = match column.typed {
        Typed::Text if !column.choices.is_empty() => {
            let choices = column.choices.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
            let more = if column.choices.len() > 12 { "…" } else { "" };
            let message = Message::new("forms-register-choice").with("choices", format!("{choices}{more}"));
            reader.say(message)
        }
        Typed::Text => reader.word("forms-register-text"),
        Typed::Date => reader.word("forms-register-date"),
        Typed::Moment => reader.word("forms-register-moment"),
        Typed::Time => reader.word("forms-register-time"),
        Typed::Count | Typed::Whole | Typed::Number => reader.word("forms-register-number"),
        Typed::Amount => reader.word("forms-register-amount"),
        Typed::Percent => reader.word("forms-register-percent"),
    };
    let personal = column.personal.then(|| reader.word("forms-register-personal"));
    let about = Some(column.about.clone()).filter(|about| !about.is_empty());
    about.into_iter().chain([kind]).chain(personal).collect::<Vec<_>>().join(" · ")
}

/// How the register is kept, and how it is read back.
fn notes(
    reader: &Reader<'_>,
    procedure: &ComplaintProcedure,
    source: Option<&View<'_, Source>>,
    place: &Place,
) -> Vec<String> {
    let row = Message::new("forms-register-row").with("sheet", place.sheet.as_str());
    let mut notes = vec![reader.say(row.with("row", place.head + 1)), reader.word("forms-register-lists")];
    let files = source.and_then(|source| source.body().files.given());
    if let Some(files) = files {
        let files = files.iter().map(|file| file.0.clone()).collect::<Vec<_>>().join(", ");
        let sheets = [".xlsx", ".xls", ".ods"].iter().any(|end| files.to_lowercase().ends_with(end));
        let key = if sheets { "forms-register-read" } else { "forms-register-export" };
        notes.push(reader.say(Message::new(key).with("files", files)));
    }
    let access = procedure.access.items().filter_map(|role| named(reader, "role", &role.value.id));
    let access: Vec<String> = access.map(|role| role.text).collect();
    if !access.is_empty() {
        notes.push(reader.say(Message::new("forms-register-access").with("roles", access.join(", "))));
    }
    if let Some(kept) = procedure.retention.given() {
        notes.push(reader.say(Message::new("forms-register-kept").with("limit", kept.duration)));
    }
    notes
}

/// Whether a register can be written: some column is known by a header.
pub fn is_possible(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> bool {
    let source = register(reader, procedure);
    let headless = source.as_ref().is_some_and(|source| {
        source.body().header.given().is_some_and(|header| header.0.trim().eq_ignore_ascii_case("none"))
    });
    !headless && !columns(reader, procedure, source.as_ref()).is_empty()
}
