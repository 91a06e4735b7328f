//! Waivers: one rule silenced on one target, for a while.

use super::common::{AnyLink, Approved};
use super::role::Role;
use crate::model::{Ref, RuleRef};
use crate::values::Text;
use crate::{kind, record};
use jiff::civil::Date;

record! {
    /// A rule silenced on a target. Never a verdict, never a fault of reading.
    Waiver {
        rule: RuleRef, required => "Code or name of the rule" / "Code ou nom de la règle";
        target: AnyLink, required => "The definition it is silenced on" / "La définition concernée";
        reason: Text, required => "Why" / "Motif";
        until: Date, required => "Until when, twelve months at most" / "Jusqu’à quand, douze mois au plus";
        approved: Approved => "Who approved it, and when" / "Qui l’a approuvée, et quand";
        approved_by: Ref<Role> => "Who approved it" / "Qui l’a approuvée";
        opened: Date => "When it was opened" / "Date d’ouverture";
    }
}

kind!(Waiver, "waiver", controlled: false, titled: false,
    "A rule silenced on one definition, with reason and end"
    / "Une dérogation : une règle suspendue pour une définition, avec motif et fin");
