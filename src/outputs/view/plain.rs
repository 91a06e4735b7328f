//! Small things that the pages for customers and for staff say alike: rows of words, deadlines,
//! dates, names of languages and countries. Never an id, a column or a clause.

use jiff::civil::Date;

use super::reader::{Prose, Reader};
use crate::compile::Compilation;
use crate::language::Message;
use crate::model::{
    CategoryWord, CustomerWord, Definition, Either, List, OneOrMany, Referable, ServiceWord, Slot, Table,
    View,
};
use crate::values::{Duration, Jurisdiction, LanguageTag, Text, Within, fold};

/// The active definitions of a kind that still hold on the day of the report, in the order of files.
pub fn in_force<K: Referable>(compilation: &Compilation) -> impl Iterator<Item = View<'_, K>> {
    compilation.model.each::<K>().filter(|view| holds(compilation, view.definition))
}

/// Whether a definition is active and has not ended.
pub fn holds(compilation: &Compilation, definition: &Definition) -> bool {
    definition.is_active() && until(definition).is_none_or(|until| until >= compilation.as_of)
}

/// The first day on which a definition applies.
pub fn from(definition: &Definition) -> Option<Date> {
    definition.control.in_force.given()?.from.given().copied()
}

fn until(definition: &Definition) -> Option<Date> {
    definition.control.in_force.given()?.until.given().copied()
}

/// A text that is given.
pub fn prose(reader: &Reader<'_>, slot: &Slot<Text>) -> Option<Prose> {
    slot.given().filter(|text| !text.is_empty()).map(|text| reader.prose(text))
}

/// The texts of a list.
pub fn proses(reader: &Reader<'_>, slot: &Slot<List<Text>>) -> Vec<Prose> {
    slot.items().map(|item| reader.prose(&item.value)).collect()
}

/// Who is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Customer,
    Staff,
}

/// Set phrases of the language, and their words for customers and for staff.
const PHRASES: [(&str, &str, &str); 4] = [
    ("customer accepts", "staff-customer-accepts", "staff-customer-accepts"),
    ("customer disagrees", "customer-disagrees", "staff-customer-disagrees"),
    ("final refusal", "customer-final-refusal", "staff-final-refusal"),
    ("options exhausted", "staff-options-exhausted", "staff-options-exhausted"),
];

/// A text in the reader's words where it is a set phrase of the language (`customer disagrees`), else
/// as written.
pub fn phrased(reader: &Reader<'_>, voice: Voice, text: &Text) -> Prose {
    let known = text.strings().find_map(|(_, text)| set_phrase(reader, voice, text));
    known.map_or_else(|| reader.prose(text), |known| reader.plain(known))
}

fn set_phrase(reader: &Reader<'_>, voice: Voice, text: &str) -> Option<String> {
    let folded = fold(text);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    let reminders = folded
        .strip_prefix("no answer from customer after ")
        .and_then(|rest| rest.strip_suffix(" reminders").or_else(|| rest.strip_suffix(" reminder")))
        .and_then(|n| n.parse::<u32>().ok());
    if let Some(n) = reminders {
        return Some(reader.say(Message::new("staff-no-answer-after").with("n", n)));
    }
    let (_, customer, staff) = PHRASES.iter().find(|(phrase, _, _)| *phrase == folded)?;
    Some(reader.word(if voice == Voice::Customer { customer } else { staff }))
}

/// Words in a row: « a, b et c ».
pub fn joined(reader: &Reader<'_>, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => {
            reader.say(Message::new("edition-and").with("head", head.join(", ")).with("last", last.clone()))
        }
    }
}

/// Words to choose from: « a, b ou c ».
pub fn either(reader: &Reader<'_>, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => {
            reader.say(Message::new("list-or").with("head", head.join(", ")).with("last", last.clone()))
        }
    }
}

/// The limit alone: « en 2 jours ouvrés ».
pub fn within(reader: &Reader<'_>, limit: Duration) -> String {
    reader.formatter().within(Within::Duration(limit))
}

/// A span of time that starts with an event of a complaint's life.
pub fn after(reader: &Reader<'_>, key: &'static str, after: &crate::model::After) -> String {
    let event = fold(&after.event);
    let event = event.strip_prefix("la ").or_else(|| event.strip_prefix("the ")).unwrap_or(&event);
    reader.say(Message::new(key).with("duration", after.duration).with("event", event))
}

/// Languages by their names: « français et anglais ».
pub fn languages(reader: &Reader<'_>, slot: &Slot<List<LanguageTag>>) -> Option<String> {
    let names: Vec<String> = slot.items().map(|tag| language(reader, tag.value.as_str())).collect();
    Some(joined(reader, &names)).filter(|names| !names.is_empty())
}

/// The name of a language; its tag where no name is known.
pub fn language(reader: &Reader<'_>, tag: &str) -> String {
    let bare = tag.split('-').next().unwrap_or(tag);
    reader.speaker.find(&format!("language-name-{bare}")).unwrap_or_else(|| tag.to_owned())
}

/// Countries by their names.
pub fn countries(reader: &Reader<'_>, slot: &Slot<OneOrMany<Jurisdiction>>) -> Option<String> {
    let all = slot.given()?.0.iter().map(|own| country(reader, own.country()));
    Some(joined(reader, &all.collect::<Vec<_>>()))
}

/// The name of a country; its code where no name is known.
pub fn country(reader: &Reader<'_>, code: &str) -> String {
    reader.speaker.find(&format!("country-{}", code.to_lowercase())).unwrap_or_else(|| code.to_owned())
}

/// Words of the System's vocabulary, as people call them; `all` in words.
pub fn words<'w>(
    reader: &Reader<'_>,
    list: &'static str,
    words: impl Iterator<Item = &'w str>,
) -> Vec<Prose> {
    let called = words.map(|word| match word {
        "all" => reader.plain(reader.word(&format!("edition-all-{list}"))),
        word => reader.vocabulary(list, word).unwrap_or_else(|| reader.plain(word)),
    });
    called.collect()
}

/// Groups of customers.
pub fn customers(reader: &Reader<'_>, slot: &Slot<OneOrMany<CustomerWord>>) -> Vec<Prose> {
    words(
        reader,
        "customers",
        slot.given().into_iter().flat_map(|all| all.0.iter()).map(|own| own.0.as_str()),
    )
}

/// Services.
pub fn services(reader: &Reader<'_>, slot: &Slot<OneOrMany<ServiceWord>>) -> Vec<Prose> {
    words(reader, "services", slot.given().into_iter().flat_map(|all| all.0.iter()).map(|own| own.0.as_str()))
}

/// Complaint categories.
pub fn categories(reader: &Reader<'_>, slot: &Slot<OneOrMany<CategoryWord>>) -> Vec<Prose> {
    let words = slot.given().into_iter().flat_map(|all| all.0.iter()).map(|own| own.0.as_str());
    self::words(reader, "complaint_categories", words)
}

/// A deadline, or one per priority.
#[derive(Debug, Clone, serde::Serialize, schemars::JsonSchema)]
pub struct DeadlineView {
    /// The priority it holds for; nothing where it holds for all.
    pub priority: Option<String>,
    /// « 2 jours ouvrés ».
    pub limit: String,
}

/// The deadlines of a stage, in the order written.
pub fn deadlines(reader: &Reader<'_>, slot: &Slot<Either<Duration, Table<Duration>>>) -> Vec<DeadlineView> {
    let formatter = reader.formatter();
    match slot.given() {
        None => Vec::new(),
        Some(Either::Short(limit)) => {
            vec![DeadlineView { priority: None, limit: formatter.duration(*limit) }]
        }
        Some(Either::Long(table)) => {
            let rows = table.iter().map(|(priority, limit)| DeadlineView {
                priority: Some(self::priority(reader, priority)),
                limit: formatter.duration(*limit),
            });
            rows.collect()
        }
    }
}

/// The name of a priority; « autres » for those not named.
pub fn priority(reader: &Reader<'_>, name: &str) -> String {
    if name == "others" { reader.word("staff-other-priorities") } else { name.to_owned() }
}
