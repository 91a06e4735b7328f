//! The System: whose quality system this is, and what holds for all of it.

use super::calendar::Calendar;
use super::common::{Communication, Severity};
use super::gates::AllGates;
use super::indicator::SignalRules;
use super::role::Role;
use crate::model::theme::Theme;
use crate::model::{Either, KindName, Line, List, OneOrMany, Ref, StandardRef, Table, TimeZone};
use crate::values::{Jurisdiction, LanguageTag, Percent, Period, Quantity, Text};
use crate::{kind, record, words};
use jiff::civil::Date;

words! {
    /// A level a rule can be set to.
    RuleLevel { Off = "off", Advice = "advice", Warning = "warning", Error = "error", }
}

words! {
    /// Whose verdicts decide the exit code of `measure`.
    GatedVerdict { Promises = "promises", Objectives = "objectives", }
}

words! {
    /// Whom the organisation serves.
    Clientele { Consumers = "consumers", Businesses = "businesses", }
}

words! {
    /// A sector of activity. Finance is banking, payments and insurance together.
    Sector {
        Banking = "banking", Construction = "construction", ECommerce = "e-commerce", Education = "education",
        Energy = "energy", Finance = "finance", Health = "health", Industry = "industry",
        Insurance = "insurance", Media = "media", Other = "other", Payments = "payments",
        ProfessionalServices = "professional services", PublicService = "public service", Retail = "retail",
        Telecom = "telecom", Tourism = "tourism", Transport = "transport", Water = "water",
    }
}

words! {
    /// How large the organisation is, as European law counts enterprises.
    Size { Micro = "micro", Small = "small", Medium = "medium", Large = "large", }
}

record! {
    /// A clause that does not apply, with its reason.
    NotApplicable {
        reason: Text, required => "Why the clause does not apply" / "Pourquoi l’article ne s’applique pas";
        owner: Ref<Role> => "Who decided so" / "Qui l’a décidé";
    }
}

record! {
    /// A standard the system claims to follow.
    StandardClaim {
        standard: StandardRef, required => "The standard with its edition" / "La norme et son édition";
        not_applicable: Table<Either<Text, NotApplicable>> => "Clauses that do not apply, each with the reason" / "Articles non applicables, chacun avec son motif";
    }
}

record! {
    /// Someone with a stake in the quality of the service.
    InterestedParty {
        who: Text, required => "The party" / "La partie intéressée";
        expects: Text => "What it expects" / "Ce qu’elle attend";
    }
}

record! {
    /// The quality policy (ISO 10002, 5.3; ISO 9001, 5.2).
    Policy {
        text: Text, required, customer => "The policy, as customers read it" / "La politique, telle que les clients la lisent";
        communication: List<Communication> => "To whom it was made known, how and when" / "À qui elle a été communiquée, comment et quand";
        approved_on: Date, customer => "Day on which top management approved it" / "Date d’approbation par la direction";
        review_due: Date, staff => "Day by which it is reviewed next" / "Date limite de la prochaine revue";
    }
}

record! {
    /// Words that several definitions share: id and what people call it.
    Vocabulary {
        customers: Table<Text>, customer => "Groups of customers" / "Groupes de clients";
        services: Table<Text>, customer => "Services and products" / "Services et produits";
        complaint_categories: Table<Text>, customer => "Categories of complaints" / "Catégories de réclamations";
    }
}

record! {
    /// Values written once, valid wherever a definition does not say otherwise.
    Defaults {
        owner: Ref<Role>, staff => "The role that answers where none is named" / "Le rôle responsable à défaut d’un autre";
        calendar: Ref<Calendar>, customer => "The calendar of business days and hours" / "Le calendrier des jours et heures ouvrés";
        period: Period => "How figures are cut" / "Le découpage des chiffres";
        min_cases: u32 => "Cases below which a target is never said to be met" / "Nombre de cas sous lequel une cible n’est jamais dite atteinte";
        confidence: Percent => "Confidence of the intervals" / "Niveau de confiance des intervalles";
        signals: SignalRules => "Rules that tell a signal from noise on control charts: wheeler, nelson …" / "Règles qui distinguent un signal du bruit sur les cartes de contrôle : wheeler, nelson…";
        approval_needed: List<KindName> => "Kinds whose definitions need an approval" / "Genres dont les définitions demandent une approbation";
    }
}

record! {
    /// How a rule, or a family of rules, is set.
    RuleSetting {
        level: RuleLevel => "off, advice, warning, error" / "off (éteinte), advice (conseil), warning (avertissement), error (erreur)";
        limits: Table<Quantity> => "Limits of the rule, as `smqc explain` names them" / "Seuils de la règle, tels que `smqc explain` les nomme";
    }
}

record! {
    /// How many findings of each level may remain.
    Tolerated {
        error: u32 => "Errors" / "Erreurs";
        warning: u32 => "Warnings" / "Avertissements";
        advice: u32 => "Advice" / "Conseils";
    }
}

record! {
    /// What decides the exit code.
    Gates {
        findings: Either<Severity, Tolerated> => "The level of finding from which `check` fails, or how many of each level may remain" / "Le niveau de constat à partir duquel `check` échoue, ou combien de constats de chaque niveau peuvent rester";
        rules: List<Line> => "Rules none of whose findings passes, whatever its level" / "Règles dont aucun constat ne passe, quel que soit son niveau";
        verdicts: List<GatedVerdict> => "Whose missed targets make `measure` fail" / "Ceux dont les cibles manquées font échouer `measure`";
    }
}

record! {
    /// The quality system as a whole.
    System {
        smqc: Line, required, customer => "Version of the language: 1" / "Version du langage : 1";
        organisation: Text, required, customer => "Name of the organisation" / "Nom de l’organisme";
        languages: List<LanguageTag>, required, customer => "Languages, the one of bare texts first" / "Langues, d’abord celle des textes écrits sans mention";
        timezone: TimeZone, customer => "Time zone of calendars and dates" / "Fuseau horaire des calendriers et des dates";
        jurisdictions: List<Jurisdiction>, customer => "Countries whose rules apply (BE, FR, EU …)" / "Pays dont les règles s’appliquent (BE, FR, EU…)";
        serves: OneOrMany<Clientele>, customer => "Whom it serves: consumers, businesses; consumers too when absent" / "Qui il sert : consumers (consommateurs), businesses (professionnels) ; les consommateurs aussi à défaut";
        sector: OneOrMany<Sector>, customer => "Sectors of activity: e-commerce, telecom, finance …" / "Secteurs d’activité : e-commerce, telecom, finance…";
        size: Size => "Size of the enterprise: micro, small, medium, large" / "Taille de l’entreprise : micro (microentreprise), small (petite), medium (moyenne), large (grande)";
        standards: List<StandardClaim> => "Standards the system follows" / "Normes que le système suit";
        scope: Text, customer => "What the system covers" / "Ce que le système couvre";
        context: Text => "Issues inside and outside that matter, climate included" / "Enjeux internes et externes, climat compris";
        interested_parties: List<Either<Text, InterestedParty>> => "Who has a stake, and what they expect" / "Les parties intéressées et leurs attentes";
        risks: List<Text> => "Risks and opportunities" / "Risques et opportunités";
        contingency: Text, staff => "How customers are served when channels fail" / "Comment les clients sont servis quand les canaux tombent";
        vision: Text, customer => "The vision of service in one sentence" / "La vision du service en une phrase";
        policy: Either<Text, Policy>, customer => "The quality policy" / "La politique qualité";
        vocabulary: Vocabulary, customer => "Words that definitions share" / "Mots communs aux définitions";
        defaults: Defaults, customer => "Values valid everywhere unless said otherwise" / "Valeurs valables partout sauf indication contraire";
        rules: Table<Either<RuleLevel, RuleSetting>> => "Level and limits of a rule, by code, name or family" / "Niveau et seuils d’une règle, par code, nom ou famille";
        gates: AllGates => "What decides the exit code" / "Ce qui décide du code de sortie";
        theme: Theme, customer => "How the documents look" / "Aspect des documents";
    }
}

kind!(System, "system", controlled: false, titled: true,
    "The quality system: organisation, scope, policy, languages, standards, defaults"
    / "Le système qualité : organisme, périmètre, politique, langues, normes, valeurs par défaut");
