//! What is said about a mistake in an expression: a message key, its arguments, the place, and
//! spellings that would be accepted there.

use std::ops::Range;

use crate::values::{Fault, head};

/// A mistake in an expression. `start` and `end` are byte offsets in its text; each suggestion is
/// meant to replace exactly what lies between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionFault {
    pub key: &'static str,
    pub arguments: Vec<(&'static str, String)>,
    pub suggestions: Vec<String>,
    pub start: usize,
    pub end: usize,
}

impl ExpressionFault {
    pub(super) fn new(key: &'static str, span: Range<usize>) -> Self {
        Self { key, arguments: Vec::new(), suggestions: Vec::new(), start: span.start, end: span.end }
    }

    /// The fault of a value written inside the expression, under the value's own message key.
    pub(super) fn of_value(fault: Fault, span: Range<usize>) -> Self {
        let Fault { key, arguments, suggestions } = fault;
        Self { key, arguments, suggestions, start: span.start, end: span.end }
    }

    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, shortened(value.into())));
        self
    }

    #[must_use]
    pub(super) fn offering(mut self, suggestions: impl IntoIterator<Item = String>) -> Self {
        self.suggestions.extend(suggestions);
        self
    }
}

/// Messages quote the expression; a long quotation would hide what they say.
fn shortened(text: String) -> String {
    const LONGEST: usize = 120;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", head(&text, end)),
        None => text,
    }
}

/// Collects faults, each checked against [`KEYS`] in builds with debug assertions.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<ExpressionFault>);

impl Faults {
    pub(super) fn report(&mut self, fault: ExpressionFault) {
        debug_assert!(is_declared(&fault), "{fault:?} is not as KEYS declares it");
        self.0.push(fault);
    }

    /// All faults, in the order of the text.
    pub(super) fn sorted(mut self) -> Vec<ExpressionFault> {
        self.0.sort_by_key(|fault| (fault.start, fault.end));
        self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_declared(fault: &ExpressionFault) -> bool {
    let names = || fault.arguments.iter().map(|(name, _)| *name);
    fault.key.starts_with("value-")
        || KEYS.iter().any(|(key, arguments)| *key == fault.key && names().eq(arguments.iter().copied()))
}

/// Every message key of this module with the names of its arguments, in alphabetical order. Values
/// written inside an expression (`2 days`) bring the keys of `values` with them.
pub const KEYS: [(&str, &[&str]); 48] = [
    ("expression-apostrophe", &["raw"]),
    ("expression-argument", &["function", "signature", "raw", "kind"]),
    ("expression-arguments", &["function", "signature", "expected", "given"]),
    ("expression-arithmetic", &["operator", "left", "left-kind", "right", "right-kind"]),
    ("expression-between", &["found"]),
    ("expression-between-order", &["low", "high"]),
    ("expression-chain", &["raw"]),
    ("expression-character", &["raw"]),
    ("expression-clocks", &["left", "left-kind", "right", "right-kind"]),
    ("expression-currencies", &["left", "left-currency", "right", "right-currency"]),
    ("expression-date", &["raw", "column"]),
    ("expression-date-arithmetic", &["raw"]),
    ("expression-date-bare", &["raw"]),
    ("expression-deep", &["limit"]),
    ("expression-duration-bare", &["raw", "column"]),
    ("expression-duration-months", &["raw"]),
    ("expression-empty", &[]),
    ("expression-expected-value", &["found"]),
    ("expression-extra-parenthesis", &[]),
    ("expression-in-list", &["found"]),
    ("expression-incomplete", &["after"]),
    ("expression-is", &["found"]),
    ("expression-like", &["raw"]),
    ("expression-long", &["length", "limit"]),
    ("expression-lower", &["raw"]),
    ("expression-mismatch", &["left", "left-kind", "right", "right-kind"]),
    ("expression-name-quotes", &["name"]),
    ("expression-negative", &["raw", "kind"]),
    ("expression-no-order", &["raw", "kind"]),
    ("expression-not-a-condition", &["raw", "kind"]),
    ("expression-null", &[]),
    ("expression-number", &["raw"]),
    ("expression-number-comma", &["raw", "instead"]),
    ("expression-number-spaces", &["raw", "instead"]),
    ("expression-operator", &["raw", "instead"]),
    ("expression-percent-bare", &["raw", "column"]),
    ("expression-smart-quotes", &["raw"]),
    ("expression-time-of-day", &["function", "raw"]),
    ("expression-unclosed-name", &[]),
    ("expression-unclosed-parenthesis", &[]),
    ("expression-unclosed-quote", &["quote"]),
    ("expression-unexpected", &["found", "after"]),
    ("expression-unit", &["number", "raw"]),
    ("expression-unknown-column", &["name"]),
    ("expression-unknown-function", &["name"]),
    ("expression-unknown-value", &["column", "value", "values"]),
    ("expression-unquoted-value", &["value"]),
    ("expression-yes-no", &["column", "raw"]),
];

#[cfg(test)]
mod tests {
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

    use super::*;
    use crate::expression::{FUNCTIONS, OPERATORS, VALUES};

    const ENGLISH: &str = include_str!("../language/en/expression.ftl");
    const FRENCH: &str = include_str!("../language/fr/expression.ftl");

    fn bundle(language: &str, texts: &str) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(texts.to_owned()).map_err(|(_, errors)| errors);
        bundle.add_resource(resource.expect("well formed")).expect("no message twice");
        bundle
    }

    fn identifiers(texts: &str) -> Vec<&str> {
        let lines = texts.lines().filter(|line| line.starts_with("expression-"));
        lines.filter_map(|line| line.split(" =").next()).collect()
    }

    #[test]
    fn keys_are_sorted() {
        assert!(KEYS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn every_key_has_a_message_and_a_remedy_in_both_languages() {
        for (language, texts) in [("en", ENGLISH), ("fr", FRENCH)] {
            let bundle = bundle(language, texts);
            for (key, names) in KEYS {
                let mut arguments = FluentArgs::new();
                for name in names {
                    arguments.set(*name, "date");
                }
                let message = bundle.get_message(key).unwrap_or_else(|| panic!("{language}: {key}"));
                let fix = message.get_attribute("fix").map(|fix| fix.value());
                let why = message.get_attribute("why").map(|why| why.value());
                for pattern in [message.value(), fix].into_iter().chain(why.map(Some)) {
                    let mut errors = Vec::new();
                    let pattern = pattern.unwrap_or_else(|| panic!("{language}: {key} is incomplete"));
                    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                    assert!(errors.is_empty() && !text.is_empty(), "{language}: {key}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn there_is_no_message_without_a_key() {
        let mut wanted: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
        wanted.extend(FUNCTIONS.iter().map(|function| function.doc));
        wanted.extend(VALUES.iter().chain(OPERATORS).map(|form| form.doc));
        for texts in [ENGLISH, FRENCH] {
            assert_eq!(identifiers(texts), wanted);
        }
    }

    #[test]
    fn the_functions_are_named_where_one_is_unknown() {
        for texts in [ENGLISH, FRENCH] {
            let remedy =
                texts.split("expression-unknown-function").nth(1).and_then(|rest| rest.lines().nth(1));
            let names = remedy.expect("a remedy").trim_end_matches('.').rsplit(": ").next().expect("a list");
            let names: Vec<&str> = names.rsplit(":\u{a0}").next().unwrap_or(names).split(", ").collect();
            assert_eq!(names, FUNCTIONS.iter().map(|function| function.name).collect::<Vec<_>>());
        }
    }

    #[test]
    fn long_quotations_are_shortened() {
        let fault = ExpressionFault::new("expression-like", 0..1).with("raw", "é".repeat(200));
        assert_eq!(fault.arguments[0].1.chars().count(), 121);
    }
}
