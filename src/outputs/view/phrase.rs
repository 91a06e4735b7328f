//! Short phrases of the language (`4000 EUR per year`, `3 years after closed`), said to a reader.

use super::reader::Reader;
use crate::language::{Argument, Message};
use crate::values::{Decimal, Duration, Money, Percent, Period, fold, parse_date};

/// The phrase in the reader's words; nothing when the text is no phrase.
pub fn said(reader: &Reader<'_>, text: &str) -> Option<String> {
    match text {
        "true" | "yes" | "oui" => return Some(reader.word("page-yes")),
        "false" | "no" | "non" => return Some(reader.word("page-no")),
        _ => {}
    }
    if let Ok(date) = parse_date(text) {
        return Some(reader.formatter().date(date));
    }
    let every = text.strip_prefix("every ").or_else(|| text.strip_prefix("tous les "));
    if let Some(duration) = every.and_then(|rest| Duration::parse(rest).ok()) {
        return Some(reader.say(Message::new("page-every").with("duration", duration)));
    }
    per(reader, text)
        .or_else(|| after(reader, text))
        .or_else(|| people(reader, text))
        .or_else(|| precision(reader, text))
}

/// An amount or a number per period.
fn per(reader: &Reader<'_>, text: &str) -> Option<String> {
    let (amount, period) = text.split_once(" per ").or_else(|| text.split_once(" par "))?;
    let period = Period::parse(period).ok().filter(|period| !matches!(period, Period::Rolling(_)))?;
    let amount = match (Money::parse(amount), Decimal::parse(amount)) {
        (Ok(money), _) => Argument::from(money),
        (_, Ok(number)) => Argument::from(number),
        _ => return None,
    };
    let mut message = Message::new("page-per");
    message.arguments.push(("amount", amount));
    Some(reader.say(message.with("period", reader.word(&format!("page-per-{period}")))))
}

/// A span of time that starts with an event of a complaint's life, or with a column.
fn after(reader: &Reader<'_>, text: &str) -> Option<String> {
    let (duration, event) = text.split_once(" after ").or_else(|| text.split_once(" après "))?;
    let duration = Duration::parse(duration).ok()?;
    let event = event.trim();
    let folded = fold(event);
    let bare = folded.strip_prefix("la ").or_else(|| folded.strip_prefix("the ")).unwrap_or(&folded);
    let message = Message::new("page-after").with("duration", duration).with("event", bare);
    Some(reader.say(message.with("shown", event)))
}

/// How many people: `2 people`.
fn people(reader: &Reader<'_>, text: &str) -> Option<String> {
    let (number, noun) = text.split_once(' ')?;
    let known = ["person", "people", "persons", "personne", "personnes"].contains(&fold(noun).as_str());
    let people: u32 = number.parse().ok().filter(|_| known)?;
    let shown = reader.count(u64::from(people));
    Some(reader.say(Message::new("duty-people").with("n", people).with("shown", shown)))
}

/// A margin of error with its confidence: `5 points at 95 %`.
fn precision(reader: &Reader<'_>, text: &str) -> Option<String> {
    let (points, confidence) = text.split_once(" at ").or_else(|| text.split_once(" à "))?;
    let points = points.strip_suffix(" points").or_else(|| points.strip_suffix(" point"))?;
    let points = Decimal::parse(points.trim_start_matches(['±', ' '])).ok()?;
    let confidence = Percent::parse(confidence).ok()?;
    let formatter = reader.formatter();
    let message = Message::new("page-precision").with("points", formatter.number(points));
    Some(reader.say(message.with("confidence", formatter.percent(confidence))))
}

/// When data were taken out, and which row is kept when a key comes twice: the set phrases.
const OF_DATA: [(&str, &str, &str); 6] = [
    ("from file name", "nom du fichier", "page-from-file-name"),
    ("from file name", "du nom de fichier", "page-from-file-name"),
    ("from file time", "date du fichier", "page-from-file-time"),
    ("last date in the data", "derniere date des donnees", "page-from-last-date"),
    ("last file wins", "le dernier fichier l'emporte", "page-last-file"),
    ("last row wins", "la derniere ligne l'emporte", "page-last-row"),
];

/// A set phrase about the data of a source; nothing when the text is none.
pub fn of_data(reader: &Reader<'_>, text: &str) -> Option<String> {
    if let Some(column) = text.strip_prefix("last by ") {
        return Some(reader.say(Message::new("page-last-by").with("column", column)));
    }
    let folded = fold(text);
    let known = OF_DATA.iter().find(|(english, french, _)| folded == *english || folded == *french);
    known.map(|(_, _, key)| reader.word(key))
}
