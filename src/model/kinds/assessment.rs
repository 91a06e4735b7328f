//! Assessments: one scoring of a questionnaire.

use super::action::Action;
use super::questionnaire::Questionnaire;
use crate::model::{List, Ref, Table};
use crate::values::{Decimal, Text};
use crate::{kind, record};
use jiff::civil::Date;

record! {
    /// One scoring of a questionnaire.
    Assessment {
        questionnaire: Ref<Questionnaire>, required => "The questionnaire" / "Le questionnaire";
        date: Date, required => "When it was scored" / "Date de la notation";
        scores: Table<List<List<Decimal>>>, required => "Scores: one list per dimension, one line per person" / "Notes : une liste par dimension, une ligne par personne";
        actions: List<Ref<Action>> => "Actions that follow from it" / "Actions qui en découlent";
        conclusion: Text => "What is concluded" / "Ce qu’on en conclut";
    }
}

kind!(Assessment, "assessment", controlled: false, titled: false,
    "One scoring of a questionnaire" / "Une notation d’un questionnaire");
