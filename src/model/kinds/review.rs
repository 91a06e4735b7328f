//! Management reviews (ISO 9001, 9.3; ISO 10002, 8.6).

use super::action::Action;
use super::role::Role;
use crate::model::{List, Ref};
use crate::values::Text;
use crate::{kind, record, words};
use jiff::civil::Date;

words! {
    /// What a review looks at (ISO 9001, 9.3.2).
    Input {
        Objectives = "objectives", Promises = "promises", Complaints = "complaints", Disputes = "disputes",
        Surveys = "surveys", Audits = "audits", Actions = "actions", Resources = "resources",
        Risks = "risks", Changes = "changes", Suppliers = "suppliers", Context = "context",
    }
}

record! {
    /// A decision of a review.
    ReviewDecision {
        what: Text, required => "What was decided" / "Ce qui a été décidé";
        action: Ref<Action> => "The action that carries it out" / "L’action qui l’exécute";
        owner: Ref<Role> => "Who answers for it" / "Qui en répond";
        due: Date => "By when" / "Pour quand";
    }
}

record! {
    /// A management review.
    Review {
        date: Date, staff => "When" / "Quand";
        planned: Date, staff => "When it is planned" / "Date prévue";
        present: List<Ref<Role>>, staff => "Who was present" / "Qui était présent";
        inputs: List<Input>, staff => "What was looked at" / "Ce qui a été examiné";
        decisions: List<ReviewDecision> => "What was decided" / "Ce qui a été décidé";
    }
}

kind!(Review, "review", controlled: false, titled: true,
    "A management review: inputs and decisions" / "Une revue de direction : éléments d’entrée et décisions");
