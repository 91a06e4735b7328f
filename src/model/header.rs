//! What every definition may say of itself, whatever its kind.

use super::field::OneOrMany;
use super::fields::{AnyText, Line, Tag};
use super::kinds::common::AnyLink;
use super::slot::{List, Table};
use super::{Ref, Role};
use crate::values::{Id, Text};
use crate::{record, words};
use jiff::civil::Date;

words! {
    /// Where a definition stands in its life.
    Status {
        Draft = "draft",
        Active = "active",
        Retired = "retired",
    }
}

record! {
    /// The common header.
    Header {
        id: Id, required, customer => "Unique within its kind: lower-case letters, digits, hyphens" / "Unique dans son genre : minuscules, chiffres, traits d’union";
        title: Text, customer => "What people call it" / "Son nom pour les personnes";
        status: Status, customer => "draft, active or retired; active when absent" / "draft (projet), active (en vigueur) ou retired (retirée) ; active par défaut";
        owner: Ref<Role>, staff => "The role that answers for it" / "Le rôle qui en répond";
        tags: List<Tag> => "Free words to group definitions by" / "Mots libres pour regrouper les définitions";
        notes: AnyText => "Remarks for colleagues; never published" / "Remarques internes, jamais publiées";
    }
}

record! {
    /// Validity in time.
    InForce {
        from: Date, customer => "First day on which it applies" / "Premier jour d’application";
        until: Date, customer => "Last day on which it applies" / "Dernier jour d’application";
    }
}

record! {
    /// What a controlled document adds to the header (ISO 9001, 7.5).
    Control {
        version: Version, customer => "Version of the document" / "Version du document";
        review_due: Date, customer => "Day by which it is reviewed next" / "Date limite de la prochaine revue";
        in_force: InForce, customer => "From when and until when it applies" / "Depuis quand et jusqu’à quand elle s’applique";
        author: OneOrMany<Line>, staff => "Who wrote it: a role, or a name" / "Qui l’a rédigée : un rôle, ou un nom";
        approver: Ref<Role>, staff => "The role that approves it" / "Le rôle qui l’approuve";
        supersedes: AnyLink, staff => "What it takes the place of: promise/answer-2024" / "Ce qu’elle remplace : promise/reponse-2024";
        translations: Table<Version> => "The version that each translation follows: {en: 2}" / "La version que suit chaque traduction : {en: 2}";
        changed: AnyText, staff => "What changed since the previous version, and why" / "Ce qui a changé depuis la version précédente, et pourquoi";
    }
}

/// A version: a number or a short text, kept as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(pub String);

/// Whether a key belongs to the header of every definition.
pub fn is_header_key(key: &str) -> bool {
    key == "kind" || Header::KEYS.contains(&key) || Control::KEYS.contains(&key)
}
