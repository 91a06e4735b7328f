//! The checklist as a workbook: one row per clause, what is known locked, what the auditor writes
//! unlocked, and totals that follow from the grades.

use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::utility::column_number_to_name;

use super::cells::{COLUMNS, Column, DATE, FIXED, GRADE, NOT_AUDITED, SAMPLE_SIZE, STANDARD, said};
use crate::language::Message;
use crate::outputs::view::{ChecklistView, GradeView, Reader, RowView};
use crate::outputs::workbook::{Area, Book, Choices, Control, Look, Printing, Sheet};

/// The row of the heads; the title and the bands stand above it.
const HEAD: u32 = 2;

/// The lines that a row has room for, at least.
const LEAST: u32 = 3;

/// The workbook of a checklist.
pub fn workbook(reader: &Reader<'_>, view: &ChecklistView) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::of(reader, view);
    let mut book = Book::new(reader, control(reader, view))?;
    let answers: Vec<(Vec<GradeView>, Choices)> = answers(view)
        .into_iter()
        .map(|grades| {
            let words = grades.iter().map(|grade| grade.word.clone()).collect();
            let choices = book.choices(words);
            (grades, choices)
        })
        .collect();
    about(&mut book, reader, view, &layout)?;
    let mut sheet = book.sheet(&reader.word("checklist-sheet"))?;
    layout.write(&mut sheet, reader, view)?;
    for (first, last, grades) in runs(view) {
        let choices = answers.iter().find(|(own, _)| *own == grades).map(|(_, choices)| choices);
        if let (Some(choices), Some(column)) = (choices, layout.place(GRADE)) {
            sheet.choice(Area::column(column, layout.row(first), layout.row(last)), choices)?;
        }
    }
    sheet.protect();
    book.bytes()
}

fn control(reader: &Reader<'_>, view: &ChecklistView) -> Control {
    let title = format!(
        "{}{} {}",
        reader.word("page-checklist-title"),
        reader.word("page-colon"),
        said(&view.subject.label)
    );
    let mut control = Control::of(reader, title, None);
    let lead = view.lead.iter().map(|lead| (reader.word("page-standard"), said(lead)));
    let facts = view.facts.iter().map(|fact| {
        let texts: Vec<String> = fact.texts.iter().map(|text| said(&text.label)).collect();
        (fact.label.clone(), texts.join(", "))
    });
    let own: Vec<(String, String)> = lead.chain(facts).collect();
    control.lines.splice(0..0, own);
    control
}

/// The lists of answers that rows take, each once.
fn answers(view: &ChecklistView) -> Vec<Vec<GradeView>> {
    let mut answers: Vec<Vec<GradeView>> = Vec::new();
    for row in &view.rows {
        if !answers.contains(&row.grades) {
            answers.push(row.grades.clone());
        }
    }
    answers
}

/// Rows one behind the other that take the same answers: the first, the last, the answers.
fn runs(view: &ChecklistView) -> Vec<(usize, usize, Vec<GradeView>)> {
    let mut runs: Vec<(usize, usize, Vec<GradeView>)> = Vec::new();
    for (at, row) in view.rows.iter().enumerate() {
        match runs.last_mut() {
            Some((_, last, grades)) if *grades == row.grades => *last = at,
            _ => runs.push((at, at, row.grades.clone())),
        }
    }
    runs
}

/// The first sheet: document control, how to fill in, totals.
fn about(
    book: &mut Book<'_>,
    reader: &Reader<'_>,
    view: &ChecklistView,
    layout: &Layout,
) -> Result<(), XlsxError> {
    let name = reader.word("checklist-sheet");
    let yellow = Message::new("checklist-how-yellow").with("sheet", name.clone());
    let yellow = yellow.with("date", reader.atlas.compilation.as_of);
    let rest =
        ["checklist-how-grade", "checklist-how-not-audited", "checklist-how-sample", "checklist-how-totals"];
    let mut notes = vec![reader.say(yellow)];
    notes.extend(rest.map(|key| reader.word(key)));
    let sheet_name = book.quoted_name(&name);
    let (mut sheet, row) = book.about(&notes)?;
    sheet.text(row, 0, &reader.word("checklist-totals"), Look::Section)?;
    let first = row + 1;
    let totals = Totals { sheet: sheet_name, layout, view };
    for (row, (label, formula, result)) in (first..).zip(totals.rows(reader, first)) {
        sheet.text(row, 0, &label, Look::Text)?;
        sheet.total(row, 1, &formula, result)?;
    }
    sheet.protect();
    Ok(())
}

/// The totals, in the rows of the first sheet.
struct Totals<'t> {
    /// As formulas write it.
    sheet: String,
    layout: &'t Layout,
    view: &'t ChecklistView,
}

impl Totals<'_> {
    /// Label, formula and result as the file is written, the first one in the row `first` (from 0).
    fn rows(&self, reader: &Reader<'_>, first: u32) -> Vec<(String, String, usize)> {
        let (grade, why, clause) = (self.range(GRADE), self.range(NOT_AUDITED), self.range("page-clause"));
        let set_aside = self.view.rows.iter().filter(|row| row.not_audited.is_some()).count();
        let all = self.view.rows.len();
        // Rows as spreadsheets count them.
        let (total, audited, not_audited) = (first + 1, first + 2, first + 3);
        let mut rows = vec![
            (reader.word("checklist-clauses"), format!("=COUNTA({clause})"), all),
            (reader.word("checklist-audited-count"), format!("=COUNTA({grade})"), 0),
            (
                reader.word("checklist-not-audited-count"),
                format!("=SUMPRODUCT(({grade}=\"\")*({why}<>\"\"))"),
                set_aside,
            ),
            (
                reader.word("checklist-left"),
                format!("=B{total}-B{audited}-B{not_audited}"),
                all.saturating_sub(set_aside),
            ),
        ];
        let grades = (first + 5..).zip(&self.view.grades);
        rows.extend(grades.map(|(row, own)| (own.word.clone(), format!("=COUNTIF({grade},A{row})"), 0)));
        rows
    }

    /// The cells of a column: `'Liste de contrôle'!$R$4:$R$40`.
    fn range(&self, head: &str) -> String {
        let column = column_number_to_name(self.layout.place(head).unwrap_or(0));
        let (first, last) = (self.layout.row(0) + 1, self.layout.last + 1);
        format!("{}!${column}${first}:${column}${last}", self.sheet)
    }
}

/// Where the columns and rows of the sheet are.
struct Layout {
    columns: Vec<&'static Column>,
    labels: Vec<String>,
    fixed: u16,
    /// The last row, counted from 0.
    last: u32,
}

impl Layout {
    fn of(reader: &Reader<'_>, view: &ChecklistView) -> Self {
        static OF_SEVERAL: Column = STANDARD;
        let before = view.several.then_some(&OF_SEVERAL);
        let columns: Vec<&'static Column> = before.into_iter().chain(COLUMNS).collect();
        let labels = columns.iter().map(|column| reader.word(column.head));
        let rows = u32::try_from(view.rows.len().max(1)).unwrap_or(u32::MAX);
        let fixed = FIXED + u16::from(view.several);
        Self { labels: labels.collect(), columns, fixed, last: HEAD.saturating_add(rows) }
    }

    /// The column under a head.
    fn place(&self, head: &str) -> Option<u16> {
        let at = self.columns.iter().position(|column| column.head == head)?;
        u16::try_from(at).ok()
    }

    /// The row of a clause, counted from 0.
    fn row(&self, clause: usize) -> u32 {
        let below = u32::try_from(clause).unwrap_or(u32::MAX);
        (HEAD + 1).saturating_add(below).min(self.last)
    }

    /// The first column that the auditor writes into.
    fn first_room(&self) -> u16 {
        let at = self.columns.iter().position(|column| column.is_room());
        at.and_then(|at| u16::try_from(at).ok()).unwrap_or(0)
    }

    fn write(
        &self,
        sheet: &mut Sheet<'_>,
        reader: &Reader<'_>,
        view: &ChecklistView,
    ) -> Result<(), XlsxError> {
        sheet.widths(self.columns.iter().map(|column| column.width))?;
        sheet.text(0, 0, &said(&view.subject.label), Look::Title)?;
        let (room, end) = (self.first_room(), u16::try_from(self.columns.len()).unwrap_or(u16::MAX));
        sheet.room(Area { rows: (1, 1), columns: (0, end.saturating_sub(1)) }, Look::Band)?;
        sheet.text(1, 0, &reader.word("checklist-known"), Look::Band)?;
        sheet.text(1, room, &reader.word("checklist-to-fill-in"), Look::Band)?;
        sheet.table(HEAD, &self.labels, self.last, self.fixed)?;
        for (at, row) in view.rows.iter().enumerate() {
            self.write_row(sheet, reader, self.row(at), row)?;
        }
        let rows = (self.row(0), self.last);
        if let Some(column) = self.place(SAMPLE_SIZE) {
            sheet.numbers(Area::column(column, rows.0, rows.1))?;
        }
        if let Some(column) = self.place(DATE) {
            sheet.days(Area::column(column, rows.0, rows.1))?;
        }
        sheet.print_table(HEAD, Printing { scale: 55, repeated: self.fixed, break_before: Some(room) })
    }

    fn write_row(
        &self,
        sheet: &mut Sheet<'_>,
        reader: &Reader<'_>,
        at: u32,
        row: &RowView,
    ) -> Result<(), XlsxError> {
        for (place, column) in (0_u16..).zip(&self.columns) {
            match row.day.filter(|_| column.head == DATE) {
                Some(day) => sheet.date(at, place, day, column.look)?,
                None => sheet.text(at, place, &(column.cell)(reader, row), column.look)?,
            }
        }
        // Room to write, on paper too.
        sheet.lines(at, LEAST)
    }
}
