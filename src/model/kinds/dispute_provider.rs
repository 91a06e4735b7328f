//! Providers of external dispute resolution (ISO 10003).

use super::common::Register;
use super::complaint_procedure::register_columns;
use super::indicator::Indicator;
use super::role::Role;
use crate::model::{
    After, CategoryWord, Either, Field, Line, List, Lowering, OneOrMany, Ref, Shown, Slot, Url, known_word,
    lower_scalar,
};
use crate::values::{Duration, Fault, Jurisdiction, LanguageTag, Money, Text, fold};
use crate::yaml::Node;
use crate::{kind, record, words};
use jiff::civil::Date;

words! {
    /// How a provider resolves disputes (ISO 10003, annex A).
    Method { Facilitative = "facilitative", Advisory = "advisory", Determinative = "determinative", }
}

words! {
    /// Whether the customer joins freely.
    Consent { Voluntary = "voluntary", Mandatory = "mandatory", }
}

words! {
    /// Nothing to pay.
    NoFee { Free = "free", }
}

/// What the customer pays: nothing, or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fee {
    Free,
    Amount(Money),
}

impl Fee {
    fn parse(raw: &str) -> Result<Self, Fault> {
        match Money::parse(raw) {
            Ok(money) => Ok(Self::Amount(money)),
            _ if ["gratuit", "gratuite"].contains(&fold(raw).as_str()) => Ok(Self::Free),
            Err(fault) if raw.contains(|c: char| c.is_ascii_digit()) => Err(fault),
            Err(_) => known_word(raw, NoFee::WORDS).map(|_| Self::Free),
        }
    }
}

impl Field for Fee {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        lower_scalar(node, lowering, Self::parse)
    }

    fn schema(generator: &mut schemars::SchemaGenerator) -> serde_json::Value {
        Either::<NoFee, Money>::schema(generator)
    }

    fn show(&self) -> Shown {
        match self {
            Self::Free => NoFee::Free.show(),
            Self::Amount(money) => money.show(),
        }
    }
}

record! {
    /// Which disputes the provider takes.
    Admissible {
        until: After, customer => "Until when: 1 year after complaint" / "Jusqu’à quand : 1 an après la réclamation";
        when: Text, customer => "Under which conditions" / "À quelles conditions";
    }
}

record! {
    /// The agreement with the provider.
    Agreement {
        until: Date => "End of the agreement" / "Fin de la convention";
        reference: Line => "Where it is filed" / "Où elle est classée";
    }
}

record! {
    /// A provider of external dispute resolution.
    DisputeProvider {
        url: Url, customer => "Page on the web" / "Page sur le web";
        contact: Line, customer => "Address or number" / "Adresse ou numéro";
        jurisdictions: OneOrMany<Jurisdiction>, customer => "Countries whose customers it serves, if not all" / "Pays des clients pour lesquels il est compétent, si ce n’est pas tous";
        languages: List<LanguageTag>, customer => "Languages" / "Langues";
        method: OneOrMany<Method>, customer => "facilitative, advisory, determinative" / "facilitative (conciliation), advisory (recommandation), determinative (décision)";
        binding: bool, customer => "Whether the outcome binds" / "Si l’issue est contraignante";
        binding_disclosed: bool, customer => "Whether customers are told that the outcome binds" / "Si les clients sont informés que l’issue est contraignante";
        consent: Consent, customer => "Whether the customer joins freely" / "Si le client participe librement";
        independence: Text, customer => "What makes it independent" / "Ce qui garantit son indépendance";
        fee: Fee, customer => "free, or what the customer pays" / "free (gratuit), ou ce que paie le client";
        duration: Duration, customer => "Longest duration" / "Durée maximale";
        extension: Duration, customer => "Extension for complex disputes" / "Prolongation pour les litiges complexes";
        admissible: Admissible, customer => "Which disputes it takes" / "Quels litiges il accepte";
        covers: OneOrMany<CategoryWord>, customer => "Complaint categories covered, or all" / "Catégories couvertes, ou all (toutes)";
        remedies: List<Text>, customer => "Remedies it can propose" / "Réparations qu’il peut proposer";
        settled_by: Ref<Role>, staff => "Who may settle for us" / "Qui peut transiger pour nous";
        position_within: Duration, staff => "Time in which we state our position" / "Délai pour exposer notre position";
        accreditation: Text, customer => "Its accreditation" / "Son agrément";
        agreement: Agreement => "The agreement with it" / "La convention avec lui";
        named_in: List<Text> => "Where customers read of it: website, terms …" / "Où les clients le trouvent cité : site, conditions…";
        measured_by: OneOrMany<Ref<Indicator>> => "Indicators of disputes" / "Indicateurs des litiges";
        record: Register => "The register of disputes" / "Le registre des litiges";
        checked: Date => "When this was last checked" / "Date de la dernière vérification";
    }
}

kind!(DisputeProvider, "dispute-provider", controlled: false, titled: true,
    "A mediator or other provider of external dispute resolution"
    / "Un médiateur ou autre organisme de règlement externe des litiges",
    columns: |provider| register_columns(&provider.record));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_is_nothing_or_an_amount() {
        for free in ["free", "Free", "gratuit"] {
            assert_eq!(Fee::parse(free), Ok(Fee::Free), "{free}");
        }
        assert_eq!(Fee::parse("20 EUR"), Money::parse("20 EUR").map(Fee::Amount));
        let fault = |raw: &str| Fee::parse(raw).map_err(|fault| fault.key);
        assert_eq!((fault("20"), fault("fre")), (Err("value-money"), Err("value-word")));
    }
}
