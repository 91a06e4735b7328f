//! SMQ7014: the original was changed, and a translation was not.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::ledger::{Standing, Standings, State};
use crate::measure::Plans;
use crate::model::{Definition, Version};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7014"),
    slug: "stale-translation",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.5",
    page: include_str!("stale_translation.md"),
    limits: &[],
    check: Check::Records(check),
};

fn check(model: &Model, _: &Plans, standings: &Standings, report: &mut Report<'_>) {
    let first = model.first_language();
    for definition in model.own().filter(|own| own.is_active()) {
        let declared = tell_declared(definition, report);
        if standings.is_empty() {
            continue;
        }
        let Some(standing) = standings.get(&definition.address()) else { continue };
        for ((key, language), date) in stale_texts(standing, &first) {
            if !declared.contains(language) {
                let message = Message::new("stale-translation")
                    .with("field", key)
                    .with("language", language)
                    .with("first", first.as_str())
                    .with("date", date);
                report.add(definition, definition.place_of(key), message);
            }
        }
    }
}

/// Languages whose translation says which version it follows; those of an earlier one are reported.
fn tell_declared<'d>(definition: &'d Definition, report: &mut Report<'_>) -> BTreeSet<&'d str> {
    let Some(version) = definition.control.version.given() else { return BTreeSet::new() };
    let mut declared = BTreeSet::new();
    for (language, follows) in definition.control.translations.pairs() {
        declared.insert(language.value.as_str());
        if is_earlier(&follows.value, version) {
            let message = Message::new("stale-translation-declared")
                .with("language", language.value.as_str())
                .with("follows", follows.value.0.as_str())
                .with("version", version.0.as_str());
            report.add(definition, follows.span, message);
        }
    }
    declared
}

/// Whether a version comes before another: number by number, where both are numbers.
fn is_earlier(own: &Version, other: &Version) -> bool {
    let numbers = |version: &Version| {
        version.0.split('.').map(|part| part.trim().parse::<u64>().ok()).collect::<Option<Vec<u64>>>()
    };
    numbers(own).zip(numbers(other)).is_some_and(|(own, other)| own < other)
}

/// Field and language of the texts whose original has changed since it was approved, while the
/// translation has not; with the day of that approval.
fn stale_texts<'s>(standing: &'s Standing, first: &str) -> BTreeMap<(&'s str, &'s str), Date> {
    let (State::Differs { .. }, Some(last)) = (&standing.state, standing.latest()) else {
        return BTreeMap::new();
    };
    let mut stale = BTreeMap::new();
    for (place, now) in &standing.meaning.texts {
        let Some(then) = last.approved.texts.get(place) else { continue };
        if now.get(first).zip(then.get(first)).is_none_or(|(now, then)| now == then) {
            continue;
        }
        let kept =
            now.iter().filter(|(language, own)| *language != first && then.get(*language) == Some(own));
        let key = place.split('/').next().unwrap_or(place);
        stale.extend(kept.map(|(language, _)| ((key, language.as_str()), last.date)));
    }
    stale
}
