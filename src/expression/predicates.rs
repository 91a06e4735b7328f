//! What may follow a value: a comparison, `in`, `between`, `is null`.

use super::fault::ExpressionFault;
use super::lexer::{Keyword, Token};
use super::parser::{Parsed, Parser, Stop};
use super::quotes::written_text;
use super::syntax::{Comparison, Shape, Syntax, Test};
use crate::values::fold;

impl Parser<'_> {
    pub(super) fn test(&mut self) -> Parsed {
        let start = self.span().start;
        let operand = self.sum()?;
        let negated = matches!(self.token(), Token::Keyword(Keyword::Not)) && self.is_test_ahead();
        if negated {
            self.advance();
        }
        match self.token().clone() {
            Token::Compare(comparison) => self.comparison(start, operand, comparison),
            Token::Keyword(Keyword::In) => {
                let items = self.list()?;
                Ok(self.tested(start, operand, Test::In(items), negated))
            }
            Token::Keyword(Keyword::Between) => self.between(start, operand, negated),
            Token::Keyword(Keyword::Is) => self.is(start, operand),
            Token::Name(word) if is_like(&word) => self.like(start, &operand, negated),
            _ => Ok(operand),
        }
    }

    fn is_test_ahead(&self) -> bool {
        match self.ahead(1) {
            Token::Keyword(Keyword::In | Keyword::Between) => true,
            Token::Name(word) => is_like(word),
            _ => false,
        }
    }

    fn tested(&self, start: usize, operand: Syntax, test: Test, negated: bool) -> Syntax {
        let operand = Box::new(operand);
        self.made(start, if negated { Shape::IsNot(operand, test) } else { Shape::Is(operand, test) })
    }

    fn comparison(&mut self, start: usize, left: Syntax, comparison: Comparison) -> Parsed {
        let stops = self.stops;
        self.advance();
        let right = self.sum()?;
        if !matches!(self.token(), Token::Compare(_)) {
            return Ok(self.made(start, Shape::Compare(comparison, Box::new(left), Box::new(right))));
        }
        // A chain: `1 < score < 5`.
        let pair = |a: &Syntax, by: Comparison, b: &Syntax| {
            format!("{} {} {}", a.in_comparison(), by.sign(), b.in_comparison())
        };
        let mut pairs = vec![pair(&left, comparison, &right)];
        let mut last = right;
        while let &Token::Compare(comparison) = self.token() {
            self.advance();
            let next = self.sum()?;
            pairs.push(pair(&last, comparison, &next));
            last = next;
        }
        let node = self.made(start, Shape::Broken);
        let sound = (self.stops == stops).then(|| pairs.join(" and "));
        let fault = ExpressionFault::new("expression-chain", node.span.clone());
        self.report(fault.with("raw", self.raw(&node.span)).offering(sound));
        Ok(node)
    }

    /// `in ('a', 'b')`.
    fn list(&mut self) -> Result<Vec<Syntax>, Stop> {
        self.advance();
        if !matches!(self.token(), Token::Open) {
            return self.bare_list();
        }
        if matches!(self.ahead(1), Token::Close) {
            let span = self.span().start..self.span_ahead(1).end;
            let fault = ExpressionFault::new("expression-in-list", span.clone());
            self.stop(fault.with("found", self.raw(&span)));
            return Err(Stop);
        }
        self.parenthesised(true, Self::items)
    }

    fn items(&mut self) -> Result<Vec<Syntax>, Stop> {
        let mut items = vec![self.sum()?];
        while self.take(&Token::Comma) {
            items.push(self.sum()?);
        }
        self.decimal_commas(&items);
        Ok(items)
    }

    /// `(1,5, 2)`: where some commas are followed by a space, one between two digits is doubtful.
    fn decimal_commas(&mut self, items: &[Syntax]) {
        let pairs = || items.iter().zip(items.iter().skip(1));
        let is_number = |item: &Syntax| matches!(item.shape, Shape::Number(_));
        let glued = |one: &Syntax, next: &Syntax| {
            is_number(one) && is_number(next) && one.span.end + 1 == next.span.start
        };
        if pairs().all(|(one, next)| glued(one, next)) {
            return;
        }
        for (one, next) in pairs().filter(|(one, next)| glued(one, next)) {
            let span = one.span.start..next.span.end;
            let instead = self.raw(&span).replace(',', ".");
            let fault =
                ExpressionFault::new("expression-number-comma", span.clone()).with("raw", self.raw(&span));
            let readings = [instead.clone(), self.raw(&span).replace(',', ", ")];
            self.report(fault.with("instead", instead).offering(readings));
        }
    }

    /// `in 'a', 'b'`: read as meant, and reported.
    fn bare_list(&mut self) -> Result<Vec<Syntax>, Stop> {
        let (start, stops) = (self.span().start, self.stops);
        let items = if self.commas { vec![self.sum()?] } else { self.items()? };
        let span = self.made(start, Shape::Broken).span;
        let found = self.raw(&span).to_owned();
        let sound = (self.stops == stops).then(|| format!("({found})"));
        self.report(ExpressionFault::new("expression-in-list", span).with("found", found).offering(sound));
        Ok(items)
    }

    fn between(&mut self, start: usize, operand: Syntax, negated: bool) -> Parsed {
        self.advance();
        let low = self.sum()?;
        if !self.take(&Token::Keyword(Keyword::And)) {
            let found = self.raw(&self.span()).to_owned();
            if !matches!(self.token(), Token::Broken) {
                self.report(ExpressionFault::new("expression-between", self.span()).with("found", found));
            }
            self.stops += 1;
            return Err(Stop);
        }
        let high = self.sum()?;
        Ok(self.tested(start, operand, Test::Between(Box::new(low), Box::new(high)), negated))
    }

    fn is(&mut self, start: usize, operand: Syntax) -> Parsed {
        let stops = self.stops;
        self.advance();
        let negated = self.take(&Token::Keyword(Keyword::Not));
        if self.take(&Token::Keyword(Keyword::Null)) {
            return Ok(self.tested(start, operand, Test::Null, negated));
        }
        let value_start = self.span().start;
        let value = self.sum()?;
        let found = self.raw(&(value_start..self.made(start, Shape::Broken).span.end)).to_owned();
        let node = self.made(start, Shape::Broken);
        let instead = (self.stops == stops).then(|| instead_of_is(&operand, &value, negated));
        self.report(
            ExpressionFault::new("expression-is", node.span.clone()).with("found", found).offering(instead),
        );
        Ok(node)
    }

    /// `channel like '%mail%'`: no such test, but functions that do the same.
    fn like(&mut self, start: usize, operand: &Syntax, negated: bool) -> Parsed {
        let (word, stops) = (self.span(), self.stops);
        self.advance();
        let pattern = self.sum()?;
        let node = self.made(start, Shape::Broken);
        let fault = ExpressionFault::new("expression-like", node.span.clone()).with("raw", self.raw(&word));
        let instead = match &pattern.shape {
            Shape::Text(pattern) if self.stops == stops => instead_of_like(operand, pattern, negated),
            _ => None,
        };
        self.report(fault.offering(instead));
        Ok(node)
    }
}

fn is_like(word: &str) -> bool {
    ["like", "ilike", "regexp"].contains(&fold(word).as_str())
}

/// What `x is …` was meant to say.
fn instead_of_is(operand: &Syntax, value: &Syntax, negated: bool) -> String {
    let not = if negated { "not " } else { "" };
    match &value.shape {
        Shape::YesNo(value) if *value != negated => operand.to_string(),
        Shape::YesNo(_) => format!("not {}", operand.in_comparison()),
        Shape::Column(name) if ["empty", "missing", "vide"].contains(&fold(name).as_str()) => {
            format!("{} is {not}null", operand.in_comparison())
        }
        _ => {
            let sign = if negated { "!=" } else { "=" };
            format!("{} {sign} {}", operand.in_comparison(), value.in_comparison())
        }
    }
}

fn instead_of_like(operand: &Syntax, pattern: &str, negated: bool) -> Option<String> {
    let not = if negated { "not " } else { "" };
    let bare = pattern.trim_matches('%');
    if bare.is_empty() || bare.contains(['%', '_']) {
        return None;
    }
    let function = match (pattern.starts_with('%'), pattern.ends_with('%')) {
        (true, true) => "contains",
        (false, true) => "starts_with",
        (true, false) => return None,
        (false, false) => {
            let sign = if negated { "!=" } else { "=" };
            return Some(format!("{} {sign} {}", operand.in_comparison(), written_text(bare)));
        }
    };
    Some(format!("{not}{function}({operand}, {})", written_text(bare)))
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn chains_and_other_ways_of_testing() {
        check(
            r"
            score = 1 = 2
            ^^^^^^^^^^^^^ expression-chain → score = 1 and 1 = 2

            1 < score < 5
            ^^^^^^^^^^^^^ expression-chain → 1 < score and score < 5

            upheld is yes
            ^^^^^^^^^^^^^ expression-is → upheld

            upheld is not true
            ^^^^^^^^^^^^^^^^^^ expression-is → not upheld

            channel is 'courriel'
            ^^^^^^^^^^^^^^^^^^^^^ expression-is → channel = 'courriel'

            channel is empty
            ^^^^^^^^^^^^^^^^ expression-is → channel is null

            channel like 'cour%'
            ^^^^^^^^^^^^^^^^^^^^ expression-like → starts_with(channel, 'cour')

            channel not like '%rier%'
            ^^^^^^^^^^^^^^^^^^^^^^^^^ expression-like → not contains(channel, 'rier')

            customer like 'abc'
            ^^^^^^^^^^^^^^^^^^^ expression-like → customer = 'abc'
            ",
        );
    }

    #[test]
    fn lists_and_ranges() {
        check(
            r"
            channel in 'courriel', 'courrier'
                       ^^^^^^^^^^^^^^^^^^^^^^ expression-in-list → ('courriel', 'courrier')

            channel in ()
                       ^^ expression-in-list

            channel in ['courriel']
                       ^^^^^^^^^^^^ expression-operator → ('courriel')

            score in (1,5, 2)
                      ^^^ expression-number-comma → 1.5 | 1, 5

            score between 1 or 5
                            ^^ expression-between

            score between 1, 5
                           ^ expression-between

            score in (1,
                        ^ expression-incomplete
            ",
        );
    }
}
