//! Outputs: the site, the same as Markdown, the audit checklist, the model. They are values: an
//! output makes artifacts, and the host writes all of them or none. Same compilation, same bytes.

#![allow(
    clippy::match_same_arms,
    clippy::needless_pass_by_value,
    clippy::struct_excessive_bools,
    clippy::too_many_arguments,
    clippy::unused_self,
    reason = "what templates are given is wide and flat, and arms follow the order of the events"
)]

mod agenda;
mod atlas;
mod calendar;
mod chains;
mod chart;
mod charter;
mod checklist;
mod context;
mod document;
mod edition;
mod entrance;
mod flow;
mod forms;
mod glossary;
mod look;
mod manual;
mod markdown;
mod menu;
mod model;
mod own;
mod page;
mod pieces;
mod prose;
mod responsibilities;
mod search;
mod sections;
mod site;
mod template;
mod typography;
mod view;
mod worded;
mod workbook;

#[cfg(test)]
mod audience_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod nesting_tests;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Audience;

use atlas::Atlas;
use template::Form;

pub use context::{CONTEXT_VERSION, schema_of_template, templates_reference};
pub use edition::Edition;
pub use model::ModelJson;
pub use own::proof;

/// A file to be written: its path below the output folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Artifact {
    fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }
}

/// Why an output could not be made: a fault of the program, or of a template of the project's own,
/// which [`OutputError::finding`] tells in words.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error("{page}: {source}")]
    Template { page: String, template: String, source: Box<minijinja::Error> },
    #[error("a template of the project: {0:?}")]
    Refused(Box<Diagnostic>),
    #[error("{page}: {harm:?}")]
    Harm { page: String, template: String, harm: Box<own::Harm> },
    #[error("model.json: {0}")]
    Json(#[from] serde_json::Error),
    #[error("workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("a file could not be packed: {0}")]
    Packing(String),
    #[cfg(feature = "pdf")]
    #[error("a PDF file could not be laid out: {0}")]
    Pdf(String),
    #[cfg(feature = "pdf")]
    #[error("the logo of the theme cannot be shown in a PDF file: {0}")]
    Logo(String),
    #[error("{0}: two outputs have this path")]
    Twice(String),
}

impl OutputError {
    /// What is wrong with a template of the project; nothing where the program is at fault.
    pub fn finding(&self, compilation: &mut Compilation) -> Option<Diagnostic> {
        let own = own::OwnTemplates::of(compilation);
        match self {
            _ if own.is_empty() => None,
            Self::Refused(finding) => Some((**finding).clone()),
            Self::Template { page, template, source } => {
                Some(own::finding(source, (page, template), &own, &mut compilation.files))
            }
            Self::Harm { page, template, harm } => own::finding_of_harm(harm, page, template, &own),
            Self::Json(_) | Self::Workbook(_) | Self::Packing(_) | Self::Twice(_) => None,
            #[cfg(feature = "pdf")]
            Self::Pdf(_) | Self::Logo(_) => None,
        }
    }
}

/// One row of the table of outputs.
///
/// It is made once per audience, from a compilation that holds only what that audience may read; its
/// paths are below the folder of that audience's edition.
pub struct Output {
    pub name: &'static str,
    pub audiences: &'static [Audience],
    pub make: fn(&Compilation, &Edition) -> Result<Vec<Artifact>, OutputError>,
}

/// Every output, by name.
pub const OUTPUTS: &[Output] = &[
    calendar::OUTPUT,
    charter::OUTPUT,
    checklist::OUTPUT,
    document::OUTPUT,
    forms::OUTPUT,
    glossary::OUTPUT,
    manual::OUTPUT,
    markdown::OUTPUT,
    model::OUTPUT,
    responsibilities::OUTPUT,
    site::OUTPUT,
];

/// What is made: everything, unless something is named.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Editions; all when empty.
    pub audiences: Vec<Audience>,
    /// Names of outputs; all when empty.
    pub outputs: Vec<String>,
}

impl Selection {
    fn holds(&self, audience: Audience, output: &Output) -> bool {
        let named = self.outputs.is_empty() || self.outputs.iter().any(|name| name == output.name);
        let meant = self.audiences.is_empty() || self.audiences.contains(&audience);
        named && meant && output.audiences.contains(&audience)
    }
}

/// Every artifact of every output, for every audience, in the order of their paths.
///
/// # Errors
/// When one of them cannot be made; then there is none.
pub fn make_all(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    make(compilation, edition, &Selection::default())
}

/// The same of what is selected.
///
/// # Errors
/// When one of them cannot be made; then there is none.
pub fn make(
    compilation: &Compilation,
    edition: &Edition,
    selection: &Selection,
) -> Result<Vec<Artifact>, OutputError> {
    if let Some(fault) = proof(compilation).into_iter().find(|fault| fault.severity == Severity::Error) {
        return Err(OutputError::Refused(Box::new(fault)));
    }
    let mut artifacts = Vec::new();
    for audience in Audience::ALL {
        let outputs: Vec<&Output> =
            OUTPUTS.iter().filter(|output| selection.holds(audience, output)).collect();
        if outputs.is_empty() {
            continue;
        }
        let own = edition.for_audience(audience);
        artifacts.extend(match audience {
            Audience::Auditor => make_edition(compilation, &own, &outputs, &artifacts)?,
            _ => make_edition(&compilation.for_audience(audience), &own, &outputs, &artifacts)?,
        });
    }
    artifacts.push(entrance::editions(compilation, edition, &artifacts)?);
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    match artifacts.windows(2).find(|pair| pair[0].path == pair[1].path) {
        Some(pair) => Err(OutputError::Twice(pair[0].path.clone())),
        None => Ok(artifacts),
    }
}

/// The master lists of the auditor's edition, of what was made so far.
fn master_lists(
    atlas: &Atlas<'_>,
    edition: &Edition,
    outputs: &[&Output],
    (earlier, own): (&[Artifact], &[Artifact]),
) -> Result<Vec<Artifact>, OutputError> {
    let mut lists: Vec<Artifact> = Vec::new();
    if edition.audience() == Audience::Auditor {
        let named = |name: &str| outputs.iter().any(|output| output.name == name);
        let forms = [(Form::Html, site::OUTPUT.name), (Form::Markdown, markdown::OUTPUT.name)];
        for (form, _) in forms.into_iter().filter(|(_, name)| named(name)) {
            let made = sections::documents(atlas, edition, form, (earlier, [own, &lists]))?;
            lists.extend(made);
        }
    }
    Ok(lists)
}

/// What one audience gets, below the folder of its name; `earlier` are the editions before it.
fn make_edition(
    compilation: &Compilation,
    edition: &Edition,
    outputs: &[&Output],
    earlier: &[Artifact],
) -> Result<Vec<Artifact>, OutputError> {
    let audience = edition.audience();
    let made: Vec<_> = outputs.par_iter().map(|output| (output.make)(compilation, edition)).collect();
    let mut artifacts = Vec::new();
    for output in made {
        artifacts.extend(output?);
    }
    let atlas = Atlas::new(compilation);
    let lists = || master_lists(&atlas, edition, outputs, (earlier, &artifacts));
    let (lists, read) = rayon::join(lists, || search::read(edition, &artifacts));
    artifacts.extend(lists?);
    artifacts.extend(search::search(&atlas, edition, &artifacts, read)?);
    for artifact in &mut artifacts {
        artifact.path = format!("{}/{}", audience.word(), artifact.path);
    }
    Ok(artifacts)
}
