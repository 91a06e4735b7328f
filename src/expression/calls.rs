//! Function calls: the name, the number and the kinds of the arguments.

use std::ops::Range;

use super::Kind;
use super::check::Checker;
use super::compare::dated;
use super::fault::ExpressionFault;
use super::functions::{FUNCTIONS, Function, Parameter, function};
use super::mismatch::Side;
use super::nearest::nearest;
use super::program::{Node, Typed};
use super::syntax::{Call, Shape, Syntax};

impl Checker<'_> {
    pub(super) fn call(&mut self, call: &Call, span: &Range<usize>) -> Option<Typed> {
        let arguments: Vec<Option<Typed>> =
            call.arguments.iter().map(|argument| self.typed(argument)).collect();
        let Some(function) = function(&call.name) else {
            let known = nearest(&call.name, FUNCTIONS.iter().map(|function| function.name));
            let fault =
                ExpressionFault::new("expression-unknown-function", span.start..span.start + call.name.len());
            self.faults.report(fault.with("name", &call.name).offering(known.map(str::to_owned)));
            return None;
        };
        if arguments.len() != function.parameters.len() {
            let fault = ExpressionFault::new("expression-arguments", span.clone())
                .with("function", function.name)
                .with("signature", function.signature)
                .with("expected", function.parameters.len().to_string())
                .with("given", arguments.len().to_string());
            self.faults.report(fault);
            return None;
        }
        let arguments: Vec<Typed> = arguments.into_iter().collect::<Option<_>>()?;
        let checked: Vec<Result<Typed, ExpressionFault>> =
            (0..arguments.len()).map(|index| self.argument(function, call, &arguments, index)).collect();
        let mut fitting = Vec::with_capacity(checked.len());
        for argument in checked {
            match argument {
                Ok(typed) => fitting.push(typed),
                Err(fault) => self.faults.report(fault),
            }
        }
        if fitting.len() < arguments.len() {
            return None;
        }
        self.applied(function, call, fitting, span)
    }

    fn applied(
        &mut self,
        function: &Function,
        call: &Call,
        arguments: Vec<Typed>,
        span: &Range<usize>,
    ) -> Option<Typed> {
        let mut arguments = arguments.into_iter();
        let mut next = || arguments.next().unwrap_or(Typed { kind: Kind::Nothing, node: Node::Nothing });
        let (first, second) = (next(), next());
        let kinds = (first.kind.clone(), second.kind.clone());
        let made = (function.make)(first, second);
        if let (None, [left, right]) = (&made, call.arguments.as_slice()) {
            let (left, right) =
                (Side { syntax: left, kind: &kinds.0 }, Side { syntax: right, kind: &kinds.1 });
            let fault = self.mismatch(left, right, span);
            self.faults.report(fault);
        }
        made
    }

    /// The argument at `index`, a text literal turned into a date where one is wanted.
    fn argument(
        &self,
        function: &Function,
        call: &Call,
        arguments: &[Typed],
        index: usize,
    ) -> Result<Typed, ExpressionFault> {
        let (syntax, typed) = (&call.arguments[index], arguments[index].clone());
        let parameter = function.parameters[index];
        let typed = match parameter {
            Parameter::Moment | Parameter::Instant => dated(syntax, typed, function.name)?,
            Parameter::Part => {
                self.never_lower(&arguments[0], syntax)?;
                typed
            }
            Parameter::Same => self.like_the_other(call, arguments, index)?,
            Parameter::Text | Parameter::Number => typed,
        };
        if parameter.accepts(&typed.kind) {
            return Ok(typed);
        }
        if parameter == Parameter::Instant && typed.kind == Kind::Date {
            return Err(ExpressionFault::new("expression-time-of-day", syntax.span.clone())
                .with("function", function.name)
                .with("raw", self.raw(&syntax.span)));
        }
        Err(ExpressionFault::new("expression-argument", syntax.span.clone())
            .with("function", function.name)
            .with("signature", function.signature)
            .with("raw", self.raw(&syntax.span))
            .with("kind", typed.kind.name())
            .offering(quoted_number(parameter, syntax)))
    }

    /// An argument that must be of the kind of the others: texts beside a date are dates, and a
    /// bare number is no percentage.
    fn like_the_other(
        &self,
        call: &Call,
        arguments: &[Typed],
        index: usize,
    ) -> Result<Typed, ExpressionFault> {
        let typed = arguments[index].clone();
        let syntax = &call.arguments[index];
        for (other, beside) in arguments.iter().zip(&call.arguments) {
            if other.kind.is_moment() {
                return dated(syntax, typed, self.raw(&beside.span));
            }
            let (value, number) =
                (Side { syntax: beside, kind: &other.kind }, Side { syntax, kind: &typed.kind });
            if let Some(fault) = self.bare_number(value, number) {
                return Err(fault);
            }
        }
        Ok(typed)
    }
}

/// `contains(reference, 12)`: the number in quotes.
fn quoted_number(parameter: Parameter, syntax: &Syntax) -> Option<String> {
    match (&syntax.shape, parameter) {
        (Shape::Number(number), Parameter::Text | Parameter::Part) => Some(format!("'{number}'")),
        (Shape::Text(text), Parameter::Number) => {
            crate::values::Decimal::parse(text).ok().map(|number| number.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::fixture::check;

    #[test]
    fn functions_and_their_arguments() {
        check(
            r"
            lowr(channel) = 'x'
            ^^^^ expression-unknown-function → lower

            lower()
            ^^^^^^^ expression-arguments

            lower(channel, 2) = 'x'
            ^^^^^^^^^^^^^^^^^ expression-arguments

            abs(12,5) > 2
            ^^^^^^^^^ expression-arguments

            contains(customer, 12)
                               ^^ expression-argument → '12'

            contains(lower(customer), 'Retard')
                                      ^^^^^^^^ expression-lower → 'retard'

            length(score) > 2
                   ^^^^^ expression-argument

            abs('5') > 2
                ^^^ expression-argument → 5
            ",
        );
    }

    #[test]
    fn hours_need_a_time_of_day() {
        check(
            r"
            business_hours(received, clôturé) <= 4
                                     ^^^^^^^ expression-time-of-day

            hours(acknowledged, '2026-01-31') <= 4
                  ^^^^^^^^^^^^ expression-time-of-day
                                ^^^^^^^^^^^^ expression-time-of-day

            HOURS(received, answered_at) <= 4
            ",
        );
    }

    #[test]
    fn coalesce_takes_two_of_a_kind() {
        check(
            r"
            coalesce(upheld, no)

            coalesce(taux, 0.5) > 10 %
                           ^^^ expression-percent-bare → 50 %

            coalesce(score, 'x') = 1
            ^^^^^^^^^^^^^^^^^^^^ expression-mismatch

            coalesce(clôturé, '2026-01-01') > received

            coalesce(clôturé, 'demain') > received
                              ^^^^^^^^ expression-date
            ",
        );
    }
}
