//! `nps: question`: Net Promoter Score, −100 to +100 (metrics 4.1): answers 0–10, promoters 9–10,
//! detractors 0–6, `100 (P − D) / n`.

use super::{Formula, MeasureRow, lower_as};
use crate::model::{Field, Spanned};
use crate::values::Id;

pub const ROW: MeasureRow = MeasureRow {
    tag: "nps",
    english: "Net Promoter Score of a question on the scale 0 to 10",
    french: "Net Promoter Score d’une question sur l’échelle de 0 à 10",
    schema: Id::schema,
    lower: |node, lowering| {
        let span = node.span;
        lower_as::<Id>(node, lowering, |question| {
            Some(Formula::NetPromoter { question: Spanned { value: question.clone(), span } })
        })
    },
};
