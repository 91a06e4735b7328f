//! SMQ2035: only what is written counts as a complaint.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says};
use crate::rules::wording::find_words;
use crate::rules::{Check, Report, Rule};
use crate::values::fold;

pub const RULE: Rule = Rule {
    code: Code("SMQ2035"),
    slug: "written-complaints-only",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 3 (complaint)",
    page: include_str!("written_complaints_only.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(definition) = procedure.body().definition.spanned() else { continue };
        let restricted = definition.value.strings().any(|(_, text)| is_written_only(text));
        if restricted {
            report.add(procedure.definition, definition.span, Message::new("written-complaints-only"));
        }
    }
}

/// What is put on paper or sent.
const WRITTEN: Beginnings = &[
    "writ",
    "letter",
    "email",
    "mail",
    "ecri",
    "courrier",
    "lettre",
    "courriel",
    "formulaire",
    "schrift",
    "geschrev",
];

/// What shows that speaking is enough.
const SPOKEN: Beginnings = &[
    "oral",
    "spoken",
    "speak",
    "said",
    "say",
    "verbal",
    "voice",
    "phone",
    "telephon",
    "call",
    "appel",
    "dit",
    "parol",
    "parl",
    "vive",
    "guichet",
    "desk",
    "boutique",
    "mondeling",
    "gesprok",
    "mundlich",
    "gesproch",
];

/// What shows that the way does not matter.
const ANY_WAY: [&str; 24] = [
    "any channel",
    "any means",
    "any way",
    "any form",
    "any medium",
    "every channel",
    "all channels",
    "whatever",
    "whichever",
    "in person",
    "whether",
    "even",
    "not",
    "or otherwise",
    "quel que soit",
    "quelle que soit",
    "tout canal",
    "tous les canaux",
    "tout moyen",
    "toute forme",
    "en personne",
    "sur place",
    "même",
    "non",
];

/// Where what is written is the answer, not the complaint.
const ANSWERS: [&str; 8] = [
    "reponse ecrite",
    "reponse par ecrit",
    "repondre par ecrit",
    "decision ecrite",
    "written answer",
    "written reply",
    "answer in writing",
    "written response",
];

/// Whether a definition names a written form and no other way.
fn is_written_only(definition: &str) -> bool {
    let mut folded = fold(definition).replace("e-mail", "email");
    for answer in ANSWERS {
        folded = folded.replace(answer, "");
    }
    says(&folded, WRITTEN) && !says(&folded, SPOKEN) && find_words(&folded, &ANY_WAY).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_is_narrow_when_it_names_paper_only() {
        for narrow in [
            "courrier recommandé",
            "Une lettre du client",
            "Any written statement of dissatisfaction",
            "Toute réclamation écrite",
            "Ce que le client nous adresse par écrit ou par e-mail",
        ] {
            assert!(is_written_only(narrow), "{narrow}");
        }
        for wide in [
            "Toute expression d'insatisfaction, orale ou écrite, qui attend une réponse.",
            "Any dissatisfaction that a customer says or writes",
            "Mécontentement d'un client qui attend une réponse écrite",
            "Un mécontentement, par lettre ou au guichet",
            "Dissatisfaction of a customer, by letter or otherwise, on whatever channel",
            "Une insatisfaction du client",
        ] {
            assert!(!is_written_only(wide), "{wide}");
        }
    }
}
