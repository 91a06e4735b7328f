//! Short phrases with a form of their own: `3 years after closed`, `5 points at 95 %`.

use schemars::SchemaGenerator;
use serde_json::{Value as Json, json};

use super::field::{Field, Lowering, lower_scalar};
use super::show::Shown;
use super::slot::Slot;
use crate::values::{
    Clock, Decimal, Duration, Fault, Money, Percent, Period, fold, parse_date, parse_yes_no,
};
use crate::yaml::Node;
use jiff::civil::Date;

macro_rules! phrase {
    ($($(#[$meta:meta])* $name:ident { $($body:tt)* } $example:literal;)*) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { pub raw: String, $($body)* }

        impl Field for $name {
            fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
                lower_scalar(node, lowering, Self::parse)
            }

            fn schema(_: &mut SchemaGenerator) -> Json {
                json!({"x-value": "phrase", "type": ["string", "boolean", "number"], "examples": [$example]})
            }

            fn show(&self) -> Shown {
                Shown::Verbatim(self.raw.clone())
            }
        })*
    };
}

phrase! {
    /// A span of time that starts with an event: `3 years after closed`.
    After { pub duration: Duration, pub event: String } "3 years after closed";
    /// `2000 per year`, or a plain number.
    CountPer { pub count: u32, pub period: Option<Period> } "2000 per year";
    /// `4000 EUR per year`, or an amount once.
    MoneyPer { pub money: Money, pub period: Option<Period> } "4000 EUR per year";
    /// What comes in: `30 per day`, `100 per 30 minutes`.
    Arrivals { pub count: u32, pub every: Stretch } "30 per day";
    /// A margin of error: `5 points at 95 %`.
    Precision { pub points: Decimal, pub confidence: Percent } "5 points at 95 %";
    /// `yes`, `no` or `every 5 business days`.
    Telling { pub tells: bool, pub every: Option<Duration> } "every 5 business days";
    /// How many people hold a role: `6 people`.
    HeadCount { pub people: u32 } "2 people";
    /// When the data were taken out of their system.
    Extraction { pub from: ExtractedFrom } "from file name";
    /// What to do when a key comes twice.
    SameKey { pub keeps: Keeps } "last file wins";
}

/// The stretch of time in which so much comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// Seconds, minutes or hours.
    Elapsed(Duration),
    /// A working day, week, month …
    Period(Period),
}

/// Where the date of extraction is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtractedFrom {
    Date(Date),
    FileName,
    FileTime,
    LastDate,
}

/// Which of several rows with one key is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeps {
    LastFile,
    LastRow,
    LastBy(String),
    Error,
}

impl After {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        for word in [" after ", " après ", " apres "] {
            if let Some((duration, event)) = text.split_once(word) {
                let duration = Duration::parse(duration)?;
                return Ok(Self { raw: text.to_owned(), duration, event: event.trim().to_owned() });
            }
        }
        Err(Fault::new("value-until", raw))
    }
}

/// Splits `4000 EUR per year` into the amount and the period.
fn per(raw: &str) -> (&str, Option<Result<Period, Fault>>) {
    for word in [" per ", " par "] {
        if let Some((amount, period)) = raw.split_once(word) {
            return (amount, Some(Period::parse(period)));
        }
    }
    (raw, None)
}

impl CountPer {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let (count, period) = per(raw);
        let number = Decimal::parse(count).ok().filter(|number| number.scale() == 0);
        let count = number.and_then(|number| u32::try_from(number.units()).ok());
        let count = count.ok_or_else(|| Fault::new("value-count-per", raw))?;
        Ok(Self { raw: raw.trim().to_owned(), count, period: period.transpose()? })
    }
}

impl MoneyPer {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let (money, period) = per(raw);
        let money = Money::parse(money).map_err(|_| Fault::new("value-money-per", raw))?;
        Ok(Self { raw: raw.trim().to_owned(), money, period: period.transpose()? })
    }
}

impl Arrivals {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let fault = || Fault::new("value-arrivals", raw);
        let text = fold(raw);
        let (count, every) =
            [" per ", " par ", "/"].iter().find_map(|word| text.split_once(word)).ok_or_else(fault)?;
        let number = Decimal::parse(count.trim()).ok().filter(|number| number.scale() == 0);
        let count = number.and_then(|number| u32::try_from(number.units()).ok()).ok_or_else(fault)?;
        let every = every.trim();
        // `per hour` is `per 1 hour`.
        let elapsed = Duration::parse(every).or_else(|_| Duration::parse(&format!("1 {every}")));
        let elapsed = elapsed.ok().filter(|every| every.amount > 0 && every.clock() == Clock::Elapsed);
        let every = match (elapsed, Period::parse(every)) {
            (Some(every), _) => Stretch::Elapsed(every),
            (None, Ok(period)) => Stretch::Period(period),
            _ => return Err(fault()),
        };
        Ok(Self { raw: raw.trim().to_owned(), count, every })
    }
}

impl Precision {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        let halves = [" at ", " a "].iter().find_map(|word| text.split_once(word));
        let parsed = halves.and_then(|(points, confidence)| {
            let points =
                points.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ' || c == '±' || c == '%');
            let points = Decimal::parse(points.trim_start_matches(['±', ' '])).ok()?;
            Some((points, Percent::parse(confidence).ok()?))
        });
        let (points, confidence) = parsed.ok_or_else(|| Fault::new("value-precision", raw))?;
        Ok(Self { raw: raw.trim().to_owned(), points, confidence })
    }
}

impl Telling {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        if let Some(tells) = parse_yes_no(text) {
            return Ok(Self { raw: text.to_owned(), tells, every: None });
        }
        for word in ["every ", "tous les ", "toutes les "] {
            if let Some(duration) = text.strip_prefix(word) {
                return Ok(Self {
                    raw: text.to_owned(),
                    tells: true,
                    every: Some(Duration::parse(duration)?),
                });
            }
        }
        Err(Fault::new("value-every", raw))
    }
}

impl HeadCount {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        let (number, noun) = text.split_once(' ').unwrap_or((text.as_str(), ""));
        let known = ["", "person", "people", "persons", "personne", "personnes"].contains(&noun);
        match number.parse() {
            Ok(people) if known => Ok(Self { raw: raw.trim().to_owned(), people }),
            _ => Err(Fault::new("value-holder", raw)),
        }
    }
}

impl Extraction {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let from = match fold(raw).as_str() {
            "from file name" | "nom du fichier" | "du nom de fichier" => ExtractedFrom::FileName,
            "from file time" | "date du fichier" => ExtractedFrom::FileTime,
            "last date in the data" | "derniere date des donnees" => ExtractedFrom::LastDate,
            _ => match parse_date(raw) {
                Ok(date) => ExtractedFrom::Date(date),
                Err(fault) if !fault.suggestions.is_empty() => return Err(fault),
                Err(_) => return Err(Fault::new("value-extracted", raw)),
            },
        };
        Ok(Self { raw: raw.trim().to_owned(), from })
    }
}

impl SameKey {
    fn parse(raw: &str) -> Result<Self, Fault> {
        let text = fold(raw);
        let keeps = match text.as_str() {
            "last file wins" | "le dernier fichier l'emporte" => Keeps::LastFile,
            "last row wins" | "la derniere ligne l'emporte" => Keeps::LastRow,
            "error" | "erreur" => Keeps::Error,
            _ => match raw.trim().strip_prefix("last by ") {
                Some(column) => Keeps::LastBy(column.trim().to_owned()),
                None => return Err(Fault::new("value-same-key", raw)),
            },
        };
        Ok(Self { raw: raw.trim().to_owned(), keeps })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_in_both_languages() {
        assert_eq!(After::parse("3 years after closed").map(|a| a.event), Ok("closed".into()));
        assert_eq!(CountPer::parse("2 000 per year").map(|c| c.count), Ok(2000));
        assert_eq!(Precision::parse("5 points at 95 %").map(|p| p.points.to_string()), Ok("5".into()));
        assert_eq!(Precision::parse("±5 points à 95 %").map(|p| p.points.to_string()), Ok("5".into()));
        assert_eq!(Telling::parse("every 5 business days").map(|t| t.tells), Ok(true));
        assert_eq!(HeadCount::parse("1 person").map(|h| h.people), Ok(1));
        assert_eq!(MoneyPer::parse("4000 EUR per year").map(|m| m.money.to_string()), Ok("4000 EUR".into()));
        let arrivals = |raw: &str| Arrivals::parse(raw).map(|a| (a.count, a.every));
        let every = |raw: &str| Stretch::Elapsed(Duration::parse(raw).expect("a duration"));
        assert_eq!(arrivals("100 par 30 minutes"), Ok((100, every("30 minutes"))));
        assert_eq!(arrivals("12 / hour"), Ok((12, every("1 hour"))));
        assert_eq!(arrivals("30 par jour"), Ok((30, Stretch::Period(Period::Day))));
        assert!(arrivals("30").is_err() && arrivals("30 per 2 business days").is_err());
        assert_eq!(
            SameKey::parse("last by updated_at").map(|s| s.keeps),
            Ok(Keeps::LastBy("updated_at".into()))
        );
        assert!(Telling::parse("every 5 days").is_err());
    }
}
