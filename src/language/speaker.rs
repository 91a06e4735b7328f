//! Puts messages into words.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use super::format::{Formatter, decimal};
use super::{Argument, Language, Message};

/// The tool's words, by language. Rule pages bring their own beside these.
const RESOURCES: [(Language, &[&str]); 2] = [
    (
        Language::English,
        &[
            include_str!("en/checklist.ftl"),
            include_str!("en/command.ftl"),
            include_str!("en/coverage.ftl"),
            include_str!("en/documents.ftl"),
            include_str!("en/editions.ftl"),
            include_str!("en/expression.ftl"),
            include_str!("en/field.ftl"),
            include_str!("en/figures.ftl"),
            include_str!("en/format.ftl"),
            include_str!("en/forms.ftl"),
            include_str!("en/measure.ftl"),
            include_str!("en/output.ftl"),
            include_str!("en/pages.ftl"),
            include_str!("en/reading.ftl"),
            include_str!("en/reference.ftl"),
            include_str!("en/search.ftl"),
            include_str!("en/templates.ftl"),
            include_str!("en/validation.ftl"),
            include_str!("en/value.ftl"),
        ],
    ),
    (
        Language::French,
        &[
            include_str!("fr/checklist.ftl"),
            include_str!("fr/command.ftl"),
            include_str!("fr/coverage.ftl"),
            include_str!("fr/documents.ftl"),
            include_str!("fr/editions.ftl"),
            include_str!("fr/expression.ftl"),
            include_str!("fr/field.ftl"),
            include_str!("fr/figures.ftl"),
            include_str!("fr/format.ftl"),
            include_str!("fr/forms.ftl"),
            include_str!("fr/measure.ftl"),
            include_str!("fr/output.ftl"),
            include_str!("fr/pages.ftl"),
            include_str!("fr/reading.ftl"),
            include_str!("fr/reference.ftl"),
            include_str!("fr/search.ftl"),
            include_str!("fr/templates.ftl"),
            include_str!("fr/validation.ftl"),
            include_str!("fr/value.ftl"),
        ],
    ),
];

/// Speaks one language to one reader.
pub struct Speaker {
    language: Language,
    /// The System's first language: the one bare texts are in.
    first: String,
    bundle: FluentBundle<Arc<FluentResource>>,
    learned: Vec<Arc<FluentResource>>,
    /// What is said without arguments, by key, once it is known by heart.
    by_heart: FxHashMap<String, String>,
}

impl Speaker {
    /// A speaker of `language`, for a System whose bare texts are in `first`.
    pub fn new(language: Language, first: &str) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| grouped(value, Language::English),
            Language::French => |value, _| grouped(value, Language::French),
        }));
        let mut speaker = Self {
            language,
            first: first.to_owned(),
            bundle,
            learned: Vec::new(),
            by_heart: FxHashMap::default(),
        };
        for (_, sources) in RESOURCES.iter().filter(|(of, _)| *of == language) {
            for source in *sources {
                speaker.learn(source);
            }
        }
        speaker
    }

    /// Adds words: the messages of a rule's page. Faults in them are caught by the tests.
    pub fn learn(&mut self, source: &str) {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => Arc::new(resource),
        };
        self.learned.push(Arc::clone(&resource));
        // An earlier wording stands: the tests forbid two messages of one key.
        let _ = self.bundle.add_resource(resource);
    }

    /// The same, with every message without arguments put into words beforehand: thousands of pages
    /// use the same few over and over.
    #[must_use]
    pub fn by_heart(mut self) -> Self {
        let keys =
            self.learned.iter().flat_map(|resource| resource.entries()).filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name),
                _ => None,
            });
        self.by_heart = keys.filter_map(|key| Some((key.to_owned(), self.find(key)?))).collect();
        self
    }

    pub const fn language(&self) -> Language {
        self.language
    }

    /// The System's first language.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// How values are written in this language.
    pub fn formatter(&self) -> Formatter<'_> {
        Formatter::new(self)
    }

    /// The message in words; its key when the words are missing (a test forbids that).
    pub fn say(&self, message: &Message) -> String {
        self.pattern(message, None).unwrap_or_else(|| message.key.to_owned())
    }

    /// A message without arguments.
    pub fn word(&self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| key.to_owned())
    }

    /// The words of a key that may be missing.
    pub fn find(&self, key: &str) -> Option<String> {
        match self.by_heart.get(key) {
            Some(words) => Some(words.clone()),
            None => self.raw(key, None, &FluentArgs::new()),
        }
    }

    /// The attribute of a message (`why`, `fix`, `label`), when it has one and it is not empty.
    pub fn attribute(&self, message: &Message, attribute: &str) -> Option<String> {
        self.pattern(message, Some(attribute)).filter(|text| !text.is_empty())
    }

    /// Every key known, for the tests on completeness.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn pattern(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.arguments {
            arguments.set(*name, self.value(value));
        }
        self.raw(message.key, attribute, &arguments)
    }

    fn raw(&self, key: &str, attribute: Option<&str>, arguments: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(arguments), &mut errors);
        Some(text.into_owned())
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Count(count) => FluentValue::from(*count),
            // The words choose by `[none]` where there is nothing to list.
            Argument::List(items) if items.is_empty() => FluentValue::from("none"),
            other => FluentValue::String(Cow::Owned(self.formatter().argument(other))),
        }
    }
}

/// Counts in the writing of the language: `1,234` and `1 234`.
fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(decimal(language, &number.as_string())),
        _ => None,
    }
}
