//! Names of columns: how they are written, and those that were written without their backquotes.

use super::fault::ExpressionFault;
use super::lexer::{Lexer, Token, is_keyword, keyword};
use super::nearest::nearest;
use crate::values::{head, tail};

impl Lexer<'_> {
    pub(super) fn name(&mut self) {
        let rest = self.rest();
        let word = head(rest, rest.find(|c| !continues_name(c)).unwrap_or(rest.len()));
        let token = keyword(word).map_or_else(|| Token::Name(word.to_owned()), Token::Keyword);
        self.push(token, word.len());
    }

    /// A declared name that should have been in backquotes; not where its first word is itself
    /// declared, as in `sent-back`, a difference of two columns.
    pub(super) fn unusual_name(&mut self) -> bool {
        let rest = self.rest();
        let first = head(rest, rest.find(|c| !continues_name(c)).unwrap_or(rest.len()));
        let ends = |name: &str| !tail(rest, name.len()).starts_with(continues_name);
        let spelt = self.unusual.iter().filter(|name| rest.starts_with(**name) && ends(name));
        let Some(name) = spelt.max_by_key(|name| name.len()).copied() else { return false };
        if self.columns.iter().any(|column| column.name == first && first != name) {
            return false;
        }
        let fault = self.fault("expression-name-quotes", name.len());
        self.faults.report(fault.with("name", name).offering([written_name(name)]));
        self.push(Token::QuotedName(name.to_owned()), name.len());
        true
    }

    pub(super) fn follows_name(&self) -> bool {
        self.lexemes
            .last()
            .is_some_and(|last| last.span.end == self.at && matches!(last.token, Token::Name(_)))
    }

    /// A strange character; glued to a name, it makes one that needs backquotes (`N° dossier`).
    pub(super) fn stray(&mut self, c: char) {
        let name = self.lexemes.last().filter(|_| self.follows_name() && !";:?{}[]~^\\".contains(c));
        let Some(start) = name.map(|name| name.span.start) else {
            return self.push(Token::Stray, c.len_utf8());
        };
        let written = header_like(tail(self.text, start));
        let column = written.rsplit('.').next().filter(|last| self.columns.iter().any(|c| c.name == *last));
        let known =
            column.or_else(|| nearest(written, self.columns.iter().map(|column| column.name.as_str())));
        let span = start..start + written.len();
        let fault = ExpressionFault::new("expression-name-quotes", span.clone()).with("name", written);
        self.faults.report(fault.offering(known.map(written_name)));
        self.lexemes.pop();
        self.at = span.start;
        self.push(Token::Broken, written.len());
    }
}

/// A column's name as it must be written: in backquotes unless it is made of letters, digits and
/// `_`, does not begin with a digit and is no keyword.
pub(super) fn written_name(name: &str) -> String {
    if is_plain(name) { name.to_owned() } else { format!("`{}`", name.replace('`', "``")) }
}

pub(super) fn is_plain(name: &str) -> bool {
    name.starts_with(begins_name) && name.chars().all(continues_name) && !is_keyword(name)
}

/// Whether a name needs backquotes and is still recognised without them: `N° dossier`, `1er avis`.
pub(super) fn is_unusual(name: &str) -> bool {
    !is_plain(name)
        && !is_keyword(name)
        && name.starts_with(char::is_alphanumeric)
        && name.contains(char::is_alphabetic)
}

pub(super) fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Letters, digits, `_` and the combining accents of a decomposed text.
pub(super) fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The words at the start of `rest` that read like a table's heading: up to a keyword or a sign.
fn header_like(rest: &str) -> &str {
    let mut end = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end();
        let signs = bare.find(|c| "=<>!()+*/,'\"«»`&|".contains(c));
        let stop = signs.unwrap_or(bare.len());
        if stop == 0 || is_keyword(bare) && end > 0 {
            break;
        }
        end += if signs.is_some() { stop } else { word.len() };
        if signs.is_some() {
            break;
        }
    }
    head(rest, end).trim_end()
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn a_name_that_needs_backquotes_is_recognised() {
        check(
            r"
            N° dossier is null
            ^^^^^^^^^^ expression-name-quotes → `N° dossier`

            `N° dossier` is null

            N° ticket is null
            ^^^^^^^^^ expression-name-quotes

            `N° dossier is null
            ^ expression-unclosed-name

            reference.channel is null
            ^^^^^^^^^^^^^^^^^ expression-name-quotes → channel

            upheld;
                  ^ expression-character
            ",
        );
    }
}
