//! Standards that the System says it follows. A rule on a whole system speaks only of those.

use crate::model::kinds::system::StandardClaim;
use crate::model::{System, View};
use crate::resolve::Model;
use crate::values::fold;
use crate::world::Span;

/// A standard that is followed, and where the System says so.
pub struct Claim<'m> {
    pub system: View<'m, System>,
    pub span: Span,
}

/// The claim to follow a standard, whatever its edition; none where the clause, or one above it, is
/// said not to apply.
pub fn claim_of<'m>(model: &'m Model, standard: &str, clause: &str) -> Option<Claim<'m>> {
    let system = model.system()?;
    let claims = system.body().standards.items();
    let mut named = claims.filter_map(|claim| Some((&claim.value, claim.value.standard.spanned()?)));
    let (claim, name) = named.find(|(_, name)| is_named(&name.value.0, standard))?;
    (!is_set_aside(claim, clause)).then_some(Claim { system, span: name.span })
}

/// Whether a name with its edition, `ISO 9001:2015`, is that of a standard.
fn is_named(name: &str, standard: &str) -> bool {
    let bare = |text: &str| fold(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(name.split(':').next().unwrap_or("")) == bare(standard)
}

fn is_set_aside(claim: &StandardClaim, clause: &str) -> bool {
    claim.not_applicable.pairs().any(|(number, _)| {
        let below = clause.strip_prefix(number.value.trim());
        below.is_some_and(|below| below.is_empty() || below.starts_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_does_not_count_and_the_part_does() {
        assert!(is_named("ISO 9001:2015", "ISO 9001"));
        assert!(is_named("iso 18295-1 : 2017", "ISO 18295-1"));
        assert!(!is_named("ISO 18295-2:2017", "ISO 18295-1"));
        assert!(!is_named("ISO 90010:2015", "ISO 9001"));
    }
}
