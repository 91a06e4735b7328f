//! A stretch of a file, taken apart: where the wanted cells of each row stand in its text.

use std::borrow::Cow;

/// Where a cell stands in the text of its stretch, quotes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    pub start: u32,
    pub end: u32,
}

/// The cells of one column of a file, one per row.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    pub places: Vec<Place>,
    /// Whether a cell holds a number, a date or a truth rather than text that stands for one; empty
    /// where all cells are text.
    pub native: Vec<bool>,
    /// Column of the file, from 1, where cells have no place on a line.
    pub column: u64,
    /// Where rows name their cells: whether one of them names this.
    pub seen: bool,
}

/// A row of which no cell can be told: why, and what shows it.
#[derive(Debug, Clone, Copy)]
pub struct Unusable {
    pub row: usize,
    pub place: Place,
    pub key: &'static str,
}

/// The rows of a stretch.
#[derive(Debug, Clone, Default)]
pub struct Stretch<'t> {
    pub text: &'t str,
    /// A cell that starts with this sign is quoted.
    pub quote: Option<u8>,
    /// Signs that took the place of others, which stand in quoted cells.
    pub replaced: &'t [(char, char)],
    pub slots: Vec<Slot>,
    /// Line on which each row starts, from 1.
    pub lines: Vec<u64>,
    /// What identifies each row in the file.
    pub offsets: Vec<u64>,
    /// Where each row starts in the text; empty where rows have no text of their own.
    pub starts: Vec<u32>,
    /// Rows of which no cell can be told.
    pub unusable: Vec<Unusable>,
    /// Rows that are no cases, or blank.
    pub skipped: u64,
}

impl<'t> Stretch<'t> {
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The text of a place, quotes taken off, white space around it too.
    pub fn text_at(&self, place: Place) -> Cow<'t, str> {
        let raw = self.text.get(place.start as usize..place.end as usize).unwrap_or("");
        match self.quote {
            Some(quote) if raw.as_bytes().first() == Some(&quote) => {
                let text = unquoted(raw, quote);
                trimmed(self.replaced.iter().fold(text, |text, (sign, by)| restored(text, *sign, *by)))
            }
            _ => Cow::Borrowed(trim(raw)),
        }
    }

    /// Ends a row, whose cells have their places; false where it is declared to be no case: then it
    /// is gone again.
    pub fn end_row(&mut self, line: u64, offset: u64, skip: &[(usize, Vec<String>)]) -> bool {
        let row = self.lines.len();
        let skipped = skip.iter().any(|(slot, values)| {
            let raw = self.cell(*slot, row);
            values.iter().any(|value| *value == raw)
        });
        if skipped {
            self.drop_row(row);
        } else {
            self.lines.push(line);
            self.offsets.push(offset);
        }
        !skipped
    }

    /// Takes back the cells of a row that is none.
    pub fn drop_row(&mut self, row: usize) {
        for slot in &mut self.slots {
            slot.places.truncate(row);
            slot.native.truncate(row);
        }
        self.skipped += 1;
    }

    /// The text of a row's cell.
    pub fn cell(&self, slot: usize, row: usize) -> Cow<'t, str> {
        let place = self.slots.get(slot).and_then(|slot| slot.places.get(row));
        place.map_or(Cow::Borrowed(""), |place| self.text_at(*place))
    }

    /// Line and column of a place, both from 1.
    pub fn position(&self, row: usize, slot: usize) -> (u64, u64) {
        let line = self.lines.get(row).copied().unwrap_or(1);
        let Some(slot) = self.slots.get(slot) else { return (line, 1) };
        match slot.places.get(row) {
            Some(place) if self.starts.get(row).is_some() => self.place(row, *place),
            _ => (line, slot.column.max(1)),
        }
    }

    /// The same, of any place in a row with text of its own.
    pub fn place(&self, row: usize, place: Place) -> (u64, u64) {
        let line = self.lines.get(row).copied().unwrap_or(1);
        let start = self.starts.get(row).copied().unwrap_or(0) as usize;
        let before = self.text.get(start..place.start as usize).unwrap_or("");
        let breaks = breaks_in(before.as_bytes());
        let last = before.rfind(['\n', '\r']).map_or(before, |at| &before[at + 1..]);
        (line + breaks, last.chars().count() as u64 + 1)
    }
}

/// How many lines end in some bytes: at `\n`, at `\r\n`, and at a `\r` alone.
pub fn breaks_in(bytes: &[u8]) -> u64 {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let alone = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n'));
    (feeds + alone.count()) as u64
}

/// Without the white space around it; nearly always there is none.
fn trim(text: &str) -> &str {
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| *byte <= b' ' || *byte >= 0x80);
    let bytes = text.as_bytes();
    if edge(bytes.first()) || edge(bytes.last()) { text.trim() } else { text }
}

/// The sign again that another took the place of.
fn restored(text: Cow<'_, str>, sign: char, by: char) -> Cow<'_, str> {
    if text.contains(by) { Cow::Owned(text.replace(by, sign.encode_utf8(&mut [0; 4]))) } else { text }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
        Cow::Owned(text) if trim(&text).len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(trim(&text).to_owned()),
    }
}

/// A quoted cell without its quotes: doubled ones are one, and what stands behind the closing one
/// is kept.
fn unquoted(raw: &str, quote: u8) -> Cow<'_, str> {
    let Some(inner) = raw.get(1..) else { return Cow::Borrowed("") };
    let Some(closing) = memchr::memchr(quote, inner.as_bytes()) else { return Cow::Borrowed(inner) };
    if closing + 1 == inner.len() {
        return Cow::Borrowed(&inner[..closing]);
    }
    let quote = char::from(quote);
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, behind)) = rest.split_once(quote) {
        text.push_str(before);
        if let Some(more) = behind.strip_prefix(quote) {
            text.push(quote);
            rest = more;
        } else {
            text.push_str(behind);
            return Cow::Owned(text);
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_come_off() {
        for (raw, text) in [
            ("\"a\"", "a"),
            ("\"a;\"\"b\"\"\"", "a;\"b\""),
            ("\"\"", ""),
            ("\"a\" b", "a b"),
            ("\"a", "a"),
            ("\"", ""),
            ("\"a\" \"b\"", "a \"b\""),
        ] {
            assert_eq!(unquoted(raw, b'"'), text, "{raw}");
        }
    }

    #[test]
    fn lines_end_in_three_ways() {
        assert_eq!(breaks_in(b"a\nb\r\nc\rd"), 3);
        assert_eq!(breaks_in(b"a\r"), 1);
    }
}
