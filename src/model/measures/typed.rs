//! `typed`: figures entered by hand, with who entered them and on how many cases they rest.

use super::{Formula, MeasureRow, lower_as};
use crate::model::{Field, List, Ref, Role};
use crate::record;
use crate::values::{PeriodKey, Quantity, Text};
use crate::world::Span;

record! {
    /// One figure.
    TypedFigure {
        period: PeriodKey, required => "The period" / "La période";
        value: Quantity, required => "The value" / "La valeur";
        n: u32 => "Number of cases it rests on" / "Nombre de cas";
        note: Text => "Where it comes from" / "D’où il vient";
    }
}

record! {
    /// Figures entered by hand.
    Typed {
        by: Ref<Role>, required => "The role that enters them" / "Le rôle qui les saisit";
        values: List<TypedFigure>, required => "The figures, period by period" / "Les chiffres, période par période";
    }
}

/// A figure that was entered by hand.
#[derive(Debug, Clone)]
pub struct TypedValue {
    pub period: PeriodKey,
    pub value: Quantity,
    pub n: Option<u32>,
    pub span: Span,
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "typed",
    english: "Figures entered by hand",
    french: "Chiffres saisis à la main",
    schema: Typed::schema,
    lower: |node, lowering| lower_as::<Typed>(node, lowering, |typed| Some(Formula::Typed(typed.figures()))),
};

impl Typed {
    /// The figures that could be read, in the order written.
    pub fn figures(&self) -> Vec<TypedValue> {
        let figures = self.values.items().filter_map(|figure| {
            Some(TypedValue {
                period: *figure.value.period.given()?,
                value: *figure.value.value.given()?,
                n: figure.value.n.given().copied(),
                span: figure.span,
            })
        });
        figures.collect()
    }
}
