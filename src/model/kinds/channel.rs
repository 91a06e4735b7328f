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
        price: Line, required => "What the customer pays: 0,30 EUR per minute" / "Ce que paie le client : 0,30 EUR par minute";
    }
}

record! {
    /// A way to reach the organisation.
    Channel {
        r#type: ChannelType, required => "The means" / "Le moyen";
        address: Line => "Number, address or account" / "Numéro, adresse ou compte";
        url: Url => "Page on the web" / "Page sur le web";
        calendar: Ref<Calendar> => "When it is open" / "Quand il est ouvert";
        languages: List<LanguageTag> => "Languages in which customers are answered" / "Langues dans lesquelles on répond";
        cost: Either<CostWord, Price> => "free, basic rate, or a price" / "free (gratuit), basic rate (tarif de base) ou un prix";
        accessibility: List<Text> => "Help for people with disabilities" / "Aides pour les personnes handicapées";
        workload: Workload => "What comes in through it, and who is there to answer" / "Ce qui arrive par ce canal, et qui est là pour répondre";
        contingency: Text => "What happens when it fails" / "Ce qui se passe quand il tombe en panne";
    }
}

kind!(Channel, "channel", controlled: false, titled: true,
    "A channel: phone, e-mail, letter …, its hours, languages and cost"
    / "Un canal : téléphone, e-mail, lettre…, ses heures, langues et coût");
