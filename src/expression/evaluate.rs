//! Runs a checked expression over one row.
//!
//! `None` is SQL's unknown. Arithmetic is exact; what overflows or divides by zero is missing.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::moments::When;
use super::program::{Node, Number, Text, Truth};
use super::row::{Cell, Clock};
use super::syntax::{Comparison, Operator};
use crate::values::Ratio;

/// One row and its clock. A cell of another type than its column's, or past the end, is missing.
#[derive(Clone, Copy)]
pub(super) struct Reading<'x, 'r> {
    pub row: &'x [Cell<'r>],
    pub clock: &'x dyn Clock,
}

impl<'x, 'r> Reading<'x, 'r> {
    pub(super) fn cell(self, node: &Node) -> Cell<'r> {
        let cell = match node {
            Node::Nothing => None,
            Node::Truth(truth) => self.truth(truth).map(Cell::YesNo),
            Node::Number(number) => self.number(number).map(Cell::Number),
            Node::Text(text) => self.owned_text(text).map(Cell::Text),
            Node::Moment(moment) => self.moment(moment).map(When::cell),
        };
        cell.unwrap_or(Cell::Missing)
    }

    pub(super) fn truth(self, truth: &Truth) -> Option<bool> {
        match truth {
            Truth::Nothing => None,
            Truth::Constant(value) => Some(*value),
            Truth::Column(index) => match self.row.get(*index) {
                Some(Cell::YesNo(value)) => Some(*value),
                _ => None,
            },
            Truth::Not(operand) => self.truth(operand).map(|value| !value),
            Truth::All(operands) => self.every(operands, true),
            Truth::Any(operands) => self.every(operands, false),
            Truth::Same(pair) => Some(self.truth(&pair.0)? == self.truth(&pair.1)?),
            Truth::Numbers(comparison, pair) => {
                Some(comparison.holds(order(self.number(&pair.0)?, self.number(&pair.1)?)))
            }
            Truth::Moments(comparison, a, b) => {
                Some(comparison.holds(self.order(self.moment(a)?, self.moment(b)?)))
            }
            Truth::SameText(a, b) => Some(self.text(a)? == self.text(b)?),
            Truth::OneOf(text, values) => {
                let text = self.text(text)?;
                Some(values.binary_search_by(|value| value.as_str().cmp(&text)).is_ok())
            }
            Truth::Contains(text, part) => Some(self.text(text)?.contains(&*self.text(part)?)),
            Truth::StartsWith(text, part) => Some(self.text(text)?.starts_with(&*self.text(part)?)),
            Truth::Missing(node) => Some(self.is_missing(node)),
            Truth::Either(pair) => self.truth(&pair.0).or_else(|| self.truth(&pair.1)),
        }
    }

    /// Whether all operands are `value`; false as soon as one is the contrary, which settles it
    /// whatever is unknown. (`or` is the same with the roles of yes and no exchanged.)
    fn every(self, operands: &[Truth], value: bool) -> Option<bool> {
        let mut known = true;
        for operand in operands {
            match self.truth(operand) {
                Some(found) if found != value => return Some(!value),
                Some(_) => {}
                None => known = false,
            }
        }
        known.then_some(value)
    }

    fn is_missing(self, node: &Node) -> bool {
        match node {
            Node::Nothing => true,
            Node::Truth(truth) => self.truth(truth).is_none(),
            Node::Number(number) => self.number(number).is_none(),
            Node::Text(text) => self.text(text).is_none(),
            Node::Moment(moment) => self.moment(moment).is_none(),
        }
    }

    pub(super) fn number(self, number: &Number) -> Option<Ratio> {
        match number {
            Number::Nothing => None,
            Number::Constant(value) => Some(*value),
            Number::Column(index) => match self.row.get(*index)? {
                Cell::Number(value) => Some(*value),
                _ => None,
            },
            Number::Negative(operand) => Ratio::ZERO.checked_sub(self.number(operand)?),
            Number::Absolute(operand) => {
                let value = self.number(operand)?;
                if value < Ratio::ZERO { Ratio::ZERO.checked_sub(value) } else { Some(value) }
            }
            Number::Length(text) => i128::try_from(self.text(text)?.chars().count()).ok().map(Ratio::integer),
            Number::Arithmetic(first, rest) => {
                rest.iter().try_fold(self.number(first)?, |total, (by, operand)| {
                    compute(total, *by, self.number(operand)?)
                })
            }
            Number::Between(span, a, b) => self.between(*span, self.moment(a)?, self.moment(b)?),
            Number::Either(pair) => self.number(&pair.0).or_else(|| self.number(&pair.1)),
        }
    }

    fn text<'t>(self, text: &'t Text) -> Option<Cow<'t, str>>
    where
        'x: 't,
    {
        match text {
            Text::Nothing => None,
            Text::Constant(value) => Some(Cow::Borrowed(value)),
            Text::Column(index) => match self.row.get(*index)? {
                Cell::Text(value) => Some(Cow::Borrowed(value)),
                _ => None,
            },
            Text::Lower(operand) => Some(Cow::Owned(self.text(operand)?.to_lowercase())),
            Text::Either(pair) => self.text(&pair.0).or_else(|| self.text(&pair.1)),
        }
    }

    /// A text that outlives the expression: as borrowed as the cell it comes from.
    fn owned_text(self, text: &Text) -> Option<Cow<'r, str>> {
        match text {
            Text::Column(index) => match self.row.get(*index)? {
                Cell::Text(value) => Some(value.clone()),
                _ => None,
            },
            Text::Either(pair) => self.owned_text(&pair.0).or_else(|| self.owned_text(&pair.1)),
            other => self.text(other).map(|value| Cow::Owned(value.into_owned())),
        }
    }
}

impl Comparison {
    pub(super) const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// Like denominators, the usual case, need no division.
pub(super) fn order(a: Ratio, b: Ratio) -> Ordering {
    if a.denominator() == b.denominator() { a.numerator().cmp(&b.numerator()) } else { a.cmp(&b) }
}

fn compute(a: Ratio, operator: Operator, b: Ratio) -> Option<Ratio> {
    match operator {
        Operator::Plus => a.checked_add(b),
        Operator::Minus => a.checked_sub(b),
        Operator::Times => a.checked_mul(b),
        Operator::By => a.checked_div(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::fixture::{holds, number, text, value};

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);
    const UNKNOWN: Option<bool> = None;

    /// SQL's truth tables (ISO/IEC 9075-2, 6.39), written out.
    #[test]
    fn three_valued_logic() {
        let tables = [
            // a, b, a and b, a or b, a = b, not a
            (YES, YES, YES, YES, YES, NO),
            (YES, NO, NO, YES, NO, NO),
            (YES, UNKNOWN, UNKNOWN, YES, UNKNOWN, NO),
            (NO, YES, NO, YES, NO, YES),
            (NO, NO, NO, NO, YES, YES),
            (NO, UNKNOWN, NO, UNKNOWN, UNKNOWN, YES),
            (UNKNOWN, YES, UNKNOWN, YES, UNKNOWN, UNKNOWN),
            (UNKNOWN, NO, NO, UNKNOWN, UNKNOWN, UNKNOWN),
            (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        ];
        for (a, b, and, or, same, not) in tables {
            let cell = |value: Option<bool>| value.map_or(Cell::Missing, Cell::YesNo);
            let cells = [("upheld", cell(a)), ("sans_suite", cell(b))];
            assert_eq!(holds("upheld and sans_suite", &cells), and, "{a:?} and {b:?}");
            assert_eq!(holds("upheld or sans_suite", &cells), or, "{a:?} or {b:?}");
            assert_eq!(holds("upheld = sans_suite", &cells), same, "{a:?} = {b:?}");
            assert_eq!(holds("not upheld", &cells), not, "not {a:?}");
            assert_eq!(holds("upheld is null", &cells), Some(a.is_none()), "{a:?} is null");
        }
    }

    #[test]
    fn missing_values_make_tests_unknown_and_never_true() {
        for expression in
            ["score = 1", "score != 1", "score in (1, 2)", "score not in (1, 2)", "length(customer) = 0"]
        {
            assert_eq!(holds(expression, &[]), UNKNOWN, "{expression}");
        }
        let cells = [("score", number("10"))];
        assert_eq!(holds("score between calls and 5", &cells), NO, "false whatever calls is");
        assert_eq!(holds("score between calls and 50", &cells), UNKNOWN);
        assert_eq!(holds("score in (10, calls)", &cells), YES);
        assert_eq!(holds("score not in (11, calls)", &cells), UNKNOWN);
        assert_eq!(holds("coalesce(calls, score) is not null", &cells), YES);
    }

    #[test]
    fn texts_are_compared_letter_by_letter() {
        let cells = [("channel", text("courrier")), ("customer", text("Dupont L'Été"))];
        assert_eq!(holds("channel in ('courriel', 'courrier')", &cells), YES);
        assert_eq!(holds("channel not in ('courriel', 'telephone')", &cells), YES);
        assert_eq!(holds("customer = 'dupont l''été'", &cells), NO);
        assert_eq!(holds("lower(customer) = 'dupont l''été'", &cells), YES);
        assert_eq!(holds(r#"contains(customer, "L'") and starts_with(customer, 'Dup')"#, &cells), YES);
        assert_eq!(value("length(customer)", &cells), number("12"));
        assert_eq!(value("coalesce(reference, customer)", &cells), text("Dupont L'Été"));
        assert_eq!(value("coalesce(reference, 'sans')", &cells), text("sans"));
    }

    #[test]
    fn arithmetic_is_exact_and_overflow_is_missing() {
        let cells = [("score", number("1")), ("calls", number("3")), ("taux", number("0.95"))];
        assert_eq!(value("score / calls + score / calls + score / calls", &cells), number("1"));
        assert_eq!(value("1 - 2 - 3 * 4", &cells), number("-13"));
        assert_eq!(value("-score * (2 + 3)", &cells), number("-5"));
        assert_eq!(value("abs(score - calls)", &cells), number("2"));
        assert_eq!(value("score / (calls - 3)", &cells), Cell::Missing);
        assert_eq!(holds("score / (calls - 3) > 0", &cells), UNKNOWN);
        assert_eq!(holds("taux = 95 %", &cells), YES);
        let huge = "999999999999999 * 999999999999999 * 999999999999999";
        assert_eq!(value(huge, &cells), Cell::Missing);
        assert_eq!(holds("0.1 + 0.2 = 0.3", &cells), YES);
    }

    #[test]
    fn a_short_row_and_cells_of_another_type_are_missing() {
        let columns = crate::expression::fixture::columns();
        let compiled = crate::expression::compile("score > 1", &columns).expect("sound");
        assert_eq!(compiled.holds(&[], &crate::expression::fixture::Brussels), UNKNOWN);
        assert_eq!(holds("score > 1", &[("score", text("2"))]), UNKNOWN);
    }
}
