//! `ratio: {of: condition, among: condition}` counts rows; `ratio: {sum: columns, over: columns}`
//! divides sums, for rows that are totals already.

use super::{Addend, Formula, MeasureRow, lower_as, one_of_missing, together, unknown_keys};
use crate::diagnostic::Diagnostic;
use crate::model::{ColumnName, Expression, Field, OneOrMany, Slot};
use crate::record;
use crate::yaml::Node;

record! {
    /// A share.
    Ratio {
        of: Expression => "Condition on the rows that count as good" / "Condition des lignes comptées comme bonnes";
        among: Expression => "Condition on the rows that count at all" / "Condition des lignes comptées";
        sum: OneOrMany<ColumnName> => "Columns summed above the line" / "Colonnes sommées au numérateur";
        over: OneOrMany<ColumnName> => "Columns summed below the line" / "Colonnes sommées au dénominateur";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "ratio",
    english: "Share of rows that meet a condition, or of one sum in another",
    french: "Part des lignes qui remplissent une condition, ou d’une somme dans une autre",
    schema: Ratio::schema,
    lower: |node, lowering| {
        lowering.findings.extend(contradiction(node));
        lower_as::<Ratio>(node, lowering, |ratio| {
            if let Some(of) = ratio.of.given() {
                return Some(Formula::Share { of: of.clone(), among: ratio.among.given().cloned() });
            }
            Some(Formula::ShareOfSums { numerator: addends(&ratio.sum)?, denominator: addends(&ratio.over)? })
        })
    },
};

/// Rows that meet a condition, or sums: one of the two, and whole.
fn contradiction(node: &Node) -> Option<Diagnostic> {
    if unknown_keys(node, Ratio::KEYS) {
        return None;
    }
    let given = |key: &str| node.get(key).is_some();
    match (given("of") || given("among"), given("sum") || given("over")) {
        (true, true) => together(node, &["of", "among", "sum", "over"]),
        (true, false) if !given("of") => one_of_missing(node, "ratio", &["of"]),
        (false, true) if !given("sum") => one_of_missing(node, "ratio", &["sum"]),
        (false, true) if !given("over") => one_of_missing(node, "ratio", &["over"]),
        (false, false) => one_of_missing(node, "ratio", &["of", "sum"]),
        _ => None,
    }
}

/// The columns of a sum, all added.
fn addends(columns: &Slot<OneOrMany<ColumnName>>) -> Option<Vec<Addend>> {
    let columns = columns.given()?;
    Some(columns.0.items.iter().map(|column| Addend { sign: 1, column: column.clone() }).collect())
}
