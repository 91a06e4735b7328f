//! The forms of the complaint procedures and the surveys: what a customer fills in, what the staff
//! keep, the letters that answer, the questionnaires. A form can be printed and filled in on paper,
//! or filled in on a screen and printed; none of them sends anything, and none holds a script.

mod choices;
mod complaint;
mod control;
mod dossier;
mod field;
mod follow_up;
mod index;
mod letter;
mod letters;
mod notice;
mod questionnaire;
mod recourse;
mod scale;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view::Reader;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::{Audience, ComplaintProcedure, Referable, Status, Survey, View};

pub const OUTPUT: Output = Output { name: "forms", audiences: &[Audience::Auditor], make };

/// The page that lists the forms, below the folder of a language.
pub const INDEX: &str = "forms/index.html";

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let desk = Desk { compilation, audience: edition.audience() };
    let mut artifacts = Vec::new();
    if desk.is_empty() {
        return Ok(artifacts);
    }
    for language in edition.languages() {
        of_language(&desk, &atlas, (edition, *language), &mut artifacts)?;
    }
    Ok(artifacts)
}

/// What there are forms of, for one audience.
struct Desk<'c> {
    compilation: &'c Compilation,
    audience: Audience,
}

impl<'c> Desk<'c> {
    fn procedures(&self) -> impl Iterator<Item = View<'c, ComplaintProcedure>> {
        self.each()
    }

    /// Surveys are handed out by the staff: customers get them from their hands.
    fn surveys(&self) -> impl Iterator<Item = View<'c, Survey>> {
        self.each().filter(|_| self.is_inside())
    }

    /// Whoever works here reads more than the complaint form.
    fn is_inside(&self) -> bool {
        self.audience.reads(Audience::Staff)
    }

    fn is_empty(&self) -> bool {
        self.procedures().next().is_none() && self.surveys().next().is_none()
    }

    /// Customers are given what is in force; the staff see drafts as well.
    fn each<K: Referable>(&self) -> impl Iterator<Item = View<'c, K>> {
        let inside = self.is_inside();
        self.compilation.model.each().filter(move |view: &View<'c, K>| match view.definition.status() {
            Status::Active => true,
            Status::Draft => inside,
            Status::Retired => false,
        })
    }
}

fn of_language(
    desk: &Desk<'_>,
    atlas: &Atlas<'_>,
    (edition, language): (&Edition, Language),
    artifacts: &mut Vec<Artifact>,
) -> Result<(), OutputError> {
    let sheets = Sheets::new(atlas, edition, language, Form::Html)?;
    artifacts.push(sheets.html("forms.html", INDEX, INDEX, |reader| index::index(reader, desk))?);
    for procedure in desk.procedures() {
        let path = format!("forms/complaint-{}.html", procedure.id());
        let page = |reader: &Reader<'_>| complaint::complaint(reader, &procedure);
        artifacts.push(sheets.html("form-complaint.html", &path, INDEX, page)?);
        if desk.is_inside() {
            let path = format!("forms/follow-up-{}.html", procedure.id());
            let page = |reader: &Reader<'_>| follow_up::follow_up(reader, &procedure);
            artifacts.push(sheets.html("form-follow-up.html", &path, INDEX, page)?);
            let path = format!("forms/letters-{}.html", procedure.id());
            let page = |reader: &Reader<'_>| letters::letters(reader, &procedure);
            artifacts.push(sheets.html("form-letters.html", &path, INDEX, page)?);
        }
    }
    for survey in desk.surveys() {
        let path = format!("forms/questionnaire-{}.html", survey.id());
        let page = |reader: &Reader<'_>| questionnaire::questionnaire(reader, &survey);
        artifacts.push(sheets.html("form-questionnaire.html", &path, INDEX, page)?);
    }
    Ok(())
}
