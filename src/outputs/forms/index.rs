//! The list of the forms, with what each one is for.

use schemars::JsonSchema;
use serde::Serialize;

use super::Desk;
use super::control::{Control, control};
use super::letters::letters;
use super::register::is_possible;
use crate::language::Message;
use crate::model::{ComplaintProcedure, View};
use crate::outputs::view::Reader;

/// The page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FormsView {
    pub groups: Vec<FormGroup>,
}

/// The forms of one procedure or survey.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FormGroup {
    pub control: Control,
    pub forms: Vec<FormRow>,
}

/// One form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FormRow {
    pub name: String,
    pub about: String,
    pub files: Vec<File>,
}

/// One file of a form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormFile")]
pub struct File {
    pub href: String,
    /// What it is: a page, a workbook.
    pub name: String,
}

pub fn index(reader: &Reader<'_>, desk: &Desk<'_>) -> FormsView {
    let lister = Lister { reader };
    let procedures = desk.procedures().map(|procedure| {
        let mut forms = vec![lister.page("complaint", procedure.id())];
        if desk.is_inside() {
            forms.push(lister.page("follow-up", procedure.id()));
            if is_possible(reader, procedure.body()) {
                let file = lister.file("xlsx", format!("register-{}.xlsx", procedure.id()));
                forms.push(lister.row("register", vec![file]));
            }
            forms.push(lister.letters(&procedure));
        }
        FormGroup { control: control(reader, procedure.definition), forms }
    });
    let surveys = desk.surveys().map(|survey| {
        let file = lister.file("xlsform", format!("survey-{}.xlsx", survey.id()));
        let forms = vec![lister.page("questionnaire", survey.id()), lister.row("xlsform", vec![file])];
        FormGroup { control: control(reader, survey.definition), forms }
    });
    FormsView { groups: procedures.chain(surveys).collect() }
}

struct Lister<'l> {
    reader: &'l Reader<'l>,
}

impl Lister<'_> {
    fn row(&self, form: &str, files: Vec<File>) -> FormRow {
        FormRow {
            name: self.reader.word(&format!("forms-name-{form}")),
            about: self.reader.word(&format!("forms-about-{form}")),
            files,
        }
    }

    fn file(&self, kind: &str, href: String) -> File {
        File { href, name: self.reader.word(&format!("forms-file-{kind}")) }
    }

    /// A form that is a page and nothing else.
    fn page(&self, form: &str, id: &str) -> FormRow {
        self.row(form, vec![self.file("html", format!("{form}-{id}.html"))])
    }

    fn letters(&self, procedure: &View<'_, ComplaintProcedure>) -> FormRow {
        let id = procedure.id();
        let letters = letters(self.reader, procedure).letters.into_iter().map(|letter| File {
            href: format!("letter-{}-{id}.docx", letter.slug),
            name: self.reader.say(Message::new("forms-file-word").with("letter", letter.title)),
        });
        let page = self.file("html", format!("letters-{id}.html"));
        self.row("letters", std::iter::once(page).chain(letters).collect())
    }
}
