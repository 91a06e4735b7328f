//! Dates and hours as files write them. A format is declared with letters: `dd/mm/yyyy`,
//! `dd-mmm-yy`, `yyyy-mm-dd hh:mm:ss`, `mm/dd/yyyy h:mm am`. Month and minute share the letter
//! `m`: it means minutes behind an `h`.

use jiff::civil::{Date, DateTime, Time};

use crate::values::fold;

/// A date, perhaps with an hour and an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    pub date: Date,
    pub time: Option<Time>,
    /// Seconds east of UTC, where the text says so.
    pub offset: Option<i32>,
}

impl Read {
    pub fn datetime(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }
}

/// Reads a text by the first format that fits. Without formats, ISO 8601.
pub fn read(text: &str, formats: &[String]) -> Option<Read> {
    if formats.is_empty() {
        return iso(text);
    }
    formats.iter().find_map(|format| by_format(text, format))
}

/// `2026-01-31`, `2026-01-31 14:05`, `2026-01-31T14:05:00Z`.
fn iso(text: &str) -> Option<Read> {
    let date = date_of(text.get(..10)?)?;
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(Read { date, time: None, offset: None });
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, offset) = split_offset(rest)?;
    Some(Read { date, time: Some(time(clock)?), offset })
}

fn date_of(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    shaped.then(|| text.parse().ok()).flatten()
}

/// Cuts `Z`, `+02:00` or `+0200` off the end.
fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, None)) };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?),
        _ => return None,
    };
    let sign = if text.as_bytes()[at] == b'-' { -1 } else { 1 };
    (hours <= 14 && minutes < 60).then(|| (&text[..at], Some(sign * (hours * 3600 + minutes * 60))))
}

/// `14:05`, `14:05:30`, `2:05:30 PM`, `14h05`; fractions of a second are dropped.
pub fn time(text: &str) -> Option<Time> {
    let folded = fold(text);
    let (clock, noon) = match folded.strip_suffix("pm").or_else(|| folded.strip_suffix("p.m.")) {
        Some(rest) => (rest.trim().to_owned(), Some(true)),
        None => match folded.strip_suffix("am").or_else(|| folded.strip_suffix("a.m.")) {
            Some(rest) => (rest.trim().to_owned(), Some(false)),
            None => (folded, None),
        },
    };
    let mut parts = clock.split([':', 'h']);
    let mut number = || -> Option<i8> {
        let part = parts.next()?;
        let whole = part.split('.').next().unwrap_or("");
        if whole.is_empty() { Some(0) } else { whole.parse().ok() }
    };
    let hour = number()?;
    let minute = number()?;
    let second = number().unwrap_or(0);
    let hour = match noon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// What has been read so far of a text.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    hour: Option<i8>,
    minute: Option<i8>,
    second: Option<i8>,
    afternoon: Option<bool>,
}

fn by_format(text: &str, format: &str) -> Option<Read> {
    let mut parts = Parts::default();
    let mut rest = text.trim();
    let mut letters = format.trim();
    while let Some(letter) = letters.chars().next() {
        let lower = letter.to_ascii_lowercase();
        if letters.len() >= 2
            && matches!(letters.get(..2).map(str::to_ascii_lowercase).as_deref(), Some("am" | "pm"))
        {
            rest = parts.half_of_day(rest)?;
            letters = &letters[2..];
            continue;
        }
        if !matches!(lower, 'y' | 'm' | 'd' | 'h' | 's') {
            rest = rest.strip_prefix(letter)?;
            letters = &letters[letter.len_utf8()..];
            continue;
        }
        let run = letters.chars().take_while(|c| c.to_ascii_lowercase() == lower).count();
        rest = parts.take(lower, run, rest)?;
        letters = &letters[run..];
    }
    if !rest.is_empty() {
        return None;
    }
    parts.finish()
}

impl Parts {
    fn take<'t>(&mut self, letter: char, run: usize, rest: &'t str) -> Option<&'t str> {
        if letter == 'm' && run >= 3 {
            let (month, rest) = month_name(rest)?;
            self.month = Some(month);
            return Some(rest);
        }
        let wanted = if letter == 'y' { run } else { 2 };
        let most = if letter == 'y' && run > 2 { 4 } else { wanted };
        let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let enough = if letter == 'y' { digits == most } else { digits >= run.min(2) };
        if digits == 0 || !enough {
            return None;
        }
        let number: i16 = rest[..digits].parse().ok()?;
        let small = i8::try_from(number).ok();
        match letter {
            'y' if run <= 2 => self.year = Some(if number < 70 { 2000 + number } else { 1900 + number }),
            'y' => self.year = Some(number),
            'd' => self.day = small,
            'h' => self.hour = small,
            's' => self.second = small,
            _ if self.hour.is_some() => self.minute = small,
            _ => self.month = small,
        }
        Some(&rest[digits..])
    }

    fn half_of_day<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let head = rest.get(..2)?.to_ascii_lowercase();
        self.afternoon = Some(match head.as_str() {
            "am" => false,
            "pm" => true,
            _ => return None,
        });
        Some(&rest[2..])
    }

    fn finish(self) -> Option<Read> {
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        let hour = match (self.hour, self.afternoon) {
            (Some(hour), Some(afternoon)) => {
                if !(1..=12).contains(&hour) {
                    return None;
                }
                Some(hour % 12 + if afternoon { 12 } else { 0 })
            }
            (hour, _) => hour,
        };
        let time = match hour {
            Some(hour) => Some(Time::new(hour, self.minute.unwrap_or(0), self.second.unwrap_or(0), 0).ok()?),
            None => None,
        };
        Some(Read { date, time, offset: None })
    }
}

const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "jan", "janv"],
    &["february", "fevrier", "feb", "fev", "fevr"],
    &["march", "mars", "mar"],
    &["april", "avril", "apr", "avr"],
    &["may", "mai"],
    &["june", "juin", "jun"],
    &["july", "juillet", "jul", "juil"],
    &["august", "aout", "aug"],
    &["september", "septembre", "sep", "sept"],
    &["october", "octobre", "oct"],
    &["november", "novembre", "nov"],
    &["december", "decembre", "dec"],
];

fn month_name(rest: &str) -> Option<(i8, &str)> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let name = fold(&rest[..end]);
    let month = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    let rest = rest[end..].strip_prefix('.').unwrap_or(&rest[end..]);
    Some((i8::try_from(month + 1).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, format: &str) -> Option<String> {
        let formats = if format.is_empty() { vec![] } else { vec![format.to_owned()] };
        read(text, &formats).map(|read| read.datetime().to_string())
    }

    #[test]
    fn declared_formats() {
        for (text, format, expected) in [
            ("31/01/2026", "dd/mm/yyyy", "2026-01-31T00:00:00"),
            ("1/2/2026", "d/m/yyyy", "2026-02-01T00:00:00"),
            ("22-04-15", "dd-mm-yy", "2015-04-22T00:00:00"),
            ("22-Apr-15", "dd-mmm-yy", "2015-04-22T00:00:00"),
            ("12/31/2014", "mm/dd/yyyy", "2014-12-31T00:00:00"),
            ("3 févr. 2026", "d mmm yyyy", "2026-02-03T00:00:00"),
            ("31/01/2026 14:05", "dd/mm/yyyy hh:mm", "2026-01-31T14:05:00"),
            ("1/31/2026 2:05:09 PM", "m/d/yyyy h:mm:ss am", "2026-01-31T14:05:09"),
            ("2026-01-31T12:00:00Z", "", "2026-01-31T12:00:00"),
        ] {
            assert_eq!(shown(text, format), Some(expected.to_owned()), "{text}");
        }
        for (text, format) in [
            ("31/02/2026", "dd/mm/yyyy"),
            ("31/01/26", "dd/mm/yyyy"),
            ("31/01/2026x", "dd/mm/yyyy"),
            ("", ""),
        ] {
            assert_eq!(shown(text, format), None, "{text}");
        }
    }

    #[test]
    fn hours_on_both_clocks() {
        let shown = |text: &str| time(text).map(|time| time.to_string());
        assert_eq!(shown("3:53:50 PM"), Some("15:53:50".into()));
        assert_eq!(shown("12:00 am"), Some("00:00:00".into()));
        assert_eq!(shown("9h05"), Some("09:05:00".into()));
        assert_eq!(shown("25:00"), None);
        assert_eq!(shown("13:00 pm"), None);
    }
}
