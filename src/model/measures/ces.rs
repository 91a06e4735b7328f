//! `ces: question`: Customer Effort Score (metrics 4.3). Version, scale and scoring are declared:
//! `v1` asks how much effort it took (1 to 5, lower is better), `v2` whether the company made it
//! easy (1 to 7, higher is better).

use super::{Formula, MeasureRow, lower_as};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::Field;
use crate::values::Id;
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// Which question is asked.
    CesVersion { V1 = "v1", V2 = "v2", }
}

words! {
    /// What the figure is.
    CesScoring { Mean = "mean", Positive = "pct_5_7", Net = "net_6_7_minus_1_3", }
}

impl CesVersion {
    /// The ends of the scale the version is defined on.
    pub const fn scale(self) -> (i64, i64) {
        match self {
            Self::V1 => (1, 5),
            Self::V2 => (1, 7),
        }
    }
}

impl CesScoring {
    /// The lowest answer counted for, and the highest counted against, where answers are.
    pub const fn bounds(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Mean => (None, None),
            Self::Positive => (Some(5), None),
            Self::Net => (Some(6), Some(3)),
        }
    }
}

record! {
    /// Customer effort.
    Ces {
        question: Id, required => "The question" / "La question";
        version: CesVersion, required => "v1 (effort, 1 to 5, lower is better), v2 (made easy, 1 to 7, higher is better)" / "v1 (effort, 1 à 5, plus bas vaut mieux), v2 (rendu facile, 1 à 7, plus haut vaut mieux)";
        scoring: CesScoring, required => "mean, pct_5_7 (share of 5 to 7), net_6_7_minus_1_3 (share of 6 and 7 less that of 1 to 3)" / "mean (moyenne), pct_5_7 (part des 5 à 7), net_6_7_minus_1_3 (part des 6 et 7 moins celle des 1 à 3)";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "ces",
    english: "Customer Effort Score, by a declared version and scoring",
    french: "Customer Effort Score, selon une version et un calcul déclarés",
    schema: Ces::schema,
    lower: |node, lowering| {
        let slot = lower_as::<Ces>(node, lowering, |ces| {
            Some(Formula::Effort {
                question: ces.question.spanned()?.clone(),
                version: *ces.version.given()?,
                scoring: *ces.scoring.given()?,
            })
        });
        lowering.findings.extend(scoring_of_another_scale(node));
        slot
    },
};

/// `pct_5_7` and `net_6_7_minus_1_3` speak of a scale of seven.
fn scoring_of_another_scale(node: &Node) -> Option<Diagnostic> {
    let word = |key: &str| Some(node.get(key)?.scalar()?.text.trim().to_owned());
    let scoring = word("scoring")?;
    let of_seven = [CesScoring::Positive, CesScoring::Net].iter().any(|own| own.word() == scoring);
    if !of_seven || word("version")? != CesVersion::V1.word() {
        return None;
    }
    let message = Message::new("measure-ces-scoring").with("scoring", scoring);
    Some(Diagnostic::fault("value-does-not-fit", message, node.get("scoring")?.span))
}
