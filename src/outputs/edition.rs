//! For whom the outputs are made: in which languages, with which words.

use std::sync::Arc;

use crate::compile::Compilation;
use crate::language::{Language, Speaker};

/// The languages of the outputs, and a speaker of each.
pub struct Edition {
    languages: Vec<Language>,
    /// One per language the tool speaks, asked for or not: a text that falls back to another
    /// language has its numbers written in that one.
    speakers: Vec<Arc<Speaker>>,
}

impl Edition {
    /// Every language of the System that the tool speaks, in the System's order; English where it
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
        let speakers = Language::ALL.iter().map(|language| Arc::new(speak(*language, &first))).collect();
        Self { languages, speakers }
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
