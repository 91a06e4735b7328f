//! The data that the file of a complaint holds, as the procedure's `record` lists them: what each is
//! called, where the register keeps it, and what may be answered.

use super::choices::{choices, headers};
use super::field::{Field, Input};
use crate::model::kinds::source::{Column, ColumnType};
use crate::model::{ComplaintProcedure, Source, View};
use crate::outputs::view::{Prose, Reader};
use crate::outputs::workbook::Typed;
use crate::rules::datum_named;

/// One datum.
pub struct Datum<'c> {
    /// Its key in `record.fields`.
    pub key: String,
    /// The datum it is recognised as; its own key where it is none of the usual ones.
    pub known_as: String,
    pub label: Prose,
    /// Our name of its column.
    pub column_name: String,
    /// The column of the register, where that can be read.
    pub column: Option<&'c Column>,
}

/// Data with words of their own.
const WORDED: &[&str] = &[
    "acknowledged",
    "answered",
    "channel",
    "closed",
    "closure_reason",
    "compensation",
    "customer",
    "decision",
    "follow_up",
    "id",
    "measures",
    "nature",
    "prevention",
    "priority",
    "promised",
    "received",
    "received_by",
    "remedy_sought",
    "resolved",
    "solution",
    "status",
];

/// Data told in several lines.
const LONG: &[&str] = &["measures", "prevention", "remedy_sought", "solution"];

/// Data that are days.
const DAYS: &[&str] =
    &["acknowledged", "answered", "closed", "follow_up", "promised", "received", "resolved"];

/// The source that holds the register of a procedure.
pub fn register<'c>(reader: &Reader<'c>, procedure: &ComplaintProcedure) -> Option<View<'c, Source>> {
    let source = procedure.record.given()?.source.given()?;
    reader.atlas.compilation.model.find(&source.id)
}

/// The data of a file, in the order written; none where the procedure lists none.
pub fn dossier<'c>(reader: &Reader<'c>, procedure: &ComplaintProcedure) -> Vec<Datum<'c>> {
    let Some(record) = procedure.record.given() else { return Vec::new() };
    let source = register(reader, procedure);
    let columns = source.and_then(|source| source.body().columns.given());
    let data = record.fields.pairs().map(|(key, name)| {
        let column = columns.and_then(|columns| columns.get(&name.value.0)).map(|column| &column.value);
        let known_as = known_as(&key.value);
        let label = label(reader, &key.value, &known_as, column);
        Datum { key: key.value.clone(), known_as, label, column_name: name.value.0.clone(), column }
    });
    data.collect()
}

/// A name that has words of its own is what it says; any other is what it is recognised as.
fn known_as(key: &str) -> String {
    let own = WORDED.contains(&key).then_some(key);
    own.or_else(|| datum_named(key)).unwrap_or(key).to_owned()
}

/// What a datum is called; the register's own header where it is none of the usual data.
fn label(reader: &Reader<'_>, key: &str, known_as: &str, column: Option<&Column>) -> Prose {
    if WORDED.contains(&known_as) {
        return reader.plain(reader.word(&format!("forms-datum-{known_as}")));
    }
    let header = column.and_then(|column| headers(column).into_iter().next());
    reader.plain(header.unwrap_or_else(|| reader.field_label(key)))
}

/// Whether a column takes values beside those declared, for a category that has none of its own.
pub fn takes_others(column: &Column) -> bool {
    let Some(others) = column.others.given() else { return false };
    column.values.given().is_none_or(|values| values.0.get(&others.0).is_none())
}

impl Datum<'_> {
    /// The field of a form that asks for it.
    pub fn field(&self, reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Field {
        let choices = choices(reader, procedure, &self.known_as, self.column);
        let input = if choices.is_empty() { self.input() } else { Input::One };
        let open = self.column.is_some_and(takes_others);
        let field = Field::new(&self.key, self.label.clone(), input).choices(choices);
        let field = Field { open, ..field };
        match (input, self.currency()) {
            (Input::Date, _) => field.hint(reader.word("forms-date-hint")),
            (Input::Number, Some(currency)) => field.hint(currency),
            _ => field,
        }
    }

    fn input(&self) -> Input {
        match self.column.and_then(|column| column.r#type.given()) {
            Some(ColumnType::Date | ColumnType::Datetime) => Input::Date,
            Some(
                ColumnType::Count
                | ColumnType::Integer
                | ColumnType::Number
                | ColumnType::Percent
                | ColumnType::Money,
            ) => Input::Number,
            None if DAYS.contains(&self.known_as.as_str()) => Input::Date,
            None if self.known_as == "compensation" => Input::Number,
            _ if LONG.contains(&self.known_as.as_str()) => Input::Text,
            _ => Input::Line,
        }
    }

    /// What is typed for it in a workbook that no source describes.
    pub fn typed(&self) -> Typed {
        match self.input() {
            Input::Date => Typed::Date,
            Input::Number => Typed::Amount,
            Input::Line | Input::Text | Input::One => Typed::Text,
        }
    }

    fn currency(&self) -> Option<String> {
        self.column.and_then(|column| column.currency.given()).map(|currency| currency.0.clone())
    }
}
