//! SMQ1007: a promise that knows no exception, and nothing for the customer who meets one.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Promise, View};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::wording::{find_words, place_of, sets_condition};
use crate::rules::{Check, Report, Rule};
use crate::values::{LanguageTag, Percent, Ratio};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ1007"),
    slug: "absolute-promise",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.4",
    page: include_str!("absolute_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Words that allow no exception, by language. *Garantie* alone may be a warranty.
const ABSOLUTE: [(&str, &[&str]); 2] = [
    (
        "fr",
        &[
            "toujours",
            "jamais",
            "garanti",
            "garantis",
            "est garantie",
            "sont garanties",
            "garantie en",
            "garantie sous",
            "garantie dans les",
            "nous garantissons",
            "100 %",
            "100%",
            "sans exception",
            "sans aucune exception",
            "dans tous les cas",
            "à chaque fois",
            "chaque fois",
            "à coup sûr",
            "quoi qu'il arrive",
        ],
    ),
    (
        "en",
        &[
            "always",
            "never",
            "guaranteed",
            "we guarantee",
            "100 %",
            "100%",
            "without exception",
            "without any exception",
            "in every case",
            "in all cases",
            "every time",
            "each time",
            "no matter what",
            "come what may",
        ],
    ),
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let first = model.first_language();
    for promise in model.active::<Promise>() {
        if let Some((span, message)) = found(&promise, &first) {
            report.add(promise.definition, span, message);
        }
    }
}

/// What makes a promise absolute although nothing is left out of it and nothing follows when it is
/// broken.
pub(super) fn found(promise: &View<'_, Promise>, first: &str) -> Option<(Span, Message)> {
    let unlimited = promise.redress.is_absent() && nothing_listed(&promise.exclusions);
    let statement = promise.statement.spanned().filter(|_| unlimited)?;
    if statement.value.strings().any(|(_, text)| sets_condition(text)) {
        return None;
    }
    let words = statement
        .value
        .strings()
        .find_map(|(language, text)| absolute_words(language.map_or(first, LanguageTag::as_str), text));
    if let Some(words) = words {
        let span = place_of(promise.definition, statement.span, words).unwrap_or(statement.span);
        return Some((span, Message::new("absolute-promise").with("words", words)));
    }
    let target = promise.target.spanned().filter(|target| target.value.share().is_some_and(is_all))?;
    Some((target.span, Message::new("absolute-promise-by-target").with("target", target.value)))
}

fn absolute_words<'t>(language: &str, text: &'t str) -> Option<&'t str> {
    let (_, words) = ABSOLUTE.iter().find(|(of, _)| language.split('-').next() == Some(of))?;
    // Whether something is "toujours pas" so is not promised.
    let place = find_words(text, words).filter(|_| find_words(text, &["toujours pas"]).is_none())?;
    text.get(place)
}

fn is_all(share: Percent) -> bool {
    share.share() >= Ratio::ONE
}
