//! Who stands behind a role. Only names tell whether two roles are one person: two roles held by
//! “1 person” each may be anybody's.

use std::collections::{BTreeMap, BTreeSet};

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

/// The same role, or two roles held by the same one person, named.
pub fn is_same(model: &Model, first: &str, second: &str) -> bool {
    if first == second {
        return true;
    }
    let holders = |id: &str| model.find::<Role>(id).map(|role| names(role.body())).unwrap_or_default();
    let (one, other) = (holders(first), holders(second));
    one.len() == 1 && one == other
}

/// Whether several people hold a role, by number or by name.
pub fn is_held_by_several(role: &Role) -> bool {
    match role.held_by.given() {
        Some(Either::Short(count)) => count.people > 1,
        Some(Either::Long(list)) => list.items.len() > 1,
        None => false,
    }
}

/// Every role, by what people call it: its id and its titles, with or without an article.
pub struct RolesByName<'m>(BTreeMap<String, View<'m, Role>>);

impl<'m> RolesByName<'m> {
    /// Of two roles called the same, the first in the order of files.
    pub fn of(model: &'m Model) -> Self {
        let mut roles = BTreeMap::new();
        for role in model.each::<Role>() {
            let title = role.definition.header.title.given();
            let titles = title.into_iter().flat_map(Text::strings).map(|(_, title)| bare(title));
            for name in titles.chain([bare(role.id())]) {
                roles.entry(name).or_insert(role);
            }
        }
        Self(roles)
    }

    /// The role that a text names in one of its languages.
    pub fn named(&self, text: &Text) -> Option<&View<'m, Role>> {
        text.strings().find_map(|(_, text)| self.0.get(&bare(text)))
    }
}

const ARTICLES: [&str; 10] = ["le ", "la ", "les ", "l'", "un ", "une ", "the ", "a ", "an ", "de "];

/// Folded, without an article in front.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let article = ARTICLES.iter().find_map(|article| folded.strip_prefix(article));
    article.unwrap_or(&folded).to_owned()
}
