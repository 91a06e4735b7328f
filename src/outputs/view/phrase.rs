//! Short phrases of the language (`4000 EUR per year`, `3 years after closed`), said to a reader.

use super::reader::Reader;
use crate::language::{Argument, Message};
use crate::values::{Decimal, Duration, Money, Period, parse_date};

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
    per(reader, text).or_else(|| after(reader, text))
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

/// A span of time that starts with an event; the event is a column.
fn after(reader: &Reader<'_>, text: &str) -> Option<String> {
    let (duration, event) = text.split_once(" after ").or_else(|| text.split_once(" après "))?;
    let duration = Duration::parse(duration).ok()?;
    Some(reader.say(Message::new("page-after").with("duration", duration).with("event", event.trim())))
}
