//! Promises to customers (ISO 10001).

use super::calendar::Calendar;
use super::channel::Channel;
use super::common::{ExclusionForm, Scope};
use super::complaint_procedure::ComplaintProcedure;
use super::indicator::Indicator;
use super::role::Role;
use crate::model::{Either, List, MoneyPer, Ref, Url};
use crate::values::{Duration, Target, Text};
use crate::{kind, record};
use jiff::civil::Date;

record! {
    /// How a customer claims redress.
    Claim {
        channel: Ref<Channel>, required, customer => "Where to claim" / "Où la demander";
        within: Duration, customer => "Until when, counted from the broken promise" / "Jusqu’à quand, à compter de la promesse non tenue";
    }
}

record! {
    /// What the customer gets when the promise is broken (ISO 10001, 6.4).
    Redress {
        give: Text, required, customer => "What is given" / "Ce qui est accordé";
        automatic: bool, customer => "Given without a claim" / "Accordée sans demande";
        claim: Claim, customer => "How it is claimed" / "Comment la demander";
        budget: MoneyPer => "Budget: 4000 EUR per year" / "Budget : 4000 EUR per year";
        granted_by: Ref<Role>, staff => "The role that grants it" / "Le rôle qui l’accorde";
    }
}

record! {
    /// A promise to customers.
    Promise {
        statement: Text, required, customer => "What the customer reads; {within} and {target} are filled in" / "Ce que lit le client ; {within} et {target} sont remplis";
        need: Text, staff => "The need it answers" / "Le besoin auquel elle répond";
        indicator: Ref<Indicator> => "What measures it" / "Ce qui la mesure";
        target: Target, customer => "The level promised" / "Le niveau promis";
        warn: Target => "The level below which it is at risk" / "Le niveau sous lequel elle est à risque";
        scope: Scope, customer => "To what it applies" / "À quoi elle s’applique";
        exclusions: List<ExclusionForm>, customer => "When it does not hold" / "Quand elle ne vaut pas";
        redress: Either<Text, Redress>, customer => "What the customer gets when it is broken" / "Ce que reçoit le client si elle n’est pas tenue";
        procedure: Ref<ComplaintProcedure>, customer => "The procedure for complaints about it, if not that of its code" / "La procédure de réclamation, si ce n’est pas celle de sa charte";
        calendar: Ref<Calendar>, customer => "Calendar of its business days, if not the indicator's" / "Calendrier de ses jours ouvrés, si ce n’est pas celui de l’indicateur";
        risks: List<Text> => "What could keep it from being kept" / "Ce qui pourrait empêcher de la tenir";
        resources: Text => "Means to keep it" / "Moyens pour la tenir";
        published: Url, customer => "Where it is published, if not with its code" / "Où elle est publiée, si ce n’est pas avec sa charte";
        published_on: Date, customer => "Since when it is published" / "Depuis quand elle est publiée";
    }
}

kind!(Promise, "promise", controlled: true, titled: true,
    "A promise to customers: statement, indicator, target, redress"
    / "Une promesse aux clients : énoncé, indicateur, cible, réparation");
