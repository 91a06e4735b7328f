//! Kinds in sums and products: units are kept, dates are not computed with.

use std::ops::Range;

use super::check::Checker;
use super::fault::ExpressionFault;
use super::mismatch::Side;
use super::program::{Node, Number, Typed};
use super::syntax::{Operator, Shape, Syntax};

impl Checker<'_> {
    pub(super) fn negative(&mut self, operand: &Syntax) -> Option<Typed> {
        let typed = self.typed(operand)?;
        if !typed.kind.is_numeric() {
            let fault = ExpressionFault::new("expression-negative", operand.span.clone())
                .with("raw", self.raw(&operand.span))
                .with("kind", typed.kind.name());
            self.faults.report(fault);
            return None;
        }
        Some(Typed { kind: typed.kind, node: Node::Number(Number::Negative(Box::new(typed.node.number()))) })
    }

    pub(super) fn arithmetic(
        &mut self,
        first: &Syntax,
        rest: &[(Operator, Syntax)],
        span: &Range<usize>,
    ) -> Option<Typed> {
        if let Some(fault) = self.hyphenated_name(first, rest) {
            self.faults.report(fault);
            return None;
        }
        let total = self.typed(first);
        let operands: Vec<Option<Typed>> = rest.iter().map(|(_, operand)| self.typed(operand)).collect();
        let operands: Vec<Typed> = operands.into_iter().collect::<Option<_>>()?;
        let total = total?;
        let (mut kind, mut nodes, mut last) = (total.kind, Vec::with_capacity(rest.len()), first);
        for ((operator, syntax), operand) in rest.iter().zip(operands) {
            let result = match operator {
                Operator::Plus | Operator::Minus => kind.sum(&operand.kind),
                Operator::Times => kind.product(&operand.kind),
                Operator::By => kind.quotient(&operand.kind),
            };
            let Some(result) = result else {
                let sides = (Side { syntax: last, kind: &kind }, Side { syntax, kind: &operand.kind });
                let fault = self.unjoined(*operator, sides, (rest.len() == 1).then_some(span));
                self.faults.report(fault);
                return None;
            };
            (kind, last) = (result, syntax);
            nodes.push((*operator, operand.node.number()));
        }
        Some(Typed { kind, node: Node::Number(Number::Arithmetic(Box::new(total.node.number()), nodes)) })
    }

    /// `sans-suite` where `sans` or `suite` is no column but `sans_suite` is one.
    fn hyphenated_name(&self, first: &Syntax, rest: &[(Operator, Syntax)]) -> Option<ExpressionFault> {
        let mut end = first.span.end;
        let mut all_known = self.is_known(first)?;
        for (operator, operand) in rest {
            if *operator != Operator::Minus || operand.span.start != end + 1 {
                return None;
            }
            all_known &= self.is_known(operand)?;
            end = operand.span.end;
        }
        let span = first.span.start..end;
        let known = self.nearest_column(self.raw(&span)).filter(|_| !all_known)?;
        let fault = ExpressionFault::new("expression-unknown-column", span.clone());
        Some(fault.with("name", self.raw(&span)).offering([known]))
    }

    /// Whether a column is declared; `None` for anything else than a column.
    fn is_known(&self, syntax: &Syntax) -> Option<bool> {
        match &syntax.shape {
            Shape::Column(name) => Some(self.index_of(name).is_some()),
            _ => None,
        }
    }

    /// Two operands that an operator cannot join. `whole` is the place of the two alone, if the
    /// computation has no other operand.
    fn unjoined(
        &self,
        operator: Operator,
        sides: (Side, Side),
        whole: Option<&Range<usize>>,
    ) -> ExpressionFault {
        let (left, right) = sides;
        let between = left.syntax.span.start..right.syntax.span.end;
        let span = whole.cloned().unwrap_or(between);
        if left.kind.is_moment() || right.kind.is_moment() {
            let lapse = left.kind.is_moment() && right.kind.is_moment() && operator == Operator::Minus;
            let instead = format!("days({}, {})", right.syntax, left.syntax);
            return ExpressionFault::new("expression-date-arithmetic", span.clone())
                .with("raw", self.raw(&span))
                .offering((lapse && whole.is_some()).then_some(instead));
        }
        let known = if operator.is_sum() { self.known_mismatch(left, right, &span) } else { None };
        known.unwrap_or_else(|| self.no_arithmetic(operator.sign(), left, right))
    }

    fn no_arithmetic(&self, sign: &str, left: Side, right: Side) -> ExpressionFault {
        ExpressionFault::new("expression-arithmetic", left.syntax.span.start..right.syntax.span.end)
            .with("operator", sign)
            .with("left", self.raw(&left.syntax.span))
            .with("left-kind", left.kind.name())
            .with("right", self.raw(&right.syntax.span))
            .with("right-kind", right.kind.name())
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn what_cannot_be_computed() {
        check(
            r"
            clôturé - acknowledged > 3
            ^^^^^^^^^^^^^^^^^^^^^^ expression-date-arithmetic → days(acknowledged, clôturé)

            received + 30 > clôturé
            ^^^^^^^^^^^^^ expression-date-arithmetic

            compensation + frais > 3
            ^^^^^^^^^^^^^^^^^^^^ expression-currencies

            compensation * compensation > 2
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-arithmetic

            score * 'a' > 2
            ^^^^^^^^^^^ expression-arithmetic
            ",
        );
    }

    #[test]
    fn a_hyphen_is_a_minus_sign_between_columns() {
        check(
            r"
            sans-suite
            ^^^^^^^^^^ expression-unknown-column → sans_suite

            calls-score > 2
            ",
        );
    }
}
