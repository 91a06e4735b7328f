//! Who stands behind a role. Only names tell whether two roles are one person: two roles held by
//! “1 person” each may be anybody's.

use std::collections::BTreeSet;

use crate::model::{Either, Role, View};
use crate::resolve::Model;
use crate::values::{Text, fold};

/// The names of those who hold a role, folded; none when they are not named, or not all readable.
pub fn names(role: &Role) -> BTreeSet<String> {
    match role.held_by.given() {
        Some(Either::Long(list)) if list.complete => list.iter().map(|name| fold(name.as_str())).collect(),
        _ => BTreeSet::new(),
    }
}

/// The role that a text names, by id or title, with or without an article.
pub fn role_named<'m>(model: &'m Model, text: &Text) -> Option<View<'m, Role>> {
    let wanted: Vec<String> = text.strings().map(|(_, text)| bare(text)).collect();
    model.each::<Role>().find(|role| {
        let title = role.definition.header.title.given();
        let titles = title.into_iter().flat_map(Text::strings).map(|(_, title)| bare(title));
        titles.chain([bare(role.id())]).any(|own| wanted.contains(&own))
    })
}

const ARTICLES: [&str; 10] = ["le ", "la ", "les ", "l'", "un ", "une ", "the ", "a ", "an ", "de "];

/// Folded, without an article in front.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let article = ARTICLES.iter().find_map(|article| folded.strip_prefix(article));
    article.unwrap_or(&folded).to_owned()
}
