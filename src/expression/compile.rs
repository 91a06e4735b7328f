//! From the text of an expression to a program for its rows.

use std::fmt;
use std::ops::Range;

use super::check::Checker;
use super::evaluate::Reading;
use super::fault::{ExpressionFault, Faults};
use super::parser::parse;
use super::program::{Node, Truth, Typed};
use super::syntax::Syntax;
use super::{Cell, Clock, Column, Kind};

/// The longest expression accepted, in characters.
pub const LONGEST: usize = 10_000;

/// A compiled expression. `Display` writes its canonical text: equal texts, equal meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    kind: Kind,
    node: Node,
    columns: Vec<usize>,
    mentions: Vec<(usize, Range<usize>)>,
    canonical: String,
}

/// Compiles `text` against the declared columns of a source.
///
/// # Errors
/// Every mistake found, in the order of the text, at most one fault for each.
pub fn compile(text: &str, columns: &[Column]) -> Result<Expression, Vec<ExpressionFault>> {
    compiled(text, columns, value)
}

/// Compiles a condition: an expression that is true, false or unknown.
///
/// # Errors
/// As [`compile`], and `expression-not-a-condition` for any other kind of result.
pub fn compile_condition(text: &str, columns: &[Column]) -> Result<Expression, Vec<ExpressionFault>> {
    compiled(text, columns, condition)
}

fn value(checker: &mut Checker<'_>, syntax: &Syntax) -> Option<Typed> {
    checker.typed(syntax)
}

fn condition(checker: &mut Checker<'_>, syntax: &Syntax) -> Option<Typed> {
    let truth = checker.condition(syntax)?;
    Some(Typed { kind: Kind::YesNo, node: Node::Truth(truth) })
}

fn compiled(
    text: &str,
    columns: &[Column],
    check: fn(&mut Checker<'_>, &Syntax) -> Option<Typed>,
) -> Result<Expression, Vec<ExpressionFault>> {
    let mut faults = Faults::default();
    let length = text.chars().count();
    if length > LONGEST {
        let fault = ExpressionFault::new("expression-long", 0..text.len());
        faults.report(fault.with("length", length.to_string()).with("limit", LONGEST.to_string()));
        return Err(faults.sorted());
    }
    let (syntax, whole) = parse(text, columns, &mut faults);
    let mut checker = Checker { text, columns, whole, faults, mentions: Vec::new() };
    let typed = check(&mut checker, &syntax);
    let Checker { faults, mut mentions, .. } = checker;
    match typed {
        Some(Typed { kind, node }) if faults.is_empty() => {
            mentions.sort_by_key(|(_, span)| span.start);
            let mut columns: Vec<usize> = mentions.iter().map(|(index, _)| *index).collect();
            columns.sort_unstable();
            columns.dedup();
            Ok(Expression { kind, node, columns, mentions, canonical: syntax.to_string() })
        }
        _ => Err(faults.sorted()),
    }
}

impl Expression {
    /// What evaluation gives, where it is not missing.
    pub const fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The condition that it is.
    pub(super) const fn truth(&self) -> Option<&Truth> {
        match &self.node {
            Node::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// Whether it counts business time, and so depends on a calendar. (A text that names a function
    /// of business time counts too.)
    pub fn counts_business_time(&self) -> bool {
        self.canonical.contains("business_")
    }

    /// The columns read: their indices, sorted, each once.
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// Every mention of a column, with its byte range in the text (backquotes included), in the
    /// order of the text.
    pub fn mentions(&self) -> &[(usize, Range<usize>)] {
        &self.mentions
    }

    /// The value for one row. A cell of another type than its column's is taken as missing.
    pub fn evaluate<'r>(&self, row: &[Cell<'r>], clock: &dyn Clock) -> Cell<'r> {
        Reading { row, clock }.cell(&self.node)
    }

    /// Whether the condition holds for one row; `None` where that is unknown, or where the
    /// expression is no condition.
    pub fn holds(&self, row: &[Cell<'_>], clock: &dyn Clock) -> Option<bool> {
        self.truth().and_then(|truth| Reading { row, clock }.truth(truth))
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::expression::fixture::{check, columns, compiled};

    fn keys(text: &str) -> Vec<&'static str> {
        let faults = compile_condition(text, &columns()).err().unwrap_or_default();
        faults.iter().map(|fault| fault.key).collect()
    }

    #[test]
    fn an_expression_knows_its_kind_and_its_columns() {
        let expression = compiled("score + `score` * calls > 3 and `N° dossier` is null");
        assert_eq!(expression.kind(), &Kind::YesNo);
        let named: Vec<&str> = expression
            .columns()
            .iter()
            .map(|index| columns().swap_remove(*index).name.leak() as &str)
            .collect();
        assert_eq!(named, ["N° dossier", "score", "calls"]);
        let mentions: Vec<_> = expression.mentions().iter().map(|(_, span)| span.clone()).collect();
        assert_eq!(mentions, [0..5, 8..15, 18..23, 32..45]);
        assert_eq!(compiled("compensation / 2").kind(), &Kind::Money("EUR".into()));
        assert_eq!(compiled("business_days(received, clôturé)").kind(), &Kind::BusinessDays);
    }

    #[test]
    fn equal_expressions_have_one_canonical_text() {
        let canonical = "not upheld and (score >= 1.50 or customer != 'a''b') and wait < 1 minute";
        assert_eq!(compiled(canonical).to_string(), canonical);
        let written = r#"NOT (upheld) AND ((score>=1.50 OR customer<>"a'b")) and wait < 1 min"#;
        assert_eq!(compiled(written).to_string(), canonical);
    }

    #[test]
    fn nothing_to_read() {
        assert_eq!(keys(""), ["expression-empty"]);
        assert_eq!(keys(" \u{a0}\n"), ["expression-empty"]);
        check("score + 1\n^^^^^^^^^ expression-not-a-condition");
        assert!(compile("score + 1", &columns()).is_ok());
    }

    #[test]
    fn nesting_and_length_are_limited() {
        for (open, close) in [("(", ")"), ("not ", ""), ("coalesce(", ", no)")] {
            let nested = |depth: usize| format!("{}upheld{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(keys(&nested(64)), Vec::<&str>::new(), "{open}");
            assert_eq!(keys(&nested(65)), ["expression-deep"], "{open}");
            assert_eq!(keys(&nested(600)), ["expression-deep"], "{open}");
        }
        assert_eq!(keys(&format!("{}score > 0", "- ".repeat(65))), ["expression-deep"]);
        let deep = format!("{}1{} > 0", "0 + 1 * coalesce(".repeat(64), ", 2)".repeat(64));
        assert_eq!(keys(&deep), Vec::<&str>::new());
        let long = format!("score > 0{}", " + 1".repeat(2_400));
        assert_eq!(keys(&long), Vec::<&str>::new());
        assert_eq!(keys(&" ".repeat(LONGEST + 1)), ["expression-long"]);
    }

    /// Words of the language and others, between bars.
    const WORDS: &str = "and|or|not|in|between|is|null|like|upheld|score|channel|received|wait|taux|compensation|\
        `N° dossier`|N° dossier|sans-suite|'courriel'|'2026-01-31'|\"|'|`|«|»|’|(|)|[|]|,|=|<|>=|!|&&|%|€|EUR|days|\
        business|date|lower(|coalesce(|5|1,5|1 840|.5|2026-01-31|-|*|/|é|\u{300}|;";

    /// Words in any order, with and without spaces.
    fn word_salad() -> impl Strategy<Value = String> {
        let word = proptest::sample::select(WORDS.split('|').collect::<Vec<_>>());
        let spaced = (word, proptest::sample::select(vec!["", " "]));
        proptest::collection::vec(spaced, 0..24)
            .prop_map(|pieces| pieces.into_iter().flat_map(|(word, space)| [word, space]).collect())
    }

    fn is_sound(text: &str) {
        match compile_condition(text, &columns()) {
            Ok(expression) => {
                let canonical = expression.to_string();
                let again = compile_condition(&canonical, &columns()).map(|again| again.to_string());
                assert_eq!(again, Ok(canonical), "{text}");
            }
            Err(faults) => {
                assert!(!faults.is_empty(), "{text}");
                for fault in &faults {
                    assert!(text.get(fault.start..fault.end).is_some(), "{text}: {fault:?}");
                }
                assert!(faults.windows(2).all(|pair| pair[0].start <= pair[1].start));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in ".{0,60}") {
            is_sound(&text);
        }

        #[test]
        fn any_words_are_read_or_refused_without_panic(text in word_salad()) {
            is_sound(&text);
        }
    }
}
