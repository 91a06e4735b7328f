//! For whom the outputs are made: which audience, in which languages, with which words.

use std::sync::Arc;

use super::own::OwnTemplates;
use crate::compile::Compilation;
use crate::language::{Language, Speaker};
use crate::model::Audience;

/// The audience and the languages of the outputs, and a speaker of each.
#[derive(Clone)]
pub struct Edition {
    audience: Audience,
    languages: Vec<Language>,
    /// One per language the tool speaks, asked for or not: a text that falls back to another
    /// language has its numbers written in that one.
    speakers: Vec<Arc<Speaker>>,
    templates: OwnTemplates,
}

impl Edition {
    /// The auditor's, who reads everything. Every language of the System that the tool speaks, in the System's order; English where it
    /// speaks none of them. `speak` makes a speaker of a language for a System whose bare texts are
    /// in another.
    pub fn of(compilation: &Compilation, speak: impl Fn(Language, &str) -> Speaker) -> Self {
        let first = compilation.model.first_language();
        let system = compilation.model.system();
        let named = system.iter().flat_map(|system| system.body().languages.items());
        let mut languages: Vec<Language> = Vec::new();
        for language in named.filter_map(|tag| Language::for_tag(tag.value.as_str())) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        if languages.is_empty() {
            languages.push(Language::English);
        }
        let speakers =
            Language::ALL.iter().map(|language| Arc::new(speak(*language, &first).by_heart())).collect();
        let templates = OwnTemplates::of(compilation);
        Self { audience: Audience::Auditor, languages, speakers, templates }
    }

    /// The same for another audience. What it must not read is not taken out here, but of the
    /// compilation that the outputs are made from.
    #[must_use]
    pub fn for_audience(&self, audience: Audience) -> Self {
        Self { audience, ..self.clone() }
    }

    /// The same in some of its languages only; in all of them, where none is named.
    #[must_use]
    pub fn in_languages(mut self, wanted: &[Language]) -> Self {
        if !wanted.is_empty() {
            self.languages.retain(|language| wanted.contains(language));
        }
        self
    }

    pub const fn audience(&self) -> Audience {
        self.audience
    }

    /// The templates of the project, which every audience's pages are laid out with.
    pub const fn templates(&self) -> &OwnTemplates {
        &self.templates
    }

    /// The languages of the outputs, the first one first.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Who speaks a language.
    pub fn speaker(&self, language: Language) -> &Arc<Speaker> {
        let found = self.speakers.iter().find(|speaker| speaker.language() == language);
        // There is one for every language: `of` sees to it.
        found.unwrap_or(&self.speakers[0])
    }
}
