//! The customer edition: what is promised, how to complain, and what to do when the answer does not
//! satisfy. It is published: nothing that stays inside may come near it.

use super::atlas::Atlas;
use super::look;
use super::page::Sheets;
use super::site::entrance;
use super::template::Form;
use super::view;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::model::{Audience, ComplaintProcedure};

pub const OUTPUT: Output = Output { name: "charter", audiences: &[Audience::Customer], make };

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let mut artifacts = look::files(&compilation.look);
    artifacts.push(entrance(edition)?);
    for language in edition.languages() {
        let sheets = Sheets::new(&atlas, edition, *language, Form::Html)?;
        artifacts.push(sheets.html("charter.html", "index.html", "index.html", view::charter)?);
        if view::in_force::<ComplaintProcedure>(compilation).next().is_some() {
            let page = sheets.html("complain.html", "complain.html", "complain.html", view::complain);
            artifacts.push(page?);
        }
        if view::has_recourse(compilation) {
            let page = sheets.html("recourse.html", "recourse.html", "recourse.html", view::recourse);
            artifacts.push(page?);
        }
        let sheets = Sheets::new(&atlas, edition, *language, Form::Markdown)?;
        artifacts.push(sheets.markdown("charter.md", "charter.md", |reader| CharterText {
            charter: view::charter(reader),
            complain: view::complain(reader),
            recourse: view::recourse(reader),
        })?);
    }
    Ok(artifacts)
}

/// The three pages as one text.
#[derive(serde::Serialize, schemars::JsonSchema)]
pub struct CharterText {
    charter: view::CharterView,
    complain: view::ComplainView,
    recourse: view::RecourseView,
}
