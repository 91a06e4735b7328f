//! `in`, `between` and `is null`.

use super::check::Checker;
use super::compare::Meeting;
use super::fault::ExpressionFault;
use super::program::{Moment, Number, Text, Truth, Typed};
use super::syntax::{Comparison, Shape, Syntax, Test};

impl Checker<'_> {
    pub(super) fn test(&mut self, operand: &Syntax, test: &Test) -> Option<Truth> {
        match test {
            Test::Null => Some(Truth::Missing(Box::new(self.typed(operand)?.node))),
            Test::In(items) => self.one_of(operand, items),
            Test::Between(low, high) => self.between(operand, low, high),
        }
    }

    fn one_of(&mut self, operand: &Syntax, items: &[Syntax]) -> Option<Truth> {
        let typed = self.typed(operand);
        let mut truths = Vec::with_capacity(items.len());
        let mut faults = Vec::new();
        for item in items {
            match self.item(operand, typed.as_ref(), item) {
                Ok(truth) => truths.extend(truth),
                Err(fault) => faults.push(fault),
            }
        }
        self.report_once(faults);
        (truths.len() == items.len()).then(|| gathered(truths))
    }

    /// The equality with one item of a list; `None` where a fault has been reported below.
    fn item(
        &mut self,
        operand: &Syntax,
        typed: Option<&Typed>,
        item: &Syntax,
    ) -> Result<Option<Truth>, ExpressionFault> {
        if matches!(item.shape, Shape::Null) {
            return Err(ExpressionFault::new("expression-null", item.span.clone()));
        }
        if let Some(fault) = self.unquoted_value(operand, item) {
            return Err(fault);
        }
        let (Some(right), Some(left)) = (self.typed(item), typed.cloned()) else { return Ok(None) };
        let (left, right) = ((operand, left), (item, right));
        self.meet(Meeting { comparison: Comparison::Equal, left, right, whole: None }).map(Some)
    }

    /// A wrong value is a mistake of its own; values of the wrong kind are one mistake together.
    fn report_once(&mut self, faults: Vec<ExpressionFault>) {
        let is_kind = |fault: &ExpressionFault| {
            let each = ["unknown-value", "unquoted-value", "date", "lower"];
            !each.iter().any(|key| fault.key.strip_prefix("expression-") == Some(key))
        };
        let (of_kind, each): (Vec<_>, Vec<_>) = faults.into_iter().partition(is_kind);
        let together = self.together(of_kind);
        each.into_iter().chain(together).for_each(|fault| self.faults.report(fault));
    }

    /// The first of several faults, mending all of them where each can be mended.
    fn together(&self, faults: Vec<ExpressionFault>) -> Option<ExpressionFault> {
        let mut instead = Some(String::new());
        let (mut end, key) = faults.first().map(|first| (first.start, first.key))?;
        for fault in &faults {
            let between = self.raw(&(end..fault.start));
            let mended = fault.suggestions.first().filter(|_| fault.key == key);
            instead = instead.zip(mended).map(|(all, mended)| all + between + mended);
            end = fault.end;
        }
        let several = faults.len() > 1;
        let mut first = faults.into_iter().next()?;
        if several {
            first.end = if instead.is_some() { end } else { first.end };
            first.suggestions = instead.into_iter().collect();
        }
        Some(first)
    }

    fn between(&mut self, operand: &Syntax, low: &Syntax, high: &Syntax) -> Option<Truth> {
        let typed = self.typed(operand);
        let (bottom, top) = (self.typed(low), self.typed(high));
        let typed = typed?;
        let mut faults = Vec::new();
        let mut truths = Vec::with_capacity(2);
        for (comparison, bound, value) in
            [(Comparison::AtLeast, low, bottom?), (Comparison::AtMost, high, top?)]
        {
            if matches!(bound.shape, Shape::Null) {
                let fault = ExpressionFault::new("expression-null", bound.span.clone());
                faults.push(fault);
                continue;
            }
            let (left, right) = ((operand, typed.clone()), (bound, value));
            match self.meet(Meeting { comparison, left, right, whole: None }) {
                Ok(truth) => truths.push(truth),
                Err(fault) => faults.push(fault),
            }
        }
        self.report_once(faults);
        let [above, below] = truths.as_slice() else { return None };
        if is_empty(above, below) {
            let fault = self.empty_range(low, high);
            self.faults.report(fault);
            return None;
        }
        Some(Truth::All(truths))
    }

    /// `between 10 and 5` holds nothing.
    fn empty_range(&self, low: &Syntax, high: &Syntax) -> ExpressionFault {
        let span = low.span.start..high.span.end;
        let plain = !self.raw(&span).contains(['(', ')']);
        let (low, high) = (low.in_comparison(), high.in_comparison());
        let instead = plain.then(|| format!("{high} and {low}"));
        ExpressionFault::new("expression-between-order", span)
            .with("low", low)
            .with("high", high)
            .offering(instead)
    }
}

/// Whether two constant bounds leave nothing between them.
fn is_empty(above: &Truth, below: &Truth) -> bool {
    match (above, below) {
        (Truth::Numbers(_, low), Truth::Numbers(_, high)) => {
            matches!((&low.1, &high.1), (Number::Constant(low), Number::Constant(high)) if low > high)
        }
        (Truth::Moments(_, _, Moment::Constant(low)), Truth::Moments(_, _, Moment::Constant(high))) => {
            low > high
        }
        _ => false,
    }
}

/// Any of the equalities; a list of constant texts is searched at once.
fn gathered(truths: Vec<Truth>) -> Truth {
    let mut values = Vec::with_capacity(truths.len());
    let mut operand = None;
    for truth in &truths {
        let Truth::SameText(text, Text::Constant(value)) = truth else { return Truth::Any(truths) };
        operand = Some(text.clone());
        values.push(value.clone());
    }
    let Some(operand) = operand else { return Truth::Any(truths) };
    values.sort();
    values.dedup();
    Truth::OneOf(operand, values)
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn each_item_is_checked() {
        check(
            r"
            channel in (courriel, 'courrier', 'mail')
                        ^^^^^^^^ expression-unquoted-value → 'courriel'
                                              ^^^^^^ expression-unknown-value

            channel in courriel
                       ^^^^^^^^ expression-in-list → (courriel)
                       ^^^^^^^^ expression-unquoted-value → 'courriel'

            score in (1, null)
                         ^^^^ expression-null

            score in ('1', '2')
                      ^^^^^^^^ expression-mismatch → 1, 2

            received in ('31/01/2026', '2026-02-30')
                         ^^^^^^^^^^^^ expression-date → '2026-01-31'
                                       ^^^^^^^^^^^^ expression-date

            (channel) in (('couriel'))
                           ^^^^^^^^^ expression-unknown-value → 'courriel'
            ",
        );
    }

    #[test]
    fn empty_ranges() {
        check(
            r"
            score between 10 and 5
                          ^^^^^^^^ expression-between-order → 5 and 10

            score between (10) and (5)
                           ^^^^^^^^^^ expression-between-order

            received between '2026-02-01' and '2026-01-01'
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-between-order → '2026-01-01' and '2026-02-01'

            score between 'a' and 'b'
                          ^^^ expression-mismatch

            score not between 1 and 5
            ",
        );
    }
}
