//! Operands: values, columns, function calls and parentheses.

use super::fault::ExpressionFault;
use super::lexer::{Keyword, Token};
use super::literals::read_date;
use super::parser::{Parsed, Parser, Stop};
use super::syntax::{Call, Shape, Syntax};
use crate::values::parse_date;

impl Parser<'_> {
    pub(super) fn operand(&mut self) -> Parsed {
        let start = self.span().start;
        let shape = match self.token().clone() {
            Token::Number(number) => return self.number(number),
            Token::Currency(currency) if matches!(self.ahead(1), Token::Number(_)) => {
                return self.money_after_sign(currency);
            }
            Token::Name(name) if matches!(self.ahead(1), Token::Open) => return self.call(name),
            Token::Name(name) if name.eq_ignore_ascii_case("date") && self.is_date_ahead() => {
                return Ok(self.date());
            }
            Token::Open => return self.group(),
            Token::Name(name) | Token::QuotedName(name) => Shape::Column(name),
            Token::Text(text) => Shape::Text(text),
            Token::Date(date) => Shape::Date(date),
            Token::Keyword(Keyword::Null) => Shape::Null,
            Token::Keyword(Keyword::Yes) => Shape::YesNo(true),
            Token::Keyword(Keyword::No) => Shape::YesNo(false),
            _ => return Err(self.no_operand()),
        };
        self.advance();
        Ok(self.made(start, shape))
    }

    pub(super) fn no_operand(&mut self) -> Stop {
        let span = self.span();
        let fault = match self.token() {
            Token::Broken => {
                self.stops += 1;
                return Stop;
            }
            Token::Stray => {
                ExpressionFault::new("expression-character", span.clone()).with("raw", self.raw(&span))
            }
            Token::End => ExpressionFault::new("expression-incomplete", span).with("after", self.before()),
            _ => {
                ExpressionFault::new("expression-expected-value", span.clone()).with("found", self.raw(&span))
            }
        };
        self.stop(fault);
        Stop
    }

    fn is_date_ahead(&self) -> bool {
        matches!(self.ahead(1), Token::Text(_) | Token::Date(_))
    }

    /// `date '2026-01-31'`.
    fn date(&mut self) -> Syntax {
        let start = self.span().start;
        self.advance();
        let span = self.span();
        let date = match self.token() {
            Token::Date(date) => Some(*date),
            Token::Text(text) => {
                let (iso, guess, raw) = (parse_date(text).ok(), read_date(text), text.clone());
                if iso.is_none() {
                    let fault =
                        ExpressionFault::new("expression-date", span).with("raw", raw).with("column", "date");
                    self.report(fault.offering(guess.map(|date| format!("'{date}'"))));
                }
                iso
            }
            _ => None,
        };
        self.advance();
        self.made(start, date.map_or(Shape::Broken, Shape::Date))
    }

    fn call(&mut self, name: String) -> Parsed {
        let start = self.span().start;
        self.advance();
        let arguments = self.parenthesised(true, |parser| {
            let mut arguments = Vec::new();
            if matches!(parser.token(), Token::Close) {
                return Ok(arguments);
            }
            loop {
                arguments.push(parser.any());
                if !parser.take(&Token::Comma) {
                    return Ok(arguments);
                }
            }
        })?;
        Ok(self.made(start, Shape::Call(Call { name, arguments })))
    }

    fn group(&mut self) -> Parsed {
        self.parenthesised(false, |parser| Ok(parser.any()))
    }

    /// Reads `( … )`. A missing closing parenthesis is reported at the opening one, unless a
    /// mistake inside is the likelier reason.
    pub(super) fn parenthesised<T>(
        &mut self,
        commas: bool,
        read: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let (open, stops) = (self.span(), self.stops);
        self.advance();
        let outer = std::mem::replace(&mut self.commas, commas);
        let inner = self.deeper(read);
        self.commas = outer;
        let inner = inner?;
        if self.take(&Token::Close) {
            return Ok(inner);
        }
        if self.stops > stops {
            return Err(Stop);
        }
        if matches!(self.token(), Token::End) {
            self.stop(ExpressionFault::new("expression-unclosed-parenthesis", open));
            return Ok(inner);
        }
        self.stop(self.out_of_place());
        Err(Stop)
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn dates() {
        check(
            r"
            received >= date '31/01/2026'
                             ^^^^^^^^^^^^ expression-date → '2026-01-31'

            received >= date 2026-01-31
                             ^^^^^^^^^^ expression-date-bare → '2026-01-31'

            date >= '2026-01-31'

            date = date '2026-01-31'

            date ''
                 ^^ expression-date
            ",
        );
    }

    #[test]
    fn parentheses_are_reported_where_they_open() {
        check(
            r"
            (upheld and score = 1
            ^ expression-unclosed-parenthesis

            upheld and (sans_suite or (score = 1)
                       ^ expression-unclosed-parenthesis

            lower(channel
                 ^ expression-unclosed-parenthesis

            score in (1
                     ^ expression-unclosed-parenthesis
            ",
        );
    }
}
