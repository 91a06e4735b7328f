//! One raw cell into one value, by the type of its column.

use jiff::tz::TimeZone;

use super::{Value, dates};
use crate::language::Message;
use crate::measure::source_plan::ColumnPlan;
use crate::model::kinds::source::ColumnType;
use crate::time::instant_at;
use crate::values::{Decimal, Ratio, fold, parse_yes_no};

/// How the cells of a source are written.
pub struct Writing {
    pub zone: TimeZone,
    /// What stands for a missing value; an empty cell always does.
    pub missing: Vec<String>,
    /// The decimal sign, where it is declared.
    pub decimal: Option<char>,
    pub dates: Vec<String>,
}

impl Writing {
    pub fn is_missing(&self, raw: &str) -> bool {
        let raw = raw.trim();
        raw.is_empty() || self.missing.iter().any(|marker| marker == raw)
    }

    /// Reads the cells of one column (two for one instant: date and hour).
    ///
    /// # Errors
    /// Why the cell cannot be read.
    pub fn read(&self, column: &ColumnPlan, raws: &[&str]) -> Result<Value, Message> {
        let Some(first) = raws.first() else { return Ok(Value::Missing) };
        if self.is_missing(first) {
            return Ok(Value::Missing);
        }
        let raw = first.trim();
        match column.kind {
            ColumnType::Text => Ok(Value::Text(raw.to_owned())),
            ColumnType::Category => category(column, raw),
            ColumnType::Count => self
                .whole(raw)
                .filter(|n| *n >= Ratio::ZERO)
                .map(Value::Number)
                .ok_or(Message::new("cell-count")),
            ColumnType::Integer => self.whole(raw).map(Value::Number).ok_or(Message::new("cell-integer")),
            ColumnType::Number => self.number(raw).map(Value::Number).ok_or(Message::new("cell-number")),
            ColumnType::Percent => self.percent(raw).map(Value::Number).ok_or(Message::new("cell-percent")),
            ColumnType::Money => self.money(raw).map(Value::Number).ok_or(Message::new("cell-money")),
            ColumnType::Duration => {
                self.duration(raw).map(Value::Number).ok_or(Message::new("cell-duration"))
            }
            ColumnType::YesNo => yes_no(column, raw).map(Value::YesNo).ok_or(Message::new("cell-yes-no")),
            ColumnType::Date => {
                self.date(column, raw).map(|read| Value::Day(read.date)).ok_or_else(|| self.no_date(column))
            }
            ColumnType::Datetime => self.datetime(column, raw, raws.get(1).map(|time| time.trim())),
        }
    }

    fn formats<'w>(&'w self, column: &'w ColumnPlan) -> &'w [String] {
        if column.dates.is_empty() { &self.dates } else { &column.dates }
    }

    fn date(&self, column: &ColumnPlan, raw: &str) -> Option<dates::Read> {
        dates::read(raw, self.formats(column))
    }

    fn no_date(&self, column: &ColumnPlan) -> Message {
        match self.formats(column) {
            [] => Message::new("cell-date-undeclared"),
            formats => Message::new("cell-date").with("format", formats.join(", ")),
        }
    }

    fn datetime(&self, column: &ColumnPlan, raw: &str, hour: Option<&str>) -> Result<Value, Message> {
        let read = self.date(column, raw).ok_or_else(|| self.no_date(column))?;
        let read = match hour {
            None => read,
            // The day is known, the hour is not: the cell cannot say when.
            Some(hour) if self.is_missing(hour) => return Err(Message::new("cell-hour-missing")),
            Some(hour) => {
                let time = dates::time(hour).ok_or(Message::new("cell-hour"))?;
                dates::Read { time: Some(time), ..read }
            }
        };
        let instant = match read.offset {
            Some(offset) => jiff::tz::Offset::from_seconds(offset)
                .ok()
                .and_then(|offset| offset.to_timestamp(read.datetime()).ok()),
            None => instant_at(&self.zone, read.datetime()),
        };
        instant.map(Value::Instant).ok_or_else(|| self.no_date(column))
    }

    /// A number in the declared decimal sign; without one, a comma is decimal unless it could
    /// separate thousands.
    fn number(&self, raw: &str) -> Option<Ratio> {
        let text = match self.decimal {
            Some('.') => raw.replace([',', '\''], ""),
            Some(sign) => {
                let text = if sign == ',' { raw.replace(['.', '\''], "") } else { raw.to_owned() };
                text.replace(sign, ".")
            }
            None => {
                let thousands = raw.rsplit_once(',').is_some_and(|(_, tail)| tail.len() == 3);
                if thousands || raw.contains(',') && raw.contains('.') {
                    return None;
                }
                raw.to_owned()
            }
        };
        Decimal::parse(&text).ok().map(Decimal::ratio)
    }

    fn whole(&self, raw: &str) -> Option<Ratio> {
        self.number(raw).filter(|number| number.denominator() == 1)
    }

    /// `94.01%`, `94,01 %`; a bare number is a percentage too, for the column says so.
    fn percent(&self, raw: &str) -> Option<Ratio> {
        let number = self.number(raw.trim_end_matches('%').trim())?;
        number.checked_div(Ratio::integer(100))
    }

    fn money(&self, raw: &str) -> Option<Ratio> {
        let bare = raw.trim_matches(|c: char| c.is_alphabetic() || "€$£ \u{a0}\u{202f}".contains(c));
        self.number(bare)
    }

    /// `0:02:14`, `02:14` (hours and minutes) or a number of seconds.
    fn duration(&self, raw: &str) -> Option<Ratio> {
        let parts: Vec<&str> = raw.split(':').collect();
        let part = |text: &str| text.parse::<i128>().ok().filter(|n| *n >= 0);
        match parts.as_slice() {
            [seconds] => self.number(seconds),
            [hours, minutes] => {
                Some(Ratio::integer(part(hours)? * 3600 + part(minutes).filter(|m| *m < 60)? * 60))
            }
            [hours, minutes, seconds] => {
                let seconds = part(seconds).filter(|s| *s < 60)?;
                Some(Ratio::integer(part(hours)? * 3600 + part(minutes).filter(|m| *m < 60)? * 60 + seconds))
            }
            _ => None,
        }
    }
}

fn category(column: &ColumnPlan, raw: &str) -> Result<Value, Message> {
    if column.categories.is_empty() {
        return Ok(Value::Text(raw.to_owned()));
    }
    let exact = column.categories.iter().find(|(value, _)| value == raw);
    let found = exact.or_else(|| column.categories.iter().find(|(value, _)| fold(value) == fold(raw)));
    match (found, &column.others) {
        (Some((_, word)), _) => Ok(Value::Text(word.clone())),
        (None, Some(others)) => Ok(Value::Text(others.clone())),
        (None, None) => Err(Message::new("cell-unlisted")),
    }
}

fn yes_no(column: &ColumnPlan, raw: &str) -> Option<bool> {
    let listed = |list: &[String]| list.iter().any(|word| fold(word) == fold(raw));
    if listed(&column.yes) {
        return Some(true);
    }
    if listed(&column.no) {
        return Some(false);
    }
    if !column.yes.is_empty() && !column.no.is_empty() {
        return None;
    }
    match raw {
        "1" | "x" | "X" => Some(true),
        "0" => Some(false),
        _ => parse_yes_no(raw),
    }
}
