//! The functions of the language: one row each.

use super::Kind;
use super::program::{Moment, Node, Number, Span, Text, Truth, Typed};

/// A function as the reference and the editor show it.
pub struct Function {
    pub name: &'static str,
    /// How it is written: `days(from, to)`.
    pub signature: &'static str,
    /// The key of the message that says what it gives.
    pub doc: &'static str,
    /// A whole expression that calls it.
    pub example: &'static str,
    pub(super) parameters: &'static [Parameter],
    /// Builds the call from arguments that fit the parameters; `None` where they do not fit each
    /// other.
    pub(super) make: fn(Typed, Typed) -> Option<Typed>,
}

/// What an argument must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameter {
    Text,
    /// A text that is looked for in the first argument.
    Part,
    Number,
    /// A date or a date-time.
    Moment,
    /// A date-time.
    Instant,
    /// Anything, of the same kind as the other arguments.
    Same,
}

impl Parameter {
    pub(super) fn accepts(self, kind: &Kind) -> bool {
        match self {
            _ if *kind == Kind::Nothing => true,
            Self::Text | Self::Part => *kind == Kind::Text,
            Self::Number => kind.is_numeric(),
            Self::Moment => kind.is_moment(),
            Self::Instant => *kind == Kind::DateTime,
            Self::Same => true,
        }
    }
}

/// The function called `name`, in capitals or not.
pub(super) fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name.eq_ignore_ascii_case(name))
}

/// All functions, in alphabetical order.
pub static FUNCTIONS: [Function; 10] = [
    Function {
        name: "abs",
        signature: "abs(number)",
        doc: "expression-function-abs",
        example: "abs(score - calls) <= 2",
        parameters: &[Parameter::Number],
        make: |a, _| {
            Some(Typed { kind: a.kind, node: Node::Number(Number::Absolute(Box::new(a.node.number()))) })
        },
    },
    Function {
        name: "business_days",
        signature: "business_days(from, to)",
        doc: "expression-function-business-days",
        example: "business_days(received, answered) <= 10 business days",
        parameters: &[Parameter::Moment, Parameter::Moment],
        make: |a, b| Some(span(Kind::BusinessDays, Span::BusinessDays, a, b)),
    },
    Function {
        name: "business_hours",
        signature: "business_hours(from, to)",
        doc: "expression-function-business-hours",
        example: "business_hours(received, answered) <= 8 business hours",
        parameters: &[Parameter::Instant, Parameter::Instant],
        make: |a, b| Some(span(Kind::BusinessHours, Span::BusinessHours, a, b)),
    },
    Function {
        name: "coalesce",
        signature: "coalesce(value, otherwise)",
        doc: "expression-function-coalesce",
        example: "coalesce(score, 0) < 5",
        parameters: &[Parameter::Same, Parameter::Same],
        make: coalesce,
    },
    Function {
        name: "contains",
        signature: "contains(text, 'part')",
        doc: "expression-function-contains",
        example: "contains(comment, 'refund')",
        parameters: &[Parameter::Text, Parameter::Part],
        make: |a, b| Some(truth(Truth::Contains(a.node.text(), b.node.text()))),
    },
    Function {
        name: "days",
        signature: "days(from, to)",
        doc: "expression-function-days",
        example: "days(received, answered) <= 30 calendar days",
        parameters: &[Parameter::Moment, Parameter::Moment],
        make: |a, b| Some(span(Kind::Days, Span::Days, a, b)),
    },
    Function {
        name: "hours",
        signature: "hours(from, to)",
        doc: "expression-function-hours",
        example: "hours(received, answered) <= 24 hours",
        parameters: &[Parameter::Instant, Parameter::Instant],
        make: |a, b| Some(span(Kind::Hours, Span::Hours, a, b)),
    },
    Function {
        name: "length",
        signature: "length(text)",
        doc: "expression-function-length",
        example: "length(comment) > 20",
        parameters: &[Parameter::Text],
        make: |a, _| Some(Typed { kind: Kind::Number, node: Node::Number(Number::Length(a.node.text())) }),
    },
    Function {
        name: "lower",
        signature: "lower(text)",
        doc: "expression-function-lower",
        example: "lower(comment) = 'none'",
        parameters: &[Parameter::Text],
        make: |a, _| Some(Typed { kind: Kind::Text, node: Node::Text(Text::Lower(Box::new(a.node.text()))) }),
    },
    Function {
        name: "starts_with",
        signature: "starts_with(text, 'beginning')",
        doc: "expression-function-starts-with",
        example: "starts_with(`N° dossier`, '26-')",
        parameters: &[Parameter::Text, Parameter::Part],
        make: |a, b| Some(truth(Truth::StartsWith(a.node.text(), b.node.text()))),
    },
];

fn truth(truth: Truth) -> Typed {
    Typed { kind: Kind::YesNo, node: Node::Truth(truth) }
}

fn span(kind: Kind, span: Span, a: Typed, b: Typed) -> Typed {
    Typed { kind, node: Node::Number(Number::Between(span, a.node.moment(), b.node.moment())) }
}

/// The first value that is there. A date and a date-time give a date.
fn coalesce(a: Typed, b: Typed) -> Option<Typed> {
    let kind = match (&a.kind, &b.kind) {
        (a, b) if a == b => a.clone(),
        (Kind::Nothing, kind) | (kind, Kind::Nothing) => kind.clone(),
        (a, b) if a.is_moment() && b.is_moment() => Kind::Date,
        (Kind::Percent, Kind::Number) | (Kind::Number, Kind::Percent) => Kind::Percent,
        (a, b) => a.sum(b)?,
    };
    let to_day = a.kind.is_moment() && b.kind.is_moment() && a.kind != b.kind;
    let (a, b) = (a.node, b.node);
    let node = match &kind {
        Kind::Nothing => Node::Nothing,
        Kind::YesNo => Node::Truth(Truth::Either(Box::new((a.truth(), b.truth())))),
        Kind::Text => Node::Text(Text::Either(Box::new((a.text(), b.text())))),
        Kind::Date | Kind::DateTime => {
            let either = Moment::Either(Box::new((a.moment(), b.moment())));
            Node::Moment(if to_day { Moment::DayOf(Box::new(either)) } else { either })
        }
        _ => Node::Number(Number::Either(Box::new((a.number(), b.number())))),
    };
    Some(Typed { kind, node })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_named_alike() {
        assert!(FUNCTIONS.windows(2).all(|pair| pair[0].name < pair[1].name));
        for row in &FUNCTIONS {
            assert!(row.signature.starts_with(&format!("{}(", row.name)), "{}", row.name);
            assert_eq!(row.doc, format!("expression-function-{}", row.name.replace('_', "-")));
            assert_eq!(row.signature.matches(',').count() + 1, row.parameters.len(), "{}", row.name);
        }
    }
}
