//! The values and operators of the language, for its reference: one row each. (The functions have
//! their own table, [`super::FUNCTIONS`].)

/// A way of writing, as the reference shows it.
#[derive(Debug)]
pub struct Form {
    /// How it is written: `a between b and c`.
    pub written: &'static str,
    /// The key of the message that says what it means.
    pub doc: &'static str,
    /// A whole expression that uses it.
    pub example: &'static str,
}

macro_rules! forms {
    ($($written:literal $doc:literal $example:literal;)*) => {
        &[$(Form { written: $written, doc: $doc, example: $example },)*]
    };
}

/// How values and columns are written.
pub const VALUES: &[Form] = forms! {
    "column" "expression-form-column" "upheld";
    "`a column`" "expression-form-quoted-column" "`N° dossier` is not null";
    "'text'" "expression-form-text" "channel = 'email'";
    "12.5" "expression-form-number" "score >= 12.5";
    "95 %" "expression-form-percent" "share >= 95 %";
    "20 seconds" "expression-form-duration" "wait <= 20 seconds";
    "10 EUR" "expression-form-money" "refund > 10 EUR";
    "'2026-01-31'" "expression-form-date" "received >= '2026-01-31'";
    "yes, true, oui / no, false, non" "expression-form-yes-no" "coalesce(upheld, no)";
};

/// The operators, from the one that binds most to the one that binds least.
pub const OPERATORS: &[Form] = forms! {
    "- a" "expression-form-negative" "abs(score) <= - score";
    "a * b, a / b" "expression-form-product" "refund / score > 10 EUR";
    "a + b, a - b" "expression-form-sum" "score + calls >= 12";
    "a = b, a != b" "expression-form-equal" "channel != 'letter'";
    "a < b, a <= b, a > b, a >= b" "expression-form-order" "answered >= received";
    "a between b and c" "expression-form-between" "score between 0 and 10";
    "a in (b, c), a not in (b, c)" "expression-form-in" "channel in ('email', 'letter')";
    "a is null, a is not null" "expression-form-null" "answered is null";
    "not a" "expression-form-not" "not upheld";
    "a and b" "expression-form-and" "upheld and score < 5";
    "a or b" "expression-form-or" "channel = 'email' or (upheld and score < 5)";
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::lexer::KEYWORDS;
    use crate::expression::program::Node;
    use crate::expression::syntax::{Comparison, Operator};
    use crate::expression::{Column, ColumnType, FUNCTIONS, compile};

    fn columns() -> Vec<Column> {
        let channels = ["email", "letter", "phone"].map(str::to_owned).to_vec();
        let named = [
            ("N° dossier", ColumnType::Text),
            ("comment", ColumnType::Text),
            ("channel", ColumnType::Category(channels, false)),
            ("received", ColumnType::DateTime),
            ("answered", ColumnType::DateTime),
            ("upheld", ColumnType::YesNo),
            ("score", ColumnType::Number),
            ("calls", ColumnType::Number),
            ("refund", ColumnType::Money("EUR".into())),
            ("share", ColumnType::Percent),
            ("wait", ColumnType::Duration),
        ];
        named.into_iter().map(|(name, kind)| Column { name: name.into(), kind }).collect()
    }

    #[test]
    fn every_example_compiles_to_a_condition_and_reads_a_column() {
        let forms = VALUES.iter().chain(OPERATORS).map(|form| form.example);
        for example in forms.chain(FUNCTIONS.iter().map(|function| function.example)) {
            let expression = compile(example, &columns());
            let expression = expression.unwrap_or_else(|faults| panic!("{example}: {faults:#?}"));
            assert!(expression.truth().is_some(), "{example}");
            assert!(!expression.columns().is_empty(), "{example}");
        }
    }

    #[test]
    fn the_example_of_a_function_calls_it() {
        for row in &FUNCTIONS {
            assert!(row.example.contains(&format!("{}(", row.name)), "{}", row.name);
        }
    }

    #[test]
    fn no_sign_and_no_word_of_the_language_is_left_out() {
        let written: Vec<&str> =
            VALUES.iter().chain(OPERATORS).flat_map(|form| form.written.split([' ', ','])).collect();
        let arithmetic = [Operator::Plus, Operator::Minus, Operator::Times, Operator::By].map(Operator::sign);
        let comparisons = [
            Comparison::Equal,
            Comparison::NotEqual,
            Comparison::Less,
            Comparison::AtMost,
            Comparison::Greater,
            Comparison::AtLeast,
        ];
        let words = KEYWORDS.iter().map(|(word, _)| *word);
        for wanted in arithmetic.into_iter().chain(comparisons.map(Comparison::sign)).chain(words) {
            assert!(written.contains(&wanted), "{wanted}");
        }
    }

    /// The order of the table is that of the parser: without parentheses, each row binds its
    /// operands before the next one does.
    #[test]
    fn what_binds_most_comes_first() {
        for (bare, bracketed) in [
            ("- score * calls > 0", "((- score) * calls) > 0"),
            ("score + calls * 2 > 0", "(score + (calls * 2)) > 0"),
            ("score + calls = 2", "(score + calls) = 2"),
            ("not score = 2", "not (score = 2)"),
            ("not upheld and score = 2", "(not upheld) and score = 2"),
            ("upheld or upheld and score = 2", "upheld or (upheld and score = 2)"),
        ] {
            let [bare, bracketed] = [bare, bracketed]
                .map(|text| compile(text, &columns()).unwrap_or_else(|faults| panic!("{text}: {faults:#?}")));
            let node = bare.truth().cloned().map(Node::Truth);
            assert_eq!(node, bracketed.truth().cloned().map(Node::Truth), "{bare}");
        }
    }
}
