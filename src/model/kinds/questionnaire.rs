//! Questionnaires that a team scores itself with.

use crate::model::{List, Table};
use crate::values::{Decimal, Id, Text};
use crate::{ids_of, kind, record, words};

words! {
    /// How the score is made.
    ScoreRule { SumOfDimensionMeans = "sum of dimension means", MeanOfItems = "mean of items", SumOfItems = "sum of items", }
}

record! {
    /// The scale of every item.
    ItemScale {
        from: u32, required => "Lowest score" / "Note la plus basse";
        to: u32, required => "Highest score" / "Note la plus haute";
        labels: Table<Text> => "Words for the scores" / "Libellés des notes";
    }
}

record! {
    /// A group of items.
    Dimension {
        id: Id, required => "Id within the questionnaire" / "Identifiant dans le questionnaire";
        title: Text => "What it is about" / "Ce dont elle parle";
        items: List<Text>, required => "Statements to score" / "Énoncés à noter";
    }
}

record! {
    /// What a score means.
    Band {
        at_least: Decimal, required => "From this score on" / "À partir de ce score";
        title: Text, required => "What it means" / "Ce qu’il signifie";
    }
}

record! {
    /// A scored questionnaire.
    Questionnaire {
        scale: ItemScale, required => "The scale of every item" / "L’échelle de chaque énoncé";
        score: ScoreRule, required => "How the score is made" / "Comment le score est calculé";
        dimensions: List<Dimension>, required => "Groups of items" / "Groupes d’énoncés";
        bands: List<Band> => "What a score means, best first" / "Ce que signifie un score, du meilleur au moins bon";
    }
}

kind!(Questionnaire, "questionnaire", controlled: false, titled: true,
    "A questionnaire that a team scores itself with"
    / "Un questionnaire d’auto-évaluation",
    parts: |questionnaire| ids_of!(questionnaire.dimensions));
