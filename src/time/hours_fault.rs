//! What is wrong with a text of opening hours, where, and what was probably meant.

use std::str::FromStr;

use opening_hours::OpeningHours;

use crate::values::fold;

/// Why opening hours cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursReason {
    /// Not in the OpenStreetMap syntax.
    Syntax,
    /// `sunrise`, `dusk` …: no working time can be computed from them.
    SunTimes,
    /// `09:00+`: a closing time is missing.
    OpenEnd,
    /// `10:00-16:00/01:30`: points in time, not working hours.
    PointsInTime,
    /// `unknown`: a calendar must know.
    Unknown,
    /// A comment standing alone (`"by appointment"`) would be read as open day and night.
    CommentAlone,
    /// `SH`: no school holidays are known; they have to be declared as closings.
    SchoolHolidays,
    /// `PH Mo-Fr`: holidays on certain weekdays only. opening-hours reads it as `PH,Mo-Fr`, which
    /// would close (or open) those weekdays altogether.
    HolidaysOnWeekdays,
    /// `off` with hours, in a calendar declared overnight: it is undecided which of two shifts it
    /// cuts.
    OvernightBreak,
    /// Longer than 1000 characters.
    TooLong,
}

/// A fault in the hours, with the byte at which it was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HoursFault {
    Unreadable {
        at: Option<usize>,
        reason: HoursReason,
        suggestion: Option<String>,
    },
    /// Ends at or before its start.
    Reversed {
        at: Option<usize>,
        interval: String,
    },
    /// Two intervals of one rule (the same twice for one longer than a day).
    Overlapping {
        at: Option<usize>,
        first: String,
        second: String,
    },
}

impl HoursFault {
    pub(super) const fn unreadable(reason: HoursReason) -> Self {
        Self::Unreadable { at: None, reason, suggestion: None }
    }
}

/// The text with its white space made plain, and where each byte came from.
pub(super) struct Tidied {
    pub(super) text: String,
    origin: Vec<usize>,
}

impl Tidied {
    /// Runs of white space (line breaks, no-break spaces) become one space.
    pub(super) fn new(raw: &str) -> Self {
        let (mut text, mut origin) = (String::new(), Vec::new());
        for (at, c) in raw.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c == ' ' && (text.is_empty() || text.ends_with(' ')) {
                continue;
            }
            text.push(c);
            origin.resize(text.len(), at);
        }
        text.truncate(text.trim_end().len());
        Self { text, origin }
    }

    /// The byte of the raw text that a byte of the tidied one came from.
    pub(super) fn origin(&self, at: usize) -> Option<usize> {
        let after_the_end = || self.origin.get(at.checked_sub(1)?).map(|last| last + 1);
        if at < self.text.len() { self.origin.get(at).copied() } else { after_the_end() }
    }

    /// Where the word that gives a reason away stands in the raw text.
    pub(super) fn find_mark_of(&self, reason: HoursReason) -> Option<usize> {
        let marks: &[&str] = match reason {
            HoursReason::SunTimes => &["sunrise", "sunset", "dawn", "dusk"],
            HoursReason::Unknown => &["unknown"],
            HoursReason::CommentAlone => &["\""],
            HoursReason::SchoolHolidays => &["sh"],
            _ => &[],
        };
        let text = self.text.to_ascii_lowercase();
        let first = marks.iter().filter_map(|mark| text.find(mark)).min()?;
        self.origin(first)
    }

    /// Where `PH` and weekdays stand side by side with only a space between them.
    pub(super) fn find_holidays_on_weekdays(&self) -> Option<usize> {
        let uncommented = String::from_utf8(without_comments(&self.text)).ok()?;
        let is_weekday = |word: &str| {
            let two = word.get(..2).unwrap_or_default().to_ascii_lowercase();
            ["mo", "tu", "we", "th", "fr", "sa", "su"].contains(&two.as_str())
        };
        let mut at = 0;
        for (one, next) in uncommented.split(' ').zip(uncommented.split(' ').skip(1)) {
            let weekdays_first = next.starts_with("PH") && is_weekday(one) && !one.ends_with([',', ';', ':']);
            if one.ends_with("PH") && is_weekday(next) || weekdays_first {
                return self.origin(at);
            }
            at += one.len() + 1;
        }
        None
    }

    /// Where an interval, given as `09:00-17:00`, first stands in the raw text.
    pub(super) fn find(&self, interval: &str) -> Option<usize> {
        let bytes = without_comments(&self.text);
        let mut at = 0;
        while at < bytes.len() {
            match bytes.get(at..).and_then(interval_at) {
                Some((_, written)) if written == interval => return self.origin(at),
                Some((length, _)) => at += length,
                None => at += 1,
            }
        }
        None
    }
}

/// The text as bytes, comments blanked out.
fn without_comments(text: &str) -> Vec<u8> {
    let mut inside = false;
    let blanked = text.bytes().map(|byte| {
        let quote = byte == b'"';
        inside ^= quote;
        if inside || quote { b' ' } else { byte }
    });
    blanked.collect()
}

/// The interval at the start of the bytes: its length, and the same as `09:00-17:00`.
fn interval_at(bytes: &[u8]) -> Option<(usize, String)> {
    let first = time_at(bytes)?;
    let dash = first + spaces_at(bytes.get(first..)?);
    if bytes.get(dash) != Some(&b'-') {
        return None;
    }
    let second = dash + 1 + spaces_at(bytes.get(dash + 1..)?);
    let end = second + time_at(bytes.get(second..)?)?;
    let padded = |time: &[u8]| format!("{:0>5}", String::from_utf8_lossy(time));
    Some((end, format!("{}-{}", padded(bytes.get(..first)?), padded(bytes.get(second..end)?))))
}

/// `9:00`, `09:00`, `24:00`.
fn time_at(bytes: &[u8]) -> Option<usize> {
    let hours = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let minutes = bytes.get(hours + 1..hours + 3)?;
    let is_time =
        (1..=2).contains(&hours) && bytes.get(hours) == Some(&b':') && minutes.iter().all(u8::is_ascii_digit);
    is_time.then_some(hours + 3)
}

fn spaces_at(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b' ').count()
}

/// Rewrites the day names, dashes and hours that people write (`Lu-Ve 9h-17h30`, `Mo–Fr 9-17`)
/// into OpenStreetMap's; `None` unless the result can be read.
pub(super) fn suggestion(text: &str) -> Option<String> {
    let text = text.replace(['–', '—', '−'], "-");
    let text = text.trim_end_matches([';', ',', ' ', '.']);
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
        let end = rest.find(|other| kind(other) != kind(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        if c.is_ascii_digit() {
            rest = push_time(&mut out, run, after);
        } else if c.is_alphabetic() {
            out.push_str(osm_word(run));
        } else {
            out.push_str(run);
        }
    }
    let out = out.replace(" -", "-").replace("- ", "-").replace(" ,", ",");
    OpeningHours::from_str(&out).is_ok().then_some(out)
}

/// Writes a number as a time of day and returns what is left: `9h30`, `9h`, `9:30` and `9` all are.
fn push_time<'t>(out: &mut String, hour: &str, after: &'t str) -> &'t str {
    let tail = after.strip_prefix(['h', 'H', ':']).unwrap_or(after);
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let (minutes, left) =
        if tail.len() < after.len() && digits == 2 { tail.split_at(2) } else { ("00", tail) };
    let padding = if hour.len() < 2 { "0" } else { "" };
    out.extend([padding, hour, ":", minutes]);
    left
}

fn osm_word(word: &str) -> &str {
    let folded = fold(word);
    let row = WORDS.iter().find(|(_, spellings)| spellings.contains(&folded.as_str()));
    row.map_or(word, |(osm, _)| osm)
}

/// OpenStreetMap's words and what people write in their place, folded.
const WORDS: [(&str, &[&str]); 11] = [
    ("Mo", &["lu", "lun", "lundi", "mon", "monday"]),
    ("Tu", &["ma", "mar", "mardi", "tue", "tues", "tuesday"]),
    ("We", &["me", "mer", "mercredi", "wed", "wednesday"]),
    ("Th", &["je", "jeu", "jeudi", "thu", "thurs", "thursday"]),
    ("Fr", &["ve", "ven", "vendredi", "fri", "friday"]),
    ("Sa", &["sam", "samedi", "sat", "saturday"]),
    ("Su", &["di", "dim", "dimanche", "sun", "sunday"]),
    ("PH", &["jf", "feries", "ferie", "ph"]),
    ("off", &["ferme", "fermee"]),
    ("-", &["a", "au", "to"]),
    (",", &["et", "and"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_put_into_words_that_can_be_read() {
        for (written, meant) in [
            ("Lu-Ve 9h-17h", "Mo-Fr 09:00-17:00"),
            ("lundi à vendredi 9h-12h30 et 13h30-17h", "Mo-Fr 09:00-12:30, 13:30-17:00"),
            ("Mo–Fr 09:00–17:00", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 9-17; Sa fermé", "Mo-Fr 09:00-17:00; Sa off"),
            ("Mo-Fr 09:00-17:00;", "Mo-Fr 09:00-17:00"),
        ] {
            assert_eq!(suggestion(written).as_deref(), Some(meant), "{written}");
        }
        for nonsense in ["", "-", "heures de bureau", "2026", "9h9h9", "é–—"] {
            assert_eq!(suggestion(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn intervals_are_found_where_they_stand() {
        let raw = "Mo-Fr\u{a0} 9:00 - 12:30,13:30-17:00 \"10:00-11:00\"; Dec 24:09:00-12:00";
        let tidied = Tidied::new(raw);
        let found = |interval: &str| tidied.find(interval).map(|at| &raw[at..at + 5]);
        assert_eq!(found("09:00-12:30"), Some("9:00 "));
        assert_eq!(found("13:30-17:00"), Some("13:30"));
        assert_eq!(found("09:00-12:00"), Some("09:00"));
        assert_eq!(found("10:00-11:00"), None);
        assert_eq!(tidied.text, raw.replace("\u{a0} ", " "));
    }
}
