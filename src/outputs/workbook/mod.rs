//! Workbooks (XLSX): what each of ours needs. The same content gives the same bytes; texts never
//! become formulas; a sheet is protected without a password, so that totals stay what they are and
//! everybody may still unlock it.
//!
//! ```text
//! let mut book = Book::new(reader, Control::of(reader, title, None))?;
//! let grades = book.choices(words);
//! let (mut about, next) = book.about(&notes)?;          // first sheet: document control, how to fill in
//! about.protect();
//! let mut sheet = book.sheet("Register")?;
//! sheet.table(0, &labels, last_row, 1)?;                // heads, filters, frozen panes
//! sheet.room(area, Look::Input)?;                       // unlocked cells
//! sheet.choice(Area::column(3, 1, last_row), &grades)?; // a drop-down
//! sheet.print_table(0, printing)?;
//! sheet.protect();
//! let bytes = book.bytes()?;
//! ```

mod columns;
mod control;
mod look;
mod room;
mod sheet;
mod text;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use columns::{Help, Others, Typed};
pub use control::Control;
pub use look::Look;
pub use sheet::{Area, Choices, Printing, Sheet};

use crate::outputs::view::Reader;
use text::{margin, safe, sheet_name};

/// A workbook being written.
pub struct Book<'r> {
    own: Workbook,
    reader: &'r Reader<'r>,
    control: Control,
    names: Vec<String>,
    /// The sheet of the lists.
    lists_name: String,
    lists: Vec<Vec<String>>,
}

impl<'r> Book<'r> {
    pub fn new(reader: &'r Reader<'r>, control: Control) -> Result<Self, XlsxError> {
        let mut own = Workbook::new();
        // The day a file is made on says nothing of it: its content is of the day judged on.
        let properties = DocProperties::new()
            .set_title(safe(&control.title))
            .set_subject(safe(&control.system))
            .set_comment(safe(&control.stand))
            .set_author(format!("smqc {}", env!("CARGO_PKG_VERSION")))
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        own.set_properties(&properties);
        let lists_name = sheet_name(&reader.word("workbook-lists"), &[]);
        Ok(Self { own, reader, control, names: vec![lists_name.clone()], lists_name, lists: Vec::new() })
    }

    /// Keeps answers to choose from.
    pub fn choices(&mut self, answers: Vec<String>) -> Choices {
        let column = rust_xlsxwriter::utility::column_number_to_name(column_of(self.lists.len()));
        let reference = format!("'{}'!${column}$1:${column}${}", self.lists_name, answers.len().max(1));
        self.lists.push(answers);
        Choices(reference)
    }

    /// The first sheet: document control, and how to fill the others in. Its columns are a label and
    /// a text; answers the row that follows, for what a file adds.
    pub fn about(&mut self, notes: &[String]) -> Result<(Sheet<'_>, u32), XlsxError> {
        let (control, how) = (self.control.clone(), self.reader.word("workbook-how"));
        let mut sheet = self.sheet(&self.reader.word("workbook-about"))?;
        sheet.widths([30.0, 96.0])?;
        sheet.own.set_portrait().set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        sheet.text(0, 0, &control.title, Look::Title)?;
        let mut row = 2;
        for (label, text) in &control.lines {
            sheet.text(row, 0, label, Look::Label)?;
            sheet.text(row, 1, text, Look::Note)?;
            row += 1;
        }
        row += 1;
        if !notes.is_empty() {
            sheet.text(row, 0, &how, Look::Section)?;
            row += 1;
        }
        for (note, number) in notes.iter().zip(1_u32..) {
            sheet.text(row, 0, &format!("{number}."), Look::Label)?;
            sheet.text(row, 1, note, Look::Note)?;
            row += 1;
        }
        Ok((sheet, row + 1))
    }

    /// A sheet with the head and foot that every page of ours has: A4, what it is of, page n of m.
    pub fn sheet(&mut self, name: &str) -> Result<Sheet<'_>, XlsxError> {
        let name = sheet_name(name, &self.names);
        let head = format!("&L{}&R{}", margin(&self.control.title, 90), margin(&self.control.stand, 60));
        let foot = format!(
            "&L{}&C{}&R{}",
            margin(&self.control.system, 70),
            margin(&self.control.printed, 60),
            self.control.page
        );
        let own = self.own.add_worksheet().set_name(&name)?;
        self.names.push(name);
        own.set_paper_size(9).set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3).set_header(head).set_footer(foot);
        let said = |key: &str| self.reader.word(key);
        Ok(Sheet {
            own,
            choose: said("workbook-choose"),
            not_a_day: said("workbook-day"),
            not_a_number: said("workbook-number"),
            widths: Vec::new(),
            lines: std::collections::BTreeMap::new(),
        })
    }

    /// The name that the next sheet called so will have, as formulas write it: `'Bilan'`.
    pub fn quoted_name(&self, name: &str) -> String {
        format!("'{}'", sheet_name(name, &self.names))
    }

    /// The file.
    pub fn bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        if !self.lists.is_empty() {
            let lists = self.own.add_worksheet().set_name(&self.lists_name)?;
            write_lists(lists, &self.lists)?;
        }
        self.own.save_to_buffer()
    }
}

/// The hidden sheet of the lists, one per column.
fn write_lists(sheet: &mut Worksheet, lists: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_hidden(true).protect();
    for (index, list) in lists.iter().enumerate() {
        for (row, answer) in (0_u32..).zip(list) {
            sheet.write_string(row, column_of(index), safe(answer))?;
        }
    }
    Ok(())
}

fn column_of(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
