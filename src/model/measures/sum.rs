//! `sum: column`.

use super::{Formula, MeasureRow, lower_as};
use crate::model::{ColumnName, Field, Slot, Spanned};

pub const ROW: MeasureRow = MeasureRow {
    tag: "sum",
    english: "Sum of a column",
    french: "Somme d’une colonne",
    schema: ColumnName::schema,
    lower: |node, lowering| {
        let span = node.span;
        let slot = lower_as::<ColumnName>(node, lowering, |column| {
            Some(Formula::Sum(Spanned { value: column.clone(), span }))
        });
        if slot.is_given() { slot } else { Slot::Invalid }
    },
};
