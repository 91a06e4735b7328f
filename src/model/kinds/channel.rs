//! Channels: how customers reach the organisation.

use super::calendar::Calendar;
use super::common::Workload;
use crate::model::{Either, Line, List, Ref, Url};
use crate::values::{LanguageTag, Text};
use crate::{kind, record, words};

words! {
    /// The means of a channel.
    ChannelType {
        Phone = "phone", Email = "email", Letter = "letter", Chat = "chat", Social = "social",
        InPerson = "in person", WebForm = "web form", App = "app", Sms = "sms", Forum = "forum",
    }
}

words! {
    /// What the customer pays.
    CostWord { Free = "free", BasicRate = "basic rate", }
}

record! {
    /// A price the customer pays.
    Price {
        price: Line, required, customer => "What the customer pays: 0,30 EUR per minute" / "Ce que paie le client : 0,30 EUR par minute";
    }
}

record! {
    /// Who answers on a channel for the organisation, and who settled what (ISO 18295).
    Outsourced {
        to: Line, required => "The company that answers" / "L’entreprise qui répond";
        decides: Text => "Who decides what: the company alone, and what is handed back" / "Qui décide quoi : l’entreprise seule, et ce qui est renvoyé";
        responds: Text => "Who answers for it, there and here" / "Qui en répond, là-bas et ici";
        data: Text => "Who is responsible for the data of customers" / "Qui est responsable des données des clients";
    }
}

record! {
    /// A way to reach the organisation.
    Channel {
        r#type: ChannelType, required, customer => "The means" / "Le moyen";
        address: Line, customer => "Number, address or account" / "Numéro, adresse ou compte";
        url: Url, customer => "Page on the web" / "Page sur le web";
        calendar: Ref<Calendar>, customer => "When it is open" / "Quand il est ouvert";
        languages: List<LanguageTag>, customer => "Languages in which customers are answered" / "Langues dans lesquelles on répond";
        cost: Either<CostWord, Price>, customer => "free, basic rate, or a price" / "free (gratuit), basic rate (tarif de base) ou un prix";
        waiting_time: Text, customer => "Usual waiting time, as customers are told" / "Temps d’attente habituel, tel qu’annoncé aux clients";
        outsourced: Either<Line, Outsourced> => "The company that answers for you, and who settled what with it" / "L’entreprise qui répond pour vous, et qui règle quoi avec elle";
        accessibility: List<Text>, customer => "Help for people with disabilities" / "Aides pour les personnes handicapées";
        workload: Workload => "What comes in through it, and who is there to answer" / "Ce qui arrive par ce canal, et qui est là pour répondre";
        contingency: Text, staff => "What happens when it fails" / "Ce qui se passe quand il tombe en panne";
    }
}

kind!(Channel, "channel", controlled: false, titled: true,
    "A channel: phone, e-mail, letter …, its hours, languages and cost"
    / "Un canal : téléphone, e-mail, lettre…, ses heures, langues et coût");
