//! Roles: who answers for what, with which competence and authority.

use crate::model::{Either, HeadCount, Line, List, Ref};
use crate::values::{Money, Text};
use crate::{kind, record, words};
use jiff::civil::Date;

words! {
    /// Where a role stands (ISO 10002, 5.4).
    Level {
        TopManagement = "top management",
        ProcessOwner = "process owner",
        Manager = "manager",
        FrontLine = "front line",
        Everyone = "everyone",
    }
}

record! {
    /// What someone must know, and what shows it.
    Competence {
        what: Text, required, staff => "The competence" / "La compétence";
        evidence: Text => "What shows it" / "Ce qui la prouve";
        until: Date, staff => "Until when the evidence is valid" / "Validité de la preuve";
    }
}

record! {
    /// What a role may decide.
    Authority {
        redress_up_to: Money, staff => "Largest redress it may grant" / "Réparation la plus élevée qu’il peut accorder";
        settles: bool, staff => "May settle a dispute for the organisation" / "Peut transiger au nom de l’organisme";
    }
}

record! {
    /// A role of the organisation.
    Role {
        held_by: Either<HeadCount, List<Line>>, staff => "A head count (`6 people`) or names" / "Un nombre de personnes (`6 people`) ou des noms";
        level: Level, staff => "Where the role stands" / "Niveau du rôle";
        deputy: Ref<Role>, staff => "The role that stands in" / "Le rôle suppléant";
        reports_to: Ref<Role>, staff => "The role it reports to" / "Le rôle auquel il rend compte";
        responsibilities: List<Text>, staff => "What it answers for" / "Ce dont il répond";
        competences: List<Either<Text, Competence>>, staff => "Competences needed, with evidence" / "Compétences requises, avec leur preuve";
        training_due: Date, staff => "Day by which the next training is done" / "Date limite de la prochaine formation";
        authority: Authority, staff => "What it may decide alone" / "Ce qu’il peut décider seul";
        feedback: Text, staff => "How it passes on what customers say" / "Comment il fait remonter la parole des clients";
    }
}

kind!(Role, "role", controlled: false, titled: true,
    "A role: who holds it, deputy, competences, authority"
    / "Un rôle : qui le tient, suppléant, compétences, pouvoirs");
