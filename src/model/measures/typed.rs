//! `typed`: figures entered by hand, with who entered them and on how many cases they rest.

use super::{Formula, MeasureRow, lower_as};
use crate::model::{Field, Line, List, Ref, Role};
use crate::record;
use crate::values::{PeriodKey, Quantity, Text};
use crate::world::Span;

record! {
    /// One figure.
    TypedFigure {
        period: PeriodKey, required => "The period" / "La période";
        value: Quantity, required => "The value" / "La valeur";
        n: u32 => "Number of cases it rests on" / "Nombre de cas";
        variant: Line => "How it was measured, where that changed: two best of five, mean" / "Comment il a été mesuré, si cela a changé : deux meilleures de cinq, moyenne";
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
    /// How it was measured, as written.
    pub variant: Option<String>,
    /// Whether it says where it comes from.
    pub noted: bool,
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
                variant: figure.value.variant.given().map(|variant| variant.as_str().to_owned()),
                noted: !figure.value.note.is_absent(),
                span: figure.span,
            })
        });
        figures.collect()
    }
}
