//! Tables for spreadsheets, as RFC 4180 has them: UTF-8, a header, commas, CRLF at the end of a
//! line. Names of columns and states are the same in every language; decimal points and ISO dates.
//!
//! A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
//! line break) gets an apostrophe in front, which spreadsheets take as "this is text". So does what
//! would begin a cell for a spreadsheet that separates by `;` or tabs, as those of many countries do.
//! Numbers are written by this program alone and stay as they are, their minus sign included. Signs
//! that act on a terminal, or turn a text around, are replaced.

use crate::values::Ratio;

/// Signs that act on a terminal or turn a text around, rather than stand in it.
fn is_unseen(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\t' | '\r' | '\n')
        || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a spreadsheet would take a text for a formula when somebody types it.
pub fn begins_formula(text: &str) -> bool {
    // The wide forms are taken for the narrow ones where people write wide ones.
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// A text with an apostrophe wherever a spreadsheet would see the beginning of a formula.
fn guarded(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 1);
    if begins_formula(text) || text.starts_with(['\t', '\r', '\n']) {
        written.push('\'');
    }
    for (at, part) in text.split_inclusive(['\t', '\r', '\n', ';']).enumerate() {
        // Quotes and spaces before a formula do not keep every spreadsheet from running it.
        if at > 0 && begins_formula(part.trim_start_matches(['"', ' '])) {
            written.push('\'');
        }
        written.push_str(part);
    }
    written.replace(is_unseen, "\u{fffd}")
}

/// A table that is being written.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
    /// Whether the line that is being written has a cell already.
    begun: bool,
}

impl Table {
    /// A table with its header.
    pub fn with_header(names: &[&str]) -> Self {
        let mut table = Self::default();
        names.iter().for_each(|name| table.text(name));
        table.end();
        table
    }

    /// A text from the definitions or the data.
    pub fn text(&mut self, text: &str) {
        let guarded = guarded(text);
        if guarded.contains([',', '"', '\r', '\n']) {
            self.cell(&format!("\"{}\"", guarded.replace('"', "\"\"")));
        } else {
            self.cell(&guarded);
        }
    }

    /// A whole number.
    pub fn count(&mut self, count: impl Into<i128>) {
        self.cell(&count.into().to_string());
    }

    /// A decimal number, rounded to six places.
    pub fn decimal(&mut self, value: Option<Ratio>) {
        let written = value.map(|value| crate::language::rounded(value, PLACES));
        self.cell(written.as_deref().map_or("", shortened));
    }

    /// The same of an approximation.
    pub fn approximate(&mut self, value: Option<f64>) {
        let written = value.filter(|value| value.is_finite()).map(|value| format!("{value:.6}"));
        self.cell(written.as_deref().map_or("", shortened));
    }

    /// Ends the line.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }

    /// The whole table.
    pub fn finish(self) -> String {
        self.text
    }

    fn cell(&mut self, written: &str) {
        if self.begun {
            self.text.push(',');
        }
        self.text.push_str(written);
        self.begun = true;
    }
}

/// Decimals of a rounded number.
const PLACES: u32 = 6;

/// A decimal number without the zeros at its end.
fn shortened(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        let mut table = Table::default();
        table.text(text);
        table.text("b");
        table.end();
        table.finish()
    }

    #[test]
    fn nothing_acts_on_the_terminal_or_turns_the_text_around() {
        assert_eq!(line("a\u{1b}[31m\u{202e}c\u{7}"), "a\u{fffd}[31m\u{fffd}c\u{fffd},b\r\n");
    }

    #[test]
    fn texts_are_quoted_as_rfc_4180_says() {
        assert_eq!(line("a"), "a,b\r\n");
        assert_eq!(line("a,\"c\""), "\"a,\"\"c\"\"\",b\r\n");
        assert_eq!(line("a\nc"), "\"a\nc\",b\r\n");
        assert_eq!(line(""), ",b\r\n");
    }

    #[test]
    fn no_text_is_a_formula() {
        assert!(begins_formula("=1") && begins_formula("＝1") && !begins_formula("1=1"));
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＠SUM(A1)", "\tx", "\rx"] {
            let written = line(text);
            assert!(written.trim_start_matches('"').starts_with('\''), "{written}");
        }
        assert_eq!(line("=A1,2"), "\"'=A1,2\",b\r\n");
    }

    #[test]
    fn no_text_is_a_formula_where_semicolons_or_tabs_separate() {
        assert_eq!(line("a;=1"), "a;'=1,b\r\n");
        assert_eq!(line("a\t@x;b"), "a\t'@x;b,b\r\n");
        assert_eq!(line("a\n=1"), "\"a\n'=1\",b\r\n");
        assert_eq!(line("a; \"=1"), "\"a;' \"\"=1\",b\r\n");
        assert_eq!(line("=1;=2"), "'=1;'=2,b\r\n");
        assert_eq!(line("a; b = 1; c"), "a; b = 1; c,b\r\n");
    }

    #[test]
    fn numbers_keep_their_sign_and_lose_idle_zeros() {
        let mut table = Table::default();
        table.decimal(Ratio::new(-1, 2));
        table.decimal(Ratio::new(2, 3));
        table.decimal(Some(Ratio::integer(100)));
        table.approximate(Some(0.25));
        table.decimal(None);
        table.count(7_u64);
        assert_eq!(table.finish(), "-0.5,0.666667,100,0.25,,7");
    }
}
