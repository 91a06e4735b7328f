//! Paths of fields (`complaint-procedure.record.fields`) in the reader's words.

use super::plain::either;
use super::reader::{Reader, lowered};
use crate::language::Message;
use crate::model::KINDS;
use crate::standards::FieldPath;

/// « Procédure de réclamation › Registre › Champs »; « Objectif › Contribue à (engagement ou code de
/// conduite) » where not any value will do.
pub fn label(reader: &Reader<'_>, path: &str) -> String {
    let path = FieldPath::of(path);
    let mut label = vec![reader.kind_name(path.kind)];
    let mut above = "";
    for step in path.steps {
        let said = (above == "fields").then(|| recorded(reader, step)).flatten();
        label.push(said.unwrap_or_else(|| reader.field_label(step)));
        above = step;
    }
    let label = label.join("\u{a0}› ");
    if path.values.is_empty() {
        return label;
    }
    let values: Vec<String> = path.values.iter().map(|value| value_name(reader, value)).collect();
    reader.say(Message::new("page-field-of").with("field", label).with("values", either(reader, &values)))
}

/// A kind, or a word of a closed list, as a reader calls it within a sentence.
fn value_name(reader: &Reader<'_>, value: &str) -> String {
    match KINDS.iter().find(|kind| kind.slug == value) {
        Some(kind) => lowered(&reader.kind_name(kind.slug)),
        // A case of the register, not a definition.
        None if value == "complaint" => lowered(&reader.word("term-complaint")),
        None => reader.listed_word(value),
    }
}

/// What a complaint's record holds, in words; nothing where no words are known.
pub fn recorded(reader: &Reader<'_>, name: &str) -> Option<String> {
    reader.speaker.find(&format!("recorded-{}", name.replace('_', "-")))
}
