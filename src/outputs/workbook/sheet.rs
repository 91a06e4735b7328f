//! One sheet. Texts are written as texts, whatever they begin with; the only formulas are those of
//! the program.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Formula, IgnoreError, ProtectionOptions, Worksheet,
    XlsxError,
};

use super::look::Look;
use super::room::{HIGHEST, LINE, lines};
use super::text::safe;
use crate::report::begins_formula;

/// Cells in a rectangle, counted from 0, both ends included.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub rows: (u32, u32),
    pub columns: (u16, u16),
}

impl Area {
    /// Some rows of one column.
    pub const fn column(column: u16, first: u32, last: u32) -> Self {
        Self { rows: (first, last), columns: (column, column) }
    }
}

/// Answers to choose from, kept on a sheet of their own.
#[derive(Debug, Clone)]
pub struct Choices(pub(super) String);

/// How a table is printed: A4 landscape, the heads of columns on every page.
#[derive(Debug, Clone, Copy)]
pub struct Printing {
    /// In per cent.
    pub scale: u16,
    /// The columns that every page repeats, from the first one on.
    pub repeated: u16,
    /// The column a second page begins with, where the table is wider than a page.
    pub break_before: Option<u16>,
}

/// A sheet being written.
pub struct Sheet<'b> {
    pub(super) own: &'b mut Worksheet,
    /// Said where an answer is not of the list.
    pub(super) choose: String,
    /// Said where a date or a number is none.
    pub(super) not_a_day: String,
    pub(super) not_a_number: String,
    /// The widths of the first columns, in digits.
    pub(super) widths: Vec<f64>,
    /// The lines that rows hold, where they are more than one.
    pub(super) lines: BTreeMap<u32, u32>,
}

impl Sheet<'_> {
    /// Writes a text; an empty one leaves an empty cell of that look.
    pub fn text(&mut self, row: u32, column: u16, text: &str, look: Look) -> Result<(), XlsxError> {
        let (text, mut format) = (safe(text), look.format());
        if text.is_empty() {
            self.own.write_blank(row, column, &format)?;
            return Ok(());
        }
        if begins_formula(&text) {
            // Edited later, it stays a text.
            format = format.set_quote_prefix();
        }
        if look.wraps() {
            let width = self.widths.get(usize::from(column)).copied();
            self.lines(row, width.map_or(1, |width| lines(&text, width)))?;
        }
        self.own.write_string_with_format(row, column, text, &format)?;
        Ok(())
    }

    /// Makes a row high enough for some lines. Not every program does so itself, and none in a
    /// protected sheet.
    pub fn lines(&mut self, row: u32, lines: u32) -> Result<(), XlsxError> {
        let known = self.lines.entry(row).or_insert(1);
        if lines > *known {
            *known = lines;
            self.own.set_row_height(row, (f64::from(lines) * LINE + 2.5).min(HIGHEST))?;
        }
        Ok(())
    }

    /// Writes a date; where it cannot be one, an empty cell.
    pub fn date(
        &mut self,
        row: u32,
        column: u16,
        day: jiff::civil::Date,
        look: Look,
    ) -> Result<(), XlsxError> {
        let [year, month, date] = [day.year(), i16::from(day.month()), i16::from(day.day())];
        let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(date));
        let found = match parts {
            (Ok(year), Ok(month), Ok(date)) => ExcelDateTime::from_ymd(year, month, date).ok(),
            _ => None,
        };
        match found {
            Some(found) => self.own.write_datetime_with_format(row, column, &found, &look.format())?,
            None => self.own.write_blank(row, column, &look.format())?,
        };
        Ok(())
    }

    /// Writes a formula of the program, with its result for readers that work out nothing.
    pub fn total(&mut self, row: u32, column: u16, formula: &str, result: usize) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(result.to_string());
        self.own.write_formula_with_format(row, column, formula, &Look::Total.format())?;
        Ok(())
    }

    /// Leaves empty cells of a look: room to write into.
    pub fn room(&mut self, area: Area, look: Look) -> Result<(), XlsxError> {
        let format = look.format();
        for row in area.rows.0..=area.rows.1 {
            for column in area.columns.0..=area.columns.1 {
                self.own.write_blank(row, column, &format)?;
            }
        }
        Ok(())
    }

    /// Sets the widths of the first columns, in digits.
    pub fn widths(&mut self, widths: impl IntoIterator<Item = f64>) -> Result<(), XlsxError> {
        self.widths = widths.into_iter().collect();
        for (column, width) in (0_u16..).zip(&self.widths) {
            self.own.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// A table with its heads in a row: filters, and heads that stay when one scrolls, as do the
    /// first `fixed` columns.
    pub fn table(&mut self, head: u32, labels: &[String], last: u32, fixed: u16) -> Result<(), XlsxError> {
        let mut end = 0;
        for (column, label) in (0_u16..).zip(labels) {
            self.text(head, column, label, Look::Head)?;
            end = column;
        }
        self.own.autofilter(head, 0, last.max(head), end)?;
        self.own.set_freeze_panes(head.saturating_add(1), fixed)?;
        // Numbers of clauses and identifiers are texts, and no mistake.
        self.own.ignore_error_range(head, 0, last.max(head), end, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    /// Only answers of a list may be typed.
    pub fn choice(&mut self, area: Area, choices: &Choices) -> Result<(), XlsxError> {
        let list = DataValidation::new().allow_list_formula(Formula::new(&choices.0));
        let list = list.set_error_message(&self.choose)?;
        self.validate(area, &list)
    }

    /// Only days from 2000 on may be typed.
    pub fn days(&mut self, area: Area) -> Result<(), XlsxError> {
        let first = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let days = DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(first));
        let days = days.set_error_message(&self.not_a_day)?;
        self.validate(area, &days)
    }

    /// Only whole numbers from 0 on may be typed.
    pub fn numbers(&mut self, area: Area) -> Result<(), XlsxError> {
        let whole = DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0));
        let whole = whole.set_error_message(&self.not_a_number)?;
        self.validate(area, &whole)
    }

    fn validate(&mut self, area: Area, rule: &DataValidation) -> Result<(), XlsxError> {
        let (rows, columns) = (area.rows, area.columns);
        self.own.add_data_validation(rows.0, columns.0, rows.1, columns.1, rule)?;
        Ok(())
    }

    /// How a table is printed, its heads standing in a row.
    pub fn print_table(&mut self, head: u32, printing: Printing) -> Result<(), XlsxError> {
        self.own.set_landscape().set_page_order(true).set_print_scale(printing.scale);
        self.own.set_repeat_rows(head, head)?;
        if let Some(last) = printing.repeated.checked_sub(1) {
            self.own.set_repeat_columns(0, last)?;
        }
        if let Some(column) = printing.break_before {
            self.own.set_vertical_page_breaks(&[u32::from(column)])?;
        }
        Ok(())
    }

    /// Locks what is not room to write into, without a password. Rows, columns and filters may be
    /// changed.
    pub fn protect(&mut self) {
        let options = ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        self.own.protect_with_options(&options);
    }
}
