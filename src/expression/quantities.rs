//! Numbers and what follows them: a unit, a currency, a percent sign; and numbers in pieces.

use super::fault::ExpressionFault;
use super::lexer::Token;
use super::parser::{Parsed, Parser, Stop};
use super::syntax::Shape;
use crate::values::{Decimal, Duration, Fault, Money, Percent};

/// The most words that a unit is made of: *heures de service*.
const UNIT_WORDS: usize = 3;

impl Parser<'_> {
    /// A number, with the unit that follows it.
    pub(super) fn number(&mut self, number: Decimal) -> Parsed {
        let start = self.span().start;
        let number = self.number_in_pieces().unwrap_or(number);
        match self.ahead(1) {
            Token::Percent => {
                self.advance();
                self.advance();
                Ok(self.made(start, Shape::Percent(Percent::of(number))))
            }
            &Token::Currency(currency) => {
                self.advance();
                self.money(start, number, currency)
            }
            Token::Name(word) => {
                let word = word.clone();
                self.advance();
                self.with_unit(start, number, &word)
            }
            _ => {
                self.advance();
                Ok(self.made(start, Shape::Number(number)))
            }
        }
    }

    /// `1 840` and `12,50`: read as meant, and reported. Leaves the parser at the last piece.
    fn number_in_pieces(&mut self) -> Option<Decimal> {
        let start = self.span().start;
        let mut last = 0;
        loop {
            let end = self.span_ahead(last).end;
            let glued =
                self.span_ahead(last + 1) == (end..end + 1) && self.span_ahead(last + 2).start == end + 1;
            let comma = !self.commas && glued && matches!(self.ahead(last + 1), Token::Comma);
            let step = if comma { 2 } else { 1 };
            if !matches!(self.ahead(last + step), Token::Number(_)) {
                break;
            }
            last += step;
        }
        let span = start..self.span_ahead(last).end;
        let number = Decimal::parse(self.raw(&span)).ok().filter(|_| last > 0)?;
        let raw = self.raw(&span).to_owned();
        let key = if raw.contains(',') { "expression-number-comma" } else { "expression-number-spaces" };
        let fault = ExpressionFault::new(key, span).with("raw", raw).with("instead", number.to_string());
        self.report(fault.offering([number.to_string()]));
        (0..last).for_each(|_| self.advance());
        Some(number)
    }

    pub(super) fn money_after_sign(&mut self, currency: &str) -> Parsed {
        let start = self.span().start;
        self.advance();
        let Token::Number(number) = *self.token() else { return Err(self.no_operand()) };
        let number = self.number_in_pieces().unwrap_or(number);
        self.money(start, number, currency)
    }

    fn money(&mut self, start: usize, number: Decimal, currency: &str) -> Parsed {
        self.advance();
        let money = Money::new(number, currency).ok_or(Stop)?;
        Ok(self.made(start, Shape::Money(money)))
    }

    /// A number followed by words: a duration or an amount.
    fn with_unit(&mut self, start: usize, number: Decimal, word: &str) -> Parsed {
        let words: Vec<String> = (0..UNIT_WORDS).map_while(|i| self.word_ahead(i)).collect();
        let mut faults: Vec<(usize, Fault)> = Vec::new();
        for count in (1..=words.len()).rev() {
            match Duration::parse(&format!("{number} {}", words.get(..count).unwrap_or_default().join(" "))) {
                Ok(duration) => {
                    (0..count).for_each(|_| self.advance());
                    return Ok(self.made(start, Shape::Duration(duration)));
                }
                Err(fault) => faults.push((count, fault)),
            }
        }
        if word.len() == 3 && Money::new(number, word).is_some() {
            return self.money(start, number, word);
        }
        Err(self.wrong_unit(start, number, word, faults))
    }

    fn word_ahead(&self, distance: usize) -> Option<String> {
        match self.ahead(distance) {
            Token::Name(word) => Some(word.clone()),
            _ => None,
        }
    }

    fn wrong_unit(&mut self, start: usize, number: Decimal, word: &str, faults: Vec<(usize, Fault)>) -> Stop {
        let telling =
            |(_, fault): &(usize, Fault)| fault.key != "value-duration" || !fault.suggestions.is_empty();
        let fault = match faults.into_iter().find(telling) {
            Some((count, fault)) => ExpressionFault::of_value(fault, start..self.span_ahead(count - 1).end),
            None => ExpressionFault::new("expression-unit", start..self.span().end)
                .with("number", number.to_string())
                .with("raw", word),
        };
        self.stop(fault);
        Stop
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn french_numbers_are_read_as_meant() {
        check(
            r"
            score > 12,50
                    ^^^^^ expression-number-comma → 12.50

            score between 1,5 and 2,5
                          ^^^ expression-number-comma → 1.5
                                  ^^^ expression-number-comma → 2.5

            calls > 1 840
                    ^^^^^ expression-number-spaces → 1840

            calls > 1 840,5
                    ^^^^^^^ expression-number-comma → 1840.5

            (score) > (12,5)
                       ^^^^ expression-number-comma → 12.5

            score > 5 6
                      ^ expression-unexpected

            score in (1,5,2)
            ",
        );
    }

    #[test]
    fn units() {
        check(
            r"
            wait > 20s

            wait > 2 jours
                   ^^^^^^^ value-duration-days → 2 jours ouvrés | 2 jours calendaires

            score > 1e5
                    ^^^ expression-unit

            compensation > 50 EUR

            compensation > 50 €

            compensation > € 50

            taux >= 95 %

            50 EUR EUR > 3
                   ^^^ expression-unexpected

            % 5
            ^ expression-expected-value
            ",
        );
    }
}
