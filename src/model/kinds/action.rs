//! Actions of improvement (ISO 9001, 10.2; ISO 10002, 8.7).

use super::common::{AnyLink, Audience, Grade, OriginKind};
use super::indicator::Indicator;
use crate::model::{Link, List, OneOrMany, Ref};
use crate::values::{Target, Text};
use crate::{kind, record};
use jiff::civil::Date;

record! {
    /// What shows that the action worked.
    Effect {
        indicator: Ref<Indicator>, required => "The indicator that shows it" / "L’indicateur qui le montre";
        target: Target, required => "The level that shows it" / "Le niveau qui le montre";
        by: Date => "By when" / "Pour quand";
    }
}

record! {
    /// How those concerned learn of it.
    Announcement {
        to: Audience, required, staff => "To whom" / "À qui";
        how: Text, staff => "How" / "Comment";
        date: Date, staff => "When" / "Quand";
    }
}

record! {
    /// An action of improvement.
    Action {
        origin: OneOrMany<Link<OriginKind>> => "What it comes from: audit/2026-03/a1, survey/…, complaint/…" / "Ce dont elle découle : audit/2026-03/a1, survey/…, complaint/…";
        problem: Text, staff => "What was wrong" / "Ce qui n’allait pas";
        cause: Text, staff => "Its cause" / "Sa cause";
        does: Text, staff => "What is done" / "Ce qui est fait";
        urgency: Grade, staff => "high, medium, low" / "high (haute), medium (moyenne), low (basse)";
        importance: Grade, staff => "high, medium, low" / "high (haute), medium (moyenne), low (basse)";
        improves: List<AnyLink>, staff => "What it improves" / "Ce qu’elle améliore";
        opened: Date, staff => "When it was opened" / "Date d’ouverture";
        due: Date, staff => "By when" / "Échéance";
        done: Date, staff => "When it was done" / "Date de réalisation";
        effect: Effect => "What shows that it worked" / "Ce qui montre son efficacité";
        announced: Announcement, staff => "How those concerned learnt of it" / "Comment les intéressés l’ont appris";
    }
}

kind!(Action, "action", controlled: false, titled: true,
    "An action of improvement: cause, owner, due date, effect"
    / "Une action d’amélioration : cause, responsable, échéance, effet");
