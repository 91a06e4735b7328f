//! What is said about a word out of place, and where reading goes on.

use super::fault::ExpressionFault;
use super::lexer::{Keyword, Lexeme, Token};
use super::names::written_name;
use super::nearest::nearest;
use super::parser::Parser;
use super::slips::misplaced_word;

impl Parser<'_> {
    pub(super) fn ends_term(&self) -> bool {
        matches!(
            self.token(),
            Token::Keyword(Keyword::And | Keyword::Or) | Token::Close | Token::Comma | Token::End
        )
    }

    /// Moves to the end of the term, over whole parentheses.
    pub(super) fn skip(&mut self) {
        let mut open = 0_usize;
        while !matches!(self.token(), Token::End) && (open > 0 || !self.ends_term()) {
            match self.token() {
                Token::Open => open += 1,
                Token::Close => open -= 1,
                _ => {}
            }
            self.advance();
        }
    }

    /// Reports what stands after a complete term.
    pub(super) fn unexpected(&mut self) {
        let span = self.span();
        let fault = match self.token() {
            Token::Broken => {
                self.stops += 1;
                return;
            }
            Token::Stray => {
                ExpressionFault::new("expression-character", span.clone()).with("raw", self.raw(&span))
            }
            Token::Name(word) => match misplaced_word(word) {
                Some(instead) => ExpressionFault::new("expression-operator", span.clone())
                    .with("raw", self.raw(&span))
                    .with("instead", instead)
                    .offering([instead.to_owned()]),
                None => self.name_in_pieces().unwrap_or_else(|| self.out_of_place()),
            },
            _ => self.out_of_place(),
        };
        self.stop(fault);
    }

    pub(super) fn out_of_place(&self) -> ExpressionFault {
        ExpressionFault::new("expression-unexpected", self.span())
            .with("found", self.raw(&self.span()))
            .with("after", self.before())
    }

    /// `sans suite` where the column is called `sans_suite`.
    pub(super) fn name_in_pieces(&self) -> Option<ExpressionFault> {
        let is_name = |lexeme: &&Lexeme| matches!(lexeme.token, Token::Name(_));
        let first = self.lexemes.get(..self.at)?.iter().rev().take_while(is_name).last()?;
        let last = self.lexemes.get(self.at..)?.iter().take_while(is_name).last()?;
        let span = first.span.start..last.span.end;
        let known = nearest(self.raw(&span), self.columns.iter().map(|column| column.name.as_str()))?;
        let fault = ExpressionFault::new("expression-unknown-column", span.clone());
        Some(fault.with("name", self.raw(&span)).offering([written_name(known)]))
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn reading_goes_on_after_a_mistake() {
        check(
            r"
            score = = 2 and foo = 1 and bar = = 3
                    ^ expression-expected-value
                            ^^^ expression-unknown-column
                                              ^ expression-expected-value

            upheld and and sans_suite
                       ^^^ expression-expected-value

            upheld or or
                      ^^ expression-expected-value
                        ^ expression-incomplete

            upheld) and sans_suite
                  ^ expression-extra-parenthesis

            upheld))) and ((
                  ^ expression-extra-parenthesis
                            ^ expression-incomplete

            upheld et sans_suite
                   ^^ expression-operator → and

            upheld ; sans_suite
                   ^ expression-character

            sans suite
            ^^^^^^^^^^ expression-unknown-column → sans_suite

            score % 2 = 1
                  ^ expression-unexpected

            1 , 2
              ^ expression-unexpected

            and upheld
            ^^^ expression-expected-value

            score >=
                    ^ expression-incomplete
            ",
        );
    }
}
