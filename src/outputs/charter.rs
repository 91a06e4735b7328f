//! The customer edition: what is promised, how to complain, and what to do when the answer does not
//! satisfy. It is published: nothing that stays inside may come near it.

use super::atlas::Atlas;
use super::menu::is_made;
use super::page::Sheets;
use super::site::with_pages;
use super::template::Form;
use super::view;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::{Audience, CodeOfConduct, ComplaintProcedure, Definition, Referable};

pub const OUTPUT: Output = Output { name: "charter", audiences: &[Audience::Customer], make };

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
    let (code, procedure) = (only::<CodeOfConduct>(compilation), only::<ComplaintProcedure>(compilation));
    artifacts.push(sheets.html_about(code, "charter.html", "index.html", view::charter)?);
    if is_made(compilation, "complain.html") {
        artifacts.push(sheets.html_about(procedure, "complain.html", "complain.html", view::complain)?);
    }
    if is_made(compilation, "recourse.html") {
        artifacts.push(sheets.html_about(procedure, "recourse.html", "recourse.html", view::recourse)?);
    }
    let sheets = Sheets::new(atlas, edition, language, Form::Markdown)?;
    artifacts.push(sheets.markdown("charter.md", "charter.md", |reader| CharterText {
        charter: view::charter(reader),
        complain: view::complain(reader),
        recourse: view::recourse(reader),
    })?);
    Ok(())
}

/// The one definition of a kind, whose document control is that of the page.
fn only<K: Referable>(compilation: &Compilation) -> Option<&Definition> {
    let mut all = view::in_force::<K>(compilation);
    let first = all.next().map(|own| own.definition);
    first.filter(|_| all.next().is_none())
}

/// The three pages as one text.
#[derive(serde::Serialize, schemars::JsonSchema)]
pub struct CharterText {
    charter: view::CharterView,
    complain: view::ComplainView,
    recourse: view::RecourseView,
}
