//! SMQ1003: words that sound like a limit, in a statement without any.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::wording::{find_words, place_of};
use crate::rules::{Check, Report, Rule};
use crate::values::LanguageTag;

pub const RULE: Rule = Rule {
    code: Code("SMQ1003"),
    slug: "vague-promise",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.7",
    page: include_str!("vague_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Words that let everybody understand what they like, by language.
const VAGUE: [(&str, &[&str]); 2] = [
    (
        "fr",
        &[
            "rapide",
            "rapides",
            "rapidement",
            "prompt",
            "prompts",
            "prompte",
            "promptes",
            "promptement",
            "au plus vite",
            "le plus vite possible",
            "aussi vite que possible",
            "le plus tôt possible",
            "dès que possible",
            "aussitôt que possible",
            "sans tarder",
            "sous peu",
            "prochainement",
            "dans les meilleurs délais",
            "dans les plus brefs délais",
            "dans de brefs délais",
            "dans un délai raisonnable",
            "dans des délais raisonnables",
            "généralement",
            "en général",
            "habituellement",
            "normalement",
            "en principe",
            "le plus souvent",
            "si possible",
            "autant que possible",
            "dans la mesure du possible",
            "de notre mieux",
            "tout notre possible",
        ],
    ),
    (
        "en",
        &[
            "quick",
            "quickly",
            "fast",
            "rapid",
            "rapidly",
            "prompt",
            "promptly",
            "speedy",
            "speedily",
            "shortly",
            "asap",
            "as soon as possible",
            "as soon as we can",
            "as quickly as possible",
            "as fast as possible",
            "without undue delay",
            "timely",
            "in due course",
            "within reason",
            "within a reasonable time",
            "in a reasonable time",
            "generally",
            "usually",
            "normally",
            "typically",
            "if possible",
            "where possible",
            "wherever possible",
            "whenever possible",
            "as far as possible",
            "do our best",
            "try our best",
            "best efforts",
        ],
    ),
];

/// Words that set a limit without a figure: a unit of time.
const LIMITS: [&str; 28] = [
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "seconde",
    "secondes",
    "heure",
    "heures",
    "jour",
    "jours",
    "journée",
    "semaine",
    "semaines",
    "quinzaine",
    "mois",
    "trimestre",
    "quarter",
    "année",
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let first = model.first_language();
    for promise in model.active::<Promise>() {
        let Some(statement) = promise.statement.given() else { continue };
        let vague = statement.strings().find_map(|(language, text)| {
            vague_words(language.map_or(first.as_str(), LanguageTag::as_str), text)
        });
        if let Some(words) = vague {
            let place = promise.statement.span().and_then(|field| place_of(promise.definition, field, words));
            let span = place.unwrap_or(promise.definition.id_span);
            report.add(promise.definition, span, Message::new("vague-promise").with("words", words));
        }
    }
}

/// The vague words of a text that holds no figure, no limit and none to be filled in.
fn vague_words<'t>(language: &str, text: &'t str) -> Option<&'t str> {
    let has_figure = text.contains(|c: char| c == '{' || c.is_numeric());
    if has_figure || find_words(text, &LIMITS).is_some() {
        return None;
    }
    let (_, words) = VAGUE.iter().find(|(of, _)| language.split('-').next() == Some(of))?;
    find_words(text, words).map(|place| &text[place])
}
