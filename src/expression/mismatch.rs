//! Why two values do not go together, said as precisely as can be.

use std::ops::Range;

use super::Kind;
use super::check::Checker;
use super::fault::ExpressionFault;
use super::quotes::written_text;
use super::syntax::{Shape, Syntax};
use crate::values::{Decimal, Duration, Money, Percent};

/// One of two values that meet: how it is written and what it is.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    pub syntax: &'s Syntax,
    pub kind: &'s Kind,
}

impl Checker<'_> {
    /// The fault of two values that cannot be compared.
    pub(super) fn mismatch(&self, left: Side, right: Side, span: &Range<usize>) -> ExpressionFault {
        if let Some(fault) = self.known_mismatch(left, right, span) {
            return fault;
        }
        let respelt = self.respelt(right, left.kind).or_else(|| self.respelt(left, right.kind));
        let span = respelt.as_ref().map_or(span, |(span, _)| span).clone();
        ExpressionFault::new("expression-mismatch", span)
            .with("left", self.raw(&left.syntax.span))
            .with("left-kind", left.kind.name())
            .with("right", self.raw(&right.syntax.span))
            .with("right-kind", right.kind.name())
            .offering(respelt.map(|(_, instead)| instead))
    }

    /// Mismatches with a message of their own: units, clocks and currencies.
    pub(super) fn known_mismatch(
        &self,
        left: Side,
        right: Side,
        span: &Range<usize>,
    ) -> Option<ExpressionFault> {
        if let Some(fault) = self.bare_number(left, right).or_else(|| self.bare_number(right, left)) {
            return Some(fault);
        }
        if let (Kind::Money(a), Kind::Money(b)) = (left.kind, right.kind) {
            let fault = ExpressionFault::new("expression-currencies", span.clone())
                .with("left", self.raw(&left.syntax.span))
                .with("left-currency", a)
                .with("right", self.raw(&right.syntax.span))
                .with("right-currency", b);
            return (a != b).then_some(fault);
        }
        (left.kind.is_time() && right.kind.is_time()).then(|| {
            let respelt = in_hours(left, right).or_else(|| in_hours(right, left));
            let span = respelt.as_ref().map_or(span, |(span, _)| span).clone();
            ExpressionFault::new("expression-clocks", span)
                .offering(respelt.map(|(_, hours)| hours))
                .with("left", self.raw(&left.syntax.span))
                .with("left-kind", left.kind.name())
                .with("right", self.raw(&right.syntax.span))
                .with("right-kind", right.kind.name())
        })
    }

    /// A bare number beside a percentage or a duration: 0.95 and 95 are never taken for one
    /// another, nor minutes for seconds. Nought needs no sign beside a percentage.
    pub(super) fn bare_number(&self, value: Side, number: Side) -> Option<ExpressionFault> {
        let Shape::Number(bare) = &number.syntax.shape else { return None };
        let (key, readings) = match value.kind {
            Kind::Percent if *bare == Decimal::integer(0) => return None,
            Kind::Percent => {
                let readings = Percent::parse(&bare.to_string()).err().map(|fault| fault.suggestions);
                ("expression-percent-bare", readings.unwrap_or_default())
            }
            Kind::Duration if bare.scale() > 0 => ("expression-duration-bare", Vec::new()),
            Kind::Duration => {
                let readings = ["seconds", "minutes", "hours"].map(|unit| format!("{bare} {unit}"));
                ("expression-duration-bare", readings.to_vec())
            }
            _ => return None,
        };
        let fault = ExpressionFault::new(key, number.syntax.span.clone())
            .with("raw", self.raw(&number.syntax.span))
            .with("column", self.raw(&value.syntax.span));
        Some(fault.offering(readings))
    }

    /// How a literal should have been written to be of kind `wanted`, and where it stands.
    fn respelt(&self, literal: Side, wanted: &Kind) -> Option<(Range<usize>, String)> {
        let span = literal.syntax.span.clone();
        let instead = match &literal.syntax.shape {
            Shape::Text(text) => literal_of(wanted, text)?,
            Shape::Number(_) | Shape::YesNo(_) if *wanted == Kind::Text => written_text(self.raw(&span)),
            _ => return None,
        };
        Some((span, instead))
    }
}

/// Calendar days beside hours or a duration: the hours that were probably meant, and where.
fn in_hours(value: Side, literal: Side) -> Option<(Range<usize>, String)> {
    let Shape::Duration(duration) = &literal.syntax.shape else { return None };
    let seconds = duration.seconds().filter(|_| matches!(value.kind, Kind::Duration | Kind::Hours))?;
    Some((literal.syntax.span.clone(), format!("{} hours", seconds / 3_600)))
}

/// The literal of kind `kind` that is written between quotes: `'5'`, `'95 %'`, `'12,50 €'`.
fn literal_of(kind: &Kind, text: &str) -> Option<String> {
    match kind {
        Kind::Number | Kind::Days | Kind::Hours | Kind::BusinessDays | Kind::BusinessHours => {
            Decimal::parse(text).ok().map(|number| number.to_string())
        }
        Kind::Money(currency) => match Money::parse(text) {
            Ok(money) => (money.currency() == currency).then(|| money.to_string()),
            Err(_) => Decimal::parse(text).ok().map(|number| number.to_string()),
        },
        Kind::Percent => Percent::parse(text).ok().map(|percent| percent.to_string()),
        Kind::Duration => Duration::parse(text).ok().map(|duration| duration.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn units_are_never_guessed() {
        check(
            r"
            taux > 95
                   ^^ expression-percent-bare → 95 %

            taux > 0.95
                   ^^^^ expression-percent-bare → 95 %

            taux > 0

            calls / score > taux

            wait > 20
                   ^^ expression-duration-bare → 20 seconds | 20 minutes | 20 hours

            wait > 0.5
                   ^^^ expression-duration-bare

            calls > 20s
            ^^^^^^^^^^^ expression-mismatch
            ",
        );
    }

    #[test]
    fn clocks_and_currencies() {
        check(
            r"
            business_days(received, clôturé) <= 4 business hours
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-clocks

            business_days(received, clôturé) <= business_hours(received, answered_at)
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-clocks

            business_days(received, clôturé) <= 2 jours ouvrés

            days(received, clôturé) <= 30 calendar days

            wait > 2 calendar days
                   ^^^^^^^^^^^^^^^ expression-clocks → 48 hours

            hours(received, answered_at) <= 2 weeks
                                            ^^^^^^^ expression-clocks → 336 hours

            hours(received, answered_at) > wait

            compensation > 50 CHF
            ^^^^^^^^^^^^^^^^^^^^^ expression-currencies

            compensation > frais
            ^^^^^^^^^^^^^^^^^^^^ expression-currencies
            ",
        );
    }

    #[test]
    fn texts_and_numbers() {
        check(
            r"
            score > '5'
                    ^^^ expression-mismatch → 5

            reference = 75
                        ^^ expression-mismatch → '75'

            reference = oui
                        ^^^ expression-mismatch → 'oui'

            compensation > '12,50 €'
                           ^^^^^^^^^ expression-mismatch → 12.50 EUR

            calls = customer
            ^^^^^^^^^^^^^^^^ expression-mismatch
            ",
        );
    }
}
