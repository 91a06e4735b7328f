//! From when a clock runs: from receipt, or from something that happens inside the house.

use super::naming::{Beginnings, CLOSING, FOLLOWING_UP, says, stage_says};
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ColumnName, ComplaintProcedure, Formula, Indicator, Source, Spanned};
use crate::resolve::Model;
use crate::values::fold;

/// A case comes in (ISO 10002, 7.3).
const RECEIVING: Beginnings = &[
    "receiv", "receipt", "recu", "recep", "opened", "ouvert", "created", "cree", "creation", "complain",
    "entered", "ontvang", "eingeg", "eingang",
];

/// The columns between which a time is measured.
pub fn ends_of<'m>(
    model: &'m Model,
    indicator: &str,
) -> Option<(&'m Spanned<ColumnName>, &'m Spanned<ColumnName>)> {
    match model.find::<Indicator>(indicator)?.body().measure.given()?.formula.as_ref()? {
        Formula::Time { from, to, .. } => Some((from, to)),
        _ => None,
    }
}

/// What a column is called: our name and the header in the file.
pub fn names_of(model: &Model, indicator: &str, column: &str) -> Vec<String> {
    let mut names = vec![column.to_owned()];
    let source = model.find::<Indicator>(indicator).and_then(|found| found.body().source.given());
    let source = source.and_then(|source| model.find::<Source>(&source.id));
    let declared = source.and_then(|source| source.body().columns.given()?.get(column));
    let header = declared.and_then(|column| column.value.from.given());
    names.extend(header.into_iter().flat_map(|header| header.0.iter().map(|line| line.0.clone())));
    names
}

/// Whether a stage behind others is measured from receipt on. What comes after the answer is not.
pub fn is_measured_from_receipt(
    model: &Model,
    procedure: &ComplaintProcedure,
    stage: &Stage,
    indicator: &str,
) -> bool {
    let afterwards = stage_says(stage, FOLLOWING_UP) || stage_says(stage, CLOSING);
    !afterwards && runs_from_receipt(model, procedure, indicator)
}

/// Whether the clock of an indicator runs from receipt of the complaint: from the column that the
/// register calls so, or whose name says so.
fn runs_from_receipt(model: &Model, procedure: &ComplaintProcedure, indicator: &str) -> bool {
    let Some((from, _)) = ends_of(model, indicator) else { return false };
    let fields = procedure.record.given().and_then(|record| record.fields.given());
    let registered = fields.is_some_and(|fields| {
        fields.iter().any(|(datum, column)| says(datum, RECEIVING) && fold(&column.0) == fold(&from.value.0))
    });
    registered || names_of(model, indicator, &from.value.0).iter().any(|name| says(name, RECEIVING))
}
