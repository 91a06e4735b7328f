//! The one canonical spelling of an expression, and the way pieces of it are written in suggestions.

use std::fmt;

use super::names::written_name;
use super::quotes::written_text;
use super::syntax::{Operator, Shape, Syntax, Test};

impl Syntax {
    /// The spelling inside a comparison, in parentheses where it needs them.
    pub(super) fn in_comparison(&self) -> String {
        Within(self, Rank::Sum).to_string()
    }
}

/// How tightly a shape holds together; a looser one inside a tighter one needs parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Or,
    And,
    Not,
    Test,
    Sum,
    Product,
    Sign,
    Operand,
}

impl Shape {
    fn rank(&self) -> Rank {
        match self {
            Self::Any(_) => Rank::Or,
            Self::All(_) => Rank::And,
            Self::Not(_) => Rank::Not,
            Self::Compare(..) | Self::Is(..) | Self::IsNot(..) => Rank::Test,
            Self::Arithmetic(_, rest) if rest.iter().all(|(operator, _)| operator.is_sum()) => Rank::Sum,
            Self::Arithmetic(..) => Rank::Product,
            Self::Negative(_) => Rank::Sign,
            _ => Rank::Operand,
        }
    }
}

/// Writes `self.0`, in parentheses unless it holds at least as tightly as `self.1`.
struct Within<'a>(&'a Syntax, Rank);

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.shape.rank() >= self.1 { write!(f, "{}", self.0) } else { write!(f, "({})", self.0) }
    }
}

/// Writes items with a separator between them.
struct Joined<'a>(&'a [Syntax], Rank, &'static str);

impl fmt::Display for Joined<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { self.2 };
            write!(f, "{separator}{}", Within(item, self.1))?;
        }
        Ok(())
    }
}

impl fmt::Display for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.shape {
            Shape::Null => f.write_str("null"),
            Shape::YesNo(value) => f.write_str(if *value { "yes" } else { "no" }),
            Shape::Number(number) => write!(f, "{number}"),
            Shape::Percent(percent) => write!(f, "{percent}"),
            Shape::Money(money) => write!(f, "{money}"),
            Shape::Duration(duration) => write!(f, "{duration}"),
            Shape::Text(text) => f.write_str(&written_text(text)),
            Shape::Date(date) => write!(f, "date '{date}'"),
            Shape::Column(name) => f.write_str(&written_name(name)),
            Shape::Call(call) => write!(f, "{}({})", call.name, Joined(&call.arguments, Rank::Or, ", ")),
            Shape::Negative(operand) => write!(f, "-{}", Within(operand, Rank::Sign)),
            Shape::Not(operand) => write!(f, "not {}", Within(operand, Rank::Not)),
            Shape::Arithmetic(first, rest) => write_arithmetic(f, first, rest),
            Shape::Compare(comparison, left, right) => {
                let (left, right) = (Within(left, Rank::Sum), Within(right, Rank::Sum));
                write!(f, "{left} {} {right}", comparison.sign())
            }
            Shape::Is(operand, test) => write_test(f, operand, "", test),
            Shape::IsNot(operand, test) => write_test(f, operand, "not ", test),
            Shape::All(items) => write!(f, "{}", Joined(items, Rank::Not, " and ")),
            Shape::Any(items) => write!(f, "{}", Joined(items, Rank::And, " or ")),
            Shape::Broken => f.write_str("…"),
        }
    }
}

fn write_arithmetic(f: &mut fmt::Formatter<'_>, first: &Syntax, rest: &[(Operator, Syntax)]) -> fmt::Result {
    let sum = rest.iter().all(|(operator, _)| operator.is_sum());
    let inner = if sum { Rank::Product } else { Rank::Sign };
    write!(f, "{}", Within(first, inner))?;
    rest.iter()
        .try_for_each(|(operator, operand)| write!(f, " {} {}", operator.sign(), Within(operand, inner)))
}

fn write_test(f: &mut fmt::Formatter<'_>, operand: &Syntax, not: &str, test: &Test) -> fmt::Result {
    let operand = Within(operand, Rank::Sum);
    match test {
        Test::Null => write!(f, "{operand} is {not}null"),
        Test::In(items) => write!(f, "{operand} {not}in ({})", Joined(items, Rank::Sum, ", ")),
        Test::Between(low, high) => {
            let (low, high) = (Within(low, Rank::Sum), Within(high, Rank::Sum));
            write!(f, "{operand} {not}between {low} and {high}")
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use proptest::prelude::*;

    use super::*;
    use crate::expression::fault::Faults;
    use crate::expression::parser::parse;
    use crate::expression::syntax::{Call, Comparison};
    use crate::values::{Decimal, Duration, Money, Percent, Unit};

    const COMPARISONS: [Comparison; 6] = [
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Greater,
        Comparison::AtLeast,
    ];

    const UNITS: [Unit; 9] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::BusinessHour,
        Unit::BusinessDay,
        Unit::CalendarDay,
        Unit::Week,
        Unit::Month,
        Unit::Year,
    ];

    fn decimal() -> impl Strategy<Value = Decimal> {
        "[0-9]{1,9}(\\.[0-9]{1,9})?".prop_map(|raw| Decimal::parse(&raw).expect("a number"))
    }

    fn leaf() -> impl Strategy<Value = Shape> {
        let currencies = proptest::sample::select(vec!["EUR", "CHF", "USD"]);
        prop_oneof![
            Just(Shape::Null),
            any::<bool>().prop_map(Shape::YesNo),
            decimal().prop_map(Shape::Number),
            decimal().prop_map(|number| Shape::Percent(Percent::of(number))),
            (decimal(), currencies).prop_map(|(amount, currency)| Shape::Money(
                Money::new(amount, currency).expect("a currency")
            )),
            (0_u32..=100, proptest::sample::select(UNITS.to_vec()))
                .prop_map(|(amount, unit)| Shape::Duration(Duration { amount, unit })),
            ".{0,8}".prop_map(Shape::Text),
            (1_i16..9_999, 1_i8..13, 1_i8..29)
                .prop_map(|(year, month, day)| Shape::Date(Date::constant(year, month, day))),
            "[a-zé_][a-z0-9_]{0,6}".prop_map(Shape::Column),
            "not|in|yes|date|like|.{1,8}".prop_map(Shape::Column),
        ]
    }

    fn node(shape: Shape) -> Syntax {
        Syntax { shape, span: 0..0 }
    }

    fn tree() -> impl Strategy<Value = Syntax> {
        leaf().prop_map(node).prop_recursive(5, 40, 4, |inner| {
            let boxed = || inner.clone().prop_map(Box::new);
            let several = || proptest::collection::vec(inner.clone(), 2..4);
            let items = || proptest::collection::vec(inner.clone(), 1..4);
            let chain = |operators: [Operator; 2]| {
                let operand = (proptest::sample::select(operators.to_vec()), inner.clone());
                (boxed(), proptest::collection::vec(operand, 1..4))
            };
            let test = prop_oneof![
                Just(Test::Null),
                items().prop_map(Test::In),
                (boxed(), boxed()).prop_map(|(low, high)| Test::Between(low, high)),
            ];
            let comparison = proptest::sample::select(COMPARISONS.to_vec());
            let calls = ("f[a-z]{1,5}", proptest::collection::vec(inner.clone(), 0..3));
            prop_oneof![
                calls.prop_map(|(name, arguments)| Shape::Call(Call { name, arguments })),
                boxed().prop_map(Shape::Negative),
                boxed().prop_map(Shape::Not),
                chain([Operator::Plus, Operator::Minus])
                    .prop_map(|(first, rest)| Shape::Arithmetic(first, rest)),
                chain([Operator::Times, Operator::By])
                    .prop_map(|(first, rest)| Shape::Arithmetic(first, rest)),
                (comparison, boxed(), boxed()).prop_map(|(sign, a, b)| Shape::Compare(sign, a, b)),
                (boxed(), test.clone()).prop_map(|(operand, test)| Shape::Is(operand, test)),
                (boxed(), test).prop_map(|(operand, test)| Shape::IsNot(operand, test)),
                several().prop_map(Shape::All),
                several().prop_map(Shape::Any),
            ]
            .prop_map(node)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_reads_back_the_same(tree in tree()) {
            let mut faults = Faults::default();
            let text = tree.to_string();
            let (again, whole) = parse(&text, &[], &mut faults);
            prop_assert!(whole && faults.is_empty(), "{}: {:?}", text, faults);
            prop_assert_eq!(again, tree, "{}", text);
        }
    }
}
