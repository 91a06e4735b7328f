//! Texts and quoted names, and the quotes that are none: those of word processors, and apostrophes.

use super::lexer::{Lexer, Token, is_keyword};
use super::names::continues_name;
use super::slips::closing_quotes;
use crate::values::{cut, head, tail};

impl Lexer<'_> {
    pub(super) fn backquoted(&mut self) {
        let Some((name, length)) = delimited(self.rest(), '`') else {
            let fault = self.fault("expression-unclosed-name", 1);
            self.faults.report(fault);
            return self.push(Token::Broken, self.rest().len());
        };
        self.push(Token::QuotedName(name), length);
    }

    pub(super) fn quoted(&mut self, quote: char) {
        let rest = self.rest();
        if let Some(end) = apostrophe_end(rest, quote) {
            let inner = cut(rest, 1..end - 1);
            let instead = if inner.contains('"') { written_text(inner) } else { format!("\"{inner}\"") };
            let fault = self.fault("expression-apostrophe", end);
            self.faults.report(fault.with("raw", head(rest, end)).offering([instead]));
            return self.push(Token::Text(inner.to_owned()), end);
        }
        let Some((text, length)) = delimited(rest, quote) else {
            let fault = self.fault("expression-unclosed-quote", 1);
            self.faults.report(fault.with("quote", quote));
            return self.push(Token::Broken, rest.len());
        };
        self.push(Token::Text(text), length);
    }

    pub(super) fn smart_quoted(&mut self, quote: char) {
        let rest = self.rest();
        let after = tail(rest, quote.len_utf8());
        let glued = head(self.text, self.at).ends_with(continues_name);
        let closing = after.find(closing_quotes(quote)).filter(|_| !glued);
        let Some(closing) = closing else {
            let fault = self.fault("expression-smart-quotes", quote.len_utf8());
            self.faults.report(fault.with("raw", quote));
            return self.push(Token::Broken, rest.len());
        };
        let inner = head(after, closing).trim();
        let end = tail(after, closing).chars().next().map_or(closing, |c| closing + c.len_utf8());
        let length = quote.len_utf8() + end;
        let fault = self.fault("expression-smart-quotes", length);
        self.faults.report(fault.with("raw", head(rest, length)).offering([written_text(inner)]));
        self.push(Token::Text(inner.to_owned()), length);
    }
}

/// A text between quotes.
pub(super) fn written_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// What lies between two quotes, a doubled quote standing for itself, and the length of it all.
fn delimited(rest: &str, quote: char) -> Option<(String, usize)> {
    let width = quote.len_utf8();
    let mut inner = String::new();
    let mut at = width;
    loop {
        let next = tail(rest, at).find(quote)?;
        inner.push_str(cut(rest, at..at + next));
        at += next + width;
        if !tail(rest, at).starts_with(quote) {
            return Some((inner, at));
        }
        inner.push(quote);
        at += width;
    }
}

/// Where the text at the start of `rest` really ends, if its quote is an apostrophe and the text
/// holds one: `'l'accueil'`, `'aujourd'hui'`.
pub(super) fn apostrophe_end(rest: &str, quote: char) -> Option<usize> {
    if quote != '\'' {
        return None;
    }
    let mut at = 1 + tail(rest, 1).find(quote)?;
    let mut found = false;
    while is_apostrophe(rest, at) {
        at += 1 + tail(rest, at + 1).find(quote)?;
        found = true;
    }
    found.then_some(at + 1)
}

/// Whether the quote at `at` stands between two letters, and not before `and`, `or` …
fn is_apostrophe(rest: &str, at: usize) -> bool {
    let after = tail(rest, at + 1);
    let word = head(after, after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len()));
    cut(rest, 1..at).ends_with(char::is_alphabetic) && !word.is_empty() && !is_keyword(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::fixture::check;

    #[test]
    fn an_apostrophe_is_told_from_a_closing_quote() {
        assert_eq!(apostrophe_end("'l'accueil' and x", '\''), Some(11));
        assert_eq!(apostrophe_end("'qu'aujourd'hui'", '\''), Some(16));
        assert_eq!(apostrophe_end("'a'and x = 'b'", '\''), None);
        assert_eq!(apostrophe_end("'a' = x", '\''), None);
        assert_eq!(apostrophe_end("'l'accueil", '\''), None);
        assert_eq!(apostrophe_end("'it''s'", '\''), None);
    }

    #[test]
    fn quotes_of_word_processors_and_apostrophes() {
        check(
            r#"
            channel = « courriel »
                      ^^^^^^^^^^^^ expression-smart-quotes → 'courriel'

            channel = “courriel” and nature = ‘produit’
                      ^^^^^^^^^^ expression-smart-quotes → 'courriel'
                                              ^^^^^^^^^ expression-smart-quotes → 'produit'

            customer = 'l'accueil'
                       ^^^^^^^^^^^ expression-apostrophe → "l'accueil"

            customer = l’accueil
                        ^ expression-smart-quotes

            customer = l'accueil
                        ^ expression-unclosed-quote

            customer = 'abc
                       ^ expression-unclosed-quote

            « a
            ^ expression-smart-quotes
            "#,
        );
    }
}
