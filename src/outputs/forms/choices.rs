//! What may be answered where an answer is one of a few: the categories of the register's column,
//! else the words of the procedure and of the System's vocabulary.

use super::control::named;
use super::field::Choice;
use crate::model::kinds::source::{Column, ColumnType};
use crate::model::{ComplaintProcedure, OneOrMany, Table};
use crate::outputs::view::{Prose, Reader};
use crate::values::Text;

/// The most boxes in a row of choices; beyond them a form is no easier than an empty line.
const MOST: usize = 60;

/// The answers of a datum; none where anything may be written.
pub fn choices(
    reader: &Reader<'_>,
    procedure: &ComplaintProcedure,
    datum: &str,
    column: Option<&Column>,
) -> Vec<Choice> {
    let declared = column.map(|column| declared(reader, datum, column)).unwrap_or_default();
    if !declared.is_empty() {
        return declared;
    }
    // A column of another type is no list of words.
    let listed = column.is_none_or(|column| column.r#type.given() == Some(&ColumnType::Category));
    if listed { usual(reader, procedure, datum) } else { Vec::new() }
}

/// What the register's column declares.
pub fn declared(reader: &Reader<'_>, datum: &str, column: &Column) -> Vec<Choice> {
    match column.r#type.given() {
        Some(ColumnType::Category) => {
            let values = column.values.given().map(|values| &values.0.entries);
            let own = values.into_iter().flatten().map(|(word, raw)| {
                let value = raw.value.0.iter().next().map_or_else(|| word.value.clone(), |raw| raw.0.clone());
                let label = said(reader, datum, &word.value).unwrap_or_else(|| reader.plain(value.as_str()));
                Choice { label, value }
            });
            own.take(MOST).collect()
        }
        Some(ColumnType::YesNo) => {
            let word = |declared: Option<String>, key: &str| {
                let label = reader.word(key);
                Choice { value: declared.unwrap_or_else(|| label.clone()), label: reader.plain(label) }
            };
            let yes = column.yes.items().next().map(|text| text.value.0.clone());
            let no = column.no.items().next().map(|text| text.value.0.clone());
            vec![word(yes, "page-yes"), word(no, "page-no")]
        }
        _ => Vec::new(),
    }
}

/// What people call a category of the register.
fn said(reader: &Reader<'_>, datum: &str, word: &str) -> Option<Prose> {
    match datum {
        "channel" => named(reader, "channel", word),
        "nature" => reader.vocabulary("complaint_categories", word),
        _ => reader.vocabulary("customers", word).or_else(|| reader.vocabulary("services", word)),
    }
}

/// The answers that the procedure or the System gives to a datum.
fn usual(reader: &Reader<'_>, procedure: &ComplaintProcedure, datum: &str) -> Vec<Choice> {
    let choices: Vec<Prose> = match datum {
        "channel" => {
            let own = procedure.channels.items();
            own.filter_map(|channel| named(reader, "channel", &channel.value.id)).collect()
        }
        "nature" => categories(reader),
        "priority" => priorities(procedure).into_iter().map(|word| reader.plain(word)).collect(),
        "closure_reason" => procedure.closed_when.items().map(|reason| reader.prose(&reason.value)).collect(),
        "decision" => {
            let words = ["forms-decision-upheld", "forms-decision-partly", "forms-decision-rejected"];
            words.iter().map(|key| reader.plain(reader.word(key))).collect()
        }
        "status" => {
            let words = ["forms-status-open", "forms-status-closed"];
            words.iter().map(|key| reader.plain(reader.word(key))).collect()
        }
        _ => Vec::new(),
    };
    choices.into_iter().take(MOST).map(|label| Choice { value: label.text.clone(), label }).collect()
}

/// The categories of complaints of the System.
pub fn categories(reader: &Reader<'_>) -> Vec<Prose> {
    let system = reader.atlas.compilation.model.system();
    let vocabulary = system.and_then(|system| system.body().vocabulary.given().cloned());
    let words: Option<Table<Text>> =
        vocabulary.and_then(|vocabulary| vocabulary.complaint_categories.given().cloned());
    words.iter().flat_map(Table::iter).take(MOST).map(|(_, text)| reader.prose(text)).collect()
}

/// The priorities of the matrix, each once, the highest first.
pub fn priorities(procedure: &ComplaintProcedure) -> Vec<String> {
    let cells = procedure.priorities.given().map(|matrix| &matrix.cells);
    let mut words: Vec<String> = cells.into_iter().flatten().flatten().flatten().cloned().collect();
    words.sort();
    words.dedup();
    words
}

/// The headers of a column, as the file has them.
pub fn headers(column: &Column) -> Vec<String> {
    let headers = column.from.given().into_iter().flat_map(OneOrMany::iter);
    headers.map(|header| header.0.trim().to_owned()).collect()
}
