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
mod letter_file;
mod letters;
mod notice;
mod questionnaire;
mod recourse;
mod register;
mod scale;
mod xlsform;

#[cfg(test)]
mod tests;

use super::atlas::Atlas;
use super::page::Sheets;
use super::template::Form;
use super::view::{Links, Reader};
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::model::{Audience, ComplaintProcedure, Definition, Referable, Status, Survey, View};
use serde::Serialize;

pub use complaint::ComplaintForm;
pub use follow_up::FollowUpForm;
pub use index::FormsView;
pub use letters::Letters;
pub use questionnaire::QuestionnaireForm;

pub const OUTPUT: Output =
    Output { name: "forms", audiences: &[Audience::Customer, Audience::Staff, Audience::Auditor], make };

/// The page that lists the forms, below the folder of a language.
pub const INDEX: &str = "forms/index.html";

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let atlas = Atlas::new(compilation);
    let desk = Desk { compilation, audience: edition.audience() };
    let mut artifacts = Vec::new();
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
    let printer =
        Printer { sheets: &sheets, reader: Reader::new(atlas, edition, language, Links::Site { depth: 1 }) };
    for procedure in desk.procedures() {
        printer.complaint_form(&procedure, artifacts)?;
        if desk.is_inside() {
            printer.follow_up(&procedure, artifacts)?;
            printer.letters(&procedure, artifacts)?;
        }
    }
    for survey in desk.surveys() {
        printer.questionnaire(&survey, artifacts)?;
    }
    Ok(())
}

/// Makes the forms of one language.
struct Printer<'p> {
    sheets: &'p Sheets<'p>,
    reader: Reader<'p>,
}

impl Printer<'_> {
    fn page<V: Serialize>(
        &self,
        definition: &Definition,
        template: &str,
        name: &str,
        view: impl FnOnce(&Reader<'_>) -> V,
    ) -> Result<Artifact, OutputError> {
        let path = format!("forms/{name}-{}.html", definition.id());
        self.sheets.html_of(definition, template, &path, INDEX, view)
    }

    fn file(&self, name: &str, bytes: Vec<u8>) -> Artifact {
        Artifact { path: format!("{}/forms/{name}", self.sheets.language.tag()), bytes }
    }

    fn complaint_form(&self, own: &Procedure<'_>, artifacts: &mut Vec<Artifact>) -> Result<(), OutputError> {
        let view = |reader: &Reader<'_>| complaint::complaint(reader, own);
        artifacts.push(self.page(own.definition, "form-complaint.html", "complaint", view)?);
        Ok(())
    }

    fn follow_up(&self, own: &Procedure<'_>, artifacts: &mut Vec<Artifact>) -> Result<(), OutputError> {
        let view = |reader: &Reader<'_>| follow_up::follow_up(reader, own);
        artifacts.push(self.page(own.definition, "form-follow-up.html", "follow-up", view)?);
        if register::is_possible(&self.reader, own.body()) {
            let bytes = register::workbook(&self.reader, own)?;
            artifacts.push(self.file(&format!("register-{}.xlsx", own.id()), bytes));
        }
        Ok(())
    }

    fn letters(&self, own: &Procedure<'_>, artifacts: &mut Vec<Artifact>) -> Result<(), OutputError> {
        let view = |reader: &Reader<'_>| letters::letters(reader, own);
        artifacts.push(self.page(own.definition, "form-letters.html", "letters", view)?);
        let all = letters::letters(&self.reader, own);
        for letter in &all.letters {
            let bytes = letter_file::docx(&self.reader, &all, letter)?;
            artifacts.push(self.file(&format!("letter-{}-{}.docx", letter.slug, own.id()), bytes));
        }
        Ok(())
    }

    fn questionnaire(
        &self,
        own: &View<'_, Survey>,
        artifacts: &mut Vec<Artifact>,
    ) -> Result<(), OutputError> {
        let view = |reader: &Reader<'_>| questionnaire::questionnaire(reader, own);
        artifacts.push(self.page(own.definition, "form-questionnaire.html", "questionnaire", view)?);
        let bytes = xlsform::workbook(&self.reader, own)?;
        artifacts.push(self.file(&format!("survey-{}.xlsx", own.id()), bytes));
        Ok(())
    }
}

type Procedure<'p> = View<'p, ComplaintProcedure>;
