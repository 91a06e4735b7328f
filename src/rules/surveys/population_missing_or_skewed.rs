//! SMQ4002: nobody knows whose opinion is sought, or the unhappy are left out.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, text_says};
use crate::rules::wording::find_words;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ4002"),
    slug: "population-missing-or-skewed",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 6.2 and 7.2.1",
    page: include_str!("population_missing_or_skewed.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        if survey.population.is_absent() {
            let message = Message::new("population-missing-or-skewed").with("how", "missing");
            report.add(survey.definition, survey.definition.id_span, message);
        }
        let Some(population) = survey.population.given() else { continue };
        if let Some(who) = population.who.spanned().filter(|who| is_satisfied_only(&who.value)) {
            let message = Message::new("population-missing-or-skewed").with("how", "satisfied");
            report.add(survey.definition, who.span, message);
        }
        for left_out in population.excludes.items().filter(|left_out| lacks_reason(&left_out.value)) {
            let message = Message::new("population-missing-or-skewed").with("how", "excluded");
            report.add(survey.definition, left_out.span, message);
        }
    }
}

/// Customers who were picked for being content.
const CONTENT: [&str; 14] = [
    "satisfied customers",
    "satisfied clients",
    "satisfied users",
    "happy customers",
    "happy clients",
    "clients satisfaits",
    "client satisfait",
    "clients contents",
    "clients heureux",
    "usagers satisfaits",
    "promoters",
    "promoteurs",
    "ambassadeurs",
    "tevreden klanten",
];

/// Beginnings of words that name the others as well.
const OTHERS_TOO: Beginnings =
    &["dissatisf", "unsatisf", "unhappy", "insatisf", "mecontent", "ontevreden", "detract", "passi"];

/// Words that make it a question whether they are.
const IN_QUESTION: [&str; 10] = ["or", "ou", "not", "non", "pas", "if", "si", "whether", "how", "of niet"];

fn has(text: &Text, words: &[&str]) -> bool {
    text.strings().any(|(_, text)| find_words(text, words).is_some())
}

fn is_satisfied_only(who: &Text) -> bool {
    has(who, &CONTENT) && !has(who, &IN_QUESTION) && !text_says(who, OTHERS_TOO)
}

/// Those whose absence makes a figure look better: who complained, who left.
const UNHAPPY: Beginnings = &[
    "complain",
    "reclam",
    "plaign",
    "plaint",
    "unhappy",
    "dissatisf",
    "unsatisf",
    "insatisf",
    "mecontent",
    "lost",
    "perdu",
    "former",
    "ancien",
    "left",
    "leav",
    "parti",
    "quitt",
    "resili",
    "cancel",
    "churn",
    "detract",
    "litig",
    "disput",
    "klag",
    "klacht",
];

/// Words with which a reason begins.
const REASONS: [&str; 26] = [
    "because",
    "since",
    "as",
    "by",
    "who",
    "whom",
    "whose",
    "already",
    "asked",
    "their",
    "another",
    "their own",
    "car",
    "parce que",
    "puisque",
    "qui",
    "que",
    "deja",
    "interrogés",
    "interrogées",
    "leur",
    "autre",
    "enquête",
    "survey",
    "omdat",
    "die",
];

/// Whether a group that would speak ill is left out in a few words, without saying why.
fn lacks_reason(left_out: &Text) -> bool {
    let explains = |text: &str| text.contains([':', '(', ',', ';', '–', '—']);
    let unhappy = text_says(left_out, UNHAPPY) || has(left_out, &["parti", "partis", "parties"]);
    unhappy && !has(left_out, &REASONS) && !left_out.strings().any(|(_, text)| explains(text))
}
