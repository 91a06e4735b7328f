//! The staff edition: the procedures step by step, what each role does and may grant, the promises and
//! what is due when one fails. Verdicts, findings and clauses are for the auditor.

use super::atlas::Atlas;
use super::menu::is_made;
use super::page::Sheets;
use super::site::with_pages;
use super::template::Form;
use super::view;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::{Audience, ComplaintProcedure, Referable, Role, Survey};

pub const OUTPUT: Output = Output { name: "manual", audiences: &[Audience::Staff], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    with_pages(compilation, edition, pages)
}

/// Every page of one language.
fn pages(
    atlas: &Atlas<'_>,
    edition: &Edition,
    language: Language,
    artifacts: &mut Vec<Artifact>,
) -> Result<(), OutputError> {
    let compilation = atlas.compilation;
    let sheets = Sheets::new(atlas, edition, language, Form::Html)?;
    artifacts.push(sheets.html("staff.html", "index.html", "index.html", view::staff)?);
    if is_made(compilation, "promises.html") {
        artifacts.push(sheets.html("promises.html", "promises.html", "promises.html", view::promises)?);
    }
    if is_made(compilation, "channels.html") {
        artifacts.push(sheets.html("channels.html", "channels.html", "channels.html", view::channels)?);
    }
    for own in view::in_force::<ComplaintProcedure>(compilation) {
        let path = path::<ComplaintProcedure>(own.id());
        let page = sheets.html_of(own.definition, "procedure.html", &path, "index.html", |reader| {
            view::procedure_manual(reader, &own)
        });
        artifacts.push(page?);
    }
    for own in view::in_force::<Role>(compilation) {
        let path = path::<Role>(own.id());
        let page = sheets.html_of(own.definition, "role.html", &path, "index.html", |reader| {
            view::role_manual(reader, &own)
        });
        artifacts.push(page?);
    }
    for own in view::in_force::<Survey>(compilation) {
        let path = path::<Survey>(own.id());
        let page = sheets.html_of(own.definition, "survey.html", &path, "index.html", |reader| {
            view::survey_manual(reader, &own)
        });
        artifacts.push(page?);
    }
    Ok(())
}

/// The page of a definition, below the folder of its kind.
fn path<K: Referable>(id: &str) -> String {
    format!("{}/{id}.html", K::SLUG)
}
