//! Conditions that say the same of every row.
//!
//! A condition on one column and constants changes its answer only at those constants. It is
//! therefore asked at each of them, between them, beyond them and for a missing cell: what none of
//! these gives, no row gives. Parts on different columns answer independently of each other. Of any
//! other part every answer is possible.

use std::collections::{BTreeMap, BTreeSet};

use super::circuit::fold::{NoClock, constant_truth};
use super::compile::Expression;
use super::evaluate::Reading;
use super::program::Truth;
use super::row::Cell;
use super::samples::Samples;

/// The same answer for every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constancy {
    /// Every row meets the condition.
    Always,
    /// Every row meets it, save where a cell is missing.
    UnlessMissing,
    /// No row meets it: it is false, or unknown where a cell is missing.
    Never,
    /// It is unknown for every row, which therefore never meets it.
    Unknown,
}

/// The answers that rows can give; `None` is unknown.
type Answers = BTreeSet<Option<bool>>;

/// The possible answers of a part, and the one column that narrows them down.
struct Possible {
    answers: Answers,
    column: Option<usize>,
}

impl Expression {
    /// Whether this condition says the same of every row, and which column it contradicts or
    /// exhausts; `None` in its place where it asks nothing of a row.
    pub fn constancy(&self) -> Option<(Constancy, Option<usize>)> {
        let Possible { answers, column } = possible(self.truth()?);
        let can = |answer| answers.contains(&answer);
        let constancy = match (can(Some(true)), can(Some(false)), can(None)) {
            (true, true, _) => return None,
            (true, false, false) => Constancy::Always,
            (true, false, true) => Constancy::UnlessMissing,
            (false, true, _) => Constancy::Never,
            (false, false, _) => Constancy::Unknown,
        };
        Some((constancy, column))
    }
}

impl Expression {
    /// Whether a row in which this column is missing may meet the condition; `true` where that cannot be
    /// told.
    pub fn can_hold_without(&self, column: usize) -> bool {
        self.truth().is_none_or(|truth| without(truth, column).contains(&Some(true)))
    }
}

/// The answers of rows in which a column is missing.
fn without(truth: &Truth, missing: usize) -> Answers {
    let alone = Samples::of(truth).is_some_and(|samples| samples.column() == missing);
    if alone {
        let row = vec![Cell::Missing; missing + 1];
        return Answers::from([Reading { row: &row, clock: &NoClock }.truth(truth)]);
    }
    let joined = |parts: &[Truth], neutral| {
        parts.iter().fold(Answers::from([Some(neutral)]), |total, part| {
            crossed(&total, &without(part, missing), neutral)
        })
    };
    match truth {
        Truth::Not(inner) => without(inner, missing).into_iter().map(|answer| answer.map(|it| !it)).collect(),
        Truth::All(parts) => joined(parts, true),
        Truth::Any(parts) => joined(parts, false),
        _ => possible(truth).answers,
    }
}

/// Every answer of two parts together.
fn crossed(one: &Answers, other: &Answers, neutral: bool) -> Answers {
    one.iter().flat_map(|a| other.iter().map(move |b| both(*a, *b, neutral))).collect()
}

fn possible(truth: &Truth) -> Possible {
    if let Some(constant) = constant_truth(truth) {
        return Possible { answers: Answers::from([constant.0]), column: None };
    }
    if let Some((column, answers)) = sampled(truth) {
        return Possible { answers, column: Some(column) };
    }
    match truth {
        Truth::Not(inner) => {
            let Possible { answers, column } = possible(inner);
            Possible { answers: answers.into_iter().map(|answer| answer.map(|it| !it)).collect(), column }
        }
        Truth::All(parts) => joined(parts, true),
        Truth::Any(parts) => joined(parts, false),
        _ => Possible { answers: Answers::from([None, Some(false), Some(true)]), column: None },
    }
}

/// `and`, whose `neutral` answer is yes, or `or`, whose neutral answer is no.
fn joined(parts: &[Truth], neutral: bool) -> Possible {
    let mut by_column: BTreeMap<usize, Vec<Truth>> = BTreeMap::new();
    let mut found = Vec::new();
    for part in flat(parts, neutral) {
        match Samples::of(part) {
            Some(samples) => by_column.entry(samples.column()).or_default().push(part.clone()),
            None => found.push(possible(part)),
        }
    }
    let whole: fn(Vec<Truth>) -> Truth = if neutral { Truth::All } else { Truth::Any };
    found.splice(0..0, by_column.into_values().map(|parts| possible(&whole(parts))));
    // The part that settles the whole, or the first where all of them do.
    let settles = |part: &&Possible| !part.answers.contains(&Some(neutral));
    let column = found.iter().find(settles).or_else(|| found.first()).and_then(|part| part.column);
    let start = Answers::from([Some(neutral)]);
    let answers = found.iter().fold(start, |total, part| crossed(&total, &part.answers, neutral));
    Possible { answers, column }
}

/// The parts, those of nested ones of the same kind among them.
fn flat(parts: &[Truth], neutral: bool) -> Vec<&Truth> {
    let mut flattened = Vec::new();
    let mut open: Vec<&Truth> = parts.iter().rev().collect();
    while let Some(part) = open.pop() {
        match part {
            Truth::All(inner) if neutral => open.extend(inner.iter().rev()),
            Truth::Any(inner) if !neutral => open.extend(inner.iter().rev()),
            other => flattened.push(other),
        }
    }
    flattened
}

/// ISO/IEC 9075-2, 6.39: the contrary of the neutral answer settles it, whatever is unknown.
fn both(one: Option<bool>, other: Option<bool>, neutral: bool) -> Option<bool> {
    if [one, other].contains(&Some(!neutral)) {
        return Some(!neutral);
    }
    (one.is_some() && other.is_some()).then_some(neutral)
}

/// The one column that a condition compares with constants, and the answers that it can give.
fn sampled(truth: &Truth) -> Option<(usize, Answers)> {
    let samples = Samples::of(truth)?;
    let column = samples.column();
    let mut row = Vec::new();
    row.resize(column, Cell::Missing);
    let answers = samples.cells()?.into_iter().map(|cell| {
        row.truncate(column);
        row.push(cell);
        Reading { row: &row, clock: &NoClock }.truth(truth)
    });
    Some((column, answers.collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Constancy::{Always, Never, Unknown, UnlessMissing};
    use super::*;
    use crate::expression::fixture::{Brussels, columns, compiled, day, number, row, text};

    #[track_caller]
    fn found(expression: &str) -> Option<(Constancy, Option<String>)> {
        let (constancy, column) = compiled(expression).constancy()?;
        Some((constancy, column.map(|at| columns().swap_remove(at).name)))
    }

    #[track_caller]
    fn all_are(wanted: Constancy, column: &str, expressions: &[&str]) {
        let column = Some(column).filter(|name| !name.is_empty()).map(str::to_owned);
        for expression in expressions {
            assert_eq!(found(expression), Some((wanted, column.clone())), "{expression}");
        }
    }

    #[test]
    fn ranges_that_exclude_each_other_are_never_met() {
        all_are(
            Never,
            "score",
            &[
                "score > 10 and score < 5",
                "score > 5 and score < 5",
                "score > 5 and score <= 5",
                "upheld and score > 10 and customer = 'x' and score < 5",
                "upheld and (score > 10 and (score < 5 and calls > 1))",
                "score = 1 and score = 2",
                "score = 1 and score != 1",
                "score is null and score > 3",
                "score > 10 and days(received, answered_at) < 5 calendar days and 5 > score",
            ],
        );
        all_are(Never, "channel", &["channel = 'courriel' and channel = 'courrier'"]);
        all_are(Never, "upheld", &["upheld and not upheld"]);
        let bounds = "acknowledged > '2026-01-31' and acknowledged < '2026-02-01'";
        all_are(Never, "acknowledged", &[bounds]);
        all_are(Never, "received", &["received < '2026-01-31' and received >= '2026-01-31'"]);
    }

    #[test]
    fn what_covers_everything_is_met_unless_missing() {
        let exhausted =
            ["score > 3 or score <= 3", "score != 1 or score != 2", "not (score > 3 and score < 1)"];
        all_are(UnlessMissing, "score", &exhausted);
        all_are(UnlessMissing, "upheld", &["upheld or not upheld"]);
        let covered =
            ["score > 3 or score <= 3 or score is null", "upheld or score is null or score is not null"];
        all_are(Always, "score", &covered);
    }

    #[test]
    fn what_reads_no_column_is_constant() {
        all_are(Always, "", &["1 < 2", "yes", "not no", "length('abc') = 3"]);
        all_are(Never, "", &["2 < 1", "no and upheld"]);
        all_are(Unknown, "", &["1 / 0 > 2"]);
    }

    #[test]
    fn what_a_missing_cell_rules_out_is_known() {
        let at = |name: &str| columns().iter().position(|column| column.name == name).expect("a column");
        let can = |expression: &str, column| compiled(expression).can_hold_without(at(column));
        for expression in [
            "score is not null",
            "score > 3",
            "upheld and score is not null",
            "not (score is null or upheld)",
        ] {
            assert!(!can(expression, "score"), "{expression}");
        }
        for expression in
            ["score is null", "score is not null or upheld", "upheld", "calls > 3", "not upheld"]
        {
            assert!(can(expression, "score"), "{expression}");
        }
    }

    #[test]
    fn near_misses_are_left_alone() {
        for expression in [
            "score >= 5 and score <= 5",
            "score > 5 and score < 6",
            "score > 10 and calls < 5",
            "score > 10 or score < 5",
            "score > 3 or score < 3",
            "score = 1 or score = 2",
            "channel = 'courriel' or channel = 'courrier'",
            "channel in ('courriel', 'courrier', 'telephone')",
            "customer != 'a' and customer != 'b'",
            "upheld",
            "not upheld and not sans_suite",
            "score is null",
            "score is null or score > 3",
            "acknowledged > '2026-01-30' and acknowledged < '2026-02-01'",
            "acknowledged >= received",
            "lower(customer) = 'a' and customer = 'A'",
            "business_days(received, clôturé) <= 5 business days",
            "upheld or (score > 10 and score < 5)",
        ] {
            assert_eq!(found(expression), None, "{expression}");
        }
    }

    /// Comparisons of two numbers, a text, a day and an answer, joined in any way.
    fn conditions() -> impl Strategy<Value = String> {
        let sign = || proptest::sample::select(vec!["=", "!=", "<", "<=", ">", ">="]);
        let equal = || proptest::sample::select(vec!["=", "!="]);
        let atom = prop_oneof![
            (proptest::sample::select(vec!["score", "calls"]), sign(), 0..3)
                .prop_map(|(column, sign, value)| format!("{column} {sign} {value}")),
            (equal(), "[ab]").prop_map(|(sign, value)| format!("customer {sign} '{value}'")),
            (sign(), 1..4).prop_map(|(sign, day)| format!("acknowledged {sign} '2026-01-0{day}'")),
            Just("upheld".to_owned()),
            Just("score is null".to_owned()),
            Just("score < calls".to_owned()),
            Just("2 < 1".to_owned()),
        ];
        atom.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|a| format!("not ({a})")),
                proptest::collection::vec(inner.clone(), 2..4)
                    .prop_map(|all| format!("({})", all.join(" and "))),
                proptest::collection::vec(inner, 2..4).prop_map(|any| format!("({})", any.join(" or "))),
            ]
        })
    }

    fn cells() -> impl Strategy<Value = Vec<(&'static str, Cell<'static>)>> {
        let numbers =
            || proptest::option::of(proptest::sample::select(vec!["-1", "0", "0.5", "1", "2", "7"]));
        let days = proptest::sample::select(vec!["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-09"]);
        let texts = proptest::sample::select(vec!["a", "b", "c"]);
        let (days, texts) = (proptest::option::of(days), proptest::option::of(texts));
        (numbers(), numbers(), texts, days, proptest::option::of(any::<bool>())).prop_map(
            |(score, calls, customer, acknowledged, upheld)| {
                vec![
                    ("score", score.map_or(Cell::Missing, number)),
                    ("calls", calls.map_or(Cell::Missing, number)),
                    ("customer", customer.map_or(Cell::Missing, text)),
                    ("acknowledged", acknowledged.map_or(Cell::Missing, day)),
                    ("upheld", upheld.map_or(Cell::Missing, Cell::YesNo)),
                ]
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        /// Against the evaluation of rows: none contradicts what is said of them all.
        #[test]
        fn no_row_contradicts_it(condition in conditions(), cells in cells()) {
            let compiled = compiled(&condition);
            let held = compiled.holds(&row(&cells), &Brussels);
            let allowed: &[Option<bool>] = match compiled.constancy() {
                None => return Ok(()),
                Some((Always, _)) => &[Some(true)],
                Some((UnlessMissing, _)) => &[Some(true), None],
                Some((Never, _)) => &[Some(false), None],
                Some((Unknown, _)) => &[None],
            };
            prop_assert!(allowed.contains(&held), "{condition}: {held:?}");
        }
    }
}
