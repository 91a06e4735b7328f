//! The words of the pages in plain language, each with an anchor; and the System's own words.

use serde::Serialize;

use super::reader::{Prose, Reader, capitalised};
use crate::values::fold;

/// The glossary.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct GlossaryView {
    /// In the alphabetical order of the reader's language.
    pub terms: Vec<TermView>,
    pub vocabulary: Vec<VocabularyView>,
}

/// One word and what it means.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct TermView {
    pub anchor: String,
    pub term: String,
    pub about: String,
}

/// One list of the System's words.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct VocabularyView {
    pub anchor: String,
    pub name: String,
    pub words: Vec<WordView>,
}

/// A word as people call it, and as it is written in definitions and data.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct WordView {
    pub id: String,
    pub name: Prose,
}

/// The words explained: the ends of their messages and of their anchors.
const TERMS: [&str; 42] = [
    "acknowledgement",
    "action",
    "approval",
    "as-of",
    "at-risk",
    "audit",
    "backlog",
    "baseline",
    "breakdown",
    "business-day",
    "ces",
    "charter",
    "closed",
    "complaint",
    "control-limits",
    "coverage",
    "coverage-states",
    "csat",
    "cut-off",
    "digest",
    "dispute-provider",
    "edition",
    "escalation",
    "evidence",
    "exclusion",
    "finding",
    "five-steps",
    "gap",
    "indicator",
    "insufficient",
    "interval",
    "margin",
    "n",
    "nps",
    "objective",
    "percentile",
    "promise",
    "reconciliation",
    "redress",
    "response-rate",
    "signal",
    "waiver",
];

/// The lists of the vocabulary, by their fields.
const LISTS: [&str; 3] = ["customers", "services", "complaint_categories"];

pub fn glossary(reader: &Reader<'_>) -> GlossaryView {
    let mut terms: Vec<TermView> = TERMS
        .iter()
        .map(|key| TermView {
            anchor: format!("term-{key}"),
            term: reader.word(&format!("term-{key}")),
            about: reader.word(&format!("term-{key}-about")),
        })
        .collect();
    terms.sort_by_cached_key(|term| fold(&term.term));
    GlossaryView { terms, vocabulary: LISTS.iter().filter_map(|list| vocabulary(reader, list)).collect() }
}

fn vocabulary(reader: &Reader<'_>, list: &str) -> Option<VocabularyView> {
    let system = reader.atlas.compilation.model.system()?;
    let vocabulary = system.body().vocabulary.given()?;
    let words = match list {
        "customers" => &vocabulary.customers,
        "services" => &vocabulary.services,
        _ => &vocabulary.complaint_categories,
    };
    let words =
        words.pairs().map(|(id, name)| WordView { id: id.value.clone(), name: reader.prose(&name.value) });
    let words: Vec<WordView> = words.collect();
    let name = capitalised(&reader.field_label(list));
    (!words.is_empty()).then(|| VocabularyView {
        anchor: format!("words-{}", list.replace('_', "-")),
        name,
        words,
    })
}
