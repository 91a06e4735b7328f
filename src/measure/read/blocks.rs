//! The text of a file, cut into stretches of whole records: a line break inside quotes ends none.

use super::bytes::Text;
use super::records::{Signs, Start};
use super::stretch::breaks_in;
use crate::language::Message;

/// A record of more bytes than this is a quote that was never closed.
const LONGEST_RECORD: usize = 64 << 20;

/// Why a file cannot be cut, and the line.
pub type Trouble = (Message, u64);

/// Cuts a text.
pub struct Blocks {
    text: Text,
    boundaries: Boundaries,
    chunk_bytes: usize,
    next: Start,
    /// What stands behind the last whole record.
    carry: Vec<u8>,
    ended: bool,
}

impl Blocks {
    /// Cuts a text from `first` on; what stands before it is passed over.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn new(mut text: Text, quotes: Quotes, chunk_bytes: usize, first: Start) -> Result<Self, Trouble> {
        let boundaries = Boundaries { quotes, at: 0, opened: None };
        let chunk_bytes = chunk_bytes.max(1);
        let mut carry = Vec::new();
        let before = usize::try_from(first.offset).unwrap_or(usize::MAX);
        let mut ended = false;
        while carry.len() < before && !ended {
            ended = !text.more(&mut carry, chunk_bytes).map_err(|message| (message, 1))?;
        }
        let carry = carry.split_off(before.min(carry.len()));
        Ok(Self { text, boundaries, chunk_bytes, next: first, carry, ended })
    }

    /// Fills a buffer with the next whole records; where they start, or `None` at the end.
    ///
    /// # Errors
    /// The file cannot be read, or a quote is never closed.
    pub fn fill(&mut self, bytes: &mut Vec<u8>) -> Result<Option<Start>, Trouble> {
        bytes.clear();
        bytes.append(&mut self.carry);
        let mut end = None;
        while end.is_none() && !self.ended {
            let more = self.text.more(bytes, self.chunk_bytes);
            self.ended = !more.map_err(|message| (message, self.next.line))?;
            // A sign at the very end waits for what follows it.
            let known = bytes.len() - usize::from(!self.ended && !bytes.is_empty());
            end = self.boundaries.last_end(bytes, known);
            if end.is_none() && bytes.len() > LONGEST_RECORD {
                return Err(self.unclosed(bytes));
            }
        }
        if self.ended {
            self.boundaries.last_end(bytes, bytes.len());
            if self.boundaries.opened.is_some() {
                return Err(self.unclosed(bytes));
            }
            end = None;
        }
        let end = end.unwrap_or(bytes.len());
        self.carry.extend_from_slice(bytes.get(end..).unwrap_or_default());
        bytes.truncate(end);
        self.boundaries.cut(end);
        if bytes.is_empty() {
            return Ok(None);
        }
        let start = self.next;
        self.next = Start { line: start.line + breaks_in(bytes), offset: start.offset + bytes.len() as u64 };
        Ok(Some(start))
    }

    /// SHA-256 of the whole file, what stands behind its text included.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn digest(self) -> Result<String, Message> {
        self.text.digest()
    }

    fn unclosed(&self, bytes: &[u8]) -> Trouble {
        let before = self.boundaries.opened.and_then(|at| bytes.get(..at)).unwrap_or_default();
        (Message::new("data-unclosed-quote"), self.next.line + breaks_in(before))
    }
}

/// Which signs matter for where records end.
#[derive(Debug, Clone, Copy)]
pub struct Quotes {
    /// `None` where a line break always ends a record.
    pub signs: Option<Signs>,
    /// The sign that ends lines: a line feed, or a carriage return where a file has no other.
    pub breaker: u8,
}

/// Finds the ends of records; visits quotes and line breaks only.
struct Boundaries {
    quotes: Quotes,
    /// How far the buffer was searched.
    at: usize,
    /// Where the quote opened that is not closed yet.
    opened: Option<usize>,
}

impl Boundaries {
    /// The last end of a record found by searching on, up to `known`.
    fn last_end(&mut self, bytes: &[u8], known: usize) -> Option<usize> {
        let quote = self.quotes.signs.and_then(|signs| signs.quote);
        let mut end = None;
        while self.at < known {
            let rest = bytes.get(self.at..known)?;
            let found = quote.and_then(|quote| memchr::memchr(quote, rest)).map(|found| self.at + found);
            if self.opened.is_some() {
                let Some(found) = found else {
                    self.at = known;
                    break;
                };
                let doubled = bytes.get(found + 1).copied() == quote;
                self.at = found + 1 + usize::from(doubled);
                self.opened = self.opened.filter(|_| doubled);
                continue;
            }
            let until = found.unwrap_or(known);
            end = self.last_break(bytes, until).or(end);
            self.at = until;
            if let Some(found) = found {
                let starts_cell =
                    found.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|before| {
                        matches!(before, b'\n' | b'\r')
                            || self.quotes.signs.is_some_and(|s| s.delimiter == *before)
                    });
                self.opened = starts_cell.then_some(found);
                self.at = found + 1;
            }
        }
        end
    }

    /// Behind the last line break from the place reached up to `until`.
    fn last_break(&self, bytes: &[u8], until: usize) -> Option<usize> {
        let breaker = self.quotes.breaker;
        let breaks = memchr::memrchr_iter(breaker, bytes.get(self.at..until)?);
        let mut ends = breaks.map(|found| self.at + found + 1);
        ends.find(|end| breaker != b'\r' || bytes.get(*end) != Some(&b'\n'))
    }

    /// Forgets what stood before a place.
    fn cut(&mut self, end: usize) {
        self.at = self.at.saturating_sub(end);
        self.opened = self.opened.map(|at| at.saturating_sub(end));
    }
}
