//! `csat: question`: share of satisfied answers (metrics 4.2). The variant is declared: the two
//! best of five (`t2b_5`), the best alone, the two best of ten, the mean, or the satisfied less the
//! dissatisfied (`net`: 4 and 5 less 1 and 2, −100 to 100).

use super::{Formula, MeasureRow, lower_as};
use crate::model::{Field, Spanned};
use crate::values::Id;
use crate::{record, words};

words! {
    /// What counts as satisfied.
    CsatVariant { TopTwoOfFive = "t2b_5", TopBox = "top_box", TopTwoOfTen = "t2b_10", Mean = "mean", Net = "net", }
}

impl CsatVariant {
    /// The lowest answer that counts as satisfied; `None` for the mean.
    pub const fn satisfied_from(self) -> Option<i64> {
        match self {
            Self::TopTwoOfFive | Self::Net => Some(4),
            Self::TopBox => Some(5),
            Self::TopTwoOfTen => Some(9),
            Self::Mean => None,
        }
    }

    /// The highest answer that counts as dissatisfied, where those are taken away.
    pub const fn dissatisfied_to(self) -> Option<i64> {
        match self {
            Self::Net => Some(2),
            _ => None,
        }
    }

    /// Whether the figure is a share of answers: neither a mean nor a difference.
    pub const fn is_share(self) -> bool {
        !matches!(self, Self::Mean | Self::Net)
    }

    /// The ends of the scale the variant is defined on.
    pub const fn scale(self) -> (i64, i64) {
        match self {
            Self::TopTwoOfTen => (1, 10),
            _ => (1, 5),
        }
    }
}

record! {
    /// A share of satisfied answers.
    Csat {
        question: Id, required => "The question" / "La question";
        variant: CsatVariant, required => "t2b_5 (4 and 5), top_box (5), t2b_10 (9 and 10), mean, net (4 and 5 less 1 and 2)" / "t2b_5 (4 et 5), top_box (5), t2b_10 (9 et 10), mean (moyenne), net (4 et 5 moins 1 et 2)";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "csat",
    english: "Share of satisfied answers, by a declared variant",
    french: "Part de réponses satisfaites, selon une variante déclarée",
    schema: Csat::schema,
    lower: |node, lowering| {
        lower_as::<Csat>(node, lowering, |csat| {
            let question: Spanned<Id> = csat.question.spanned()?.clone();
            Some(Formula::Satisfaction { question, variant: *csat.variant.given()? })
        })
    },
};
