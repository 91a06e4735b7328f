//! Spreadsheets: one sheet of a workbook, its cells as text that says what the sheet shows.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader, Sheets, Xlsx, XlsxError, open_workbook_auto_from_rs};

use super::blocks::Trouble;
use super::bytes::Bytes;
use super::records::Wanted;
use super::stretch::{Place, Slot, Stretch};
use crate::language::{Argument, Message};
use crate::schema::nearest;
use crate::world::World;

/// A sheet, whole.
pub struct Workbook {
    cells: calamine::Range<Data>,
    /// Cells whose number is shown as a percentage; nothing where the format does not tell.
    percent: Option<calamine::StyleRange>,
    pub digest: String,
}

/// The columns of a sheet that are read.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub digest: String,
    text: String,
    /// By column of the sheet, from 0.
    columns: BTreeMap<usize, Slot>,
    /// Number of each row that is not blank, from 1.
    rows: Vec<u64>,
    blank: u64,
}

/// Opens a workbook, and in it a sheet by its name or number; the first one where none is named.
///
/// # Errors
/// The file is no workbook, or has no such sheet.
pub fn open(path: &str, world: &dyn World, sheet: Option<&str>) -> Result<Workbook, Trouble> {
    let trouble = |message: Message| (message, 1);
    let mut file = Bytes::digesting(path, world).map_err(trouble)?;
    let mut bytes = Vec::new();
    while file.more(&mut bytes, 1 << 20).map_err(trouble)? {}
    let digest = file.digest().map_err(trouble)?;
    // What another program wrote must not end this one.
    let opened = catch_unwind(AssertUnwindSafe(|| open_sheet(bytes, sheet)));
    let (cells, percent) = opened.unwrap_or_else(|_| Err(Message::new("data-damaged"))).map_err(trouble)?;
    Ok(Workbook { cells, percent, digest })
}

type Opened = (calamine::Range<Data>, Option<calamine::StyleRange>);

fn open_sheet(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Opened, Message> {
    let damaged = |_| Message::new("data-damaged");
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheet_names();
    let name = match sheet {
        None => names.first(),
        Some(sheet) => names.iter().find(|name| *name == sheet).or_else(|| {
            let number = sheet.trim().parse::<usize>().ok()?;
            names.get(number.checked_sub(1)?)
        }),
    };
    let Some(name) = name.cloned() else {
        let wanted = sheet.unwrap_or("");
        let near = nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned);
        return Err(Message::new("data-no-sheet")
            .with("sheet", wanted)
            .with("known", Argument::List(names.clone()))
            .with("suggestion", Argument::List(near.into_iter().collect())));
    };
    if let Sheets::Xlsx(book) = &mut book
        && is_too_large(book, &name).map_err(|_| Message::new("data-damaged"))?
    {
        return Err(Message::new("data-sheet-too-large").with("limit", MOST_CELLS));
    }
    let cells = book.worksheet_range(&name).map_err(damaged)?;
    let percent = match &mut book {
        Sheets::Xlsx(book) => book.worksheet_style(&name).ok(),
        _ => None,
    };
    Ok((cells, percent))
}

/// The most cells of a sheet, empty ones between others included: it is held as a whole.
const MOST_CELLS: u64 = 20_000_000;

/// Whether the rectangle around the cells of a sheet holds more than [`MOST_CELLS`].
fn is_too_large(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<bool, XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let (mut rows, mut columns) = (0, 0);
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        rows = rows.max(u64::from(row) + 1);
        columns = columns.max(u64::from(column) + 1);
        if rows.saturating_mul(columns) > MOST_CELLS {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Workbook {
    /// The headers on a row of the sheet, from 1; the first one is in column A. `None` where the
    /// sheet ends before.
    pub fn headers(&self, row: u64) -> Option<Vec<String>> {
        let row = u32::try_from(row.checked_sub(1)?).ok()?;
        let (last_row, last_column) = self.cells.end()?;
        let header = |column: u32| {
            let cell = self.cells.get_value((row, column));
            cell.map_or_else(String::new, |cell| shown(cell, false).0.trim().to_owned())
        };
        (row <= last_row).then(|| (0..=last_column).map(header).collect())
    }

    /// Whether all numbers can be told from percentages.
    pub const fn tells_percentages(&self) -> bool {
        self.percent.is_some()
    }

    /// The cells of some columns, from a row on, from 1.
    pub fn read(self, columns: &[usize], first: u64) -> Sheet {
        let mut sheet = Sheet { digest: self.digest.clone(), ..Sheet::default() };
        for column in columns {
            sheet.columns.insert(*column, Slot { column: *column as u64 + 1, ..Slot::default() });
        }
        let first = u32::try_from(first.saturating_sub(1)).unwrap_or(u32::MAX);
        let Some((start, left)) = self.cells.start() else { return sheet };
        for (row, cells) in (start..).zip(self.cells.rows()).filter(|(row, _)| *row >= first) {
            self.add_row(&mut sheet, row, (left as usize, cells));
        }
        sheet
    }

    fn add_row(&self, sheet: &mut Sheet, row: u32, (left, cells): (usize, &[Data])) {
        let is_blank = |cell: &Data| match cell {
            Data::Empty => true,
            Data::String(text) => text.trim().is_empty(),
            _ => false,
        };
        if cells.iter().all(is_blank) {
            sheet.blank += 1;
            return;
        }
        sheet.rows.push(u64::from(row) + 1);
        for (column, slot) in &mut sheet.columns {
            let cell = column.checked_sub(left).and_then(|at| cells.get(at)).unwrap_or(&Data::Empty);
            let start = sheet.text.len();
            let (text, native) = shown(cell, self.is_percent(row, *column));
            sheet.text.push_str(&text);
            let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            slot.places.push(Place { start: short(start), end: short(sheet.text.len()) });
            slot.native.push(native);
        }
    }

    fn is_percent(&self, row: u32, column: usize) -> bool {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        let style = self.percent.as_ref().and_then(|styles| styles.get((row, column)));
        let format = style.and_then(|style| style.number_format.as_ref());
        format.is_some_and(|format| {
            format.format_code.contains('%') || matches!(format.format_id, Some(9 | 10))
        })
    }
}

impl Sheet {
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether a column holds numbers.
    pub fn has_numbers(&self, column: usize) -> bool {
        self.columns.get(&column).is_some_and(|slot| slot.native.contains(&true))
    }

    /// Some rows of the sheet.
    pub fn stretch<'t>(&'t self, rows: Range<usize>, wanted: &Wanted) -> Stretch<'t> {
        let mut own: Vec<Option<&Slot>> = vec![None; wanted.count];
        for (column, slot) in wanted.slots.iter().enumerate() {
            if let Some(place) = slot.and_then(|slot| own.get_mut(usize::from(slot))) {
                *place = self.columns.get(&column);
            }
        }
        let slots =
            own.iter().map(|slot| Slot { column: slot.map_or(1, |slot| slot.column), ..Slot::default() });
        let skipped = if rows.start == 0 { self.blank } else { 0 };
        let mut stretch = Stretch { text: &self.text, slots: slots.collect(), skipped, ..Stretch::default() };
        for row in rows {
            for (slot, own) in stretch.slots.iter_mut().zip(&own) {
                slot.places.push(own.and_then(|own| own.places.get(row)).copied().unwrap_or_default());
                slot.native.push(own.and_then(|own| own.native.get(row)).copied().unwrap_or(false));
            }
            let number = self.rows.get(row).copied().unwrap_or(0);
            stretch.end_row(number, number, &wanted.skip);
        }
        stretch
    }
}

/// A cell as text, and whether it is more than text.
fn shown(cell: &Data, percent: bool) -> (String, bool) {
    match cell {
        Data::Empty => (String::new(), false),
        Data::String(text) => (text.clone(), false),
        Data::Bool(truth) => (truth.to_string(), true),
        Data::Int(number) => (number.to_string(), true),
        Data::Float(number) if percent => (plain(number * 100.0) + "%", true),
        Data::Float(number) => (plain(*number), true),
        Data::DateTime(moment) => (moment_shown(*moment), true),
        Data::DateTimeIso(text) => (text.clone(), true),
        Data::DurationIso(text) => (iso_duration(text), true),
        Data::Error(error) => (error.to_string(), false),
    }
}

/// A number as a spreadsheet shows it: 15 digits, 9 decimals at the most.
pub fn plain(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let exponent = if number == 0.0 { 0.0 } else { number.abs().log10().floor() };
    // Digits behind the point that 15 digits leave.
    let decimals = (14.0 - exponent).clamp(0.0, 9.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
    let text = format!("{number:.*}", decimals as usize);
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text.as_str() };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// `2026-01-31`, `2026-01-31 14:05:09`; `14:05:09` where there is no day, and `26:05:09` for a length
/// of time.
fn moment_shown(moment: ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if moment.is_duration() || serial.abs() < 1.0 {
        return length(serial * 86_400.0);
    }
    // To the second: half a second up.
    let second = 0.5 / 86_400.0;
    let rounded = ExcelDateTime::new(serial + second, calamine::ExcelDateTimeType::DateTime, is_1904(moment));
    let (year, month, day, hour, minute, second, _) = rounded.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// Whether the days of a workbook are counted from 1904: four years and a day lie between.
fn is_1904(moment: ExcelDateTime) -> bool {
    let plain = ExcelDateTime::new(moment.as_f64(), calamine::ExcelDateTimeType::DateTime, false);
    plain.to_ymd_hms_milli() != moment.to_ymd_hms_milli()
}

/// A length of time in seconds as `H:MM:SS`.
fn length(seconds: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "a length beyond the range is as wrong as its end")]
    let seconds = seconds.round() as i64;
    let sign = if seconds < 0 { "-" } else { "" };
    let rest = seconds.unsigned_abs();
    format!("{sign}{:02}:{:02}:{:02}", rest / 3_600, rest / 60 % 60, rest % 60)
}

/// `PT26H05M09S` as `26:05:09`; as it stands where it is written otherwise.
fn iso_duration(text: &str) -> String {
    let Some(rest) = text.strip_prefix("PT") else { return text.to_owned() };
    let mut seconds = 0.0;
    let mut digits = String::new();
    for sign in rest.chars() {
        let unit = match sign {
            'H' => 3_600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                digits.push(if sign == ',' { '.' } else { sign });
                continue;
            }
        };
        let Ok(number) = digits.parse::<f64>() else { return text.to_owned() };
        seconds += number * unit;
        digits.clear();
    }
    length(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_sheet_shows_them() {
        for (number, text) in [
            (12.0, "12"),
            (0.1 + 0.2, "0.3"),
            (-2.5, "-2.5"),
            (1.0 / 3.0, "0.333333333"),
            (123_456_789_012_345.0, "123456789012345"),
            (100.0 * 0.9401, "94.01"),
            (0.0, "0"),
            (-0.000_000_000_1, "0"),
        ] {
            assert_eq!(plain(number), text);
        }
    }

    #[test]
    fn moments_as_a_sheet_shows_them() {
        let moment = |serial: f64| {
            moment_shown(ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false))
        };
        assert_eq!(moment(46_053.0), "2026-01-31");
        assert_eq!(moment(46_053.586_909_722_22), "2026-01-31 14:05:09");
        assert_eq!(moment(0.586_909_722_22), "14:05:09");
        let long = ExcelDateTime::new(1.086_909_722_22, calamine::ExcelDateTimeType::TimeDelta, false);
        assert_eq!(moment_shown(long), "26:05:09");
        let later = ExcelDateTime::new(44_591.0, calamine::ExcelDateTimeType::DateTime, true);
        assert_eq!(moment_shown(later), "2026-01-31");
        assert_eq!(iso_duration("PT26H05M09S"), "26:05:09");
    }
}
