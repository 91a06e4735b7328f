//! SMQ2007: complaining costs the complainant money.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::Price;
use crate::model::{Channel, ComplaintProcedure, Either};
use crate::resolve::Model;
use crate::rules::consumer_law::{bars_cost, french_surcharge};
use crate::rules::wording::charges_something;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ2007"),
    slug: "complainant-is-charged",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.8",
    page: include_str!("complainant_is_charged.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut reported = BTreeSet::new();
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(Either::Long(charges)) = procedure.charges.given() {
            let charged = charges.entries.iter().find(|(_, price)| text_charges(&price.value));
            if let Some((what, price)) = charged {
                let message = Message::new("complainant-is-charged")
                    .with("what", what.value.as_str())
                    .with("price", price.value.clone());
                report.add(procedure.definition, price.span, message);
                // A dear channel is most often the same charge, told twice.
                continue;
            }
        }
        for listed in procedure.channels.items() {
            let Some(channel) = model.find::<Channel>(&listed.value.id) else { continue };
            if bars_cost(model, &channel) {
                continue;
            }
            let told = match channel.cost.given() {
                Some(Either::Long(Price { price })) => {
                    price.spanned().filter(|price| charges_something(price.value.as_str()))
                }
                _ => None,
            };
            let Some(price) = told.or_else(|| french_surcharge(model, &channel)) else { continue };
            if reported.insert(channel.id()) {
                let message = Message::new("complainant-is-charged")
                    .with("what", channel.id())
                    .with("price", price.value.as_str());
                report.add(channel.definition, price.span, message);
            }
        }
    }
}

fn text_charges(price: &Text) -> bool {
    price.strings().all(|(_, text)| charges_something(text))
}
