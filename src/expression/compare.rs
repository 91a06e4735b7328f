//! Comparisons: which values may meet, at which precision, and what is compared in vain.

use std::ops::Range;

use super::Kind;
use super::check::Checker;
use super::fault::ExpressionFault;
use super::literals::read_date;
use super::mismatch::Side;
use super::program::{Moment, Node, Number, Text, Truth, Typed};
use super::quotes::written_text;
use super::syntax::{Comparison, Operator, Shape, Syntax};
use crate::values::{Ratio, parse_date, parse_yes_no};

/// Two values that meet in a comparison, and where: `whole` is the place of the comparison, where
/// it is written as one (not so in `in` and `between`).
pub(super) struct Meeting<'s> {
    pub comparison: Comparison,
    pub left: (&'s Syntax, Typed),
    pub right: (&'s Syntax, Typed),
    pub whole: Option<Range<usize>>,
}

impl Meeting<'_> {
    fn span(&self) -> Range<usize> {
        self.whole.clone().unwrap_or_else(|| self.right.0.span.clone())
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        let (left, right) = (&self.left, &self.right);
        (Side { syntax: left.0, kind: &left.1.kind }, Side { syntax: right.0, kind: &right.1.kind })
    }
}

impl Checker<'_> {
    pub(super) fn comparison(
        &mut self,
        comparison: Comparison,
        left: &Syntax,
        right: &Syntax,
        span: &Range<usize>,
    ) -> Option<Truth> {
        if let Some(fault) = compared_with_null(comparison, left, right, span) {
            self.faults.report(fault);
            self.typed(left);
            self.typed(right);
            return None;
        }
        if let Some(fault) = self.unquoted_value(left, right).or_else(|| self.unquoted_value(right, left)) {
            self.faults.report(fault);
            return None;
        }
        let (a, b) = (self.typed(left), self.typed(right));
        let meeting = Meeting { comparison, left: (left, a?), right: (right, b?), whole: Some(span.clone()) };
        self.meet(meeting).map_err(|fault| self.faults.report(fault)).ok()
    }

    /// The comparison of two values, or why they cannot be compared.
    pub(super) fn meet(&self, mut meeting: Meeting) -> Result<Truth, ExpressionFault> {
        self.yes_no_as_text(&meeting)?;
        let (left, right) = (meeting.left.0, meeting.right.0);
        let kinds = (meeting.left.1.kind.clone(), meeting.right.1.kind.clone());
        if kinds.1.is_moment() {
            meeting.left.1 = dated(left, meeting.left.1, self.raw(&right.span))?;
        }
        if kinds.0.is_moment() {
            meeting.right.1 = dated(right, meeting.right.1, self.raw(&left.span))?;
        }
        self.unknown_value(left, right)?;
        self.unknown_value(right, left)?;
        self.never_lower(&meeting.left.1, right)?;
        self.never_lower(&meeting.right.1, left)?;
        let (a, b) = meeting.sides();
        if let Some(fault) = self.bare_number(a, b).or_else(|| self.bare_number(b, a)) {
            return Err(fault);
        }
        if !a.kind.compares_with(b.kind) {
            return Err(self.mismatch(a, b, &meeting.span()));
        }
        if meeting.comparison.is_order() && !(a.kind.is_ordered() && b.kind.is_ordered()) {
            return Err(ExpressionFault::new("expression-no-order", meeting.span())
                .with("raw", self.raw(&meeting.left.0.span))
                .with("kind", a.kind.name()));
        }
        Ok(built(meeting))
    }

    /// `upheld = 'yes'` on a column that is itself true or false.
    fn yes_no_as_text(&self, meeting: &Meeting) -> Result<(), ExpressionFault> {
        let (column, literal) = match (&meeting.left.1.kind, &meeting.right.1.kind) {
            (Kind::YesNo, Kind::Text | Kind::Number) => (meeting.left.0, meeting.right.0),
            (Kind::Text | Kind::Number, Kind::YesNo) => (meeting.right.0, meeting.left.0),
            _ => return Ok(()),
        };
        let value = match &literal.shape {
            _ if matches!(column.shape, Shape::YesNo(_)) => return Ok(()),
            Shape::Text(text) => parse_yes_no(text),
            Shape::Number(number) if number.ratio() == Ratio::ONE => Some(true),
            Shape::Number(number) if number.ratio() == Ratio::ZERO => Some(false),
            Shape::Number(_) => None,
            _ => return Ok(()),
        };
        let value = value.filter(|_| meeting.whole.is_some() && !meeting.comparison.is_order());
        let instead = value.map(|value| {
            let not = if value == (meeting.comparison == Comparison::Equal) { "" } else { "not " };
            format!("{not}{}", column.in_comparison())
        });
        Err(ExpressionFault::new("expression-yes-no", meeting.span())
            .with("column", self.raw(&column.span))
            .with("raw", self.raw(&literal.span))
            .offering(instead))
    }

    /// A text in small letters is never equal to one with capitals.
    pub(super) fn never_lower(&self, lowered: &Typed, literal: &Syntax) -> Result<(), ExpressionFault> {
        let (Node::Text(Text::Lower(_)), Shape::Text(text)) = (&lowered.node, &literal.shape) else {
            return Ok(());
        };
        let small = text.to_lowercase();
        if small == *text {
            return Ok(());
        }
        let fault = ExpressionFault::new("expression-lower", literal.span.clone());
        Err(fault.with("raw", self.raw(&literal.span)).offering([written_text(&small)]))
    }
}

/// `x = null` is never true: SQL knows `is null`.
fn compared_with_null(
    comparison: Comparison,
    left: &Syntax,
    right: &Syntax,
    span: &Range<usize>,
) -> Option<ExpressionFault> {
    let other = match (&left.shape, &right.shape) {
        (_, Shape::Null) => left,
        (Shape::Null, _) => right,
        _ => return None,
    };
    let test = match comparison {
        Comparison::Equal => Some("is null"),
        Comparison::NotEqual => Some("is not null"),
        _ => None,
    };
    let fault = ExpressionFault::new("expression-null", span.clone());
    Some(fault.offering(test.map(|test| format!("{} {test}", other.in_comparison()))))
}

/// A text literal beside a date is read as a date.
pub(super) fn dated(syntax: &Syntax, typed: Typed, column: &str) -> Result<Typed, ExpressionFault> {
    let Shape::Text(text) = &syntax.shape else { return Ok(typed) };
    if let Ok(date) = parse_date(text) {
        return Ok(Typed { kind: Kind::Date, node: Node::Moment(Moment::Constant(date)) });
    }
    Err(ExpressionFault::new("expression-date", syntax.span.clone())
        .with("raw", text)
        .with("column", column)
        .offering(read_date(text).map(|date| format!("'{date}'"))))
}

fn built(meeting: Meeting) -> Truth {
    let Meeting { comparison, left: (_, left), right: (_, right), .. } = meeting;
    let same = match (left.node, right.node) {
        (Node::Number(a), Node::Number(b)) => {
            let (a, b) = (in_seconds(a, &left.kind, &right.kind), in_seconds(b, &right.kind, &left.kind));
            return Truth::Numbers(comparison, Box::new((a, b)));
        }
        (Node::Moment(a), Node::Moment(b)) => return Truth::Moments(comparison, a, b),
        (Node::Text(a), Node::Text(b)) => Truth::SameText(a, b),
        (Node::Truth(a), Node::Truth(b)) => Truth::Same(Box::new((a, b))),
        _ => return Truth::Nothing,
    };
    if comparison == Comparison::Equal { same } else { Truth::Not(Box::new(same)) }
}

/// Hours are turned into seconds where they meet a duration.
fn in_seconds(number: Number, kind: &Kind, other: &Kind) -> Number {
    if *kind == Kind::Hours && *other == Kind::Duration {
        let hour = Number::Constant(Ratio::integer(3_600));
        return Number::Arithmetic(Box::new(number), vec![(Operator::Times, hour)]);
    }
    number
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn yes_no_columns_are_conditions_themselves() {
        check(
            r"
            upheld = 'oui'
            ^^^^^^^^^^^^^^ expression-yes-no → upheld

            upheld != 'no'
            ^^^^^^^^^^^^^^ expression-yes-no → upheld

            upheld = 1
            ^^^^^^^^^^ expression-yes-no → upheld

            upheld = 'peut-être'
            ^^^^^^^^^^^^^^^^^^^^ expression-yes-no

            upheld in ('yes', 'oui')
                       ^^^^^ expression-yes-no

            upheld = sans_suite

            upheld > sans_suite
            ^^^^^^^^^^^^^^^^^^^ expression-no-order

            contains(customer, 'a') = 'yes'
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-yes-no → contains(customer, 'a')
            ",
        );
    }

    #[test]
    fn what_is_compared_in_vain() {
        check(
            r"
            score = null
            ^^^^^^^^^^^^ expression-null → score is null

            score <> null
            ^^^^^^^^^^^^^ expression-null → score is not null

            score > null
            ^^^^^^^^^^^^ expression-null

            lower(channel) = 'Courriel'
                             ^^^^^^^^^^ expression-lower → 'courriel'

            reference > 'A'
            ^^^^^^^^^^^^^^^ expression-no-order
            ",
        );
    }

    #[test]
    fn dates() {
        check(
            r"
            received >= '31/01/2026'
                        ^^^^^^^^^^^^ expression-date → '2026-01-31'

            received >= 'hier'
                        ^^^^^^ expression-date

            '2026-01-31' <= received

            received = acknowledged
            ",
        );
    }
}
