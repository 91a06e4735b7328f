//! Reads the words of an expression into a tree, and goes on after a mistake.
//!
//! ```text
//! any     = all { or all }            sum     = product { (+ | -) product }
//! all     = term { and term }         product = sign { (* | /) sign }
//! term    = { not } test              sign    = { - | + } operand
//! test    = sum [ comparison ]        operand = value | column | function ( … ) | ( any )
//! ```
//!
//! A term is where recovery happens: what cannot be read becomes `Broken`, and reading goes on at
//! the next `and`, `or`, comma or closing parenthesis.

use std::ops::Range;

use super::Column;
use super::fault::{ExpressionFault, Faults};
use super::lexer::{Keyword, Lexeme, Token, lex};
use super::syntax::{Operator, Shape, Syntax};

/// The deepest nesting accepted.
pub(super) const DEEPEST: usize = 64;

/// The tree of `text`, and whether all of it could be read; every fault has been reported.
pub(super) fn parse(text: &str, columns: &[Column], faults: &mut Faults) -> (Syntax, bool) {
    let lexemes = lex(text, columns, faults);
    if lexemes.len() == 1 {
        faults.report(ExpressionFault::new("expression-empty", 0..text.len()));
        return (Syntax { shape: Shape::Broken, span: 0..text.len() }, false);
    }
    let mut parser = Parser { text, columns, lexemes, at: 0, depth: 0, commas: false, stops: 0, faults };
    let syntax = parser.whole();
    (syntax, parser.stops == 0)
}

/// A mistake that has been reported and that ends the term.
pub(super) struct Stop;

pub(super) type Parsed = Result<Syntax, Stop>;

pub(super) struct Parser<'a> {
    pub text: &'a str,
    pub columns: &'a [Column],
    pub lexemes: Vec<Lexeme>,
    pub at: usize,
    depth: usize,
    /// Whether a comma separates values here, and so is no decimal comma.
    pub commas: bool,
    /// How many mistakes have ended a term.
    pub stops: usize,
    faults: &'a mut Faults,
}

impl Parser<'_> {
    fn whole(&mut self) -> Syntax {
        let mut parts = Vec::new();
        loop {
            let stops = self.stops;
            parts.push(self.any());
            match self.token() {
                Token::End => break,
                Token::Close if self.stops == stops => {
                    let fault = ExpressionFault::new("expression-extra-parenthesis", self.span());
                    self.stop(fault.offering([String::new()]));
                }
                _ if self.stops == stops => self.unexpected(),
                _ => {}
            }
            self.advance();
            while !matches!(self.token(), Token::End | Token::Keyword(Keyword::And | Keyword::Or)) {
                self.advance();
            }
            if matches!(self.token(), Token::End) {
                break;
            }
            self.advance();
        }
        self.gathered(0, parts, Shape::All)
    }

    pub(super) fn any(&mut self) -> Syntax {
        let start = self.span().start;
        let mut items = vec![self.all()];
        while self.take(&Token::Keyword(Keyword::Or)) {
            items.push(self.all());
        }
        self.gathered(start, items, Shape::Any)
    }

    fn all(&mut self) -> Syntax {
        let start = self.span().start;
        let mut items = vec![self.term()];
        while self.take(&Token::Keyword(Keyword::And)) {
            items.push(self.term());
        }
        self.gathered(start, items, Shape::All)
    }

    /// A single item stays itself.
    fn gathered(&self, start: usize, mut items: Vec<Syntax>, shape: fn(Vec<Syntax>) -> Shape) -> Syntax {
        match items.pop() {
            Some(only) if items.is_empty() => only,
            last => {
                items.extend(last);
                self.made(start, shape(items))
            }
        }
    }

    fn term(&mut self) -> Syntax {
        let start = self.span().start;
        let parsed = self.negation();
        if parsed.is_ok() && self.ends_term() {
            return parsed.unwrap_or_else(|Stop| self.made(start, Shape::Broken));
        }
        if parsed.is_ok() {
            self.unexpected();
        }
        self.skip();
        self.made(start, Shape::Broken)
    }

    fn negation(&mut self) -> Parsed {
        let start = self.span().start;
        if !self.take(&Token::Keyword(Keyword::Not)) {
            return self.test();
        }
        let operand = self.deeper(Self::negation)?;
        Ok(self.made(start, Shape::Not(Box::new(operand))))
    }

    pub(super) fn sum(&mut self) -> Parsed {
        self.chain(Self::product, Operator::is_sum)
    }

    fn product(&mut self) -> Parsed {
        self.chain(Self::sign, |operator| !operator.is_sum())
    }

    fn chain(&mut self, part: fn(&mut Self) -> Parsed, belongs: fn(Operator) -> bool) -> Parsed {
        let start = self.span().start;
        let first = part(self)?;
        let mut rest = Vec::new();
        while let &Token::Arithmetic(operator) = self.token() {
            if !belongs(operator) {
                break;
            }
            self.advance();
            rest.push((operator, part(self)?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        Ok(self.made(start, Shape::Arithmetic(Box::new(first), rest)))
    }

    fn sign(&mut self) -> Parsed {
        let start = self.span().start;
        if self.take(&Token::Arithmetic(Operator::Plus)) {
            return self.deeper(Self::sign);
        }
        if !self.take(&Token::Arithmetic(Operator::Minus)) {
            return self.operand();
        }
        let operand = self.deeper(Self::sign)?;
        Ok(self.made(start, Shape::Negative(Box::new(operand))))
    }

    /// Reads one level deeper; beyond [`DEEPEST`] the rest of the text is left alone.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        if self.depth == DEEPEST {
            let fault = ExpressionFault::new("expression-deep", self.span());
            self.stop(fault.with("limit", DEEPEST.to_string()));
            self.at = self.lexemes.len() - 1;
            return Err(Stop);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    pub(super) fn token(&self) -> &Token {
        self.ahead(0)
    }

    pub(super) fn ahead(&self, distance: usize) -> &Token {
        self.lexemes.get(self.at + distance).map_or(&Token::End, |lexeme| &lexeme.token)
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.span_ahead(0)
    }

    pub(super) fn span_ahead(&self, distance: usize) -> Range<usize> {
        self.lexemes.get(self.at + distance).map_or(self.text.len()..self.text.len(), |l| l.span.clone())
    }

    pub(super) fn raw(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn last(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at.checked_sub(1)?)
    }

    /// The word before the current one.
    pub(super) fn before(&self) -> &str {
        self.last().map_or("", |before| self.raw(&before.span))
    }

    pub(super) fn advance(&mut self) {
        self.at = (self.at + 1).min(self.lexemes.len().saturating_sub(1));
    }

    pub(super) fn take(&mut self, wanted: &Token) -> bool {
        let taken = self.token() == wanted;
        if taken {
            self.advance();
        }
        taken
    }

    /// A node from `start` to the end of the word before.
    pub(super) fn made(&self, start: usize, shape: Shape) -> Syntax {
        let end = self.last().map_or(start, |before| before.span.end);
        Syntax { shape, span: start..end.max(start) }
    }

    pub(super) fn report(&mut self, fault: ExpressionFault) {
        self.faults.report(fault);
    }

    /// Reports a mistake that ends the term.
    pub(super) fn stop(&mut self, fault: ExpressionFault) {
        self.stops += 1;
        self.faults.report(fault);
    }
}
