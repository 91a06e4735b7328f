//! The project's own templates: which of ours they stand in for, what is wrong with them, and that
//! a page made with them is as harmless and as bounded as one made with ours.
//!
//! A template is looked at twice: as written, before any page is made ([`proof`]), and by what comes
//! out ([`guard`]). It never reads a file, the clock or the network: it sees what its page is given.

mod fault;
mod guard;
mod inspect;
mod kinds;
mod syntax;
mod version;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::template::TEMPLATES;
use crate::compile::Compilation;
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::schema::nearest;
use crate::world::{FileId, Span};

pub use fault::{Refusal, finding, finding_of_harm, is_printable};
pub use guard::{Harm, harm_in_html, harm_in_markdown};
pub use kinds::{FILTERS, FUNCTIONS, TESTS, equip};

/// What stands in front of the name of a built-in template: it is reached by it even where a template
/// of the project has its name.
pub const BUILT_IN: &str = "smqc/";

/// The most steps of a page: one of ten thousand rows needs a few million.
pub const STEPS: u64 = if cfg!(test) { 3_000_000 } else { 20_000_000 };

/// Bytes that the texts of templates may come to in what is held aside while a page is made.
const ASIDE: u64 = 512 << 20;

/// The longest text of a built-in template between two statements.
const LONGEST_BUILT_IN: usize = 256;

/// A template of the project.
#[derive(Debug, Clone)]
pub struct Own {
    pub name: String,
    pub text: String,
    pub file: FileId,
}

/// The templates of the project, and the names of all those that one of them has a part in.
#[derive(Debug, Clone, Default)]
pub struct OwnTemplates {
    own: Arc<[Own]>,
    touched: Arc<BTreeSet<String>>,
}

impl OwnTemplates {
    pub fn of(compilation: &Compilation) -> Self {
        let own = compilation.templates.iter().filter_map(|template| {
            let text = compilation.files.get(template.file)?.text.clone();
            Some(Own { name: template.name.clone(), text, file: template.file })
        });
        let own: Arc<[Own]> = own.collect();
        let touched = Arc::new(touched(&own));
        Self { own, touched }
    }

    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Own> {
        self.own.iter()
    }

    pub fn named(&self, name: &str) -> Option<&Own> {
        self.own.iter().find(|own| own.name == name)
    }

    /// Whether a page of this template is made with one of the project, however far in.
    pub fn has_part_in(&self, name: &str) -> bool {
        self.touched.contains(name)
    }

    /// Whether a name can be included, imported or extended.
    fn knows(&self, name: &str) -> bool {
        is_built_in(name.strip_prefix(BUILT_IN).unwrap_or(name)) || self.named(name).is_some()
    }

    /// Steps that a page may take: fewer where a single step may put much aside.
    pub fn steps(&self) -> u64 {
        let texts: Vec<_> = self.iter().map(|own| inspect::inspect(own, self).texts).collect();
        let any = texts.iter().map(|texts| texts.any).max().unwrap_or(0).max(LONGEST_BUILT_IN);
        let others = texts.iter().any(|texts| texts.others_aside);
        let aside = texts.iter().map(|texts| texts.aside).max().unwrap_or(0);
        let longest = if others { any } else { aside };
        (ASIDE / u64::try_from(longest).unwrap_or(u64::MAX).max(1)).min(STEPS)
    }
}

/// The names of the project's templates, and of the built-in ones that extend, include or import one
/// of them: those whose text holds such a name between quotation marks.
fn touched(own: &[Own]) -> BTreeSet<String> {
    let mut touched: BTreeSet<String> = own.iter().map(|own| own.name.clone()).collect();
    loop {
        let reaches = |text: &str| touched.iter().any(|name| text.contains(&format!("\"{name}\"")));
        let next = TEMPLATES.iter().find(|(name, text)| !touched.contains(*name) && reaches(text));
        match next {
            Some((name, _)) => touched.insert((*name).to_owned()),
            None => return touched,
        };
    }
}

fn is_built_in(name: &str) -> bool {
    TEMPLATES.iter().any(|(known, _)| *known == name)
}

/// What is wrong with the templates of the project, before any page is made.
pub fn proof(compilation: &Compilation) -> Vec<Diagnostic> {
    let own = OwnTemplates::of(compilation);
    let mut findings = Vec::new();
    let mut used: Vec<String> = Vec::new();
    for template in own.iter() {
        findings.extend(version::finding(template));
        let seen = inspect::inspect(template, &own);
        findings.extend(seen.findings);
        used.extend(seen.uses);
    }
    let idle = own.iter().filter(|own| !is_built_in(&own.name) && !used.contains(&own.name));
    findings.extend(idle.map(unused));
    findings
}

/// A file that stands in for nothing.
fn unused(own: &Own) -> Diagnostic {
    let names = || TEMPLATES.iter().map(|(name, _)| *name);
    let message = Message::new("template-unused")
        .with("template", own.name.as_str())
        .with("suggestion", offered(nearest(&own.name, names())))
        .with("known", names().collect::<Vec<_>>().join(", "));
    Diagnostic::fault("unknown-template", message, Span::new(own.file, 0..0))
}

/// One name to offer, or none.
fn offered(near: Option<&str>) -> Argument {
    Argument::List(near.map(str::to_owned).into_iter().collect())
}
