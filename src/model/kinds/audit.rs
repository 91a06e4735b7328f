//! Audits (ISO 9001, 9.2; ISO 10002, 8.5).

use super::action::Action;
use super::common::{AnyLink, Clauses};
use super::role::Role;
use crate::model::{ClauseRef, List, Ref};
use crate::values::{Id, Text};
use crate::{ids_of, kind, record, words};
use jiff::civil::Date;

words! {
    /// How a finding is graded.
    FindingGrade { Major = "major", Minor = "minor", Gap = "gap", Opportunity = "opportunity", Strength = "strength", }
}

record! {
    /// Who audits.
    Auditor {
        name: Text => "The auditor: a role or a firm" / "L’auditeur : un rôle ou un cabinet";
        role: Ref<Role> => "The role of the auditor" / "Le rôle de l’auditeur";
        competence: Text => "Competence" / "Compétence";
        independent_of: List<AnyLink> => "What the auditor has no part in" / "Ce à quoi l’auditeur ne participe pas";
    }
}

record! {
    /// One finding of an audit.
    Finding {
        id: Id, required => "Id within the audit" / "Identifiant dans l’audit";
        clause: ClauseRef => "The clause it is about" / "L’article concerné";
        grade: FindingGrade, required => "major, minor, gap, opportunity, strength" / "major (majeur), minor (mineur), gap (écart), opportunity (piste), strength (point fort)";
        what: Text, required => "What was found" / "Ce qui a été constaté";
        evidence: Text => "What shows it" / "La preuve";
        about: AnyLink => "The definition it is about" / "La définition concernée";
        action: Ref<Action> => "The action that answers it" / "L’action qui y répond";
        closed: Date => "When it was closed" / "Date de clôture";
    }
}

record! {
    /// An audit.
    Audit {
        auditor: Auditor => "Who audits" / "Qui audite";
        date: Date, staff => "When" / "Quand";
        planned: Date, staff => "When it is planned" / "Date prévue";
        scope: List<AnyLink>, staff => "What is audited" / "Ce qui est audité";
        criteria: Clauses => "Clauses it is audited against" / "Articles de référence";
        sample: Text => "What was looked at" / "Ce qui a été examiné";
        findings: List<Finding> => "What was found" / "Les constats";
    }
}

kind!(Audit, "audit", controlled: false, titled: true,
    "An audit: scope, criteria, auditor, findings"
    / "Un audit : périmètre, critères, auditeur, constats",
    parts: |audit| ids_of!(audit.findings));
