//! Objectives (ISO 9001, 6.2; ISO 10001, 6.1; ISO 10002, 6.2).

use super::calendar::Calendar;
use super::common::AnyLink;
use super::indicator::Indicator;
use crate::model::{CellText, List, Ref, Table};
use crate::values::{PeriodKey, Quantity, Target, Text};
use crate::{kind, record};
use jiff::civil::Date;

record! {
    /// A level to reach on the way.
    Step {
        due: Date, required, staff => "By when" / "Pour quand";
        target: Target, required, staff => "The level" / "Le niveau";
    }
}

record! {
    /// Where things stood at the start.
    Baseline {
        value: Quantity, required => "The value" / "La valeur";
        period: PeriodKey => "The period it speaks of" / "La période concernée";
        n: u32 => "Number of cases" / "Nombre de cas";
        promoters: u32 => "How many of them promoters, for a Net Promoter Score" / "Dont promoteurs, pour un NPS";
        detractors: u32 => "How many of them detractors, for a Net Promoter Score" / "Dont détracteurs, pour un NPS";
    }
}

record! {
    /// A measurable objective.
    Objective {
        indicator: Ref<Indicator> => "What measures it" / "Ce qui le mesure";
        target: Target, staff => "The level to reach" / "Le niveau à atteindre";
        warn: Target => "The level below which it is at risk" / "Le niveau sous lequel il est à risque";
        start: Date, staff => "From when on it is pursued" / "À partir de quand il est poursuivi";
        due: Date, staff => "By when" / "Pour quand";
        steps: List<Step>, staff => "Levels on the way" / "Paliers";
        baseline: Baseline => "Where things stood at the start" / "Le point de départ";
        group: Table<CellText> => "The one group of a breakdown it speaks of" / "Le seul groupe d’une ventilation dont il parle";
        calendar: Ref<Calendar> => "Calendar of its business days, if not the indicator's" / "Calendrier de ses jours ouvrés, si ce n’est pas celui de l’indicateur";
        means: List<Text>, staff => "What will be done" / "Ce qui sera fait";
        resources: Text => "People, money, tools" / "Personnes, budget, outils";
        supports: List<AnyLink> => "Promises or policies it serves" / "Promesses ou politiques qu’il sert";
        evaluated: Text => "How and when it is evaluated" / "Comment et quand il est évalué";
    }
}

kind!(Objective, "objective", controlled: false, titled: true,
    "An objective: indicator, target, due date, means"
    / "Un objectif : indicateur, cible, échéance, moyens");
