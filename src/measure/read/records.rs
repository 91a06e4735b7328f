//! Delimited text into rows of cells, without a copy: only the cells somebody wants are kept, and of
//! them the places only.

use super::stretch::{Place, Slot, Stretch, Unusable};

/// How delimited text is written. All signs are ASCII: others are replaced before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    pub delimiter: u8,
    pub quote: Option<u8>,
}

/// What is wanted of the records of a file.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// By column of the file: the slot its cells go to.
    pub slots: Vec<Option<u16>>,
    /// Number of slots.
    pub count: usize,
    /// Number of headers.
    pub width: Option<usize>,
    /// Slots, and the values that make a row no case.
    pub skip: Vec<(usize, Vec<String>)>,
}

impl Wanted {
    /// The slot of a column of the file.
    pub fn slot(&mut self, column: usize) -> usize {
        if self.slots.len() <= column {
            self.slots.resize(column + 1, None);
        }
        let next = u16::try_from(self.count).unwrap_or(u16::MAX);
        let Some(slot) = self.slots.get_mut(column) else { return usize::MAX };
        if slot.is_none() {
            *slot = Some(next);
            self.count += 1;
        }
        slot.map_or(usize::MAX, usize::from)
    }
}

/// The start of a stretch in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// From 1.
    pub line: u64,
    /// In bytes of the file's text.
    pub offset: u64,
}

/// Takes whole records apart.
pub fn take_apart<'t>(text: &'t str, start: Start, signs: Signs, wanted: &Wanted) -> Stretch<'t> {
    let mut taker = Taker::new(text, start, signs, wanted);
    let bytes = text.as_bytes();
    let (delimiter, feed) = (signs.delimiter, b'\n');
    let quote = signs.quote.filter(|quote| memchr::memchr(*quote, bytes).is_some());
    taker.stretch.quote = quote;
    // Carriage returns alone end a line too; before a line feed they are part of its end.
    let alone = memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&feed));
    match (quote, alone) {
        (None, false) => each_sign(bytes, [delimiter, feed], |at, sign| taker.sign(at, sign)),
        (Some(quote), false) => {
            each_sign(bytes, [delimiter, feed, quote], |at, sign| taker.sign(at, sign));
        }
        (quote, true) => {
            let quote = quote.unwrap_or(feed);
            each_sign(bytes, [delimiter, feed, quote, b'\r'], |at, sign| taker.sign(at, sign));
        }
    }
    if taker.record < bytes.len() {
        taker.end_record(bytes.len());
    }
    taker.stretch
}

const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const ONES: u64 = 0x0101_0101_0101_0101;

/// Calls `found` with the place of every byte that is one of the signs, in order.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the loop over every byte of the data")]
fn each_sign<const N: usize>(bytes: &[u8], signs: [u8; N], mut found: impl FnMut(usize, u8)) {
    let patterns = signs.map(|sign| u64::from(sign) * ONES);
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // A byte of `differs` has its highest bit down where the byte is one of the signs.
        let mut differs = !0;
        for pattern in patterns {
            let unlike = word ^ pattern;
            differs &= ((unlike & LOW) + LOW) | unlike;
        }
        let mut hits = !(differs | LOW);
        while hits != 0 {
            let byte = (hits.trailing_zeros() / 8) as usize;
            found(at * 8 + byte, word.to_le_bytes()[byte]);
            hits &= hits - 1;
        }
    }
    for (at, byte) in rest.iter().enumerate().filter(|(_, byte)| signs.contains(byte)) {
        found(words.len() * 8 + at, *byte);
    }
}

struct Taker<'t, 'w> {
    bytes: &'t [u8],
    start: Start,
    signs: Signs,
    wanted: &'w Wanted,
    stretch: Stretch<'t>,
    /// Where the record and the cell start, and the column of the cell.
    record: usize,
    cell: usize,
    column: usize,
    /// Line of the record and of the place reached.
    record_line: u64,
    line: u64,
    quoted: bool,
    /// Signs before this place have been dealt with.
    done: usize,
    surplus: Option<Place>,
}

impl<'t, 'w> Taker<'t, 'w> {
    fn new(text: &'t str, start: Start, signs: Signs, wanted: &'w Wanted) -> Self {
        // A cell with its delimiter is hardly shorter than eight bytes.
        let rows = text.len() / (8 * wanted.slots.len().max(1));
        let slot = || Slot { places: Vec::with_capacity(rows), ..Slot::default() };
        let slots = (0..wanted.count).map(|_| slot()).collect();
        Self {
            bytes: text.as_bytes(),
            start,
            signs,
            wanted,
            stretch: Stretch { text, slots, ..Stretch::default() },
            record: 0,
            cell: 0,
            column: 0,
            record_line: start.line,
            line: start.line,
            quoted: false,
            done: 0,
            surplus: None,
        }
    }

    #[inline]
    fn sign(&mut self, at: usize, sign: u8) {
        if self.quoted || at < self.done {
            return self.sign_in_quotes(at, sign);
        }
        if sign == self.signs.delimiter {
            self.end_cell(at);
            self.cell = at + 1;
            self.column += 1;
        } else if sign == b'\n' {
            let returned = at > self.cell && self.bytes.get(at - 1) == Some(&b'\r');
            self.line += 1;
            self.end_record(if returned { at - 1 } else { at });
            self.begin_record(at + 1);
        } else if sign == b'\r' {
            if self.bytes.get(at + 1) != Some(&b'\n') {
                self.line += 1;
                self.end_record(at);
                self.begin_record(at + 1);
            }
        } else if at == self.cell {
            self.quoted = true;
        }
    }

    fn sign_in_quotes(&mut self, at: usize, sign: u8) {
        if at < self.done {
            return;
        }
        let next = self.bytes.get(at + 1);
        if Some(sign) == self.signs.quote {
            if next == Some(&sign) {
                self.done = at + 2;
            } else {
                self.quoted = false;
            }
        } else {
            self.line += u64::from(sign == b'\n' || sign == b'\r' && next != Some(&b'\n'));
        }
    }

    #[inline]
    fn end_cell(&mut self, end: usize) {
        match self.wanted.slots.get(self.column) {
            Some(Some(slot)) => {
                if let Some(slot) = self.stretch.slots.get_mut(usize::from(*slot)) {
                    slot.places.push(place(self.cell, end));
                }
            }
            Some(None) => {}
            None => self.end_far_cell(end),
        }
    }

    /// Ends a cell behind the last wanted one.
    #[cold]
    fn end_far_cell(&mut self, end: usize) {
        let beyond = self.wanted.width.is_some_and(|width| self.column >= width);
        if beyond && self.surplus.is_none() {
            let place = place(self.cell, end);
            self.surplus = Some(place).filter(|place| !self.stretch.text_at(*place).is_empty());
        }
    }

    fn begin_record(&mut self, at: usize) {
        self.record = at;
        self.cell = at;
        self.column = 0;
        self.record_line = self.line;
        self.surplus = None;
    }

    fn end_record(&mut self, end: usize) {
        self.end_cell(end);
        let row = self.stretch.lines.len();
        for slot in self.stretch.slots.iter_mut().filter(|slot| slot.places.len() == row) {
            slot.places.push(place(end, end));
        }
        if self.is_blank(end) {
            return self.stretch.drop_row(row);
        }
        let offset = self.start.offset + self.record as u64;
        if self.stretch.end_row(self.record_line, offset, &self.wanted.skip) {
            self.stretch.starts.push(place(self.record, end).start);
            if let Some(place) = self.surplus {
                self.stretch.unusable.push(Unusable { row, place, key: "cell-row-too-wide" });
            }
        }
    }

    /// Whether nothing stands in any cell of the record.
    fn is_blank(&self, end: usize) -> bool {
        let Some(first) = self.bytes.get(self.record).filter(|_| self.record < end) else { return true };
        let quote = self.signs.quote;
        if *first > b' ' && *first < 0x80 && *first != self.signs.delimiter && Some(*first) != quote {
            return false;
        }
        let text = self.stretch.text.get(self.record..end).unwrap_or("");
        let delimiter = char::from(self.signs.delimiter);
        let nothing = |c: char| c.is_whitespace() || c == delimiter || quote.map(char::from) == Some(c);
        // Quotes around nothing are nothing; around or beside something they are not looked at.
        text.chars().all(nothing) && self.is_blank_between_quotes(text)
    }

    /// The same, where nothing but delimiters, quotes and white space stands in the record: quotes or
    /// delimiters inside quotes are something.
    fn is_blank_between_quotes(&self, text: &str) -> bool {
        let Some(quote) = self.signs.quote.filter(|quote| text.as_bytes().contains(quote)) else {
            return true;
        };
        let every = Wanted { slots: (0..64).map(Some).collect(), count: 64, ..Wanted::default() };
        let mut taker = Taker::new(text, self.start, self.signs, &every);
        taker.stretch.quote = Some(quote);
        let signs = [self.signs.delimiter, b'\n', quote, b'\r'];
        each_sign(text.as_bytes(), signs, |at, sign| taker.sign(at, sign));
        taker.end_cell(text.len());
        let slots = &taker.stretch.slots;
        slots.iter().flat_map(|slot| &slot.places).all(|place| taker.stretch.text_at(*place).is_empty())
    }
}

fn place(start: usize, end: usize) -> Place {
    let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { start: short(start), end: short(end) }
}
