//! SMQ7015: the same text stands in two definitions.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Definition, Shown};
use crate::resolve::Model;
use crate::rules::graph::is_record;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::fold;

pub const RULE: Rule = Rule {
    code: Code("SMQ7015"),
    slug: "text-repeated",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("text_repeated.md"),
    limits: &[Limit { name: "words", default: "15" }],
    check: Check::Definitions(check),
};

/// Kinds and fields that repeat on purpose: clauses and questions are asked in the same words again.
const REPEATING: [(&str, &str); 3] =
    [("catalogue", "clauses"), ("questionnaire", "dimensions"), ("survey", "questions")];

/// Where a text stands: the definition, and the key.
type Place<'m> = (&'m Definition, &'static str);

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let limit = usize::try_from(report.count("words")).unwrap_or(usize::MAX);
    let mut places: BTreeMap<String, Vec<Place<'_>>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for definition in model.own().filter(|own| own.is_active() && !is_record(own)) {
        for (key, shown) in definition.body().shown() {
            if REPEATING.contains(&(definition.kind.slug, key)) {
                continue;
            }
            let mut texts = Vec::new();
            gather(&shown, &mut texts);
            for text in texts.into_iter().filter(|text| text.split(' ').count() >= limit) {
                let own = places.entry(text.clone()).or_default();
                if own.is_empty() {
                    order.push(text);
                }
                // Definitions come one after the other.
                if own.last().is_none_or(|(last, _)| !ptr::eq(*last, definition)) {
                    own.push((definition, key));
                }
            }
        }
    }
    let mut told: BTreeSet<(String, &str)> = BTreeSet::new();
    for found in order.iter().filter_map(|text| places.get(text)) {
        let [(first, its_key), (second, key), ..] = found.as_slice() else { continue };
        // In several languages, or in several sentences of one field, it is one repetition.
        if !told.insert((second.address(), *key)) {
            continue;
        }
        let message = Message::new("text-repeated").with("field", *key).with("first", first.address());
        let finding = report.add(second, second.place_of(key), message.with("n", found.len()));
        *finding = finding.clone().with_label(first.place_of(its_key), Message::new("text-repeated-first"));
    }
}

/// The texts for readers, folded.
fn gather(shown: &Shown, texts: &mut Vec<String>) {
    match shown {
        Shown::Text(text) => texts.extend(text.strings().map(|(_, text)| fold(text))),
        Shown::List(items) => items.iter().for_each(|item| gather(item, texts)),
        Shown::Group(fields) => fields.iter().for_each(|(_, part)| gather(part, texts)),
        Shown::Table(entries) => entries.iter().for_each(|(_, part)| gather(part, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::REPEATING;
    use crate::model::KINDS;

    #[test]
    fn what_repeats_on_purpose_are_fields_of_their_kinds() {
        for (slug, key) in REPEATING {
            assert!(KINDS.iter().any(|kind| kind.slug == slug && kind.keys.contains(&key)), "{slug}: {key}");
        }
    }
}
