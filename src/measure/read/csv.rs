//! Delimited text into records. Quoted cells may hold delimiters, line breaks and doubled quotes;
//! every cell knows its line and column, both from 1.

use std::borrow::Cow;

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<'t> {
    /// Line on which it starts.
    pub line: u64,
    pub cells: Vec<RawCell<'t>>,
}

/// One cell as written, quotes taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCell<'t> {
    pub text: Cow<'t, str>,
    pub line: u64,
    pub column: u64,
}

impl Record<'_> {
    /// Nothing in any cell.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

/// Reads every record of a text.
pub struct Records<'t> {
    text: &'t str,
    delimiter: char,
    quote: Option<char>,
    at: usize,
    line: u64,
    column: u64,
}

impl<'t> Records<'t> {
    pub const fn new(text: &'t str, delimiter: char, quote: Option<char>) -> Self {
        Self { text, delimiter, quote, at: 0, line: 1, column: 1 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Moves over a stretch without line breaks outside quotes being special.
    fn advance(&mut self, length: usize) {
        let passed = self.text.get(self.at..self.at + length).unwrap_or("");
        match passed.rfind('\n') {
            Some(last) => {
                self.line += u64::try_from(passed.matches('\n').count()).unwrap_or(0);
                self.column = chars(&passed[last + 1..]) + 1;
            }
            None => self.column += chars(passed),
        }
        self.at += length;
    }

    fn cell(&mut self) -> RawCell<'t> {
        let (line, column) = (self.line, self.column);
        let rest = self.rest();
        let text = match self.quote {
            Some(quote) if rest.starts_with(quote) => self.quoted(quote),
            _ => {
                let end = rest.find([self.delimiter, '\n', '\r']).unwrap_or(rest.len());
                self.advance(end);
                Cow::Borrowed(&rest[..end])
            }
        };
        RawCell { text, line, column }
    }

    /// A quoted cell; what stands between the closing quote and the delimiter is kept as text. A
    /// quote that is never closed takes the rest of the file.
    fn quoted(&mut self, quote: char) -> Cow<'t, str> {
        let width = quote.len_utf8();
        self.advance(width);
        let mut text = Cow::Borrowed("");
        loop {
            let rest = self.rest();
            let Some(end) = rest.find(quote) else {
                self.advance(rest.len());
                return append(text, rest);
            };
            text = append(text, &rest[..end]);
            self.advance(end + width);
            if self.rest().starts_with(quote) {
                text = append(text, &rest[end..end + width]);
                self.advance(width);
                continue;
            }
            let behind = self.rest();
            let end = behind.find([self.delimiter, '\n', '\r']).unwrap_or(behind.len());
            self.advance(end);
            return append(text, &behind[..end]);
        }
    }

    /// Takes a line break; true when there was one.
    fn line_break(&mut self) -> bool {
        let rest = self.rest();
        let width = if rest.starts_with("\r\n") {
            2
        } else if rest.starts_with(['\n', '\r']) {
            1
        } else {
            return false;
        };
        self.at += width;
        self.line += 1;
        self.column = 1;
        true
    }
}

impl<'t> Iterator for Records<'t> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut record = Record { line: self.line, cells: Vec::new() };
        loop {
            record.cells.push(self.cell());
            if self.rest().starts_with(self.delimiter) {
                self.advance(self.delimiter.len_utf8());
                continue;
            }
            self.line_break();
            return Some(record);
        }
    }
}

fn append<'t>(text: Cow<'t, str>, more: &'t str) -> Cow<'t, str> {
    if text.is_empty() { Cow::Borrowed(more) } else { Cow::Owned(text.into_owned() + more) }
}

fn chars(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(0)
}

/// The delimiter of a text that does not declare one: the sign most frequent in its first line.
pub fn detect_delimiter(line: &str) -> char {
    let counted = [';', ',', '\t', '|'].map(|sign| (line.matches(sign).count(), sign));
    counted.iter().fold((0, ','), |best, next| if next.0 > best.0 { *next } else { best }).1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<(String, u64, u64)>> {
        let records = Records::new(text, ';', Some('"'));
        let cell = |c: RawCell<'_>| (c.text.into_owned(), c.line, c.column);
        records.map(|record| record.cells.into_iter().map(cell).collect()).collect()
    }

    #[test]
    fn quotes_line_breaks_and_places() {
        let text = "a;\"b;\"\"c\"\"\nd\";é;f\r\n;x\n";
        assert_eq!(
            cells(text),
            vec![
                vec![("a".into(), 1, 1), ("b;\"c\"\nd".into(), 1, 3), ("é".into(), 2, 4), ("f".into(), 2, 6)],
                vec![(String::new(), 3, 1), ("x".into(), 3, 2)],
            ]
        );
    }

    #[test]
    fn a_quote_never_closed_takes_the_rest() {
        assert_eq!(cells("\"a;b\nc"), vec![vec![("a;b\nc".into(), 1, 1)]]);
        assert_eq!(cells(""), Vec::<Vec<_>>::new());
    }
}
