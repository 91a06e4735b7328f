//! Dates and hours as files write them. A format is declared with letters: `dd/mm/yyyy`,
//! `dd-mmm-yy`, `yyyy-mm-dd hh:mm:ss.fff`, `mm/dd/yyyy h:mm am`, `yyyy-mm-ddThh:mm:ssz`. Month and
//! minute share the letter `m`: it means minutes behind an `h`.

use super::days::{day_of, second_of};
use super::evidence::{Order, numbers_before_year};
use crate::values::fold;

/// A date, perhaps with an hour and an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Seconds since midnight.
    pub second: Option<i32>,
    /// Seconds east of UTC, where the text says so.
    pub offset: Option<i32>,
}

/// How the dates of a column are written.
#[derive(Debug, Clone, Default)]
pub struct Formats {
    programs: Vec<Program>,
    /// Where nothing is declared: the order of day and month that the file shows.
    found: Option<Order>,
}

/// A format, made ready.
#[derive(Debug, Clone)]
struct Program {
    steps: Vec<Step>,
    /// Where every part has its place, as in `dd/mm/yyyy hh:mm`.
    fixed: Option<Fixed>,
}

impl Program {
    fn new(format: &str) -> Self {
        let steps = steps(format);
        let fixed = Fixed::new(&steps);
        Self { steps, fixed }
    }

    fn read(&self, text: &str) -> Option<Read> {
        match &self.fixed {
            Some(fixed) => fixed.read(text.as_bytes()),
            None => by_steps(text, &self.steps),
        }
    }
}

/// A format in which every part has its place.
#[derive(Debug, Clone, Default)]
struct Fixed {
    length: usize,
    signs: Vec<(usize, u8)>,
    year: usize,
    month: usize,
    day: usize,
    /// Hour, minute and second, as far as they are written.
    clock: Vec<usize>,
}

impl Fixed {
    /// `None` where a part may be longer or shorter, or is written in another order than usual.
    fn new(steps: &[Step]) -> Option<Self> {
        let mut fixed = Self::default();
        let (mut year, mut month, mut day) = (None, None, None);
        for step in steps {
            let at = fixed.length;
            let clock = fixed.clock.len();
            fixed.length += match step {
                Step::Sign(sign) => {
                    fixed.signs.push((at, u8::try_from(*sign).ok().filter(u8::is_ascii)?));
                    1
                }
                Step::Year { short: false } => {
                    year = Some(at);
                    4
                }
                Step::Number(part, true) => {
                    match part {
                        Part::Month => month = Some(at),
                        Part::Day => day = Some(at),
                        Part::Hour if clock == 0 => fixed.clock.push(at),
                        Part::Minute if clock == 1 => fixed.clock.push(at),
                        Part::Second if clock == 2 => fixed.clock.push(at),
                        _ => return None,
                    }
                    2
                }
                _ => return None,
            };
        }
        (fixed.year, fixed.month, fixed.day) = (year?, month?, day?);
        Some(fixed)
    }

    fn read(&self, text: &[u8]) -> Option<Read> {
        if text.len() != self.length || self.signs.iter().any(|(at, sign)| text.get(*at) != Some(sign)) {
            return None;
        }
        let two = |at: usize| digits(text.get(at..at + 2)?);
        let day = day_of(digits(text.get(self.year..self.year + 4)?)?, two(self.month)?, two(self.day)?)?;
        let part = |at: Option<&usize>| at.map_or(Some(0), |at| two(*at));
        let second = match self.clock.as_slice() {
            [] => None,
            [hour, rest @ ..] => Some(second_of(two(*hour)?, part(rest.first())?, part(rest.get(1))?)?),
        };
        Some(Read { day, second, offset: None })
    }
}

/// One step through a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Sign(char),
    /// Two digits, of 1970 to 2069; else four.
    Year {
        short: bool,
    },
    /// One or two digits, or both of them.
    Number(Part, bool),
    MonthName,
    /// The name of a weekday says nothing more.
    WeekdayName,
    Half,
    Fraction,
    Offset,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

impl Formats {
    /// Formats in the order in which they are tried; none of them is ISO 8601.
    pub fn new(formats: &[String]) -> Self {
        Self { programs: formats.iter().map(|format| Program::new(format.trim())).collect(), found: None }
    }

    /// ISO 8601, and dates with day and month in this order.
    pub const fn found(order: Order) -> Self {
        Self { programs: Vec::new(), found: Some(order) }
    }

    /// Reads a text by the first format that fits.
    pub fn read(&self, text: &str) -> Option<Read> {
        if self.programs.is_empty() {
            let found = self.found.and_then(|order| in_order(text, order));
            return found.or_else(|| iso(text));
        }
        self.programs.iter().find_map(|program| program.read(text))
    }
}

/// `31/01/2026`, `1.2.2026 14:05`, in a known order of day and month.
fn in_order(text: &str, order: Order) -> Option<Read> {
    let (first, second) = numbers_before_year(text)?;
    let (date, clock) = match text.find([' ', 'T']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)),
        None => (text, None),
    };
    let year = digits(date.as_bytes().last_chunk::<4>()?)?;
    let (day, month) = match order {
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
    };
    let day = day_of(year, month, day)?;
    // The year must be what stands behind the second number, and nothing else.
    if !date.ends_with(|c: char| c.is_ascii_digit()) || date.len() > 10 {
        return None;
    }
    let Some(clock) = clock else { return Some(Read { day, second: None, offset: None }) };
    let (clock, offset) = split_offset(clock.trim_start())?;
    Some(Read { day, second: Some(time(clock)?), offset })
}

/// `2026-01-31`, `2026-01-31 14:05`, `2026-01-31T14:05:00.250+01:00`.
pub fn iso(text: &str) -> Option<Read> {
    let bytes = text.as_bytes();
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = bytes else { return None };
    let year = digits(&[*y1, *y2, *y3, *y4])?;
    let day = day_of(year, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)?;
    match rest {
        [] => Some(Read { day, second: None, offset: None }),
        [b'T' | b't' | b' ', ..] => {
            let clock = text.get(11..)?;
            if let Some(second) = full_clock(clock.as_bytes()) {
                return Some(Read { day, second: Some(second), offset: None });
            }
            let (clock, offset) = split_offset(clock)?;
            Some(Read { day, second: Some(time(clock)?), offset })
        }
        _ => None,
    }
}

/// The value of up to nine digits.
fn digits(bytes: &[u8]) -> Option<i32> {
    let all = bytes.len() <= 9 && bytes.iter().all(u8::is_ascii_digit);
    all.then(|| bytes.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0')))
}

/// `14:05` or `14:05:30`, and nothing else.
fn full_clock(bytes: &[u8]) -> Option<i32> {
    match bytes {
        [h1, h2, b':', m1, m2] => second_of(digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, 0),
        [h1, h2, b':', m1, m2, b':', s1, s2] => {
            second_of(digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, digits(&[*s1, *s2])?)
        }
        _ => None,
    }
}

/// Cuts `Z`, `+02:00`, `+0200` or `+02` off the end.
fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock.trim_end(), Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, None)) };
    let (offset, rest) = offset(text.get(at..)?)?;
    rest.is_empty().then_some((text.get(..at)?.trim_end(), Some(offset)))
}

/// An offset at the start of a text, and what follows.
fn offset(text: &str) -> Option<(i32, &str)> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        return Some((0, rest));
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, rest) = (digits(text.as_bytes().get(1..3)?)?, text.get(3..)?);
    let minutes = rest.strip_prefix(':').unwrap_or(rest);
    let (minutes, rest) = match minutes.as_bytes().get(..2).and_then(digits) {
        Some(shown) => (shown, minutes.get(2..)?),
        None if rest.starts_with(':') => return None,
        None => (0, rest),
    };
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 3_600 + minutes * 60), rest))
}

/// `14:05`, `14:05:30.5`, `2:05:30 PM`, `14h05`, in seconds since midnight; fractions of a second are
/// dropped.
pub fn time(text: &str) -> Option<i32> {
    if let Some(second) = full_clock(text.as_bytes()) {
        return Some(second);
    }
    let folded = fold(text);
    let (clock, noon) = match folded.strip_suffix("pm").or_else(|| folded.strip_suffix("p.m.")) {
        Some(rest) => (rest.trim(), Some(true)),
        None => match folded.strip_suffix("am").or_else(|| folded.strip_suffix("a.m.")) {
            Some(rest) => (rest.trim(), Some(false)),
            None => (folded.as_str(), None),
        },
    };
    let mut parts = clock.split([':', 'h']);
    let mut number = |shown: bool| -> Option<i32> {
        match parts.next().filter(|part| shown || !part.is_empty()) {
            Some(part) => digits(part.as_bytes()).filter(|_| matches!(part.len(), 1 | 2)),
            None if shown => None,
            None => Some(0),
        }
    };
    let (hour, minute) = (number(true)?, number(false)?);
    let second = match parts.next() {
        None | Some("") => 0,
        Some(part) => {
            let (whole, fraction) = part.split_once(['.', ',']).unwrap_or((part, "0"));
            let sound = matches!(whole.len(), 1 | 2) && !fraction.is_empty();
            digits(whole.as_bytes()).filter(|_| sound && fraction.bytes().all(|b| b.is_ascii_digit()))?
        }
    };
    if parts.next().is_some() || clock.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    second_of(on_24_hours(hour, noon)?, minute, second)
}

fn on_24_hours(hour: i32, afternoon: Option<bool>) -> Option<i32> {
    match afternoon {
        None => Some(hour),
        Some(_) if !(1..=12).contains(&hour) => None,
        Some(afternoon) => Some(hour % 12 + if afternoon { 12 } else { 0 }),
    }
}

/// A format as steps.
fn steps(format: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let format = in_english(format);
    let mut rest = format.as_str();
    let mut hour_seen = false;
    while let Some(letter) = rest.chars().next() {
        let head = rest.get(..2).map(str::to_ascii_lowercase);
        if matches!(head.as_deref(), Some("am" | "pm")) {
            steps.push(Step::Half);
            rest = &rest[2..];
            continue;
        }
        let lower = letter.to_ascii_lowercase();
        let run = rest.chars().take_while(|c| c.to_ascii_lowercase() == lower).count();
        let both = run >= 2;
        let step = match lower {
            'y' => Step::Year { short: run <= 2 },
            'm' if run >= 3 => Step::MonthName,
            'm' if hour_seen => Step::Number(Part::Minute, both),
            'm' => Step::Number(Part::Month, both),
            'd' if run >= 3 => Step::WeekdayName,
            'd' => Step::Number(Part::Day, both),
            'h' => Step::Number(Part::Hour, both),
            's' => Step::Number(Part::Second, both),
            'f' => Step::Fraction,
            'z' => Step::Offset,
            _ => {
                steps.push(Step::Sign(letter));
                rest = &rest[letter.len_utf8()..];
                continue;
            }
        };
        hour_seen |= lower == 'h';
        steps.push(step);
        rest = &rest[run..];
    }
    steps
}

/// A format in the letters used here: `jj/mm/aaaa` is `dd/mm/yyyy`, `AM/PM` and `tt` are `am`.
fn in_english(format: &str) -> String {
    let mut english = replaced(&replaced(format, "am/pm", "am"), "tt", "am");
    let lower = format.to_ascii_lowercase();
    if !lower.contains('d') {
        english = replaced(&english, "j", "d");
    }
    if !lower.contains('y') {
        english = replaced(&replaced(&english, "aaaa", "yyyy"), "aa", "yy");
    }
    english
}

/// A text with every mention of another, in letters of either case, replaced; the rest stays as it
/// is, for a `T` between day and hour is no `t`.
fn replaced(text: &str, from: &str, to: &str) -> String {
    let (mut rest, mut lower) = (text, text.to_ascii_lowercase());
    let mut out = String::new();
    while let Some(at) = lower.find(from) {
        out.push_str(rest.get(..at).unwrap_or(""));
        out.push_str(to);
        rest = rest.get(at + from.len()..).unwrap_or("");
        lower = rest.to_ascii_lowercase();
    }
    out + rest
}

/// Whether a format says year, month and day.
pub fn is_format(format: &str) -> bool {
    let steps = steps(format.trim());
    let has = |wanted: fn(&Step) -> bool| steps.iter().any(wanted);
    has(|step| matches!(step, Step::Year { .. }))
        && has(|step| matches!(step, Step::MonthName | Step::Number(Part::Month, _)))
        && has(|step| matches!(step, Step::Number(Part::Day, _)))
}

/// What has been read so far of a text.
#[derive(Default)]
struct Parts {
    year: Option<i32>,
    month: Option<i32>,
    day: Option<i32>,
    hour: Option<i32>,
    minute: i32,
    second: i32,
    afternoon: Option<bool>,
    offset: Option<i32>,
}

fn by_steps(text: &str, steps: &[Step]) -> Option<Read> {
    let mut parts = Parts::default();
    let mut rest = text;
    for step in steps {
        rest = parts.take(step, rest)?;
    }
    if rest.is_empty() { parts.finish() } else { None }
}

impl Parts {
    fn take<'t>(&mut self, step: &Step, rest: &'t str) -> Option<&'t str> {
        let bytes = rest.as_bytes();
        match step {
            Step::Sign(sign) => return rest.strip_prefix(*sign),
            Step::Year { short } => {
                let length = if *short { 2 } else { 4 };
                let year = digits(bytes.get(..length)?)?;
                self.year = Some(match (short, year) {
                    (false, year) => year,
                    (true, year) if year < 70 => 2000 + year,
                    (true, year) => 1900 + year,
                });
                return rest.get(length..);
            }
            Step::Number(part, both) => return self.number(*part, *both, rest),
            Step::MonthName => {
                let (month, rest) = month_name(rest)?;
                self.month = Some(month);
                return Some(rest);
            }
            Step::WeekdayName => {
                let name = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                let behind = rest.get(name..).filter(|_| name > 0)?;
                return Some(behind.strip_prefix('.').unwrap_or(behind));
            }
            Step::Half => {
                let head = rest.get(..2)?;
                self.afternoon = Some(match () {
                    () if head.eq_ignore_ascii_case("am") => false,
                    () if head.eq_ignore_ascii_case("pm") => true,
                    () => return None,
                });
                return rest.get(2..);
            }
            Step::Fraction => {
                let length = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
                return rest.get(length..).filter(|_| length > 0);
            }
            Step::Offset => {}
        }
        let (offset, rest) = offset(rest.trim_start())?;
        self.offset = Some(offset);
        Some(rest)
    }

    fn number<'t>(&mut self, part: Part, both: bool, rest: &'t str) -> Option<&'t str> {
        let bytes = rest.as_bytes();
        let length = bytes.iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || both && length < 2 {
            return None;
        }
        let number = digits(bytes.get(..length)?)?;
        match part {
            Part::Month => self.month = Some(number),
            Part::Day => self.day = Some(number),
            Part::Hour => self.hour = Some(number),
            Part::Minute => self.minute = number,
            Part::Second => self.second = number,
        }
        rest.get(length..)
    }

    fn finish(self) -> Option<Read> {
        let day = day_of(self.year?, self.month?, self.day?)?;
        let second = match self.hour {
            Some(hour) => Some(second_of(on_24_hours(hour, self.afternoon)?, self.minute, self.second)?),
            None => None,
        };
        Some(Read { day, second, offset: self.offset })
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

fn month_name(rest: &str) -> Option<(i32, &str)> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    let plain = MONTHS.iter().position(|names| names.iter().any(|own| own.eq_ignore_ascii_case(name)));
    let month = plain.or_else(|| {
        let name = fold(name);
        MONTHS.iter().position(|names| names.contains(&name.as_str()))
    })?;
    Some((i32::try_from(month).ok()? + 1, behind.strip_prefix('.').unwrap_or(behind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::date_of;

    fn shown(text: &str, format: &str) -> Option<String> {
        let formats = if format.is_empty() { vec![] } else { vec![format.to_owned()] };
        Formats::new(&formats).read(text).map(|read| {
            let second = read.second.unwrap_or(0);
            let date = date_of(read.day).expect("a date");
            let offset = read.offset.map_or_else(String::new, |offset| format!(" {offset:+}"));
            format!("{date}T{:02}:{:02}:{:02}{offset}", second / 3_600, second / 60 % 60, second % 60)
        })
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
            ("Sat, 31 Jan 2026", "ddd, d mmm yyyy", "2026-01-31T00:00:00"),
            ("31/01/2026 14:05", "dd/mm/yyyy hh:mm", "2026-01-31T14:05:00"),
            ("1/31/2026 2:05:09 PM", "m/d/yyyy h:mm:ss am", "2026-01-31T14:05:09"),
            ("12/31/2026 12:00 AM", "mm/dd/yyyy hh:mm pm", "2026-12-31T00:00:00"),
            ("31.01.2026 14:05:09,250", "dd.mm.yyyy hh:mm:ss,fff", "2026-01-31T14:05:09"),
            ("31.01.2026 14:05 +02:00", "dd.mm.yyyy hh:mm z", "2026-01-31T14:05:00 +7200"),
            ("20260131", "yyyymmdd", "2026-01-31T00:00:00"),
            ("2026-01-31", "", "2026-01-31T00:00:00"),
            ("2026-01-31T12:00:00Z", "", "2026-01-31T12:00:00 +0"),
            ("2026-01-31 12:00:00.123456+0530", "", "2026-01-31T12:00:00 +19800"),
            ("2026-01-31 12:00-05", "", "2026-01-31T12:00:00 -18000"),
            ("2026-01-31 2:05 pm", "", "2026-01-31T14:05:00"),
        ] {
            assert_eq!(shown(text, format), Some(expected.to_owned()), "{text}");
        }
        for (text, format) in [
            ("31/02/2026", "dd/mm/yyyy"),
            ("31/01/26", "dd/mm/yyyy"),
            ("1/1/2026", "dd/mm/yyyy"),
            ("31/01/2026x", "dd/mm/yyyy"),
            ("2026-02-30", ""),
            ("2026-01-31 12", ""),
            ("2026-01-31 25:00", ""),
            ("2026-01-31T12:00+15:00", ""),
            ("", ""),
        ] {
            assert_eq!(shown(text, format), None, "{text}");
        }
    }

    #[test]
    fn letters_of_other_languages_and_signs_that_are_letters() {
        for (text, format) in [
            ("2024-01-01T13:00:41", "yyyy-mm-ddThh:mm:ss"),
            ("2024-01-01T13:00:41", "YYYY-MM-DDThh:mm:ss"),
            ("01/01/2024 13:00:41", "jj/mm/aaaa hh:mm:ss"),
            ("1/1/2024 1:00:41 PM", "m/d/yyyy h:mm:ss AM/PM"),
            ("1/1/2024 1:00:41 PM", "m/d/yyyy h:mm:ss tt"),
        ] {
            assert_eq!(shown(text, format), Some("2024-01-01T13:00:41".to_owned()), "{format}");
        }
        assert_eq!(shown("2024-01-01t13:00:41", "yyyy-mm-ddThh:mm:ss"), None);
        assert!(is_format("jj/mm/aaaa") && !is_format("banana") && !is_format("mm/yyyy"));
    }

    #[test]
    fn several_formats_are_tried_in_turn() {
        let formats = Formats::new(&["dd/mm/yyyy".to_owned(), "yyyy-mm-dd hh:mm".to_owned()]);
        assert!(formats.read("31/01/2026").is_some());
        assert!(formats.read("2026-01-31 10:00").is_some());
        assert!(formats.read("2026-01-31").is_none());
    }

    #[test]
    fn an_order_that_was_found() {
        let days = Formats::found(Order::DayFirst);
        let months = Formats::found(Order::MonthFirst);
        let shown = |read: Option<Read>| read.and_then(|read| date_of(read.day)).map(|day| day.to_string());
        assert_eq!(shown(days.read("3/4/2026")), Some("2026-04-03".to_owned()));
        assert_eq!(shown(months.read("3/4/2026")), Some("2026-03-04".to_owned()));
        assert_eq!(shown(days.read("2026-04-03")), Some("2026-04-03".to_owned()));
        assert_eq!(days.read("31.01.2026 2:05 PM").and_then(|read| read.second), Some(50_700));
        for text in ["13/13/2026", "1/2/20261", "1/2/2026x", "1/2/2026 x"] {
            assert_eq!(shown(days.read(text)), None, "{text}");
        }
    }

    #[test]
    fn hours_on_both_clocks() {
        assert_eq!(time("3:53:50 PM"), Some(57_230));
        assert_eq!(time("12:00 am"), Some(0));
        assert_eq!(time("12:30 p.m."), Some(45_000));
        assert_eq!(time("9h05"), Some(32_700));
        assert_eq!(time("9h"), Some(32_400));
        assert_eq!(time("14:05:30.750"), Some(50_730));
        let long = "9".repeat(44);
        for text in ["25:00", "13:00 pm", "12", "1:2:3:4", "12:00:00.", "x", "", "001:00", &long] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
