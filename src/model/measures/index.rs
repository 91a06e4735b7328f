//! `index`: the weighted sum of the figures of other indicators for the same period. Weights are
//! positive and add up to one (SMQ6022); where one of the indicators has no figure, there is none.

use super::{Formula, MeasureRow, lower_as};
use crate::model::kinds::indicator::Indicator;
use crate::model::{Field, List, NamedIndicator, Ref, Spanned};
use crate::record;
use crate::values::Decimal;

record! {
    /// One part of an index.
    IndexPart {
        indicator: Ref<Indicator>, required => "The indicator" / "L’indicateur";
        weight: Decimal, required => "Its weight, 0 to 1" / "Son poids, de 0 à 1";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "index",
    english: "Weighted figures of other indicators",
    french: "Chiffres pondérés d’autres indicateurs",
    schema: List::<IndexPart>::schema,
    lower: |node, lowering| {
        lower_as::<List<IndexPart>>(node, lowering, |parts| {
            let parts: Option<Vec<_>> = parts.iter().map(part).collect();
            parts.map(Formula::Index)
        })
    },
};

fn part(part: &IndexPart) -> Option<(NamedIndicator, Spanned<crate::values::Ratio>)> {
    let (indicator, weight) = (part.indicator.spanned()?, part.weight.spanned()?);
    let named = NamedIndicator { id: indicator.value.id.clone(), span: indicator.span };
    Some((named, Spanned { value: weight.value.ratio(), span: weight.span }))
}
