//! Groups that several kinds share.

use crate::model::{
    Arrivals, CategoryWord, Channel, ClauseRef, ColumnName, CustomerWord, Either, Kinds, Line, Link, List,
    OneOrMany, Ref, Role, ServiceWord, Source, Table, Url,
};
use crate::values::{Decimal, Duration, Jurisdiction, Text};
use crate::{record, words};
use jiff::civil::Date;

words! {
    /// A level of finding.
    Severity { Advice = "advice", Warning = "warning", Error = "error", }
}

words! {
    /// To whom something is made known.
    Audience { Staff = "staff", Customers = "customers", Partners = "partners", Public = "public", Management = "management", }
}

words! {
    /// Three grades of urgency and importance.
    Grade { High = "high", Medium = "medium", Low = "low", }
}

record! {
    /// One act of making something known.
    Communication {
        to: Audience, required => "To whom" / "À qui";
        how: Text => "By which means" / "Par quel moyen";
        url: Url => "Where it can be read" / "Où le lire";
        date: Date => "When" / "Quand";
    }
}

record! {
    /// Someone who was asked.
    Consultation {
        who: Text, required => "Who was consulted" / "Qui a été consulté";
        how: Text => "How" / "Comment";
        date: Date => "When" / "Quand";
        said: Text => "What came out of it" / "Ce qu’il en est ressorti";
    }
}

record! {
    /// To what something applies: words of the System's vocabulary.
    Scope {
        channels: List<Ref<Channel>>, customer => "Channels" / "Canaux";
        customers: OneOrMany<CustomerWord>, customer => "Groups of customers, or `all`" / "Groupes de clients, ou `all` (tous)";
        services: OneOrMany<ServiceWord>, customer => "Services, or `all`" / "Services, ou `all` (tous)";
        categories: OneOrMany<CategoryWord>, customer => "Complaint categories, or `all`" / "Catégories de réclamations, ou `all` (toutes)";
    }
}

record! {
    /// A limit of a promise.
    Exclusion {
        when: Text, customer => "In which case the promise does not hold" / "Dans quel cas la promesse ne vaut pas";
        then: Text, customer => "What happens then" / "Ce qui se passe alors";
        channels: List<Ref<Channel>>, customer => "Channels left out" / "Canaux exclus";
        customers: OneOrMany<CustomerWord>, customer => "Groups of customers left out" / "Groupes de clients exclus";
        services: OneOrMany<ServiceWord>, customer => "Services left out" / "Services exclus";
    }
}

record! {
    /// The work that comes in, and those who are there to do it.
    Workload {
        arrivals: Arrivals, required => "Cases that come in, in a busy stretch of time: 30 per day, 100 per 30 minutes" / "Dossiers ou contacts qui arrivent, en période chargée : 30 par jour, 100 par 30 minutes";
        handling: Duration, required => "Work that one case takes on average: 45 minutes" / "Travail que demande un dossier en moyenne : 45 minutes";
        staff: Decimal, required => "People who are there to do it" / "Personnes présentes pour le faire";
        productive: Duration => "Time that one of them has for it in that stretch: 6 hours; all of it where minutes or hours are given" / "Temps que chacune y consacre dans cet intervalle : 6 heures ; tout l’intervalle s’il est en minutes ou en heures";
    }
}

record! {
    /// An approval by a role.
    Approved {
        by: Ref<Role>, required => "The role that approved" / "Le rôle qui a approuvé";
        date: Date, required => "When" / "Quand";
    }
}

record! {
    /// The register in which cases are kept: our column for each datum expected.
    Register {
        source: Ref<Source>, staff => "The source that holds the register" / "La source qui contient le registre";
        fields: Table<ColumnName>, customer => "Datum expected: our column" / "Donnée attendue : notre colonne";
    }
}

record! {
    /// Someone outside who holds or handles personal data for the organisation: a tool on the web, a
    /// call centre.
    Processor {
        who: Text, required => "The tool or the company" / "L’outil ou l’entreprise";
        contract: Line => "Where the contract with it is filed" / "Où est classé le contrat avec lui";
        countries: OneOrMany<Jurisdiction> => "Countries from which the data are held or seen" / "Pays où les données sont conservées ou consultées";
        transfer: Text => "What the transfer to those countries rests on" / "Ce sur quoi repose le transfert vers ces pays";
    }
}

/// Any definition that can be improved, audited or supported.
pub enum AnyKind {}

impl Kinds for AnyKind {
    const SLUGS: &'static [&'static str] = &[
        "action",
        "assessment",
        "audit",
        "benchmark",
        "calendar",
        "catalogue",
        "channel",
        "code-of-conduct",
        "complaint-procedure",
        "dispute-provider",
        "indicator",
        "objective",
        "promise",
        "questionnaire",
        "review",
        "role",
        "source",
        "survey",
        "system",
    ];
    const PARTS: bool = true;
}

/// What an improvement may come from; `complaint/…` names a case of the register.
pub enum OriginKind {}

impl Kinds for OriginKind {
    const SLUGS: &'static [&'static str] = &[
        "assessment",
        "audit",
        "benchmark",
        "complaint",
        "complaint-procedure",
        "dispute-provider",
        "indicator",
        "objective",
        "promise",
        "review",
        "survey",
    ];
    const PARTS: bool = true;
}

/// Any definition, or a part of one.
pub type AnyLink = Link<AnyKind>;

/// A text, or a list of texts.
pub type Texts = OneOrMany<Text>;

/// A clause or a list of them.
pub type Clauses = List<ClauseRef>;

/// A limit in a few words, or in fields.
pub type ExclusionForm = Either<Text, Exclusion>;
