//! The field types built on `values`: spelling from `values`, schema and patterns from here.

use jiff::civil::{Date, Time};
use schemars::SchemaGenerator;
use serde_json::{Value as Json, json};

use super::field::{Field, Lowering, lower_scalar};
use super::header::Version;
use super::kinds::KINDS;
use super::show::Shown;
use super::slot::{Slot, Spanned};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::schema::nearest;
use crate::values::{
    Colour, Decimal, Duration, Fault, FontName, Id, Jurisdiction, LanguageTag, Money, Percent, Period,
    PeriodKey, Quantity, Target, Text, parse_date, parse_yes_no,
};
use crate::yaml::{Entry, Node, Value};

/// A remark or a long text: Markdown.
pub type AnyText = Text;

/// Implements `Field` for a value with a parser, a JSON Schema and a way to show it.
macro_rules! scalar_field {
    ($($type:ty, $parse:expr, $schema:tt, $show:expr;)*) => {
        $(impl Field for $type {
            fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
                lower_scalar(node, lowering, $parse)
            }

            fn schema(_: &mut SchemaGenerator) -> Json {
                json!($schema)
            }

            fn show(&self) -> Shown {
                let show: fn(&Self) -> Shown = $show;
                show(self)
            }
        })*
    };
}

scalar_field! {
    Id, Id::parse,
        {"x-value": "id", "type": ["string", "integer"], "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "examples": ["written-ack"]},
        |id| Shown::Verbatim(id.to_string());
    Duration, Duration::parse,
        {"x-value": "duration", "type": "string", "pattern": "^\\s*[0-9][0-9 .,\\u00a0\\u202f\\u2009]*[^0-9]+$", "examples": ["2 business days", "2 jours ouvrés", "30 minutes"]},
        |duration| Shown::Duration(*duration);
    Percent, Percent::parse,
        {"x-value": "percentage", "type": "string", "pattern": "%\\s*$", "examples": ["95 %", "95,5 %"]},
        |percent| Shown::Percent(*percent);
    Money, Money::parse,
        {"x-value": "money", "type": "string", "pattern": "[0-9]", "examples": ["12.50 EUR", "12,50 €"]},
        |money| Shown::Money(*money);
    Decimal, Decimal::parse,
        {"x-value": "number", "anyOf": [{"type": "number"}, {"type": "string", "pattern": "^\\s*[-\\u2212]?[0-9][0-9 \\u00a0\\u202f\\u2009]*([.,][0-9]+)?\\s*$"}], "examples": ["3.5"]},
        |number| Shown::Number(*number);
    Target, Target::parse,
        {"x-value": "target", "type": "string", "examples": ["at least 95 % within 2 business days", "au moins 95 % en 2 jours ouvrés", "p90 at most 10 business days"]},
        |target| Shown::Target(*target);
    Quantity, Quantity::parse,
        {"x-value": "quantity", "anyOf": [{"type": "number"}, {"type": "string", "pattern": "[0-9]"}], "examples": ["91 %", "14 business days"]},
        |quantity| Shown::from(*quantity);
    Period, Period::parse,
        {"x-value": "period", "type": "string", "examples": ["month", "quarter", "rolling 90 calendar days"]},
        |period| Shown::Word(period.to_string());
    PeriodKey, PeriodKey::parse,
        {"x-value": "period-key", "type": ["string", "integer"], "pattern": "^[0-9]{4}(-.+)?$", "examples": ["2026-Q1", "2026-03"]},
        |key| Shown::Period(*key);
    Date, parse_date,
        {"x-value": "date", "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-01-31"]},
        |date| Shown::Date(*date);
    LanguageTag, LanguageTag::parse,
        {"x-value": "language", "type": "string", "pattern": "^[a-z]{2}(-[A-Za-z0-9]{2,4})?$", "examples": ["fr"]},
        |tag| Shown::Verbatim(tag.to_string());
    Jurisdiction, Jurisdiction::parse,
        {"x-value": "jurisdiction", "type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$", "examples": ["BE", "EU"]},
        |jurisdiction| Shown::Verbatim(jurisdiction.to_string());
    bool, |raw: &str| parse_yes_no(raw).ok_or_else(|| Fault::new("value-yes-no", raw)),
        {"x-value": "yes-no", "anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "oui", "non"]}, {"type": "string", "pattern": "^([Yy](es|ES)?|[Nn](o|O|on|ON)?|[Oo](ui|UI)?|[Vv]rai|[Ff]aux)$"}], "examples": ["yes"]},
        |yes| Shown::YesNo(*yes);
    u32, whole,
        {"x-value": "whole-number", "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]"}], "examples": ["120"]},
        |number| Shown::Number(Decimal::integer(i64::from(*number)));
    Version, |raw: &str| Ok(Version(raw.trim().to_owned())),
        {"x-value": "version", "type": ["string", "number"], "examples": ["3"]},
        |version| Shown::Verbatim(version.0.clone());
    Line, |raw: &str| Line::parse(raw),
        {"x-value": "text", "type": ["string", "number", "boolean"]},
        |line| Shown::Verbatim(line.0.clone());
    KindName, KindName::parse,
        {"x-value": "kind", "type": "string", "examples": ["Promise"]},
        |kind| Shown::Verbatim(kind.0.to_owned());
    Tag, |raw: &str| Ok(Tag(raw.trim().to_owned())),
        {"x-value": "text", "type": ["string", "number"]},
        |tag| Shown::Verbatim(tag.0.clone());
    Url, Url::parse,
        {"x-value": "address", "type": "string", "pattern": "^(https?://|mailto:)", "examples": ["https://example.org/charter"]},
        |url| Shown::Verbatim(url.0.clone());
    Colour, Colour::parse,
        {"x-value": "colour", "type": "string", "examples": ["#0b5563"]},
        |colour| Shown::Verbatim(colour.to_string());
    FontName, FontName::parse,
        {"x-value": "font", "type": "string", "examples": ["Source Sans 3", "Georgia"]},
        |name| Shown::Verbatim(name.to_string());
    TimeOfDay, TimeOfDay::parse,
        {"x-value": "time", "type": "string", "pattern": "^[0-2]?[0-9][:h][0-5]?[0-9]$", "examples": ["16:00"]},
        |time| Shown::Verbatim(time.0.strftime("%H:%M").to_string());
    TimeZone, TimeZone::parse,
        {"x-value": "time-zone", "type": "string", "examples": ["Europe/Brussels"]},
        |zone| Shown::Verbatim(zone.0.clone());
}

impl From<Quantity> for Shown {
    fn from(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Number(number) => Self::Number(number),
            Quantity::Percent(percent) => Self::Percent(percent),
            Quantity::Duration(duration) => Self::Duration(duration),
            Quantity::Money(money) => Self::Money(money),
            per @ Quantity::Per { .. } => Self::Verbatim(per.to_string()),
        }
    }
}

fn whole(raw: &str) -> Result<u32, Fault> {
    let number = Decimal::parse(raw).ok().filter(|number| number.scale() == 0);
    number.and_then(|n| u32::try_from(n.units()).ok()).ok_or_else(|| Fault::new("value-whole", raw))
}

/// A short text that is the same in every language: an address, a header, a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(pub String);

impl Line {
    fn parse(raw: &str) -> Result<Self, Fault> {
        if raw.trim().is_empty() {
            Err(Fault::new("value-empty", raw))
        } else {
            Ok(Self(raw.trim().to_owned()))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of a kind, as written behind `kind:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindName(pub &'static str);

impl KindName {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let known = || KINDS.iter().map(|kind| kind.name);
        let own = KINDS.iter().find(|kind| kind.name.eq_ignore_ascii_case(text) || kind.slug == text);
        own.map(|kind| Self(kind.name)).ok_or_else(|| {
            let near = nearest(text, known()).map(str::to_owned);
            Fault::new("value-word", raw).with("known", known().collect::<Vec<_>>().join(", ")).offering(near)
        })
    }
}

/// A word to group by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag(pub String);

/// An address on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

impl Url {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let whole = ["https://", "http://", "mailto:"].iter().any(|scheme| {
            text.strip_prefix(scheme)
                .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
        });
        if whole { Ok(Self(text.to_owned())) } else { Err(Fault::new("value-url", raw)) }
    }
}

/// A time of day, `16:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay(pub Time);

impl TimeOfDay {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let parsed = raw
            .trim()
            .split_once([':', 'h'])
            .and_then(|(hours, minutes)| Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok());
        parsed.map(Self).ok_or_else(|| Fault::new("value-time", raw))
    }
}

/// An IANA time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZone(pub String);

impl TimeZone {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let name = raw.trim();
        match jiff::tz::db().get(name) {
            Ok(_) => Ok(Self(name.to_owned())),
            Err(_) => Err(Fault::new("value-timezone", raw)),
        }
    }
}

/// A cell's text as it stands in a data file; may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellText(pub String);

impl Field for CellText {
    fn lower(node: &Node, _: &mut Lowering<'_>) -> Slot<Self> {
        match node.scalar() {
            Some(scalar) => Slot::Given(Spanned { value: Self(scalar.text.clone()), span: node.span }),
            None => Slot::Invalid,
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        json!({"x-value": "text", "type": ["string", "number", "boolean"]})
    }

    fn show(&self) -> Shown {
        Shown::Verbatim(self.0.clone())
    }
}

/// `- Robot : e-mail`: a sentence with a colon, not a language and its text.
fn is_a_sentence(node: &Node, entries: &[Entry], lowering: &Lowering<'_>) -> bool {
    let [entry] = entries else { return false };
    let key = entry.key.name.trim();
    let in_braces = lowering.file_text().get(node.span.range()).is_some_and(|raw| raw.starts_with('{'));
    !in_braces
        && (key.len() > 3 || !key.bytes().all(|b| b.is_ascii_lowercase()))
        && LanguageTag::parse(key).is_err()
}

impl Field for Text {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        match &node.value {
            Value::Scalar(_) => lower_scalar(node, lowering, |raw| {
                if raw.trim().is_empty() { Err(Fault::new("value-empty", raw)) } else { Ok(Self::plain(raw)) }
            }),
            Value::Mapping(entries) if is_a_sentence(node, entries, lowering) => {
                let raw = lowering.file_text().get(node.span.range()).unwrap_or("");
                let quoted = format!("\"{}\"", raw.replace('\\', "\\\\").replace('"', "\\\""));
                let finding = Diagnostic::fault("yaml-syntax", Message::new("yaml-colon-in-text"), node.span);
                lowering.findings.push(finding.with_fix(node.span, quoted));
                Slot::Invalid
            }
            Value::Mapping(entries) => {
                let mut translations = Vec::with_capacity(entries.len());
                let mut sound = true;
                for entry in entries {
                    let tag = match LanguageTag::parse(&entry.key.name) {
                        Ok(tag) => tag,
                        Err(fault) => {
                            let message = match entries.as_slice() {
                                [only] => {
                                    Message::new("value-text-colon").with("raw", only.key.name.as_str())
                                }
                                _ => Message::of_fault(&fault),
                            };
                            lowering.findings.push(Diagnostic::fault("wrong-value", message, entry.key.span));
                            sound = false;
                            continue;
                        }
                    };
                    match Line::lower(&entry.value, lowering) {
                        Slot::Given(text) => translations.push((tag, text.value.0)),
                        _ => sound = false,
                    }
                }
                if !sound {
                    return Slot::Invalid;
                }
                Slot::Given(Spanned { value: Self::translated(translations), span: node.span })
            }
            Value::Sequence(_) => Slot::Invalid,
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        json!({"anyOf": [
            {"x-value": "text", "type": ["string", "number", "boolean"]},
            {"type": "object", "minProperties": 1, "propertyNames": {"pattern": "^[a-z]{2}(-[A-Za-z0-9]{2,4})?$"}, "additionalProperties": {"x-value": "text", "type": ["string", "number", "boolean"]}},
        ]})
    }

    fn show(&self) -> Shown {
        Shown::Text(self.clone())
    }

    /// `{fr: …, en: …}`: every key is a language.
    fn takes_group(node: &Node) -> bool {
        let entries = node.entries();
        !entries.is_empty() && entries.iter().all(|entry| LanguageTag::parse(&entry.key.name).is_ok())
    }
}

/// The name of a column of a source, checked when the source is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnName(pub String);

impl Field for ColumnName {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        lower_scalar(node, lowering, |raw| Ok(Self(raw.trim().to_owned())))
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        json!({"x-value": "column", "type": ["string", "integer"], "x-ref": "column"})
    }

    fn show(&self) -> Shown {
        Shown::Verbatim(self.0.clone())
    }
}

/// A condition on the columns of a source, as text.
#[derive(Debug, Clone)]
pub struct Expression {
    pub text: String,
    /// Where each byte of `text` stands is found through the node.
    pub node: Node,
}

impl Field for Expression {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        lower_scalar(node, lowering, |raw| Ok(Self { text: raw.to_owned(), node: node.clone() }))
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        json!({"x-value": "expression", "type": ["string", "boolean"], "examples": ["acknowledged >= received"]})
    }

    fn show(&self) -> Shown {
        Shown::Verbatim(self.text.trim().to_owned())
    }
}
