//! The nearest known name to a misspelt one.

use crate::values::fold;

/// The known name that was probably meant, if one is near enough.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let wanted = simplify(name);
    let (length, tolerance) = (wanted.chars().count(), tolerance(&wanted));
    let scored = known.into_iter().filter_map(|candidate| {
        let simple = simplify(candidate);
        // A word so much longer or shorter is further away than that.
        let near = simple.chars().count().abs_diff(length) <= tolerance;
        near.then(|| (distance(&wanted, &simple), candidate))
    });
    let (distance, candidate) = scored.min_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(b.1)))?;
    (distance <= tolerance).then_some(candidate)
}

/// The known key that was probably meant; a French word finds its English key.
pub fn nearest_key<'k>(name: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Option<&'k str> {
    let folded = fold(name);
    let french = FRENCH_KEYS.iter().filter(|(word, _)| *word == folded).map(|(_, key)| *key);
    let translated = french.into_iter().find_map(|key| known.clone().into_iter().find(|known| *known == key));
    translated.or_else(|| nearest(name, known))
}

fn simplify(name: &str) -> String {
    fold(name).replace(['-', ' '], "_")
}

fn distance(wanted: &str, candidate: &str) -> usize {
    if wanted.len() > 3 && candidate.len() > 3 {
        let plural =
            candidate.strip_suffix('s') == Some(wanted) || wanted.strip_suffix('s') == Some(candidate);
        if plural {
            return 1;
        }
    }
    strsim::damerau_levenshtein(wanted, candidate)
}

/// Two slips in a long word, one in a short one, none in one of two letters.
fn tolerance(wanted: &str) -> usize {
    match wanted.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// What a writer of French may write for a key.
const FRENCH_KEYS: &[(&str, &str)] = &[
    ("annonce", "announced"),
    ("apres", "after"),
    ("auditeur", "auditor"),
    ("calendrier", "calendar"),
    ("canaux", "channels"),
    ("cause", "cause"),
    ("champs", "fields"),
    ("cible", "target"),
    ("colonnes", "columns"),
    ("compétences", "competences"),
    ("competences", "competences"),
    ("confidentialite", "confidentiality"),
    ("comptage", "count"),
    ("conservation", "retention"),
    ("consultes", "consulted"),
    ("delai", "within"),
    ("delai", "time"),
    ("duree", "time"),
    ("echeance", "due"),
    ("enonce", "statement"),
    ("escalade", "escalation"),
    ("etapes", "stages"),
    ("encours", "backlog"),
    ("exclusions", "exclusions"),
    ("fichiers", "files"),
    ("frais", "charges"),
    ("genre", "kind"),
    ("heures", "hours"),
    ("identifiant", "id"),
    ("indicateur", "indicator"),
    ("jours feries", "holidays"),
    ("langues", "languages"),
    ("mesure", "measure"),
    ("motif", "reason"),
    ("moyenne", "mean"),
    ("moyens", "means"),
    ("nombre", "count"),
    ("organisme", "organisation"),
    ("part", "ratio"),
    ("perimetre", "scope"),
    ("politique", "policy"),
    ("priorites", "priorities"),
    ("procedure", "procedure"),
    ("promesses", "promises"),
    ("proprietaire", "owner"),
    ("question", "ask"),
    ("raison", "reason"),
    ("reference", "baseline"),
    ("remede", "redress"),
    ("responsable", "owner"),
    ("reparation", "redress"),
    ("ressources", "resources"),
    ("risques", "risks"),
    ("secteur", "sector"),
    ("seuil", "target"),
    ("somme", "sum"),
    ("sous-traitant", "processor"),
    ("statut", "status"),
    ("stock", "backlog"),
    ("taux", "ratio"),
    ("temps", "time"),
    ("texte", "text"),
    ("titre", "title"),
    // The version of the language is that of a System, not of a document.
    ("version", "smqc"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_french_words_find_their_key() {
        let known = ["title", "target", "indicator", "redress", "owner"];
        assert_eq!(nearest_key("trheshold", known), None);
        assert_eq!(nearest_key("tagret", known), Some("target"));
        assert_eq!(nearest_key("titre", known), Some("title"));
        assert_eq!(nearest_key("Indicateur", known), Some("indicator"));
        assert_eq!(nearest_key("redres", known), Some("redress"));
        assert_eq!(nearest_key("xy", known), None);
        assert_eq!(nearest_key("temps", ["time", "sum"]), Some("time"));
        assert_eq!(nearest_key("délai", ["time", "sum"]), Some("time"));
        assert_eq!(nearest_key("version", ["smqc", "vision"]), Some("smqc"));
        assert_eq!(nearest("delai-acuse", ["delai-accuse", "delai-reponse"]), Some("delai-accuse"));
    }
}
