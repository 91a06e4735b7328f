//! The head of a file: its encoding, its delimiter and its headers.

use super::blocks::Trouble;
use super::bytes::{Bytes, Encoded, Replaced};
use super::decode::{Decided, decide};
use super::names::place_of;
use super::records::{Signs, Start, Wanted, take_apart};
use super::stretch::breaks_in;
use crate::language::Message;
use crate::measure::source_plan::ColumnPlan;
use crate::world::World;

/// How many bytes are looked at before the rows are read.
const SAMPLE: usize = 1 << 16;
/// Headers stand within this many bytes.
const LONGEST_HEAD: usize = 8 << 20;

/// What a source declares of its text files.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    /// `None` where nothing is a quote.
    pub quote: Option<char>,
    /// Line of the headers, from 1.
    pub header_row: u64,
    pub has_headers: bool,
}

/// What was found in the head of a delimited file.
#[derive(Debug, Clone)]
pub struct Head {
    pub encoded: Encoded,
    /// Nothing but ASCII so far, and no encoding declared.
    pub encoding_open: bool,
    pub replaced: Replaced,
    pub signs: Signs,
    /// The sign that ends lines.
    pub breaker: u8,
    pub names: Option<Vec<String>>,
    /// Line of the headers.
    pub header_line: u64,
    /// Where the rows start.
    pub rows: Start,
    /// Text of the sample, whole lines from the first row on.
    pub sample: String,
    pub detected: Vec<Message>,
}

/// Reads the head of a delimited file.
///
/// # Errors
/// The file cannot be read, or has no headers.
pub fn read(
    path: &str,
    world: &dyn World,
    declared: &Declared,
    columns: &[ColumnPlan],
) -> Result<Head, Trouble> {
    let mut wanted = SAMPLE;
    loop {
        let (decided, text, whole) = sample(path, world, declared, wanted)?;
        let mut head = Head {
            encoded: decided.encoded,
            encoding_open: decided.open,
            replaced: Vec::new(),
            signs: Signs { delimiter: b',', quote: None },
            breaker: if !text.contains('\n') && text.contains('\r') { b'\r' } else { b'\n' },
            names: None,
            header_line: 1,
            rows: Start { line: 1, offset: 0 },
            sample: String::new(),
            detected: decided.detected.into_iter().collect(),
        };
        if head.find_headers(text, whole, declared, columns)? {
            return Ok(head);
        }
        if wanted >= LONGEST_HEAD {
            return Err((Message::new("data-no-header"), 1));
        }
        wanted *= 8;
    }
}

fn sample(
    path: &str,
    world: &dyn World,
    declared: &Declared,
    wanted: usize,
) -> Result<(Decided, String, bool), Trouble> {
    let trouble = |message| (message, 1);
    let mut bytes = Vec::new();
    let whole =
        !Bytes::open(path, world).and_then(|mut file| file.more(&mut bytes, wanted)).map_err(trouble)?;
    let decided = decide(&bytes, whole, declared.encoding.as_deref())?;
    let body = bytes.get(decided.encoded.mark..).unwrap_or_default();
    let mut decoder = decided.encoded.encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length(body.len()).unwrap_or(body.len() * 3 + 16);
    let mut text = String::with_capacity(room);
    let _ = decoder.decode_to_string(body, &mut text, whole);
    Ok((decided, text, whole))
}

impl Head {
    /// Finds delimiter and headers; false when more of the file must be seen.
    fn find_headers(
        &mut self,
        text: String,
        whole: bool,
        declared: &Declared,
        columns: &[ColumnPlan],
    ) -> Result<bool, Trouble> {
        let text = self.replace(text, declared);
        let mut guesses = Vec::new();
        let delimiters = match declared.delimiter {
            Some(sign) => vec![self.stand_in(sign)],
            None => vec![b',', b';', b'\t', b'|'],
        };
        let quote = declared.quote.map(|quote| self.stand_in(quote));
        for delimiter in delimiters {
            let signs = Signs { delimiter, quote };
            let Some(header) = header(&text, whole, signs, declared.header_row) else { continue };
            guesses.push((signs, header));
        }
        if guesses.is_empty() {
            return if whole { Err((Message::new("data-no-header"), 1)) } else { Ok(false) };
        }
        let has_headers = declared.has_headers;
        let best = guesses.into_iter().reduce(|best, next| {
            let order = |guess: &(Signs, Header)| guess.1.likeliness(&text, guess.0, columns, has_headers);
            if order(&next) > order(&best) { next } else { best }
        });
        let Some((signs, header)) = best else { return Ok(false) };
        if has_headers && header.line == 0 {
            return Err((Message::new("data-no-header"), 1));
        }
        if declared.delimiter.is_none() {
            let sign = char::from(signs.delimiter).escape_default().to_string();
            self.detected.push(Message::new("data-detected-delimiter").with("delimiter", sign));
        }
        self.signs = signs;
        self.header_line = header.line.max(1);
        let (offset, line) = if has_headers {
            self.names = Some(header.names);
            (header.end, header.next_line)
        } else {
            (header.start, header.line.max(1))
        };
        self.rows = Start { line, offset: offset as u64 };
        let rows = text.get(offset..).unwrap_or("");
        let end =
            if whole { rows.len() } else { rows.rfind(char::from(self.breaker)).map_or(0, |at| at + 1) };
        self.sample = rows.get(..end).unwrap_or("").to_owned();
        Ok(true)
    }

    /// Puts ASCII signs in the place of a delimiter or quote that is none.
    fn replace(&mut self, mut text: String, declared: &Declared) -> String {
        let foreign =
            [declared.delimiter, declared.quote].into_iter().flatten().filter(|sign| !sign.is_ascii());
        self.replaced = foreign.zip(['\u{1f}', '\u{1e}']).collect();
        for (sign, by) in &self.replaced {
            text = text.replace(*sign, by.encode_utf8(&mut [0; 4]));
        }
        text
    }

    fn stand_in(&self, sign: char) -> u8 {
        let by = self.replaced.iter().find(|(own, _)| *own == sign).map_or(sign, |(_, by)| *by);
        u8::try_from(by).unwrap_or(b',')
    }
}

/// The record of the headers, in one way of reading it.
struct Header {
    names: Vec<String>,
    start: usize,
    end: usize,
    /// 0 where the file ends before.
    line: u64,
    next_line: u64,
}

/// The first record that starts on the line of the headers or behind it; `None` when the sample ends
/// within it.
fn header(text: &str, whole: bool, signs: Signs, header_row: u64) -> Option<Header> {
    let (mut start, mut line) = (0, 1);
    loop {
        if start >= text.len() {
            let nothing = Header { names: Vec::new(), start, end: start, line: 0, next_line: line };
            return whole.then_some(nothing);
        }
        let end = record_end(text.as_bytes(), start, signs);
        if end >= text.len() && !whole {
            return None;
        }
        let record = text.get(start..end)?;
        let next_line = line + breaks_in(record.as_bytes());
        if line >= header_row {
            return Some(Header { names: cells(record, signs), start, end, line, next_line });
        }
        start = end;
        line = next_line;
    }
}

/// Where the record ends that starts at a place, its line break included.
fn record_end(bytes: &[u8], start: usize, signs: Signs) -> usize {
    let (mut at, mut cell, mut quoted) = (start, true, false);
    while let Some(sign) = bytes.get(at) {
        let next = bytes.get(at + 1);
        let is_quote = Some(*sign) == signs.quote;
        if quoted {
            if is_quote && next == Some(sign) {
                at += 1;
            } else {
                quoted = !is_quote;
            }
        } else if *sign == b'\n' || *sign == b'\r' {
            return at + 1 + usize::from(*sign == b'\r' && next == Some(&b'\n'));
        } else {
            quoted = is_quote && cell;
            cell = *sign == signs.delimiter;
        }
        at += 1;
    }
    bytes.len()
}

/// Every cell of a record.
fn cells(record: &str, signs: Signs) -> Vec<String> {
    let count = memchr::memchr_iter(signs.delimiter, record.as_bytes()).count() + 1;
    let slots = (0..count).map(|slot| u16::try_from(slot).ok()).collect();
    let wanted = Wanted { slots, count, ..Wanted::default() };
    let stretch = take_apart(record, Start { line: 1, offset: 0 }, signs, &wanted);
    let read = stretch.slots.iter().filter_map(|slot| slot.places.first());
    let mut names: Vec<String> = read.map(|place| stretch.text_at(*place).into_owned()).collect();
    // Delimiters inside quotes made for too many slots; the last ones are empty.
    while names.last().is_some_and(String::is_empty) && names.len() > cell_count(record, signs) {
        names.pop();
    }
    names
}

fn cell_count(record: &str, signs: Signs) -> usize {
    let bytes = record.as_bytes();
    let (mut at, mut count, mut cell, mut quoted) = (0, 1, true, false);
    while let Some(sign) = bytes.get(at) {
        let is_quote = Some(*sign) == signs.quote;
        if quoted {
            if is_quote && bytes.get(at + 1) == Some(sign) {
                at += 1;
            } else {
                quoted = !is_quote;
            }
        } else {
            quoted = is_quote && cell;
            cell = *sign == signs.delimiter;
            count += usize::from(cell);
        }
        at += 1;
    }
    count
}

impl Header {
    /// How likely it is that a record was taken apart as it was meant: by the declared headers it
    /// has, then by how often the delimiter stands in it.
    fn likeliness(
        &self,
        text: &str,
        signs: Signs,
        columns: &[ColumnPlan],
        has_headers: bool,
    ) -> (usize, usize) {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let wanted = columns.iter().flat_map(|column| &column.from);
        let known =
            wanted.filter(|from| place_of(from, &names, has_headers).is_ok_and(|place| place < names.len()));
        let line = text.get(self.start..self.end).unwrap_or("");
        (known.count(), memchr::memchr_iter(signs.delimiter, line.as_bytes()).count())
    }
}
