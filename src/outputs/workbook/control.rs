//! Document control of a workbook: what it is, of which system, of which day, made from what.

use crate::model::Definition;
use crate::outputs::view::{Reader, control};

/// What a workbook says of itself.
#[derive(Debug, Clone)]
pub struct Control {
    /// « Liste de contrôle d’audit : ISO 10002:2018 ».
    pub title: String,
    /// Whose quality system it is of.
    pub system: String,
    /// « État au 31 mars 2026 · smqc 0.1.0 ».
    pub stand: String,
    /// What it is made from, line by line: a label and a text.
    pub lines: Vec<(String, String)>,
    /// « copie papier non maîtrisée ».
    pub printed: String,
    /// « page &P sur &N », in the signs of a spreadsheet.
    pub page: String,
}

impl Control {
    /// What every workbook says of the definition it is made from, of the System where there is none;
    /// a file adds lines of its own.
    pub fn of(reader: &Reader<'_>, title: impl Into<String>, about: Option<&Definition>) -> Self {
        let compilation = reader.atlas.compilation;
        let system = compilation.model.system();
        let name = system.as_ref().map(|system| reader.title(system.definition).text).unwrap_or_default();
        let mut lines = vec![(reader.word("workbook-system"), name.clone())];
        let organisation = system.as_ref().and_then(|system| system.body().organisation.given());
        lines
            .extend(organisation.map(|text| (reader.word("workbook-organisation"), reader.prose(text).text)));
        let control = control(reader, about);
        lines.extend(control.rows.into_iter().map(|row| (row.label, row.value.text)));
        let day = reader.formatter().date(compilation.as_of);
        Self {
            title: title.into(),
            system: name,
            stand: format!("{} {day} · smqc {}", reader.word("page-as-of"), env!("CARGO_PKG_VERSION")),
            lines,
            printed: control.printed,
            page: reader.word("workbook-page"),
        }
    }
}
