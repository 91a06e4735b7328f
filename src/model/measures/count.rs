//! `count: rows`: how many rows.

use super::{Formula, MeasureRow, lower_as};
use crate::model::Field;
use crate::words;

words! {
    /// What is counted.
    Counted { Rows = "rows", Cases = "cases", }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "count",
    english: "Number of rows in scope",
    french: "Nombre de lignes concernées",
    schema: Counted::schema,
    lower: |node, lowering| lower_as::<Counted>(node, lowering, |_| Some(Formula::Count)),
};
