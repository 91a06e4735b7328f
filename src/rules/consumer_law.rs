//! Where a law asks for more than guidance recommends. Rules on guidance give way to it: one mistake,
//! one message, the weightier one.

use std::collections::BTreeSet;

use super::Report;
use super::clientele::serves_consumers;
use super::jurisdictions::{FINANCE, Law, may_be_micro, named, works_in};
use super::law::dispute_body_slow_or_dear;
use super::lengths::{Allowed, exceeds_on};
use super::wording::charges_something;
use crate::model::kinds::channel::{ChannelType, Price};
use crate::model::kinds::dispute_provider::{Fee, Method};
use crate::model::kinds::system::Sector;
use crate::model::{
    Channel, CodeOfConduct, ComplaintProcedure, DisputeProvider, Either, Line, Promise, Slot, Spanned, View,
};
use crate::resolve::Model;
use crate::time::WorkingCalendar;
use crate::values::{Duration, Money, Quantity, fold};

/// Whether a law on consumers applies to a provider: it holds where the System says, and the provider
/// is not for other countries only.
pub fn applies_to(law: Law, model: &Model, provider: &DisputeProvider) -> bool {
    let here = match &provider.jurisdictions {
        Slot::Absent => true,
        Slot::Invalid => false,
        Slot::Given(own) => own.value.0.iter().any(|place| law.holds_in(place)),
    };
    here && law.applies(model) && serves_consumers(model)
}

/// What a customer pays a provider, where it is more than nothing.
pub fn fee(provider: &DisputeProvider) -> Option<Spanned<Money>> {
    match provider.fee.spanned() {
        Some(Spanned { value: Fee::Amount(money), span }) if money.amount.units() > 0 => {
            Some(Spanned { value: *money, span: *span })
        }
        _ => None,
    }
}

/// Whether a provider is an arbitrator, who is no mediator.
fn only_decides(provider: &DisputeProvider) -> bool {
    let methods = provider.method.given().map(|methods| &methods.0);
    methods.is_some_and(|methods| methods.iter().all(|method| *method == Method::Determinative))
}

/// Whether the law of France wants a provider to be free.
pub fn is_free_by_law(model: &Model, provider: &DisputeProvider) -> bool {
    applies_to(Law::France, model, provider) && !only_decides(provider)
}

/// The fee of a provider that is more than nominal where the law of the Union wants no more; what is
/// nominal is a limit of SMQ8206.
pub fn fee_above_nominal(
    model: &Model,
    provider: &DisputeProvider,
    report: &Report<'_>,
) -> Option<(Spanned<Money>, Money)> {
    let fee = fee(provider).filter(|_| applies_to(Law::Union, model, provider))?;
    let Quantity::Money(nominal) = report.limit_of(&dispute_body_slow_or_dear::RULE, "nominal") else {
        return None;
    };
    let above = fee.value.currency() == nominal.currency() && fee.value.amount > nominal.amount;
    above.then_some((fee, nominal))
}

/// *Jours ouvrables*, from Monday to Saturday.
const ACKNOWLEDGEMENT: Allowed = Allowed::WorkingDays { amount: 10, a_week: 6 };

/// Whether the authority for finance in France wants complaints to be acknowledged sooner.
pub fn acknowledges_late(model: &Model, calendar: Option<&WorkingCalendar>, within: Duration) -> bool {
    Law::France.applies(model) && works_in(model, FINANCE) && exceeds_on(calendar, within, ACKNOWLEDGEMENT)
}

/// Whether a law asks that a refusal names the mediator or the ombudsman: for consumers in France, for
/// finance in the United Kingdom.
pub fn refusal_names_provider(model: &Model) -> bool {
    Law::France.applies(model) && serves_consumers(model)
        || Law::UnitedKingdom.applies(model) && works_in(model, FINANCE)
}

/// Sectors whose support must be accessible.
const ACCESSIBLE: &[Sector] = &[Sector::ECommerce, Sector::Telecom, Sector::Banking, Sector::Payments];

/// Whether a law asks that the support of customers is accessible.
pub fn support_is_accessible(model: &Model) -> bool {
    Law::Union.applies(model)
        && serves_consumers(model)
        && works_in(model, ACCESSIBLE)
        && !may_be_micro(model)
}

/// The telephones behind which customers complain, claim redress or ask about a charter.
pub fn telephones(model: &Model) -> impl Iterator<Item = View<'_, Channel>> {
    let mut named = BTreeSet::new();
    for procedure in model.active::<ComplaintProcedure>() {
        named.extend(procedure.body().channels.items().map(|channel| channel.value.id.as_str()));
    }
    for code in model.active::<CodeOfConduct>() {
        named.extend(code.body().contact.given().map(|channel| channel.id.as_str()));
    }
    for promise in model.active::<Promise>() {
        let Some(Either::Long(redress)) = promise.body().redress.given() else { continue };
        let claim = redress.claim.given().and_then(|claim| claim.channel.given());
        named.extend(claim.map(|channel| channel.id.as_str()));
    }
    let telephones = model.active::<Channel>();
    telephones.filter(move |channel| {
        named.contains(channel.id()) && channel.r#type.given() == Some(&ChannelType::Phone)
    })
}

/// The address of a telephone that French law holds to be surcharged.
pub fn surcharged_in_france<'c>(model: &Model, channel: &View<'c, Channel>) -> Option<&'c Spanned<Line>> {
    if !serves_consumers(model) {
        return None;
    }
    french_surcharge(model, channel)
}

/// The same for whoever is served: what costs more than a call is a charge.
pub fn french_surcharge<'c>(model: &Model, channel: &View<'c, Channel>) -> Option<&'c Spanned<Line>> {
    if !Law::France.applies(model) {
        return None;
    }
    // Elsewhere 089… may be a town: without +33, a number is French where no other country is named.
    let only_french = named(model).all(|place| ["FR", "EU"].contains(&place.country()));
    let address = channel.body().address.spanned()?;
    french_number(address.value.as_str(), only_french)
        .is_some_and(|number| is_surcharged(&number))
        .then_some(address)
}

/// The first French number in a text, as its ten digits: `+33 (0)8 92 70 12 34` is `0892701234`. One
/// without its country is taken where `national` numbers are French.
fn french_number(text: &str, national: bool) -> Option<String> {
    let within = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+.-()".contains(c);
    let runs = text.split(|c: char| !within(c)).map(|run| run.replace("(0)", ""));
    let numbers = runs.filter_map(|run| {
        let signs: String = run.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let abroad = ["+33", "0033"].iter().find_map(|country| signs.strip_prefix(country));
        let number = match abroad {
            Some(rest) => format!("0{rest}"),
            None if national && signs.starts_with('0') => signs,
            None => return None,
        };
        number.get(..10).filter(|ten| ten.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned)
    });
    { numbers }.next()
}

/// Whether ten French digits are those of a surcharged number. Short numbers (30xx, 31xx) are not.
fn is_surcharged(number: &str) -> bool {
    ["081", "082", "089"].iter().any(|prefix| number.starts_with(prefix))
}

/// What people write for the price of an ordinary call.
const ORDINARY: [&str; 7] = ["local", "ordina", "normal", "banalis", "non surtax", "standard", "usual"];

/// The price of a telephone that is above that of an ordinary call, where European law bars it.
pub fn above_basic_rate<'c>(model: &Model, channel: &View<'c, Channel>) -> Option<&'c Spanned<Line>> {
    if !Law::Union.applies(model) || !serves_consumers(model) {
        return None;
    }
    let Some(Either::Long(Price { price })) = channel.body().cost.given() else { return None };
    let ordinary = |text: &str| ORDINARY.iter().any(|word| fold(text).contains(word));
    price.spanned().filter(|price| {
        let text = price.value.as_str();
        text.contains(|c: char| c.is_ascii_digit()) && charges_something(text) && !ordinary(text)
    })
}

/// Whether a law bars what a telephone costs.
pub fn bars_cost(model: &Model, channel: &View<'_, Channel>) -> bool {
    channel.r#type.given() == Some(&ChannelType::Phone)
        && (surcharged_in_france(model, channel).is_some() || above_basic_rate(model, channel).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_numbers_are_read_in_all_their_forms() {
        for text in [
            "0892 70 12 34",
            "08.92.70.12.34",
            "+33 892 701 234",
            "+33 (0)8 92 70 12 34",
            "0033892701234",
            "Tél. 0892 70 12 34 (0,35 €/min)",
        ] {
            assert_eq!(french_number(text, true).as_deref(), Some("0892701234"), "{text}");
        }
        assert_eq!(french_number("089 1234567", false), None);
        assert_eq!(french_number("+49 89 1234567", true), None);
        assert_eq!(french_number("3039", true), None);
    }

    #[test]
    fn surcharged_numbers_begin_with_081_082_and_089() {
        for (number, surcharged) in [
            ("0810123456", true),
            ("0825123456", true),
            ("0892701234", true),
            ("0800123456", false),
            ("0969123456", false),
            ("0145678901", false),
        ] {
            assert_eq!(is_surcharged(number), surcharged, "{number}");
        }
    }
}
