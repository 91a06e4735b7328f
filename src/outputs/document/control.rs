//! What every document says of itself: whose it is, which version of what source, as of which day.

use super::block::{ControlRow, Document, Logo, Plan, Run, Words};
use super::markdown::{one_line, plain};
use crate::model::Definition;
use crate::outputs::view::{self, Reader};

/// A document with nothing in it yet. Its control data are those of `about`; of the System where
/// there is none.
pub fn document(reader: &Reader<'_>, plan: Plan, title: String, about: Option<&Definition>) -> Document {
    let compilation = reader.atlas.compilation;
    let system = compilation.model.system();
    let organisation = system.as_ref().and_then(|system| system.body().organisation.given());
    let organisation = organisation.map(|text| one_line(&reader.prose(text).text));
    let look = &compilation.look;
    let logo = look.logo.as_ref().map(|logo| Logo {
        bytes: logo.bytes.clone(),
        format: logo.format.extension(),
        size: logo.size,
        alt: organisation.clone().unwrap_or_else(|| title.clone()),
    });
    let control = view::control(reader, about);
    Document {
        lang: reader.speaker.language().tag(),
        plan,
        title,
        subtitle: None,
        organisation,
        accent: look.light.accent.map(|accent| accent.to_string()),
        logo,
        control: control.rows.iter().map(row).collect(),
        date: compilation.as_of.to_string(),
        foot: control.line,
        words: words(reader),
        blocks: Vec::new(),
    }
}

fn row(row: &view::ControlRow) -> ControlRow {
    let value = match row.value.text.strip_prefix("SHA-256 ") {
        Some(digest) if row.key == "digest" => vec![Run::text("SHA-256 "), Run::code(digest)],
        _ => plain(&row.value),
    };
    ControlRow { label: row.label.clone(), value }
}

fn words(reader: &Reader<'_>) -> Words {
    Words {
        contents: reader.word("document-contents"),
        control: reader.word("control-heading"),
        page: reader.word("document-page"),
        of: reader.word("document-of"),
        colon: reader.word("page-colon"),
    }
}
