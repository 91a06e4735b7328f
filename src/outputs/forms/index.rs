//! The list of the forms, with what each one is for.

use serde::Serialize;

use super::Desk;
use super::control::{Control, control};
use crate::outputs::view::Reader;

/// The page.
#[derive(Debug, Clone, Serialize)]
pub struct FormsView {
    pub groups: Vec<FormGroup>,
}

/// The forms of one procedure or survey.
#[derive(Debug, Clone, Serialize)]
pub struct FormGroup {
    pub control: Control,
    pub forms: Vec<FormRow>,
}

/// One form.
#[derive(Debug, Clone, Serialize)]
pub struct FormRow {
    pub name: String,
    pub about: String,
    pub files: Vec<File>,
}

/// One file of a form.
#[derive(Debug, Clone, Serialize)]
pub struct File {
    pub href: String,
    /// What it is: a page, a workbook.
    pub name: String,
}

pub fn index(reader: &Reader<'_>, desk: &Desk<'_>) -> FormsView {
    let lister = Lister { reader };
    let mut groups = Vec::new();
    for procedure in desk.procedures() {
        let id = procedure.id();
        let mut forms = vec![lister.row("complaint", &[("html", format!("complaint-{id}.html"))])];
        if desk.is_inside() {
            forms.push(lister.row("follow-up", &[("html", format!("follow-up-{id}.html"))]));
            forms.push(lister.row("letters", &[("html", format!("letters-{id}.html"))]));
        }
        groups.push(FormGroup { control: control(reader, procedure.definition), forms });
    }
    for survey in desk.surveys() {
        let id = survey.id();
        let forms = vec![lister.row("questionnaire", &[("html", format!("questionnaire-{id}.html"))])];
        groups.push(FormGroup { control: control(reader, survey.definition), forms });
    }
    FormsView { groups }
}

struct Lister<'l> {
    reader: &'l Reader<'l>,
}

impl Lister<'_> {
    fn row(&self, form: &str, files: &[(&str, String)]) -> FormRow {
        let files = files.iter().map(|(kind, href)| File {
            href: href.clone(),
            name: self.reader.word(&format!("forms-file-{kind}")),
        });
        FormRow {
            name: self.reader.word(&format!("forms-name-{form}")),
            about: self.reader.word(&format!("forms-about-{form}")),
            files: files.collect(),
        }
    }
}
