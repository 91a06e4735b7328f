//! Who the customers are: as the System says (`serves`), else as it calls them.

use crate::model::System;
use crate::model::kinds::system::{Clientele, Sector};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says};
use crate::values::{Text, fold};

/// Whether customers may be consumers: unless the System says otherwise, is a public service and
/// nothing else, or calls its customers companies, residents, patients …
pub fn serves_consumers(model: &Model) -> bool {
    let Some(system) = model.system() else { return false };
    says_whom(&system, Clientele::Consumers).unwrap_or_else(|| {
        !is_public_service(&system) && !calls_all(&system, |word| is_company(word) || says(word, PUBLIC))
    })
}

/// Whether customers are companies, all of them.
pub fn serves_companies_only(model: &Model) -> bool {
    let Some(system) = model.system() else { return false };
    says_whom(&system, Clientele::Consumers)
        .map_or_else(|| calls_all(&system, is_company), |consumers| !consumers)
}

/// Whether the System says that it serves some; nothing where it does not say whom.
fn says_whom(system: &System, whom: Clientele) -> Option<bool> {
    if system.serves.is_absent() {
        return None;
    }
    Some(system.serves.given().is_some_and(|serves| serves.0.iter().any(|own| *own == whom)))
}

fn is_public_service(system: &System) -> bool {
    let sectors = system.sector.given().map(|sectors| &sectors.0);
    sectors.is_some_and(|sectors| sectors.iter().all(|own| *own == Sector::PublicService))
}

/// Whether every group of customers in the vocabulary is one of a sort, by its id or a title.
fn calls_all(system: &System, is_one: impl Fn(&str) -> bool) -> bool {
    let Some(customers) = system.vocabulary.given().and_then(|words| words.customers.given()) else {
        return false;
    };
    let titled = |title: &Text| title.strings().any(|(_, text)| is_one(text));
    customers.complete
        && !customers.entries.is_empty()
        && customers.iter().all(|(id, title)| is_one(id) || titled(title))
}

/// What customers are called that are companies.
const COMPANIES: Beginnings = &[
    "business",
    "compan",
    "corporat",
    "enterpris",
    "entrepris",
    "professionn",
    "societe",
    "b2b",
    "wholesal",
    "retailer",
    "resell",
    "revendeur",
    "distribut",
    "bedrij",
    "zakelij",
    "unternehm",
    "gewerb",
];

fn is_company(word: &str) -> bool {
    says(word, COMPANIES) || ["pro", "pros"].contains(&fold(word).trim())
}

/// What people are called whom a public body serves, and who are no consumers.
const PUBLIC: Beginnings = &[
    "resident",
    "habitant",
    "inwoner",
    "einwohner",
    "citizen",
    "citoyen",
    "burger",
    "usager",
    "administre",
    "contribuable",
    "taxpayer",
    "associat",
    "verenigi",
    "patient",
    "pupil",
    "student",
    "eleve",
    "etudiant",
    "leerling",
];
