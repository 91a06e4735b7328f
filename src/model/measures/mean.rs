//! `mean: column`, or `mean: {of: column, weight: column}`.

use super::{Formula, MeasureRow, lower_as};
use crate::model::{ColumnName, Either, Field, Spanned};
use crate::record;

record! {
    /// A weighted mean.
    Mean {
        of: ColumnName, required => "The column averaged" / "La colonne moyennée";
        weight: ColumnName => "The column of weights" / "La colonne des poids";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "mean",
    english: "Mean of a column, perhaps weighted by another",
    french: "Moyenne d’une colonne, éventuellement pondérée par une autre",
    schema: Either::<ColumnName, Mean>::schema,
    lower: |node, lowering| {
        let span = node.span;
        lower_as::<Either<ColumnName, Mean>>(node, lowering, |mean| match mean {
            Either::Short(column) => {
                Some(Formula::Mean { of: Spanned { value: column.clone(), span }, weight: None })
            }
            Either::Long(mean) => {
                let weight = mean.weight.spanned().cloned();
                Some(Formula::Mean { of: mean.of.spanned()?.clone(), weight })
            }
        })
    },
};
