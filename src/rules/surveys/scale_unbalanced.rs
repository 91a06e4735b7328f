//! SMQ4013: a scale with more good words than bad ones, or the other way round.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::Scale;
use crate::model::{Either, Survey};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says};
use crate::rules::wording::find_words;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ4013"),
    slug: "scale-unbalanced",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, annex D",
    page: include_str!("scale_unbalanced.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        for question in survey.questions.items().map(|question| &question.value) {
            let Some(Either::Long(scale)) = question.scale.given() else { continue };
            let Some((span, tones)) = scale.labels.span().zip(tones(scale)) else { continue };
            if tones.cannot_balance() {
                let message = Message::new("scale-unbalanced")
                    .with("good", tones.good)
                    .with("bad", tones.bad)
                    .with("either", tones.either);
                report.add(survey.definition, span, message);
            }
        }
    }
}

/// How many answers of a scale sound how.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tones {
    good: usize,
    bad: usize,
    neutral: usize,
    /// Neither good nor bad enough to say: `fair`, `moyen`.
    either: usize,
}

impl Tones {
    /// Even where every doubtful word is taken for the side that lacks one.
    const fn cannot_balance(&self) -> bool {
        self.good.abs_diff(self.bad) > self.either
    }
}

/// Nothing where an answer has no words, or words of which nothing is known.
fn tones(scale: &Scale) -> Option<Tones> {
    let answers = scale.to.given()?.checked_sub(*scale.from.given()?)?.checked_add(1)?;
    let labels = scale.labels.given().filter(|labels| labels.complete)?;
    if labels.entries.len() != usize::try_from(answers).ok()? {
        return None;
    }
    let mut tones = Tones::default();
    for (_, label) in labels.iter() {
        let count = match tone(label)? {
            Tone::Good => &mut tones.good,
            Tone::Bad => &mut tones.bad,
            Tone::Neutral => &mut tones.neutral,
            Tone::Either => &mut tones.either,
        };
        *count += 1;
    }
    Some(tones)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Good,
    Bad,
    Neutral,
    Either,
}

/// Words that sound alike, and beginnings of words that do.
struct Sounds {
    tone: Tone,
    words: &'static [&'static str],
    beginnings: Beginnings,
}

/// In this order: a no before a good word makes it a bad one, and one on each side neither.
const SOUNDS: [Sounds; 4] = [
    Sounds {
        tone: Tone::Neutral,
        words: &["ni", "noch", "weder", "sans avis", "sans opinion", "no opinion"],
        beginnings: &["neither", "neutr", "indiffer", "undecided", "unsure"],
    },
    Sounds {
        tone: Tone::Bad,
        words: &[
            "not", "no", "never", "bad", "hard", "pas", "peu", "mal", "lent", "lente", "déçu", "déçue",
            "niet", "nicht", "oneens", "slow", "weak", "worst",
        ],
        beginnings: &[
            "poor",
            "terribl",
            "awful",
            "horribl",
            "dissatisf",
            "unsatisf",
            "unhappy",
            "disagree",
            "difficult",
            "unaccept",
            "inadequ",
            "insuffi",
            "unhelp",
            "mauvais",
            "mediocre",
            "faible",
            "insatisf",
            "mecontent",
            "desaccord",
            "difficile",
            "inaccept",
            "decevant",
            "slecht",
            "ontevreden",
            "onvoldoend",
            "schlecht",
            "unzufr",
        ],
    },
    Sounds {
        tone: Tone::Either,
        words: &["fair", "ok", "okay", "correct", "correcte"],
        beginnings: &[
            "average",
            "accept",
            "adequ",
            "moyen",
            "passabl",
            "moder",
            "mixed",
            "mitig",
            "matig",
            "redelijk",
            "voldoende",
            "mittel",
            "befriedig",
            "ausreich",
            "sufficient",
            "suffisant",
            "honnete",
        ],
    },
    Sounds {
        tone: Tone::Good,
        words: &[
            "good", "great", "best", "happy", "easy", "fast", "bien", "bon", "bonne", "ravi", "ravie", "gut",
            "goed",
        ],
        beginnings: &[
            "excel",
            "outstand",
            "superb",
            "satisf",
            "pleased",
            "agree",
            "helpful",
            "delight",
            "parfait",
            "content",
            "accord",
            "facil",
            "rapid",
            "uitstekend",
            "tevreden",
            "zufrieden",
            "hervorrag",
            "wonderful",
            "perfect",
        ],
    },
];

/// How an answer sounds; nothing where no word of it is known, or its languages disagree.
fn tone(label: &Text) -> Option<Tone> {
    // “Pas mal” and “not bad” are no bad marks, and say nothing sure.
    let idioms = ["pas mal", "not bad", "niet slecht"];
    let of = |text: &str| {
        let sounds =
            |sound: &&Sounds| says(text, sound.beginnings) || find_words(text, sound.words).is_some();
        match find_words(text, &idioms) {
            Some(_) => Some(Tone::Either),
            None => SOUNDS.iter().find(sounds).map(|sound| sound.tone),
        }
    };
    let mut tones = label.strings().map(|(_, text)| of(text));
    let first = tones.next()??;
    tones.all(|tone| tone == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart_by_their_sound() {
        for (label, wanted) in [
            ("Très satisfait", Some(Tone::Good)),
            ("Plutôt insatisfait", Some(Tone::Bad)),
            ("Ni satisfait ni insatisfait", Some(Tone::Neutral)),
            ("Pas du tout d’accord", Some(Tone::Bad)),
            ("Moyen", Some(Tone::Either)),
            ("Pas mal", Some(Tone::Either)),
            ("Strongly disagree", Some(Tone::Bad)),
            ("Neither agree nor disagree", Some(Tone::Neutral)),
            ("Somewhat easy", Some(Tone::Good)),
            ("Passable", Some(Tone::Either)),
            ("Nice", None),
            ("Très important", None),
            ("Once a week", None),
        ] {
            assert_eq!(tone(&Text::plain(label)), wanted, "{label}");
        }
    }
}
