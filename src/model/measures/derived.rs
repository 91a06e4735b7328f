//! `derived: {formula, figures}`: arithmetic over the figures of other indicators for the same
//! period. Each figure has a name in the formula; a share counts as 0 to 1 there. Where one of them
//! has no figure, or the formula divides by zero, there is none.

use super::{Formula, MeasureRow, lower_as};
use crate::model::kinds::indicator::Indicator;
use crate::model::{Expression, Field, NamedIndicator, Ref, Table};
use crate::{record, words};

words! {
    /// What the formula gives.
    DerivedUnit { Number = "number", Share = "share", }
}

record! {
    /// A formula over other indicators.
    Derived {
        formula: Expression, required => "The formula, for instance: solved / (new + reopened)" / "La formule, par exemple : traites / (nouveaux + rouverts)";
        figures: Table<Ref<Indicator>>, required => "The names in the formula, and the indicators they stand for" / "Les noms de la formule, et les indicateurs qu’ils désignent";
        unit: DerivedUnit => "What it gives: number (default), or share (shown as a percentage)" / "Ce qu’elle donne : number (nombre, par défaut) ou share (part, montrée en pour cent)";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "derived",
    english: "Formula over the figures of other indicators",
    french: "Formule sur les chiffres d’autres indicateurs",
    schema: Derived::schema,
    lower: |node, lowering| {
        lower_as::<Derived>(node, lowering, |derived| {
            let table = derived.figures.given().filter(|table| table.complete)?;
            let figures = table.entries.iter().map(|(name, indicator)| {
                let named = NamedIndicator { id: indicator.value.id.clone(), span: indicator.span };
                (name.value.clone(), named)
            });
            Some(Formula::Derived {
                formula: derived.formula.given()?.clone(),
                figures: figures.collect(),
                unit: derived.unit.given().copied().unwrap_or(DerivedUnit::Number),
            })
        })
    },
};
