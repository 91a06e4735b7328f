//! What the questions of surveys ask about.

use std::collections::BTreeSet;

use crate::model::{Link, Survey};
use crate::resolve::Model;

/// What customers are asked about by the questions of surveys: kind and id.
pub struct Asked<'m> {
    about: BTreeSet<(&'m str, &'m str)>,
    /// A survey that could not be read might ask about anything.
    unread: bool,
}

impl<'m> Asked<'m> {
    pub fn of(model: &'m Model) -> Self {
        let mut asked = Self { about: BTreeSet::new(), unread: model.has_tombstone("survey") };
        for survey in model.active::<Survey>() {
            let questions = &survey.body().questions;
            asked.unread |= !questions.is_absent() && questions.given().is_none_or(|list| !list.complete);
            for question in questions.items() {
                match question.value.about.given().map(Link::split) {
                    Some((kind, id, _)) => asked.about.extend([(kind, id)]),
                    None => asked.unread |= !question.value.about.is_absent(),
                }
            }
        }
        asked
    }

    /// Whether a question asks about this definition, or may.
    pub fn about(&self, kind: &str, id: &str) -> bool {
        self.unread || self.about.contains(&(kind, id))
    }
}
