//! People name their stages as they like. A rule that looks for a kind of stage searches its id and
//! its titles for the beginnings of words, in French, English, Dutch and German. The tables would
//! rather recognise too much: what they do not know is called missing.

use crate::model::kinds::complaint_procedure::Stage;
use crate::values::{Text, fold};

/// Beginnings of words, folded: lower case, without accents.
pub type Beginnings = &'static [&'static str];

/// The complaint comes in.
pub const RECEIVING: Beginnings =
    &["complain", "receipt", "received", "reclam", "recept", "recu", "plaint", "klacht", "beschwerde"];

/// Receipt is acknowledged (ISO 10002, 7.4).
pub const ACKNOWLEDGING: Beginnings =
    &["acknowledg", "accus", "ack", "confirm", "ontvangst", "bevestig", "empfangs", "eingangs"];

/// The complaint is investigated (7.6).
pub const INVESTIGATING: Beginnings = &[
    "investigat",
    "inquir",
    "enquet",
    "enquer",
    "instrui",
    "instruct",
    "examin",
    "analys",
    "onderzoe",
    "untersuch",
];

/// The complainant gets an answer, a decision or a solution (7.7, 7.8).
pub const ANSWERING: Beginnings = &[
    "answer",
    "respond",
    "response",
    "reply",
    "replie",
    "decid",
    "decis",
    "resolv",
    "resolu",
    "resoud",
    "settl",
    "solve",
    "solution",
    "repond",
    "repons",
    "antwoord",
    "beslis",
    "antwort",
    "entscheid",
];

/// The file is closed (7.9).
pub const CLOSING: Beginnings = &["clos", "clotur", "archiv", "afsluit", "abschl"];

/// Somebody asks afterwards whether all is well.
pub const FOLLOWING_UP: Beginnings = &[
    "follow",
    "suivi",
    "suivre",
    "satisf",
    "contact",
    "recontact",
    "rappel",
    "callback",
    "verif",
    "regle",
    "settled",
    "solved",
    "resolved",
    "feedback",
    "survey",
    "after",
    "apres",
    "opvolg",
    "nazorg",
    "nachfass",
    "tevreden",
    "zufrieden",
];

/// People may be hurt.
pub const SAFETY: Beginnings =
    &["safe", "secur", "health", "sante", "danger", "veilig", "gezond", "sicher", "gesund"];

/// Whoever complains.
pub const COMPLAINING: Beginnings = &["complain", "reclam", "plaign", "plaint", "klacht", "klag", "beschwer"];

/// What customers think.
pub const SATISFACTION: Beginnings =
    &["satisf", "nps", "csat", "ces", "recommand", "recommend", "tevreden", "zufrieden"];

/// The class of what fits no class.
pub const OTHER: Beginnings =
    &["other", "autre", "divers", "misc", "various", "overig", "ander", "varia", "sonstig"];

/// Whether a text has a word that begins so.
pub fn says(text: &str, beginnings: Beginnings) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// Whether a text says so in any of its languages.
pub fn text_says(text: &Text, beginnings: Beginnings) -> bool {
    text.strings().any(|(_, text)| says(text, beginnings))
}

/// Whether the id or the title of a stage says so.
pub fn stage_says(stage: &Stage, beginnings: Beginnings) -> bool {
    stage.id.given().is_some_and(|id| says(id.as_str(), beginnings))
        || stage.title.given().is_some_and(|title| text_says(title, beginnings))
}

/// Whether a stage gives the complainant the answer. Asking afterwards whether it settled the matter
/// is none.
pub fn answers(stage: &Stage) -> bool {
    stage_says(stage, ANSWERING) && !stage_says(stage, FOLLOWING_UP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_hyphens_do_not_count() {
        assert!(says("Accusé de réception", ACKNOWLEDGING));
        assert!(says("written-ack", ACKNOWLEDGING));
        assert!(says("RÉPONDRE par écrit", ANSWERING));
        assert!(says("Reprendre contact", FOLLOWING_UP));
    }

    #[test]
    fn a_word_is_recognised_by_its_beginning_only() {
        assert!(!says("package", ACKNOWLEDGING));
        assert!(!says("responsable", ANSWERING));
    }
}
