//! The columns of the checklist as a workbook: what each of them holds of a row, as plain text.

use crate::language::Message;
use crate::outputs::prose;
use crate::outputs::view::{FieldView, Prose, Reader, RowView};
use crate::outputs::workbook::Look;

/// One column.
pub struct Column {
    /// The words of its head.
    pub head: &'static str,
    /// In digits.
    pub width: f64,
    pub look: Look,
    pub cell: fn(&Reader<'_>, &RowView) -> String,
}

/// The first columns, which stay when one scrolls and stand on every printed page.
pub const FIXED: u16 = 2;

/// Every column, from left to right: what is known first, then what the auditor writes.
pub const COLUMNS: &[Column] = &[
    known("page-clause", 8.0, Look::Strong, |_, row| row.clause.clause.clone()),
    known("checklist-title-of-clause", 19.0, Look::Strong, |_, row| said(&row.clause.title)),
    known("page-expects", 30.0, Look::Text, |_, row| {
        row.clause.expects.as_ref().map_or_else(String::new, said)
    }),
    known("page-nature", 14.0, Look::Text, |_, row| row.nature.clone()),
    known("page-state", 15.0, Look::Text, |_, row| row.clause.status.clone()),
    known("checklist-shown", 42.0, Look::Text, shown),
    known("checklist-values", 38.0, Look::Text, values),
    known("checklist-findings", 32.0, Look::Text, findings),
    known("checklist-documents", 32.0, Look::Text, documents),
    room("checklist-records", 20.0),
    room("checklist-interviewee", 18.0),
    Column { cell: populations, ..room(POPULATION, 18.0) },
    Column { look: Look::InputNumber, ..room(SAMPLE_SIZE, 6.0) },
    room("checklist-method", 14.0),
    room("checklist-seed", 10.0),
    room("checklist-sample-ids", 18.0),
    room("page-observation", 38.0),
    room(GRADE, 17.0),
    Column {
        cell: |_, row| row.not_audited.as_ref().map_or_else(String::new, said),
        ..room(NOT_AUDITED, 20.0)
    },
    Column {
        cell: |_, row| row.auditor.as_ref().map_or_else(String::new, said),
        ..room("field-auditor", 15.0)
    },
    Column { look: Look::InputDate, ..room(DATE, 11.0) },
];

/// A column before the others where the clauses are of several standards.
pub const STANDARD: Column = known("page-standard", 12.0, Look::Strong, |_, row| row.standard.clone());

/// Heads of the columns that have a rule for what may be written.
pub const GRADE: &str = "page-grade";
pub const NOT_AUDITED: &str = "checklist-not-audited";
pub const SAMPLE_SIZE: &str = "checklist-sample-size";
pub const DATE: &str = "field-date";
const POPULATION: &str = "checklist-population";

const fn known(
    head: &'static str,
    width: f64,
    look: Look,
    cell: fn(&Reader<'_>, &RowView) -> String,
) -> Column {
    Column { head, width, look, cell }
}

/// A column that the auditor writes into.
const fn room(head: &'static str, width: f64) -> Column {
    Column { head, width, look: Look::Input, cell: |_, _| String::new() }
}

impl Column {
    pub fn is_room(&self) -> bool {
        matches!(self.look, Look::Input | Look::InputNumber | Look::InputDate)
    }
}

/// A text without markup, with the language it had to fall back to.
pub fn said(text: &Prose) -> String {
    let plain = prose::to_plain(&text.text);
    match &text.lang {
        Some(lang) => format!("{plain} ({lang})"),
        None => plain,
    }
}

fn colon(reader: &Reader<'_>) -> String {
    reader.word("page-colon")
}

fn shown(reader: &Reader<'_>, row: &RowView) -> String {
    if let Some(reason) = &row.clause.reason {
        return said(reason);
    }
    let colon = colon(reader);
    let fields =
        row.clause.fields.iter().map(|field| format!("{}{colon} {}", field.label, by(reader, field)));
    let behind = row.clause.behind.iter().map(|behind| {
        let names = behind.links.iter().map(|link| said(&link.label));
        format!("{}{colon} {}", behind.label, listed(names, behind.more))
    });
    fields.chain(behind).collect::<Vec<_>>().join("\n")
}

fn by(reader: &Reader<'_>, field: &FieldView) -> String {
    if field.links.is_empty() {
        return reader.word("page-not-given");
    }
    listed(field.links.iter().map(|by| said(&by.link.label)), field.more)
}

/// « a, b (+3) ».
fn listed(names: impl Iterator<Item = String>, more: usize) -> String {
    let names = names.collect::<Vec<_>>().join(", ");
    if more == 0 { names } else { format!("{names} (+{more})") }
}

fn values(reader: &Reader<'_>, row: &RowView) -> String {
    let colon = colon(reader);
    let lines = row.known.values.iter().map(|value| {
        let stands = value.stands.as_ref();
        let verdict = stands.map(|stands| stands.badge.word.clone());
        let figure = stands.and_then(|stands| stands.figure.clone()).or_else(|| value.figure.clone());
        let told: Vec<String> = verdict.into_iter().chain(figure).collect();
        format!("{}{colon} {}", said(&value.link.label), told.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn findings(reader: &Reader<'_>, row: &RowView) -> String {
    let colon = colon(reader);
    let lines = row.known.findings.iter().map(|found| {
        let grade = found.grade.as_ref().map(|grade| format!(", {grade}")).unwrap_or_default();
        let message = found.message.clone().or_else(|| found.what.as_ref().map(said)).unwrap_or_default();
        format!("{}{grade}{colon} {message}", said(&found.link.label))
    });
    let more = Some(row.known.more_findings).filter(|more| *more > 0).map(|more| format!("+{more}"));
    lines.chain(more).collect::<Vec<_>>().join("\n")
}

fn documents(_: &Reader<'_>, row: &RowView) -> String {
    let lines = row.known.documents.iter().map(|document| {
        let control: String = document.control.iter().map(|text| format!(", {text}")).collect();
        format!("{}{control} ({})", said(&document.link.label), document.address)
    });
    let more = Some(row.known.more).filter(|more| *more > 0).map(|more| format!("+{more}"));
    lines.chain(more).collect::<Vec<_>>().join("\n")
}

fn populations(reader: &Reader<'_>, row: &RowView) -> String {
    let lines = row.known.populations.iter().map(|own| {
        let source = said(&own.source.label);
        reader.say(Message::new("checklist-cases").with("n", own.n.clone()).with("source", source))
    });
    lines.collect::<Vec<_>>().join("\n")
}
