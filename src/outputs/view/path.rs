//! Paths of fields (`complaint-procedure.record.fields`) in the reader's words.

use super::reader::Reader;

/// « Procédure de réclamation › Registre › Champs »; « Action › Améliore (promesse, charte) » where
/// the path asks for one of several values.
pub fn label(reader: &Reader<'_>, path: &str) -> String {
    let (path, asked) = path.split_once('=').map_or((path, None), |(path, asked)| (path, Some(asked)));
    let (kind, rest) = path.split_once('.').unwrap_or((path, ""));
    let mut steps = vec![reader.kind_name(kind)];
    let mut above = "";
    for step in rest.split('.').filter(|step| !step.is_empty()) {
        let said = (above == "fields").then(|| recorded(reader, step)).flatten();
        steps.push(said.unwrap_or_else(|| reader.field_label(step)));
        above = step;
    }
    let label = steps.join("\u{a0}› ");
    match asked {
        Some(asked) => {
            let values: Vec<String> = asked.split('|').map(|value| value_of(reader, value)).collect();
            format!("{label} ({})", values.join(", "))
        }
        None => label,
    }
}

/// A kind by its name, any other word by its own.
fn value_of(reader: &Reader<'_>, word: &str) -> String {
    let kind = reader.speaker.find(&format!("kind-{word}"));
    kind.map_or_else(|| reader.listed_word(word), |name| name.to_lowercase())
}

/// What a complaint's record holds, in words; nothing where no words are known.
pub fn recorded(reader: &Reader<'_>, name: &str) -> Option<String> {
    reader.speaker.find(&format!("recorded-{}", name.replace('_', "-")))
}
