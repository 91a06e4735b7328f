//! Numbers, and the dates without quotes that look like them.

use jiff::civil::Date;

use super::lexer::{Lexer, Token};
use crate::values::{Decimal, head, parse_date};

impl Lexer<'_> {
    pub(super) fn number(&mut self, first: char) {
        let rest = self.rest();
        if let Some((length, date)) = bare_date(rest) {
            let fault = self.fault("expression-date-bare", length).with("raw", head(rest, length));
            self.faults.report(fault.offering(date.map(|date| format!("'{date}'"))));
            return self.push(date.map_or(Token::Broken, Token::Date), length);
        }
        let length = number_end(rest);
        if first == '.' && (self.follows_name() || head(rest, length).trim_matches('.').is_empty()) {
            return self.stray(first);
        }
        let raw = head(rest, length);
        if let Ok(number) = Decimal::parse(raw) {
            return self.push(Token::Number(number), length);
        }
        let completed = format!("{}{raw}", if first == '.' { "0" } else { "" });
        let number = Decimal::parse(completed.trim_end_matches('.'));
        let fault = self.fault("expression-number", length).with("raw", raw);
        self.faults.report(fault.offering(number.as_ref().ok().map(ToString::to_string)));
        self.push(number.map_or(Token::Broken, Token::Number), length);
    }
}

/// The length of the number at the start of `rest`, well formed or not: digits and points.
fn number_end(rest: &str) -> usize {
    rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len())
}

/// A date written without quotes, `2026-01-31` or `31/01/2026`: its length, and the date if there
/// is such a day.
fn bare_date(rest: &str) -> Option<(usize, Option<Date>)> {
    let end = rest.find(|c: char| !c.is_ascii_digit() && !"-/.".contains(c)).unwrap_or(rest.len());
    let raw = head(rest, end).trim_end_matches(['-', '/', '.']);
    let parts: Vec<&str> = raw.split(['-', '/', '.']).collect();
    let &[first, month, last] = parts.as_slice() else { return None };
    let short = |part: &str| (1..=2).contains(&part.len());
    let year_first = first.len() == 4 && short(month) && short(last);
    let year_last = short(first) && short(month) && last.len() == 4;
    if !year_first && !year_last {
        return None;
    }
    let date =
        if year_first { parse_date(&format!("{first}-{month:0>2}-{last:0>2}")).ok() } else { read_date(raw) };
    Some((raw.len(), date))
}

/// Reads a date in ISO spelling or, to know what was meant, day first.
pub(super) fn read_date(raw: &str) -> Option<Date> {
    let fault = match parse_date(raw) {
        Ok(date) => return Some(date),
        Err(fault) => fault,
    };
    fault.suggestions.first().and_then(|iso| parse_date(iso).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::fixture::check;

    #[test]
    fn bare_dates_in_both_orders() {
        let day = Date::constant(2026, 1, 31);
        assert_eq!(bare_date("2026-01-31 and"), Some((10, Some(day))));
        assert_eq!(bare_date("31/1/2026)"), Some((9, Some(day))));
        assert_eq!(bare_date("31.01.2026."), Some((10, Some(day))));
        assert_eq!(bare_date("2026-13-31"), Some((10, None)));
        assert_eq!(bare_date("12-3"), None);
        assert_eq!(bare_date("1.5/2"), None);
    }

    #[test]
    fn numbers_that_cannot_be_read() {
        check(
            r"
            score > .5
                    ^^ expression-number → 0.5

            score > 5.
                    ^^ expression-number → 5

            score > 1.2.3
                    ^^^^^ expression-number

            ..
            ^ expression-character

            received >= 2026-01-31
                        ^^^^^^^^^^ expression-date-bare → '2026-01-31'

            received >= 31/01/2026
                        ^^^^^^^^^^ expression-date-bare → '2026-01-31'
            ",
        );
    }
}
