//! Cuts the text of an expression into words, values and signs.
//!
//! Never fails: a slip whose meaning is clear (`&&`, « », a bare date) is reported and read as what
//! was meant; what cannot be read becomes [`Token::Broken`], its fault reported.

use std::ops::Range;

use jiff::civil::Date;

use super::Column;
use super::fault::{ExpressionFault, Faults};
use super::names::{begins_name, is_unusual};
use super::slips::{closing_quotes, sign};
use super::syntax::{Comparison, Operator};
use crate::values::{Decimal, cut, tail};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A column, a function or a unit.
    Name(String),
    /// A name in backquotes: always a column.
    QuotedName(String),
    Text(String),
    Number(Decimal),
    Date(Date),
    Keyword(Keyword),
    Compare(Comparison),
    Arithmetic(Operator),
    Percent,
    Currency(&'static str),
    Open,
    Close,
    Comma,
    /// A character that means nothing here.
    Stray,
    /// Unreadable and reported.
    Broken,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    And,
    Or,
    Not,
    In,
    Between,
    Is,
    Null,
    Yes,
    No,
}

pub(super) static KEYWORDS: [(&str, Keyword); 13] = [
    ("and", Keyword::And),
    ("or", Keyword::Or),
    ("not", Keyword::Not),
    ("in", Keyword::In),
    ("between", Keyword::Between),
    ("is", Keyword::Is),
    ("null", Keyword::Null),
    ("yes", Keyword::Yes),
    ("true", Keyword::Yes),
    ("oui", Keyword::Yes),
    ("no", Keyword::No),
    ("false", Keyword::No),
    ("non", Keyword::No),
];

pub(super) fn keyword(word: &str) -> Option<Keyword> {
    KEYWORDS.iter().find(|(spelling, _)| word.eq_ignore_ascii_case(spelling)).map(|(_, keyword)| *keyword)
}

pub(super) fn is_keyword(word: &str) -> bool {
    keyword(word).is_some()
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lexeme {
    pub token: Token,
    pub span: Range<usize>,
}

/// All lexemes of `text`, the last one [`Token::End`].
pub(super) fn lex(text: &str, columns: &[Column], faults: &mut Faults) -> Vec<Lexeme> {
    let unusual = columns.iter().map(|column| column.name.as_str()).filter(|name| is_unusual(name)).collect();
    let mut lexer = Lexer { text, at: 0, columns, unusual, brackets: 0, lexemes: Vec::new(), faults };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.step(c);
    }
    lexer.push(Token::End, 0);
    lexer.lexemes
}

pub(super) struct Lexer<'a> {
    pub text: &'a str,
    pub at: usize,
    pub columns: &'a [Column],
    /// Declared names that need backquotes.
    pub unusual: Vec<&'a str>,
    /// Square brackets open, each already reported.
    brackets: usize,
    pub lexemes: Vec<Lexeme>,
    pub faults: &'a mut Faults,
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
        tail(self.text, self.at)
    }

    /// Adds a token made of the next `length` bytes.
    pub(super) fn push(&mut self, token: Token, length: usize) {
        let span = self.at..self.at + length;
        self.at = span.end;
        self.lexemes.push(Lexeme { token, span });
    }

    pub(super) fn fault(&mut self, key: &'static str, length: usize) -> ExpressionFault {
        ExpressionFault::new(key, self.at..self.at + length)
    }

    fn step(&mut self, c: char) {
        match c {
            '\u{feff}' | '\u{200b}' => self.at += c.len_utf8(),
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '\'' | '"' => self.quoted(c),
            '`' => self.backquoted(),
            _ if self.unusual_name() => {}
            '.' | '0'..='9' => self.number(c),
            c if begins_name(c) => self.name(),
            c if !closing_quotes(c).is_empty() => self.smart_quoted(c),
            c => self.sign(c),
        }
    }

    fn sign(&mut self, c: char) {
        if let Some((spelling, token, slip)) = sign(self.rest()) {
            if let Some(instead) = slip {
                self.slip(spelling, instead);
            }
            return self.push(token.clone(), spelling.len());
        }
        match c {
            '[' if self.rest().contains(']') => {
                self.brackets += 1;
                self.bracketed();
                self.push(Token::Open, 1);
            }
            ']' if self.brackets > 0 => {
                self.brackets -= 1;
                self.push(Token::Close, 1);
            }
            _ => self.stray(c),
        }
    }

    fn bracketed(&mut self) {
        let rest = self.rest();
        let end = rest.find(']').unwrap_or(rest.len());
        let fault = self.fault("expression-operator", rest.len().min(end + 1));
        let instead = format!("({})", cut(rest, 1..end));
        self.faults.report(fault.with("raw", "[ ]").with("instead", "( )").offering([instead]));
    }

    fn slip(&mut self, raw: &str, instead: &str) {
        let fault = self.fault("expression-operator", raw.len());
        self.faults.report(fault.with("raw", raw).with("instead", instead).offering([instead.to_owned()]));
    }
}
