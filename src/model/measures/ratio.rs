//! `ratio: {of: condition, among: condition}` counts rows; `ratio: {sum: columns, over: columns}`
//! divides sums, for rows that are totals already.

use super::{Addend, Formula, MeasureRow, lower_as};
use crate::model::{ColumnName, Expression, Field, OneOrMany, Slot};
use crate::record;

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
        lower_as::<Ratio>(node, lowering, |ratio| {
            if let Some(of) = ratio.of.given() {
                return Some(Formula::Share { of: of.clone(), among: ratio.among.given().cloned() });
            }
            Some(Formula::ShareOfSums { numerator: addends(&ratio.sum)?, denominator: addends(&ratio.over)? })
        })
    },
};

/// The columns of a sum, all added.
fn addends(columns: &Slot<OneOrMany<ColumnName>>) -> Option<Vec<Addend>> {
    let columns = columns.given()?;
    Some(columns.0.items.iter().map(|column| Addend { sign: 1, column: column.clone() }).collect())
}
